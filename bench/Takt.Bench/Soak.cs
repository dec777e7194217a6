using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Takt.Evaluations;
using Takt.Organisation;

namespace Takt.Bench;

/// <summary>
/// Half an hour of people at work: pages in turn, each twentieth a measure written, at the pace of some hundred leaders, not as
/// fast as can be. What it costs is measured elsewhere; here it is whether memory stays flat and nothing fails.
/// </summary>
sealed class Soak(Run run, Asked asked)
{
    const int Workers = 4;
    const int WriteEach = 20;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    readonly ConcurrentQueue<double> times = [];
    int requests;
    int failed;

    string[] Pages =>
        [
            "/",
            "/tiltak?visning=apne",
            EvaluationsUrls.List,
            EvaluationsUrls.Of(run.Filled.Evaluation),
            EvaluationsUrls.AnswerOf(run.Filled.Evaluation, 1),
            EvaluationsUrls.YouSaidOf(run.Filled.Evaluation),
            "/sok?q=referat",
            "/hvem-spor-jeg?q=sykemelding",
            OrganisationUrls.Units,
            OrganisationUrls.UnitOf(run.Filled.Unit),
            OrganisationUrls.Contacts,
            EvaluationsUrls.DeckOf(run.Filled.Evaluation, "pptx"),
        ];

    /// <summary>Whether memory in the last third is within a twentieth of what it was in the second, and nothing failed.</summary>
    public async Task<(bool IsFlat, string Report)> Measure()
    {
        var server = await run.Serve();
        await using var takt = server;
        var report = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"### {asked.Minutes} minutes of work ({run.Engine})")
            .AppendLine()
            .AppendLine("| minute | requests | failed | p50 ms | p99 ms | memory (RSS), MiB |")
            .AppendLine("|--:|--:|--:|--:|--:|--:|");
        using var end = new CancellationTokenSource();
        var workers = Enumerable.Range(0, Workers).Select(nth => Work(server, nth, end.Token)).ToArray();
        List<double> memory = [];
        for (var minute = 1; minute <= asked.Minutes; minute++)
        {
            await Task.Delay(TimeSpan.FromMinutes(1));
            memory.Add(server.Memory);
            var line =
                $"| {minute} | {Interlocked.Exchange(ref requests, 0)} | {Volatile.Read(ref failed)} | {Times()} | {server.Memory:0} |";
            report.AppendLine(line);
            await Console.Error.WriteLineAsync($"  {line}");
        }

        await end.CancelAsync();
        await Task.WhenAll(workers);
        var third = memory.Count / 3;
        var (middle, last) = (memory.Skip(third).Take(third).Average(), memory.TakeLast(third).Average());
        report
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Memory, mean of the last third over that of the second: {last / middle:0.000} ×.");
        return (failed == 0 && last <= middle * 1.05, report.ToString());
    }

    async Task Work(Server server, int nth, CancellationToken end)
    {
        var visit = await new Visit(server.Client).SignIn(Run.Who);
        var form = await visit.MeasureForm(run.Filled.Unit);
        for (var turn = nth; !end.IsCancellationRequested; turn++)
        {
            var since = Stopwatch.GetTimestamp();
            try
            {
                await (turn % WriteEach == 0 ? visit.Post("/tiltak/ny", form) : visit.Bytes(Pages[turn % Pages.Length]));
            }
            catch (Exception trouble) when (trouble is HttpRequestException or InvalidOperationException)
            {
                Interlocked.Increment(ref failed);
                await Console.Error.WriteLineAsync(trouble.Message);
            }

            times.Enqueue(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            Interlocked.Increment(ref requests);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    string Times()
    {
        List<double> taken = [];
        while (times.TryDequeue(out var time))
        {
            taken.Add(time);
        }

        taken.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{taken[taken.Count / 2]:0.0} | {taken[taken.Count * 99 / 100]:0.0}");
    }
}
