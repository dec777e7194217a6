using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>A whole municipality moved, backed up and restored: every table the same, and nothing lost that was acknowledged.</summary>
public sealed class CopyTests(TestHost host)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>An installation whose only municipality is the demonstration.</summary>
    async Task<Installed> Demo()
    {
        var installed = await Installed.Begin();
        await installed.Put(host.Template);
        return installed;
    }

    [Fact]
    public async Task A_municipality_moves_to_the_other_engine_and_back_and_is_the_same()
    {
        Assert.SkipWhen(TestHost.Engine == Engine.Sqlite, "It takes PostgreSQL.");
        await using var installed = await Demo();
        var services = installed.Node(run: false);
        var moving = services.GetRequiredService<Moving>();
        var before = await installed.Sums();
        Assert.All(
            ["organisation_unit", "followup_measure", "kernel_audit_entry"],
            table => Assert.True(before.Single(t => t.Table == table).Rows > 5, table)
        );

        List<string> said = [];
        await moving.Move(Installed.First, Engine.Sqlite, "Data Source=flyttet.db", said.Add, Cancel);
        Assert.Equal(Engine.Sqlite, (await installed.Stored(Installed.First)).Engine);
        Assert.Equal([], TableCopy.Differences(before, await installed.Sums()));
        Assert.Contains(said, line => line.StartsWith("followup_measure: ", StringComparison.Ordinal));
        await installed.With(async db =>
            Assert.NotEqual(0, await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM kernel_search_fts").SingleAsync(Cancel))
        );

        await moving.Move(
            Installed.First,
            Engine.Postgres,
            $"Database={Path.GetFileName(installed.Folder).Replace('-', '_').ToLowerInvariant()}_tilbake",
            said.Add,
            Cancel
        );
        Assert.Equal([], TableCopy.Differences(before, await installed.Sums()));
    }

    [Fact]
    public async Task While_it_is_moved_it_is_read_and_not_written_and_whoever_writes_is_told_and_keeps_what_was_typed()
    {
        await using var installed = await Demo();
        await installed.Serve();
        await installed.With(db => Freezing.Freeze(db, Cancel));
        Assert.Equal(HttpStatusCode.OK, (await installed.Get(Installed.FirstHost, "/logg-inn")).Status);
        var refused = await Assert.ThrowsAsync<Refusal>(() => installed.With(Write));
        Assert.Contains("flyttes", refused.Message);
        Assert.Contains("står her fortsatt", refused.Message);

        await installed.With(db => Freezing.Freeze(db, Cancel)); // a move that was killed is begun again
        await installed.With(db => Freezing.Thaw(db, Cancel));
        await installed.With(Write);
    }

    [Fact]
    public async Task A_move_that_would_change_anything_is_not_made()
    {
        await using var installed = await Demo();
        var services = installed.Node(run: false);
        var before = await installed.Sums();
        await Break(installed, "UPDATE kernel_audit_entry SET because = 'byttet' WHERE seal = 1");
        var place =
            TestHost.Engine == Engine.Sqlite
                ? "Data Source=ny.db"
                : $"Database={Path.GetFileName(installed.Folder).Replace('-', '_').ToLowerInvariant()}_ny";
        var refused = await Assert.ThrowsAsync<Refusal>(() =>
            services.GetRequiredService<Moving>().Move(Installed.First, TestHost.Engine, place, _ => { }, Cancel)
        );
        Assert.Contains("takt audit verify", refused.Message);
        Assert.NotEqual(place, (await installed.Stored(Installed.First)).Connection);
        Assert.Equal(["kernel_audit_entry"], TableCopy.Differences(before, await installed.Sums()).Select(d => d.Split(':')[0]));
        await installed.With(Write); // and it is open to writing again
        Assert.False(File.Exists(Path.Combine(installed.Folder, "ny.db")));
    }

    [Fact]
    public async Task A_place_that_holds_something_is_left_alone()
    {
        await using var installed = await Demo();
        var services = installed.Node(run: false);
        var here = (await installed.Stored(Installed.First)).Connection;
        var moving = services.GetRequiredService<Moving>();
        var refused = await Assert.ThrowsAsync<Refusal>(() => moving.Move(Installed.First, TestHost.Engine, here, _ => { }, Cancel));
        Assert.Contains("is there already", refused.Message);

        var full =
            TestHost.Engine == Engine.Sqlite
                ? "Data Source=shared.db"
                : $"Database={new NpgsqlConnectionStringBuilder(installed.Postgres).Database}";
        var before = await installed.Sums();
        refused = await Assert.ThrowsAsync<Refusal>(() => moving.Move(Installed.First, TestHost.Engine, full, _ => { }, Cancel));
        Assert.Contains("There is something in", refused.Message);
        Assert.Equal(here, (await installed.Stored(Installed.First)).Connection);
        Assert.Equal([], TableCopy.Differences(before, await installed.Sums()));
        await installed.With(Write);
    }

    [Fact]
    public async Task A_backup_made_under_writing_gives_back_every_table_as_it_was()
    {
        await using var installed = await Demo();
        var services = installed.Node(run: false);
        var backups = services.GetRequiredService<Backups>();
        var to = Path.Combine(installed.Folder, "kopier");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await installed.With(Write);
                }
            },
            Cancel
        );
        var made = await backups.Make(to, null, _ => { }, Cancel);
        await stop.CancelAsync();
        await writing;

        await backups.Verify(made, _ => { }, Cancel);
        Assert.Equal([made], System.IO.Directory.EnumerateDirectories(to)); // no half one, and no scratch
        var held = System
            .Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(made, "manifest.json"), Cancel))
            .RootElement;
        var tables = held.GetProperty("Municipalities")[0].GetProperty("Tables").EnumerateArray().ToArray();
        Assert.Contains(tables, t => t.GetProperty("Table").GetString() == "followup_measure" && t.GetProperty("Rows").GetInt64() > 5);

        await installed.With(Write); // after the backup: is gone when it is restored
        Assert.Contains(
            "--replace",
            (await Assert.ThrowsAsync<Refusal>(() => backups.Restore(made, null, false, _ => { }, Cancel))).Message
        );
        await using (await installed.Open())
        {
            var refused = await Assert.ThrowsAsync<Refusal>(() => backups.Restore(made, null, true, _ => { }, Cancel));
            Assert.Contains("Stop every node", refused.Message);
        }

        var asBefore = await installed.Sums();
        Assert.NotEqual(Numbers(), asBefore.Sum(t => t.Rows));
        await backups.Restore(made, null, true, _ => { }, Cancel);
        var restored = await installed.Sums();
        Assert.Equal(Numbers(), restored.Sum(t => t.Rows));
        Assert.Empty(await installed.Beside());
        Assert.Equal(
            tables.Select(t => $"{t.GetProperty("Table")} {t.GetProperty("Rows")} {t.GetProperty("Sum")}").Order(StringComparer.Ordinal),
            restored.Select(t => $"{t.Table} {t.Rows} {t.Sum}").Order(StringComparer.Ordinal)
        );
        await installed.Serve();
        Assert.Equal(HttpStatusCode.OK, (await installed.Get(Installed.FirstHost, "/logg-inn")).Status);

        long Numbers() => tables.Sum(t => t.GetProperty("Rows").GetInt64());
    }

    [Fact]
    public async Task A_backup_that_was_changed_or_is_not_whole_says_so()
    {
        await using var installed = await Demo();
        var backups = installed.Node(run: false).GetRequiredService<Backups>();
        var made = await backups.Make(Path.Combine(installed.Folder, "kopier"), null, _ => { }, Cancel);
        var file = System.IO.Directory.EnumerateFiles(made).Single(f => !f.EndsWith(".json", StringComparison.Ordinal));
        await using (var stream = File.OpenWrite(file))
        {
            stream.Seek(-1, SeekOrigin.End);
            stream.WriteByte(255);
        }

        Assert.Contains("its hash is another", (await Assert.ThrowsAsync<Refusal>(() => backups.Verify(made, _ => { }, Cancel))).Message);
        File.Delete(Path.Combine(made, "manifest.json"));
        Assert.Contains("is no backup", (await Assert.ThrowsAsync<Refusal>(() => backups.Verify(made, _ => { }, Cancel))).Message);
    }

    [Fact]
    public async Task An_export_holds_every_row_in_a_form_that_asks_for_nothing_of_Takt()
    {
        await using var installed = await Demo();
        var file = new FileInfo(Path.Combine(installed.Folder, "alt.zip"));
        await installed.Node(run: false).GetRequiredService<Exporting>().Write(Installed.First, file, Cancel);
        var sums = await installed.Sums();
        await using var archive = await System.IO.Compression.ZipFile.OpenReadAsync(file.FullName, Cancel);
        var names = archive.Entries.Select(e => e.FullName).ToHashSet();
        Assert.Equal(
            sums.Select(s => $"tables/{s.Table}.csv").Order(StringComparer.Ordinal),
            names.Where(n => n.StartsWith("tables/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        );
        foreach (var sum in sums)
        {
            await using var stream = await archive.GetEntry($"tables/{sum.Table}.csv")!.OpenAsync(Cancel);
            using var table = new StreamReader(stream);
            Assert.Equal((sum.Table, sum.Rows), (sum.Table, Records(await table.ReadToEndAsync(Cancel)) - 1L));
        }

        await using (var page = await archive.GetEntry("index.html")!.OpenAsync(Cancel))
        {
            var index = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(page, Cancel);
            Assert.All(index.QuerySelectorAll("a"), a => Assert.Contains(a.GetAttribute("href")!, names));
            Assert.Equal(sums.Count, index.QuerySelectorAll("details").Length);
            Assert.Contains("Førstevik kommune", index.QuerySelector("h1")!.TextContent);
        }

        var copy = Path.Combine(installed.Folder, "lest.db");
        await System.IO.Compression.ZipFileExtensions.ExtractToFileAsync(archive.GetEntry("takt.db")!, copy, Cancel);
        var read = await installed.SumsOf(
            (await installed.Municipality()) with
            {
                Engine = Engine.Sqlite,
                Connection = $"Data Source={copy}",
            }
        );
        Assert.Equal([], TableCopy.Differences(sums, read));
        Assert.Contains(
            "is there already",
            (
                await Assert.ThrowsAsync<Refusal>(() =>
                    installed.Node(run: false).GetRequiredService<Exporting>().Write(Installed.First, new(file.FullName), Cancel)
                )
            ).Message
        );
    }

    // A line break inside quotes does not end a record.
    static int Records(string csv)
    {
        var (records, quoted) = (0, false);
        foreach (var c in csv)
        {
            quoted ^= c == '"';
            records += c == '\n' && !quoted ? 1 : 0;
        }

        return records;
    }

    static async Task Write(Db db)
    {
        var unit = await db.Units.Select(u => u.Id).FirstAsync(Cancel);
        db.Measures.Add(
            Measure.Decide(
                new("Skrevet", Seat.LeaderOf(unit), null, null, new() { Permission = FollowUpPermissions.See, UnitId = unit }),
                new(2026, 11, 24)
            )
        );
        await db.Save("test", Cancel);
    }

    static async Task Break(Installed installed, string sql)
    {
        var municipality = await installed.Municipality();
        await using System.Data.Common.DbConnection connection =
            municipality.Engine == Engine.Sqlite
                ? new SqliteConnection(municipality.Connection)
                : new NpgsqlConnection(municipality.Connection);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
