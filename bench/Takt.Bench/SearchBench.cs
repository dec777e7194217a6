using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using Takt.Evaluations;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;

namespace Takt.Bench;

/// <summary>How long a search takes on PostgreSQL among very many documents, for who sees all, some and almost nothing of them.</summary>
sealed class SearchBench(IServiceProvider services, Municipality municipality, SearchDocuments documents)
{
    const double Goal = 50;
    const int Rounds = 15;

    const string Copied =
        "COPY kernel_search_row (id, number, kind, title, address, title_words, text_words, rules, audience_permission, audience_unit_id, audience_named) FROM STDIN BINARY";

    /// <summary>Fills, measures and writes the table. Whether all of it is within the goal.</summary>
    public static async Task<bool> Measure(Asked asked)
    {
        if (asked.Postgres is null)
        {
            await Console.Error.WriteLineAsync("The search is measured on PostgreSQL, and there is none here.");
            return false;
        }

        var data = Path.Combine(asked.Data, "search");
        System.IO.Directory.CreateDirectory(data);
        var shared = new NpgsqlConnectionStringBuilder(asked.Postgres) { Database = "takt_search" };
        await using var app = TaktHost.Build([
            $"--Takt:Data={data}",
            "--Takt:Demo=true",
            "--Logging:LogLevel:Default=Warning",
            $"--Takt:Postgres={shared}",
        ]);
        var installation = app.Services.GetRequiredService<Installation>();
        await installation.Open(CancellationToken.None);
        var municipality = installation.Only();
        var documents = new SearchDocuments(await Texts(app.Services, municipality));
        var bench = new SearchBench(app.Services, municipality, documents);
        await bench.Fill(asked.Documents);
        return await bench.Ask(asked.Documents);
    }

    static async Task<List<string>> Texts(IServiceProvider services, Municipality municipality)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Command("bench"));
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        return
        [
            .. await db.Measures.Select(m => m.What).ToListAsync(),
            .. await db.Evaluations.SelectMany(e => e.Themes).Select(t => t.Question).ToListAsync(),
            .. await db.Contributions.Select(c => c.Text).ToListAsync(),
            .. await db.Answers.Select(a => a.Lead ?? "").ToListAsync(),
        ];
    }

    // As a save writes them, but by COPY; the GIN indexes are made when all is there.
    async Task Fill(int number)
    {
        var clock = Stopwatch.StartNew();
        await using var server = new NpgsqlConnection(municipality.Connection);
        await server.OpenAsync();
        var indexes = await Gin(server);
        await Do(server, string.Concat(indexes.Select(i => $"DROP INDEX \"{i.Name}\";")));
        HashSet<string> stems = [];
        await using (var rows = await server.BeginBinaryImportAsync(Copied))
        {
            foreach (var row in documents.Write(number).Select(SearchRow.Of))
            {
                stems.UnionWith(row.Stems);
                await rows.StartRowAsync();
                await rows.WriteAsync(row.Id);
                await rows.WriteAsync(row.Number);
                await rows.WriteAsync(row.Kind);
                await rows.WriteAsync(row.Title);
                await rows.WriteAsync(row.Address);
                await rows.WriteAsync(row.TitleWords);
                await rows.WriteAsync(row.TextWords);
                await rows.WriteAsync(row.Rules);
                await rows.WriteAsync(row.Audience.Permission);
                await rows.WriteAsync(row.Audience.UnitId);
                await rows.WriteAsync(row.Audience.Named.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid);
            }

            await rows.CompleteAsync();
        }

        await using (var parts = await server.BeginBinaryImportAsync("COPY kernel_search_part (part, stem, batch) FROM STDIN BINARY"))
        {
            foreach (var part in stems.SelectMany(s => SearchPart.Of(s, 1)))
            {
                await parts.StartRowAsync();
                await parts.WriteAsync(part.Part);
                await parts.WriteAsync(part.Stem);
                await parts.WriteAsync(part.Batch);
            }

            await parts.CompleteAsync();
        }

        await Console.Error.WriteLineAsync($"  {number} rows and {stems.Count} stems written after {clock.Elapsed.TotalSeconds:0} s");
        await Do(server, string.Concat(indexes.Select(i => i.Made + ";")));
        await Do(server, "VACUUM ANALYZE");
        await Console.Error.WriteLineAsync($"  indexed after {clock.Elapsed.TotalSeconds:0} s");
    }

    static async Task<List<(string Name, string Made)>> Gin(NpgsqlConnection server)
    {
        await using var ask = new NpgsqlCommand(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'kernel_search_row' AND indexdef LIKE '%USING gin%'",
            server
        );
        List<(string, string)> indexes = [];
        await using var reader = await ask.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            indexes.Add((reader.GetString(0), reader.GetString(1)));
        }

        return indexes;
    }

    static async Task Do(NpgsqlConnection server, string what)
    {
        await using var command = new NpgsqlCommand(what, server) { CommandTimeout = 3600 };
        await command.ExecuteNonQueryAsync();
    }

    async Task<bool> Ask(int number)
    {
        Console.WriteLine($"### Search among {number} documents (PostgreSQL)\n");
        Console.WriteLine("| asked for | who | hits | median ms | worst ms | |");
        Console.WriteLine("|---|---|--:|--:|--:|---|");
        var isWithin = true;
        foreach (var (what, question) in Questions())
        {
            foreach (var (who, actor) in Actors())
            {
                List<double> took = [];
                var hits = 0;
                for (var round = -2; round < Rounds; round++) // two to warm up
                {
                    await using var scope = services.ScopeFor(municipality, actor);
                    var db = scope.ServiceProvider.GetRequiredService<Db>();
                    await db.Hold();
                    var clock = Stopwatch.StartNew();
                    var found = await Finder.Find(db, question);
                    var elapsed = clock.Elapsed.TotalMilliseconds;
                    hits = found.Hits.Count;
                    if (round >= 0)
                    {
                        took.Add(elapsed);
                    }
                }

                took.Sort();
                var isOver = took[Rounds / 2] > Goal;
                isWithin &= !isOver;
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {what}: «{question}» | {who} | {hits} | {took[Rounds / 2]:0.0} | {took[^1]:0.0} | {(isOver ? "**over**" : "ok")} |"
                    )
                );
            }
        }

        return isWithin;
    }

    IEnumerable<(string What, string Question)> Questions()
    {
        var (first, second, common, seldom) = (documents.Word(0), documents.Word(3), documents.Word(100), documents.Word(20_000));
        yield return ("the commonest word", first);
        yield return ("a common word", common);
        yield return ("a word seldom used", seldom);
        yield return ("two common words", $"{first} {second}");
        yield return ("common and seldom", $"{first} {seldom}");
        yield return ("typing, one letter", common[..1]);
        yield return ("typing, two letters", common[..2]);
        yield return ("typing, three letters", common[..3]);
        yield return ("part of compounds", "skole");
        yield return ("a slip", seldom[..3] + seldom[4] + seldom[3] + seldom[5..]);
        yield return ("two slips", $"{seldom[1..4]}x{seldom[4..]}");
        yield return ("nothing like it", "qwxzjkqwxzjk");
    }

    IEnumerable<(string Who, Actor Actor)> Actors()
    {
        yield return ("sees all", Reaching(UnitReach.All));
        yield return ("sees a quarter", Reaching(new(false, documents.Owners.Take(documents.Owners.Count / 4).ToHashSet())));
        yield return ("sees ten units", Reaching(new(false, documents.Owners.Take(10).ToHashSet())));
        yield return (
            "sees one unit, named in some",
            Reaching(new(false, new HashSet<Guid> { documents.Owners[0] })) with
            {
                PersonId = documents.Named,
            }
        );
        yield return ("sees one unit", Reaching(new(false, new HashSet<Guid> { documents.Owners[0] })));
        yield return ("sees nothing", Reaching(new(false, new HashSet<Guid> { Guid.CreateVersion7() })));
    }

    static Actor Reaching(UnitReach reach) =>
        new()
        {
            Name = "Bench",
            Reach = new Dictionary<string, UnitReach> { [FollowUpPermissions.See] = reach, [EvaluationsPermissions.TakePart] = reach },
        };
}
