using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Takt.Kernel;

/// <summary>
/// Brings hints from node to node by LISTEN and NOTIFY on the shared database: one connection that listens, however many
/// municipalities there are, and one now and then that tells. What was told while it was away is made good by everybody
/// reading again.
/// </summary>
/// <param name="shared">The shared database: a connection string.</param>
/// <param name="hints">Those of this node.</param>
/// <param name="log">Where it says that it is away.</param>
public sealed class LiveRelay(string shared, LiveHints hints, ILogger<LiveRelay> log) : BackgroundService
{
    const string Channel = "takt_live";

    // For everybody: read again.
    const string Everything = "*";

    // More topics at once than this are told as everything.
    const int MostLines = 200;

    static readonly TimeSpan SilentFor = TimeSpan.FromSeconds(10);
    static readonly TimeSpan MostWait = TimeSpan.FromSeconds(10);

    readonly string node = Guid.NewGuid().ToString("N");

    // Stays until it is told.
    readonly HashSet<string> untold = [];

    // Never from the pool: what a listening connection hears belongs to nobody else. Short of patience, because a network that is
    // cut says nothing.
    string Listening =>
        new NpgsqlConnectionStringBuilder(shared)
        {
            Pooling = false,
            Timeout = 5,
            CommandTimeout = 5,
            ApplicationName = "takt live",
        }.ToString();

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Stubbornly(Listen, stoppingToken), Stubbornly(Tell, stoppingToken));

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong with the database, it is tried again.")]
    async Task Stubbornly(Func<Action, CancellationToken, Task> work, CancellationToken stopping)
    {
        for (var failures = 0; !stopping.IsCancellationRequested; )
        {
            try
            {
                await work(() => failures = 0, stopping);
            }
            catch (Exception trouble)
            {
                if (stopping.IsCancellationRequested)
                {
                    return;
                }

                if (failures++ == 0)
                {
                    log.LogWarning(trouble, "Hints between nodes are away: live pages on other nodes wait until they are back.");
                }

                await Task.Delay(Wait(failures), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // A quarter of a second, then twice as long each time; not all nodes at once.
    static TimeSpan Wait(int failures) =>
        TimeSpan.FromMilliseconds(
            Math.Min(MostWait.TotalMilliseconds, 125 * Math.Pow(2, Math.Min(failures, 10))) * (0.75 + (Random.Shared.NextDouble() / 2))
        );

    async Task Listen(Action isWell, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(Listening);
        connection.Notification += (_, told) => Hear(told.Payload);
        await connection.OpenAsync(cancel);
        await using var listen = new NpgsqlCommand($"LISTEN {Channel}", connection);
        await listen.ExecuteNonQueryAsync(cancel);
        isWell();

        // What was told meanwhile nobody here heard. And what this node saved last, before it died, it may never have told.
        hints.Resync();
        await Send(connection, [Everything], cancel);
        await using var ask = new NpgsqlCommand("SELECT 1", connection);
        while (true)
        {
            if (!await connection.WaitAsync(SilentFor, cancel))
            {
                await ask.ExecuteScalarAsync(cancel);
            }
        }
    }

    async Task Tell(Action isWell, CancellationToken cancel)
    {
        while (untold.Count > 0 || await hints.Untold.WaitToReadAsync(cancel))
        {
            while (hints.Untold.TryRead(out var topic))
            {
                untold.Add(topic.ToString());
            }

            if (hints.HasLost || untold.Count > MostLines)
            {
                untold.Clear();
                untold.Add(Everything);
            }

            await using var connection = new NpgsqlConnection(shared);
            await connection.OpenAsync(cancel);
            await Send(connection, untold, cancel);
            untold.Clear();
            isWell();
        }
    }

    async Task Send(NpgsqlConnection connection, IEnumerable<string> lines, CancellationToken cancel)
    {
        await using var notify = new NpgsqlCommand($"SELECT pg_notify('{Channel}', line) FROM unnest(@lines) AS line", connection);
        notify.Parameters.AddWithValue("lines", lines.Select(line => $"{node} {line}").ToArray());
        await notify.ExecuteNonQueryAsync(cancel);
    }

    void Hear(string payload)
    {
        if (payload.Split(' ') is not [var from, var line] || from == node)
        {
            return;
        }

        if (line == Everything)
        {
            hints.Resync();
        }
        else if (LiveTopic.TryParse(line, out var topic))
        {
            hints.Hint(topic.Value);
        }
    }
}
