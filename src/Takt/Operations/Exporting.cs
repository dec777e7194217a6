using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Takt;

/// <summary>
/// Gives a customer everything: one archive with the database as a SQLite file, each table as .csv, what was uploaded as files,
/// and a page that says what is where. It asks for nothing of Takt to be read.
/// </summary>
sealed class Exporting(IServiceProvider services, Installation installation, CatalogueStore store, TextLibrary library, Clock clock)
{
    const string Database = "takt.db";
    const string Attached = "kernel_attachment";

    // A fingerprint or a salt is told in the table; a document gets a file.
    const int LargestInTable = 64;

    /// <summary>Writes the archive. What is saved meanwhile is not in it; everything in it is from the same moment.</summary>
    /// <exception cref="Refusal">There is such a file already.</exception>
    public async Task Write(OrganisationNumber number, FileInfo to, CancellationToken cancel)
    {
        if (to.Exists)
        {
            throw new Refusal($"{to.FullName} is there already. Name another file.");
        }

        var line = (await store.Of(number, cancel))[0];
        var municipality = store.At(line);
        await installation.BringUp(municipality, cancel);
        var scratch = System.IO.Directory.CreateTempSubdirectory("takt-export-");
        try
        {
            var copy = municipality with
            {
                Engine = Engine.Sqlite,
                Connection = new SqliteConnectionStringBuilder
                {
                    DataSource = Path.Combine(scratch.FullName, Database),
                    Pooling = false,
                }.ToString(),
            };
            await using var scope = services.ScopeFor(copy, Actor.Nobody);
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            await Copy(municipality, db, cancel);
            await using (var archive = await ZipFile.OpenAsync(Path.Combine(scratch.FullName, "all.zip"), ZipArchiveMode.Create, cancel))
            {
                await archive.CreateEntryFromFileAsync(Path.Combine(scratch.FullName, Database), Database, cancel);
                await Write(archive, municipality, db, scope.ServiceProvider.GetRequiredService<IFileStore>(), cancel);
            }

            File.Move(Path.Combine(scratch.FullName, "all.zip"), to.FullName); // whole, or not at all
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    async Task Copy(Municipality municipality, Db to, CancellationToken cancel)
    {
        await to.Database.MigrateAlone(cancel);
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        await TableCopy.Run(scope.ServiceProvider.GetRequiredService<Db>(), to, report: null, cancel);
        await to.Database.CloseConnectionAsync();
        await using var file = new SqliteConnection(to.Municipality.Connection);
        await file.OpenAsync(cancel);
        await using var whole = file.CreateCommand();
        whole.CommandText = "PRAGMA journal_mode = DELETE"; // one file, with nothing beside it
        await whole.ExecuteNonQueryAsync(cancel);
    }

    async Task Write(ZipArchive archive, Municipality municipality, Db db, IFileStore store, CancellationToken cancel)
    {
        var index = new StringBuilder();
        await WriteAttached(archive, index, db, store, cancel);
        await using var reading = new SqliteConnection(db.Municipality.Connection);
        await reading.OpenAsync(cancel);
        foreach (var table in StoredTable.Of(db).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            var rows = await WriteTable(archive, table, reading, cancel);
            await WriteFiles(archive, table, reading, cancel);
            Describe(index, table, rows);
        }

        await using var page = await archive.CreateEntry("index.html").OpenAsync(cancel);
        await using var text = new StreamWriter(page);
        await text.WriteAsync(Page(municipality, $"{index}").AsMemory(), cancel);
    }

    // What hangs on records, each file under a name that a person can read.
    static async Task WriteAttached(ZipArchive archive, StringBuilder index, Db db, IFileStore store, CancellationToken cancel)
    {
        List<string> lines = [];
        await foreach (
            var file in db.Attachments.Where(a => a.Kind == AttachmentKind.File).OrderBy(a => a.Id).AsNoTracking().AsAsyncEnumerable()
        )
        {
            await using var content = await store.Open(file.Sha256!, cancel);
            if (content is null)
            {
                lines.Add($"<li>{WebUtility.HtmlEncode(file.Title)}: {WebUtility.HtmlEncode(Texts.ExportFileMissing)}</li>");
                continue;
            }

            await using var entry = await archive.CreateEntry($"files/{Attached}/{file.Id}-{file.FileName}").OpenAsync(cancel);
            await content.CopyToAsync(entry, cancel);
            lines.Add(
                $"<li><a href=\"files/{Attached}/{file.Id}-{Uri.EscapeDataString(file.FileName!)}\">{WebUtility.HtmlEncode(file.Title)}</a> ({file.RecordId})</li>"
            );
        }

        if (lines.Count > 0)
        {
            index.Append(
                CultureInfo.InvariantCulture,
                $"<h2>{WebUtility.HtmlEncode(Texts.ExportAttached)}</h2>\n<ul>\n{string.Join('\n', lines)}\n</ul>\n"
            );
        }
    }

    // A content in pieces is written whole, with the row that points to it.
    static bool IsPieces(StoredTable table) => table.Kinds.Contains(typeof(FileChunk));

    static async Task<long> WriteTable(ZipArchive archive, StoredTable table, SqliteConnection from, CancellationToken cancel)
    {
        await using var entry = await archive.CreateEntry($"tables/{table.Name}.csv").OpenAsync(cancel);
        await using var text = new StreamWriter(entry, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await text.WriteAsync($"{string.Join(',', table.Columns.Select(c => c.Name))}\r\n".AsMemory(), cancel);
        var rows = 0L;
        await foreach (var row in table.Read(from, cancel))
        {
            await text.WriteAsync($"{string.Join(',', row.Select((value, i) => Cell(table, row, i, value)))}\r\n".AsMemory(), cancel);
            rows++;
        }

        return rows;
    }

    static async Task WriteFiles(ZipArchive archive, StoredTable table, SqliteConnection from, CancellationToken cancel)
    {
        if (IsPieces(table) || table.Columns.All(c => c.ClrType != typeof(byte[])))
        {
            return;
        }

        await foreach (var row in table.Read(from, cancel))
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is byte[] { Length: > LargestInTable } bytes)
                {
                    await using var entry = await archive.CreateEntry(NameOf(table, row, i)).OpenAsync(cancel);
                    await entry.WriteAsync(bytes, cancel);
                }
            }
        }
    }

    // RFC 4180. Empty text and no text are told apart by the quotes.
    static string Cell(StoredTable table, object?[] row, int at, object? value) =>
        value switch
        {
            null => "",
            byte[] when IsPieces(table) => Quoted(Database),
            byte[] { Length: > LargestInTable } => Quoted(NameOf(table, row, at)),
            byte[] bytes => Convert.ToHexStringLower(bytes),
            bool yes => yes ? "true" : "false",
            DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            string text => Quoted(text),
            System.Collections.IEnumerable list => Quoted(
                System.Text.Json.JsonSerializer.Serialize(list.Cast<object>().Select(item => $"{item}"))
            ),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => Quoted($"{value}"),
        };

    static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string NameOf(StoredTable table, object?[] row, int at)
    {
        var id = table.Columns.Select((c, i) => (c.Name, Value: row[i])).FirstOrDefault(c => c.Name == "id").Value;
        return $"files/{table.Name}/{id ?? row.FirstOrDefault(v => v is Guid or int)}-{table.Columns[at].Name}";
    }

    void Describe(StringBuilder index, StoredTable table, long rows)
    {
        var kind = table.Kinds[0];
        var module = Modules.All.FirstOrDefault(m => m.Assembly == kind.Assembly)?.Name ?? "Kernel";
        var columns = string.Concat(
            table.Columns.Select(c =>
                $"<tr><td><code>{c.Name}</code></td><td>{WebUtility.HtmlEncode(Said($"{module}.TrailColumn{kind.Name}{c.Property}", $"{module}.TrailColumn{c.Property}", $"Organisation.TrailColumn{c.Property}"))}</td><td>{TypeOf(c)}</td></tr>"
            )
        );
        index.Append(
            CultureInfo.InvariantCulture,
            $"<details><summary><a href=\"tables/{table.Name}.csv\">{table.Name}.csv</a> {WebUtility.HtmlEncode(Said($"{module}.TrailThing{kind.Name}", $"Organisation.TrailThing{kind.Name}"))} <b>{rows}</b></summary><table>{columns}</table></details>\n"
        );
    }

    string Said(params IEnumerable<string> keys) => keys.Where(library.Knows).Select(key => library[key]).FirstOrDefault() ?? "";

    static string TypeOf(StoredColumn column) =>
        column.ClrType switch
        {
            var t when t == typeof(Guid) => "uuid",
            var t when t == typeof(DateTime) => "UTC, ISO 8601",
            var t when t == typeof(DateOnly) => "ISO 8601",
            var t when t == typeof(bool) => "true/false",
            var t when t == typeof(byte[]) => "hex / files",
            var t when t == typeof(int) || t == typeof(long) || t == typeof(decimal) => "1234.5",
            var t when t.IsEnum => string.Join(" · ", Enum.GetNames(t)),
            _ => "UTF-8",
        };

    string Page(Municipality municipality, string tables) =>
        $$"""
            <!doctype html>
            <html lang="{{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}}">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Takt – {{WebUtility.HtmlEncode(municipality.Name)}}</title>
            <style>body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}td{padding:.1rem 1rem .1rem 0;vertical-align:top}summary{padding:.2rem 0}</style>
            <h1>{{WebUtility.HtmlEncode(municipality.Name)}} ({{municipality.OrganisationNumber}})</h1>
            <p>{{WebUtility.HtmlEncode(string.Format(Texts.ExportMade, Norwegian.Full(clock.Today), Norwegian.Time(clock.Now)))}}</p>
            <ul>
              <li><a href="{{Database}}">{{Database}}</a>: {{WebUtility.HtmlEncode(Texts.ExportDatabase)}}</li>
              <li><code>tables/</code>: {{WebUtility.HtmlEncode(Texts.ExportTables)}}</li>
              <li><code>files/</code>: {{WebUtility.HtmlEncode(Texts.ExportFiles)}}</li>
            </ul>
            <p><strong>{{WebUtility.HtmlEncode(Texts.ExportKeep)}}</strong></p>
            {{tables}}
            </html>
            """;
}
