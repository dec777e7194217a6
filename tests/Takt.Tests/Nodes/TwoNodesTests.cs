using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.ServerSentEvents;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Takt.Evaluations;
using Takt.FollowUp;

namespace Takt.Tests;

/// <summary>
/// Two nodes behind HAProxy on one PostgreSQL, all of them real processes. A node is killed in the middle of requests, PostgreSQL
/// starts anew, the network to it is cut, while people write, read and follow a live page. What was acknowledged is there, once;
/// nobody is signed out; whoever follows misses nothing; and what fails says so, and holds when it is sent again.
/// </summary>
public sealed class TwoNodesTests(TestHost host, ITestOutputHelper output) : IAsyncLifetime
{
    const int Writers = 3;
    const string Name = "Torleif Aasgård";

    static readonly int Rounds = Environment.GetEnvironmentVariable("TAKT_FULL") is "yes" or "1" ? 5 : 1;
    static readonly TimeSpan NetworkIsCutFor = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly string folder = System.IO.Directory.CreateTempSubdirectory("takt-nodes-").FullName;
    readonly ConcurrentDictionary<Guid, string> acknowledged = [];
    readonly ConcurrentDictionary<string, int> failed = [];
    readonly ConcurrentQueue<string> wrong = [];
    readonly CancellationTokenSource end = new();
    readonly List<TaktProcess> nodes = [];
    readonly Stopwatch time = Stopwatch.StartNew();
    int sent;
    int keptForMe;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Whatever_dies_no_acknowledged_write_is_lost_nobody_is_signed_out_and_live_pages_miss_nothing()
    {
        Assert.SkipWhen(TestHost.Engine == Engine.Sqlite, "A SQLite file is served by one node.");
        var haproxy =
            Tools.Find("haproxy") ?? throw new InvalidOperationException("This test needs HAProxy. Install it (apt-get install haproxy).");
        await using var server = await PostgresServer.Start();
        await using var network = new Network(server.Port);
        int[] ports = [Ports.Free(), Ports.Free()];
        nodes.Add(await Node(0, ports, network));
        nodes.Add(await Node(1, ports, network));
        await using var balancer = Balancer.Start(haproxy, ports);
        await IsServed(balancer.Client);

        var leader = await Leader.SignIn(balancer.Client, Name);
        var meeting = await Meeting.Find(leader, balancer.Client);
        using var follower = new Follower(balancer, leader, meeting, wrong);
        Task[] people =
        [
            .. Enumerable.Range(0, Writers).Select(_ => Write(balancer.Another(), leader)),
            Read(balancer.Another(), leader),
            follower.Follow(end.Token),
        ];
        await Calm("begun", follower, balancer.Client, meeting, leader);
        await GuessingIsCountedTogether();

        for (var round = 0; round < Rounds; round++)
        {
            var (dies, connected) = (follower.Node, follower.Connections); // the one that the live page hangs on
            await nodes[dies].Kill();
            await nodes[dies].DisposeAsync();
            await Calm("one node killed", follower, balancer.Client, meeting, leader);
            Assert.True(follower.Connections > connected, "The live page hung on the dead node.");
            Assert.NotEqual(dies, follower.Node);
            nodes[dies] = await Node(dies, ports, network);
            await Calm("it came back", follower, balancer.Client, meeting, leader);

            var kept = keptForMe;
            await server.Stop("fast");
            await Until(() => keptForMe > kept, "PostgreSQL is away: whoever sends a form is told so, and it is kept");
            await server.Begin();
            await Calm("PostgreSQL maintained", follower, balancer.Client, meeting, leader);
            await server.Stop("immediate");
            await server.Begin();
            await Calm("PostgreSQL crashed", follower, balancer.Client, meeting, leader);

            await network.Cut();
            await Task.Delay(NetworkIsCutFor, Cancel);
            network.Mend();
            await Calm("network cut", follower, balancer.Client, meeting, leader);
        }

        await end.CancelAsync();
        await Task.WhenAll(people);
        output.WriteLine(
            $"{acknowledged.Count} writes acknowledged, {follower.Connections} streams, {keptForMe} forms kept by a page that says so; failed: "
                + string.Join(", ", failed.Select(f => $"{f.Value} {f.Key}"))
        );
        Assert.Equal([], wrong);
        Assert.NotEmpty(failed); // or nothing was tried
        await Check(server.Port, meeting);
    }

    // Guesses at each of them in turn: as many in all as one node alone would let through.
    async Task GuessingIsCountedTogether()
    {
        var guesses = 0;
        while (!await IsStopped(nodes[guesses % 2]))
        {
            Assert.True(++guesses < 20, "Each node counts for itself.");
        }

        Assert.InRange(guesses, 10, 19);
        Assert.True(await IsStopped(nodes[0]) && await IsStopped(nodes[1]), "The other node lets through.");

        static async Task<bool> IsStopped(TaktProcess node)
        {
            using var guess = new FormUrlEncodedContent([new("Form.UserName", "torleif"), new("Form.Password", "gjetning")]);
            using var answer = await node.Client.PostAsync("/logg-inn", guess, Cancel);
            return answer.StatusCode == HttpStatusCode.TooManyRequests;
        }
    }

    async Task<TaktProcess> Node(int nth, int[] ports, Network network) =>
        await TaktProcess.Start(
            System.IO.Directory.CreateDirectory(Path.Combine(folder, $"{nth}")).FullName,
            $"Host=127.0.0.1;Port={network.Port};Username=takt;Database=takt_shared;Maximum Pool Size=20",
            ports[nth]
        );

    static async Task IsServed(HttpClient client)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync("/health/ready", Cancel);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // it does not listen yet
            }

            Assert.True(tries < 300, "HAProxy serves nobody.");
            await Task.Delay(100, Cancel);
        }
    }

    /// <summary>After each trouble everything goes on: writes are acknowledged again, and whoever follows sees what another decides.</summary>
    async Task Calm(string after, Follower follower, HttpClient client, Meeting meeting, Leader leader)
    {
        var (before, since) = (acknowledged.Count, Stopwatch.StartNew());
        await Until(() => acknowledged.Count >= before + (4 * Writers), $"{after}: writes");
        var point = $"Etter at {after} ({acknowledged.Count})";
        await meeting.Decide(client, leader, point, failed);
        await Until(() => follower.Sees(point), $"{after}: the live page shows what was decided");
        output.WriteLine($"{time.Elapsed.TotalSeconds, 5:0.0} s  {after}: all is well after {since.Elapsed.TotalSeconds:0.0} s");
    }

    async Task Until(Func<bool> done, string what)
    {
        for (var waited = TimeSpan.Zero; !done(); waited += TimeSpan.FromMilliseconds(50))
        {
            Assert.True(
                waited < Patience,
                $"{what}: not within {Patience}. Wrong: {string.Join("; ", wrong)}. Failed: {string.Join(", ", failed)}"
            );
            await Task.Delay(50, Cancel);
        }
    }

    // Sends the same form until it is said that the measure is made, as somebody does who sees that it failed.
    async Task Write(HttpClient client, Leader leader)
    {
        using (client)
        {
            while (!end.IsCancellationRequested)
            {
                var (what, key) = ($"Skriving {Interlocked.Increment(ref sent)}", Guid.CreateVersion7());
                while (true)
                {
                    var (id, trouble) = await leader.TryMeasure(client, what, key);
                    if (id is { } made)
                    {
                        acknowledged[made] = what;
                        break;
                    }

                    Note("POST", trouble!, what);
                    await Task.Delay(200, CancellationToken.None);
                }
            }
        }
    }

    async Task Read(HttpClient client, Leader leader)
    {
        using (client)
        {
            while (!end.IsCancellationRequested)
            {
                if (await leader.TryGet(client, "/tiltak") is { } trouble)
                {
                    Note("GET", trouble, null);
                    await Task.Delay(200, CancellationToken.None);
                }
            }
        }
    }

    // What may fail: no answer, the proxy's or our own "not now". Ours has what was typed in it.
    void Note(string method, Trouble trouble, string? typed)
    {
        failed.AddOrUpdate($"{method} {trouble.Status?.ToString() ?? "no answer"}", 1, (_, n) => n + 1);
        if (trouble.Status is not (null or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout))
        {
            wrong.Enqueue($"{method} {trouble.Status} {trouble.Said}");
        }

        if (trouble.IsOurs && typed is not null)
        {
            Interlocked.Increment(ref keptForMe);
            if (!trouble.Said.Contains($"value=\"{typed}\"", StringComparison.Ordinal))
            {
                wrong.Enqueue($"'{typed}' is not kept: {trouble.Said}");
            }
        }
    }

    async Task Check(int port, Meeting meeting)
    {
        var connection = $"Host=127.0.0.1;Port={port};Username=takt;Database=takt_{TaktSettings.DemoNumber};Pooling=false";
        var municipality = new Municipality(
            OrganisationNumber.Parse(TaktSettings.DemoNumber, null),
            "Fjordvik kommune",
            Engine.Postgres,
            connection,
            IsDemo: true
        );
        await using var scope = host.Services.ScopeFor(municipality, Actor.Command("test"));
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var there = await db
            .Measures.Where(m => m.What.StartsWith("Skriving "))
            .Select(m => new { m.Id, m.What })
            .ToDictionaryAsync(m => m.Id, m => m.What, Cancel);
        Assert.Equal(acknowledged.OrderBy(a => a.Key), there.OrderBy(a => a.Key)); // none lost, none twice, none that nobody heard of
        var points = await db
            .AnswerPoints.Where(p => p.Text.StartsWith("Etter at "))
            .GroupBy(p => p.Text)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(Cancel);
        Assert.Equal([], points.Where(p => p.Count > 1));
        Assert.Equal(meeting.Decided, points.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        end.Dispose();
        NpgsqlConnection.ClearAllPools();
        System.IO.Directory.Delete(folder, recursive: true);
    }

    /// <summary>The meeting where an evaluation of the demonstration is answered.</summary>
    sealed class Meeting
    {
        public string Address { get; private init; } = "";

        public string Stream { get; private init; } = "";

        public int Decided { get; private set; }

        public static async Task<Meeting> Find(Leader leader, HttpClient client)
        {
            foreach (var link in (await leader.Get(client, "/evalueringer")).QuerySelectorAll("main a[href^='/evalueringer/']"))
            {
                var one = link.GetAttribute("href")!.Split('?')[0];
                if (Guid.TryParse(one.Split('/')[^1], out _) && (await leader.Get(client, one)).QuerySelector("[data-live]") is { } live)
                {
                    return new() { Address = $"{one}/svarmote?tema=1", Stream = live.GetAttribute("data-live")! };
                }
            }

            throw new InvalidOperationException("No evaluation of the demonstration is being answered.");
        }

        public async Task Decide(HttpClient client, Leader leader, string text, ConcurrentDictionary<string, int> failed)
        {
            List<KeyValuePair<string, string>>? form = null;
            for (var tries = 0; ; tries++)
            {
                Assert.True(tries < 100, "Nothing can be decided.");
                form ??= await leader.TryForm(client, Address, "decide");
                if (form is not null)
                {
                    var (location, _) = await leader.TryPost(
                        client,
                        Address,
                        [.. form, new("Form.Text", text), new("Form.Stance", nameof(Stance.InPlace)), new("Form.Do", MeetingForm.Add)]
                    );
                    if (location is not null)
                    {
                        Decided++;
                        return;
                    }
                }

                failed.AddOrUpdate("decision", 1, (_, n) => n + 1);
                await Task.Delay(200, Cancel);
            }
        }
    }

    /// <summary>A browser with the meeting open: listens, reads the page at each hello and hint, and connects again when it is cut off.</summary>
    sealed class Follower(Balancer balancer, Leader leader, Meeting meeting, ConcurrentQueue<string> wrong) : IDisposable
    {
        readonly HttpClient client = balancer.Another();
        volatile string page = "";

        public int Connections { get; private set; }

        /// <summary>The node that tells, from 0.</summary>
        public int Node { get; private set; }

        public bool Sees(string point) => page.Contains(point, StringComparison.Ordinal);

        public async Task Follow(CancellationToken end)
        {
            while (!end.IsCancellationRequested)
            {
                await Listen(end);
                await Task.Delay(500, CancellationToken.None); // as a browser does
            }
        }

        async Task Listen(CancellationToken end)
        {
            try
            {
                using var answer = await LiveEvents.Ask(client, meeting.Stream, leader.CookieLine);
                if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway))
                {
                    wrong.Enqueue($"stream: {answer.StatusCode} {answer.Headers.Location}");
                }

                if (answer.StatusCode is not HttpStatusCode.OK)
                {
                    return;
                }

                Node = answer.Headers.GetValues(Balancer.NodeHeader).Single()[^1] - '1';
                await foreach (var said in SseParser.Create(await answer.Content.ReadAsStreamAsync(end)).EnumerateAsync(end))
                {
                    Connections += said.EventType == "hello" ? 1 : 0;
                    if (said.EventType is not "beat")
                    {
                        await Fetch(end);
                    }
                }
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or OperationCanceledException) { }
        }

        async Task Fetch(CancellationToken end)
        {
            while (!end.IsCancellationRequested)
            {
                var (text, trouble) = await leader.TryText(client, meeting.Address);
                if (text is not null)
                {
                    page = text;
                    return;
                }

                if (trouble!.Status is HttpStatusCode.Redirect or HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
                {
                    wrong.Enqueue($"live page: {trouble.Status} {trouble.Said}");
                }

                await Task.Delay(300, CancellationToken.None);
            }
        }

        public void Dispose() => client.Dispose();
    }
}
