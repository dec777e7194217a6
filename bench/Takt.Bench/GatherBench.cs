using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Takt.Bench;

/// <summary>
/// A hall of telephones: each joins, follows the course over a stream of its own, writes three contributions and lays five dots,
/// all within a minute, while the wall reads every other second. Is each stored once, and how long does one wait?
/// </summary>
sealed partial class GatherBench(Asked asked, Engine engine)
{
    const int Texts = 3;
    const int Dots = 5;
    const double JoinSeconds = 15;
    const double WriteSeconds = 20;
    const double DotSeconds = 20;

    readonly ConcurrentQueue<double> times = [];
    readonly ConcurrentQueue<string> troubles = [];
    int streams;

    public static async Task<bool> Measure(Asked asked)
    {
        var isWithin = true;
        foreach (var engine in asked.Engines)
        {
            var (holds, report) = await new GatherBench(asked, engine).Measure();
            Console.WriteLine(report);
            isWithin &= holds;
        }

        return isWithin;
    }

    async Task<(bool Holds, string Report)> Measure()
    {
        var data = Path.Combine(asked.Data, $"gather-{engine}");
        if (System.IO.Directory.Exists(data))
        {
            System.IO.Directory.Delete(data, recursive: true);
        }

        var (server, _) = await Server.Takt(asked, engine == Engine.Postgres ? Shared : null, data);
        await using var takt = server;
        using var hall = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                MaxConnectionsPerServer = int.MaxValue,
            }
        )
        {
            BaseAddress = server.Client.BaseAddress,
            Timeout = TimeSpan.FromMinutes(5),
        };
        var host = await new Visit(server.Client).SignIn(Host);
        var desk = await Prepare(host);
        var code = string.Concat(Code().Match(await host.Read(desk)).Value.Where(char.IsAsciiDigit));
        var before = CountOf(await host.Read(desk));
        using var end = new CancellationTokenSource();
        var (cpu, since) = (Cpu.Of(server.ProcessId), Stopwatch.StartNew());
        var voting = new TaskCompletionSource();
        var phones = Enumerable
            .Range(0, asked.Phones)
            .Select(nth => new Phone(this, hall, code, nth).Live(voting.Task, end.Token))
            .ToArray();
        await Task.Delay(TimeSpan.FromSeconds(JoinSeconds + WriteSeconds));
        await host.PostForm(desk, "course", ("Form.Do", "dots"));
        voting.SetResult();
        await Task.WhenAll(phones);
        var (took, used, memory) = (since.Elapsed, Cpu.Of(server.ProcessId) - cpu, server.Memory);
        var open = Volatile.Read(ref streams);
        var page = await host.Read(desk);
        await end.CancelAsync();
        var (texts, dots) = (CountOf(page) - before, DotsOf(page));
        double[] waited = [.. times.Order()];
        var holds =
            texts == asked.Phones * Texts
            && dots == asked.Phones * Dots
            && waited[waited.Length * 99 / 100] <= 250
            && memory <= 500
            && took <= TimeSpan.FromSeconds(60);
        var report = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"### A hall of {asked.Phones} telephones ({engine})")
            .AppendLine()
            .AppendLine("| | figure | goal |")
            .AppendLine("|---|--:|--:|")
            .AppendLine(CultureInfo.InvariantCulture, $"| texts stored | {texts} | {asked.Phones * Texts} |")
            .AppendLine(CultureInfo.InvariantCulture, $"| dots stored | {dots} | {asked.Phones * Dots} |")
            .AppendLine(CultureInfo.InvariantCulture, $"| all of it took | {took.TotalSeconds:0} s | 60 s |")
            .AppendLine(CultureInfo.InvariantCulture, $"| requests, failed | {waited.Length}, {troubles.Count} | –, 0 |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| a request, p50 / p99 / longest | {waited[waited.Length / 2]:0} / {waited[waited.Length * 99 / 100]:0} / {waited[^1]:0} ms | p99 250 ms |"
            )
            .AppendLine(CultureInfo.InvariantCulture, $"| streams open at the end | {open} | {asked.Phones} |")
            .AppendLine(CultureInfo.InvariantCulture, $"| app CPU a request | {used / waited.Length:0.00} ms | |")
            .AppendLine(CultureInfo.InvariantCulture, $"| memory (RSS) | {memory:0} MiB | 500 MiB |");
        foreach (var trouble in troubles.CountBy(t => t).OrderByDescending(t => t.Value).Take(5))
        {
            report.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{trouble.Value} × {trouble.Key}");
        }

        return (holds, report.ToString());
    }

    // The server is thrown away after each run.
    string Shared => new NpgsqlConnectionStringBuilder(asked.Postgres) { Database = "takt_gather" }.ToString();

    // Whoever runs the gathering of the demonstration, and does not owe its answers.
    const string Host = "Nils Otto Fagerli";

    static async Task<string> Prepare(Visit host)
    {
        foreach (var id in Evaluation().Matches(await host.Read("/evalueringer")).Select(m => m.Groups["id"].Value).Distinct())
        {
            var desk = $"/evalueringer/{id}/samling";
            if ((await host.Read(desk)).Contains($"{desk}/storskjerm", StringComparison.Ordinal)) // one at tables
            {
                var setup = await host.Read(desk + "/oppsett");
                (string, string)[] themes =
                [
                    .. Theme()
                        .Matches(setup)
                        .Where(m => m.Value.Contains("checked", StringComparison.Ordinal))
                        .Select(m => (m.Groups["name"].Value, "true")),
                ];
                await host.PostForm(
                    desk + "/oppsett",
                    "gathering",
                    [("Form.Tables", "24"), ("Form.Minutes", "15"), ("Form.Dots", $"{Dots}"), ("Form.Keeps", "theme"), .. themes]
                );
                return desk;
            }
        }

        throw new InvalidOperationException("The demonstration has no gathering.");
    }

    static int CountOf(string desk) => int.Parse(Count().Match(desk).Groups["n"].Value, CultureInfo.InvariantCulture);

    static int DotsOf(string desk) => DotCount().Matches(desk).Sum(m => int.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture));

    async Task<T> Timed<T>(Func<Task<T>> request)
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            return await request();
        }
        finally
        {
            times.Enqueue(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
    }

    [GeneratedRegex("/evalueringer/(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture)]
    private static partial Regex Evaluation();

    [GeneratedRegex("Kode [0-9]{3} [0-9]{3}")]
    private static partial Regex Code();

    [GeneratedRegex("<input[^>]*name=\"(?<name>Form\\.Themes\\[[^\"]+)\"[^>]*>", RegexOptions.ExplicitCapture)]
    private static partial Regex Theme();

    [GeneratedRegex("data-said=\"(?<n>[0-9]+) innspill", RegexOptions.ExplicitCapture)]
    private static partial Regex Count();

    [GeneratedRegex("<span class=\"t-num\">(?<n>[0-9]+)</span></td></tr>", RegexOptions.ExplicitCapture)]
    private static partial Regex DotCount();

    /// <summary>One telephone, from the door to the last dot.</summary>
    sealed partial class Phone(GatherBench bench, HttpClient hall, string code, int nth)
    {
        readonly Random chance = new(nth);
        readonly Dictionary<string, string> cookies = [];
        readonly string address = $"/s/{code}?bord={1 + (nth % 24)}";

        public async Task Live(Task voting, CancellationToken end)
        {
            try
            {
                await Wait(JoinSeconds);
                var page = await Read();
                _ = Follow(end);
                for (var text = 0; text < Texts; text++)
                {
                    await Wait(WriteSeconds / Texts);
                    await Post(
                        page,
                        "say",
                        ("Form.Key", $"{Guid.NewGuid()}"),
                        ("Form.Theme", Field(page, "Form.Theme")),
                        ("Form.Text", $"Telefon {nth} skriver innspill {text}: færre skjemaer og kortere møter.")
                    );
                }

                await voting;
                await Wait(DotSeconds / (Dots + 1));
                page = await Read();
                string[] headings = [.. Heading().Matches(page).Select(m => m.Groups["id"].Value)];
                for (var dot = 0; dot < Dots; dot++)
                {
                    await Wait(DotSeconds / (Dots + 1));
                    await Post(page, "dots", ("Form.Lay", headings[chance.Next(headings.Length)]));
                }
            }
            catch (Exception trouble) when (trouble is HttpRequestException or InvalidOperationException or TaskCanceledException)
            {
                bench.troubles.Enqueue(trouble.Message);
            }
        }

        Task Wait(double most) => Task.Delay(TimeSpan.FromSeconds(chance.NextDouble() * most));

        async Task Follow(CancellationToken end)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{code}/folg");
            request.Headers.Add("Cookie", Cookies);
            try
            {
                using var answer = await hall.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end);
                answer.EnsureSuccessStatusCode();
                Interlocked.Increment(ref bench.streams);
                using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(end));
                while (await lines.ReadLineAsync(end) is not null) { }

                Interlocked.Decrement(ref bench.streams);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                // it is over
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException)
            {
                bench.troubles.Enqueue($"stream: {broken.Message}");
            }
        }

        async Task<string> Read()
        {
            using var answer = await bench.Timed(() => Send(HttpMethod.Get, null));
            return answer.StatusCode == HttpStatusCode.OK
                ? await answer.Content.ReadAsStringAsync()
                : throw new InvalidOperationException($"GET: {answer.StatusCode}");
        }

        async Task Post(string page, string handler, params (string Name, string Value)[] fields)
        {
            var form = page[page.IndexOf($"name=\"_handler\" value=\"{handler}\"", StringComparison.Ordinal)..];
            Dictionary<string, string> sent = fields.ToDictionary(f => f.Name, f => f.Value);
            (sent["_handler"], sent["__RequestVerificationToken"]) = (handler, Field(form, "__RequestVerificationToken"));
            using var answer = await bench.Timed(() => Send(HttpMethod.Post, sent));
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
            {
                throw new InvalidOperationException($"POST {handler}: {answer.StatusCode}");
            }
        }

        async Task<HttpResponseMessage> Send(HttpMethod method, Dictionary<string, string>? fields)
        {
            using var request = new HttpRequestMessage(method, address)
            {
                Content = fields is null ? null : new FormUrlEncodedContent(fields),
            };
            if (cookies.Count > 0)
            {
                request.Headers.Add("Cookie", Cookies);
            }

            var answer = await hall.SendAsync(request);
            foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
            {
                if (line.Split(';')[0].Split('=', 2) is [var name, var value])
                {
                    cookies[name] = value;
                }
            }

            return answer;
        }

        string Cookies => string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));

        static string Field(string page, string name)
        {
            var at = page.IndexOf($"name=\"{name}\" value=\"", StringComparison.Ordinal) + name.Length + 15;
            return page[at..page.IndexOf('"', at)];
        }

        [GeneratedRegex("name=\"Form\\.Lay\" value=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture)]
        private static partial Regex Heading();
    }
}
