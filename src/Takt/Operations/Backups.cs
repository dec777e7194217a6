using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Takt;

/// <summary>What a backup holds of one municipality.</summary>
/// <param name="Number">Its organisation number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Engine">What its file is for: a SQLite database, or what pg_restore reads.</param>
/// <param name="File">The file, in the backup's folder.</param>
/// <param name="Sha256">The file's hash, as 64 hexadecimal digits.</param>
/// <param name="Schema">The migration it was at.</param>
/// <param name="Tables">Rows and sum of each table in the moment of the backup.</param>
/// <param name="Files">Its files; null in a backup from before there were any.</param>
sealed record BackedUp(
    string Number,
    string Name,
    Engine Engine,
    string File,
    string Sha256,
    string Schema,
    IReadOnlyList<TableSum> Tables,
    BackedUpFiles? Files = null
);

/// <summary>The contents of a backup, written last: a folder without it is no backup.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Lines">The catalogue's lines: where each was, without the settings it was reached by.</param>
/// <param name="Keys">The keys that protect cookies and forms, as stored.</param>
/// <param name="Municipalities">What there is.</param>
sealed record BackupManifest(
    DateTime At,
    IReadOnlyList<CatalogueLine> Lines,
    IReadOnlyList<BackupKey> Keys,
    IReadOnlyList<BackedUp> Municipalities
);

/// <summary>One of the keys that protect cookies and forms.</summary>
sealed record BackupKey(string? Name, string? Xml);

/// <summary>
/// Copies of everything while it is in use, each table's sum beside it, so that a restore can show that it gives back the same.
/// SQLite is copied by its own online backup, PostgreSQL by pg_dump from the very moment the sums are read in.
/// </summary>
sealed class Backups(
    IServiceProvider services,
    IOptions<TaktSettings> settings,
    CatalogueStore store,
    Installation installation,
    FileBackups files,
    Clock clock
)
{
    const string ManifestFile = "manifest.json";

    static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>Makes a backup of all, or of one, in a new folder. Returns the folder.</summary>
    /// <param name="to">The folder that gets the new one.</param>
    /// <param name="only">Null for all.</param>
    /// <param name="say">Told of each as it is done.</param>
    /// <param name="cancel">Stops; what there is then lies in a folder that ends in .part.</param>
    public async Task<string> Make(string to, OrganisationNumber? only, Action<string> say, CancellationToken cancel)
    {
        var name = Path.Combine(to, $"takt-{clock.Now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        var part = Directory($"{name}.part");
        var lines = (await store.Read(cancel)).Where(l => only is null || l.OrganisationNumber == $"{only}").ToArray();
        List<BackedUp> done = [];
        foreach (var line in lines.DistinctBy(l => l.OrganisationNumber))
        {
            done.Add(await Make(store.At(line), part, cancel));
            say($"{line.OrganisationNumber} {line.Name}: {done[^1].Tables.Sum(t => t.Rows)} rows, {Said(done[^1].Files!)}");
        }

        var manifest = new BackupManifest(clock.Now, lines, await Keys(cancel), done);
        await File.WriteAllTextAsync(Path.Combine(part, ManifestFile), JsonSerializer.Serialize(manifest, Json), cancel);
        System.IO.Directory.Move(part, name);
        return name;
    }

    static string Said(BackedUpFiles files) =>
        (
            files switch
            {
                { Count: 0, Missing.Count: 0 } => "no files",
                { Store: FileSettings.InFolder } => $"{files.Count} files",
                { Store: FileSettings.InDatabase } => $"{files.Count} files in it",
                _ => $"{files.Count} files, which are NOT in this backup: see that {files.Place} keeps versions or is backed up by itself",
            }
        ) + (files.Missing.Count == 0 ? "" : $"; {files.Missing.Count} ARE MISSING there, see {ManifestFile}");

    async Task<BackedUp> Make(Municipality municipality, string folder, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var number = $"{municipality.OrganisationNumber}";
        var isFile = municipality.Engine == Engine.Sqlite;
        var file = Path.Combine(folder, isFile ? $"{number}.db" : $"{number}.dump");
        await files.Begin(municipality, folder, cancel);
        var (sums, wanted) = isFile ? await Copy(municipality, db, file, cancel) : await Dump(municipality, db, file, cancel);
        return new(
            number,
            municipality.Name,
            municipality.Engine,
            Path.GetFileName(file),
            await Hash(file, cancel),
            (await db.Database.GetAppliedMigrationsAsync(cancel)).Last(),
            sums,
            await files.End(municipality, wanted, folder, cancel)
        );
    }

    // The sums are read in the copy: it is what will be restored, and the original goes on changing.
    async Task<(IReadOnlyList<TableSum> Sums, IReadOnlyList<string> Files)> Copy(
        Municipality municipality,
        Db db,
        string file,
        CancellationToken cancel
    )
    {
        await db.Database.OpenConnectionAsync(cancel);
        var there = Alone(file);
        await using (var copy = new SqliteConnection(there))
        {
            await copy.OpenAsync(cancel);
            ((SqliteConnection)db.Database.GetDbConnection()).BackupDatabase(copy);
        }

        await using var scope = services.ScopeFor(municipality with { Connection = there }, Actor.Nobody);
        var copied = scope.ServiceProvider.GetRequiredService<Db>();
        return (await TableCopy.Sums(copied, cancel), await FileBackups.Wanted(copied, cancel));
    }

    static async Task<(IReadOnlyList<TableSum> Sums, IReadOnlyList<string> Files)> Dump(
        Municipality municipality,
        Db db,
        string file,
        CancellationToken cancel
    )
    {
        await using var snapshot = await TableCopy.Snapshot(db, cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", connection);
        var moment = (string)(await export.ExecuteScalarAsync(cancel))!;
        await PostgresTool.Run(
            "pg_dump",
            municipality.Connection,
            ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={moment}", $"--file={file}"],
            cancel
        );
        return (await TableCopy.SumsWithin(db, cancel), await FileBackups.Wanted(db, cancel));
    }

    /// <summary>
    /// Restores a backup into a scratch place, compares every table with what it was, and deletes the scratch again: a backup
    /// that nobody has restored is a hope.
    /// </summary>
    /// <exception cref="Refusal">It is not whole, and what of it.</exception>
    public async Task Verify(string folder, Action<string> say, CancellationToken cancel)
    {
        foreach (var one in (await Read(folder, cancel)).Municipalities)
        {
            var scratch =
                one.Engine == Engine.Sqlite
                    ? $"Data Source={Path.Combine(Path.GetTempPath(), $"takt-verify-{Guid.NewGuid():N}.db")}"
                    : $"Database=takt_verify_{Guid.NewGuid():N}";
            var place = At(one, scratch);
            int count;
            try
            {
                await Restore(folder, one, place, cancel);
                count = await files.Verify(one.Files, folder, store.AsOwner(place), cancel);
            }
            finally
            {
                await Delete(place);
            }

            say($"{one.Number} {one.Name}: every table as it was{(count == 0 ? "" : $", and {count} files")}");
        }
    }

    /// <summary>Restores all, or one, to where the backup's catalogue says, in an installation where they are not.</summary>
    /// <param name="folder">The backup.</param>
    /// <param name="only">Null for all.</param>
    /// <param name="isInstead">Whether what is there is replaced; it is renamed or dropped only when the restored one is shown to be whole.</param>
    /// <param name="say">Told of each as it is done.</param>
    /// <param name="cancel">Stops between them.</param>
    public async Task Restore(string folder, OrganisationNumber? only, bool isInstead, Action<string> say, CancellationToken cancel)
    {
        var manifest = await Read(folder, cancel);
        var wanted = manifest.Municipalities.Where(m => only is null || m.Number == $"{only}").ToArray();
        if (wanted.Length == 0)
        {
            throw new Refusal($"{only} is not in this backup. It has: {string.Join(", ", manifest.Municipalities.Select(m => m.Number))}.");
        }

        await installation.ForgetUnfounded(cancel);
        await RestoreKeys(manifest.Keys, cancel);
        foreach (var one in wanted)
        {
            var lines = manifest.Lines.Where(l => l.OrganisationNumber == one.Number).ToArray();
            await RestoreOne(folder, one, lines, isInstead, cancel);
            say($"{one.Number} {one.Name}: restored, every table as it was");
        }
    }

    async Task RestoreOne(string folder, BackedUp one, CatalogueLine[] lines, bool isInstead, CancellationToken cancel)
    {
        var number = OrganisationNumber.Parse(one.Number, null);
        var place = store.At(lines[0]);
        var isHere = await Exists(place, cancel);
        if (isHere && !isInstead)
        {
            throw new Refusal($"{one.Name} is here already. Stop the nodes, and say --replace to put the backup in its place.");
        }

        // First beside it, and only when that is whole instead of it: whenever this is cut off, what was here is here, under
        // its own name or the other, until the backup stands in its place.
        var (beside, replaced) = (Beside(one, "restored"), Beside(one, "replaced"));
        await Delete(beside);
        await Restore(folder, one, beside, cancel);
        await files.Verify(one.Files, folder, store.AsOwner(beside), cancel);
        if (isHere)
        {
            await Delete(replaced);
            try
            {
                await Rename(place, replaced);
            }
            catch (Refusal)
            {
                await Delete(beside);
                throw;
            }
        }

        await Rename(beside, place);
        await files.PutBack(one.Files, folder, store.AsOwner(place), cancel);
        await files.Verify(one.Files, folder, store.AsOwner(place), cancel);
        foreach (var line in lines)
        {
            line.Schema = null; // a later version than the backup brings it up at its start
        }

        await store.Replace(number, lines, cancel);
        await installation.BringUp(place, cancel);
        await Delete(replaced);
    }

    Municipality Beside(BackedUp one, string what) =>
        At(one, one.Engine == Engine.Sqlite ? $"Data Source={one.Number}.{what}.db" : $"Database=takt_{one.Number}_{what}");

    async Task Restore(string folder, BackedUp one, Municipality place, CancellationToken cancel)
    {
        var file = Path.Combine(folder, Path.GetFileName(one.File));
        if (await Hash(file, cancel) != one.Sha256)
        {
            throw new Refusal($"{one.File} is not as it was written: its hash is another.");
        }

        if (place.Engine == Engine.Sqlite)
        {
            File.Copy(file, new SqliteConnectionStringBuilder(place.Connection).DataSource);
        }
        else
        {
            var owner = store.AsOwner(place);
            await using var scope = services.ScopeFor(owner, Actor.Nobody);
            var database = scope.ServiceProvider.GetRequiredService<Db>().Database;
            await database.GetService<IRelationalDatabaseCreator>().CreateAsync(cancel);
            await PostgresTool.Run(
                "pg_restore",
                owner.Connection,
                ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", file],
                cancel,
                isLast: true
            );
        }

        if (TableCopy.Differences(one.Tables, await Sums(place, cancel)) is [_, ..] differences)
        {
            throw new Refusal($"{one.Name} did not come back the same:\n{string.Join('\n', differences)}");
        }
    }

    async Task<IReadOnlyList<TableSum>> Sums(Municipality place, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(store.AsOwner(place), Actor.Nobody);
        return await TableCopy.Sums(scope.ServiceProvider.GetRequiredService<Db>(), cancel);
    }

    Municipality At(BackedUp one, string connection) =>
        new(
            OrganisationNumber.Parse(one.Number, null),
            one.Name,
            one.Engine,
            CatalogueLine.ConnectionAt(settings.Value, one.Engine, connection)
        );

    async Task<bool> Exists(Municipality place, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(store.AsOwner(place), Actor.Nobody);
        return await scope.ServiceProvider.GetRequiredService<Db>().Database.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel);
    }

    async Task Delete(Municipality place)
    {
        await using var scope = services.ScopeFor(store.AsOwner(place), Actor.Nobody);
        await scope.ServiceProvider.GetRequiredService<Db>().Database.Drop(CancellationToken.None);
    }

    // SQLite lets go of its log only for whoever is alone, and then there is one file to rename.
    static async Task<bool> IsOnlyOurs(string file)
    {
        var alone = new SqliteConnectionStringBuilder(Alone(file)) { DefaultTimeout = 2 };
        await using var connection = new SqliteConnection(alone.ToString());
        await connection.OpenAsync();
        await using var one = connection.CreateCommand();
        one.CommandText = "PRAGMA journal_mode = DELETE";
        try
        {
            return (string?)await one.ExecuteScalarAsync() == "delete";
        }
        catch (SqliteException used) when (DatabaseAway.Is(used))
        {
            return false;
        }
    }

    async Task Rename(Municipality from, Municipality to)
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (from.Engine == Engine.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(from.Connection).DataSource;
            if (!await IsOnlyOurs(file))
            {
                throw InUse(file);
            }

            File.Move(file, new SqliteConnectionStringBuilder(to.Connection).DataSource);
            return;
        }

        var server = new NpgsqlConnectionStringBuilder(store.AsOwner(from).Connection) { Pooling = false };
        var (name, other) = (server.Database!, new NpgsqlConnectionStringBuilder(to.Connection).Database!);
        server.Database = "postgres";
        await using var admin = new NpgsqlConnection(server.ToString());
        await admin.OpenAsync();
        await using var rename = admin.CreateCommand();
        rename.CommandText = $"ALTER DATABASE {Quoted(name)} RENAME TO {Quoted(other)}";
        try
        {
            await rename.ExecuteNonQueryAsync();
        }
        catch (PostgresException inUse) when (inUse.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            throw InUse(name);
        }

        static Refusal InUse(string what) => new($"Somebody has {what} open. Stop every node, and try again: nothing is replaced.");

        static string Quoted(string database) => $"\"{database.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    async Task<IReadOnlyList<BackupKey>> Keys(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<SharedDb>()
            .DataProtectionKeys.Select(k => new BackupKey(k.FriendlyName, k.Xml))
            .ToListAsync(cancel);
    }

    // Without them everybody's form on the way would be lost; those that are here stay.
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The shared database has no trail.")]
    async Task RestoreKeys(IReadOnlyList<BackupKey> keys, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var shared = scope.ServiceProvider.GetRequiredService<SharedDb>();
        var here = await shared.DataProtectionKeys.Select(k => k.FriendlyName).ToListAsync(cancel);
        shared.DataProtectionKeys.AddRange(
            keys.Where(k => !here.Contains(k.Name))
                .Select(k => new Microsoft.AspNetCore.DataProtection.EntityFrameworkCore.DataProtectionKey
                {
                    FriendlyName = k.Name,
                    Xml = k.Xml,
                })
        );
        await shared.SaveChangesAsync(cancel);
    }

    static async Task<BackupManifest> Read(string folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder, ManifestFile);
        if (!File.Exists(file))
        {
            throw new Refusal($"{folder} is no backup: it has no {ManifestFile}. One that ends in .part was never finished.");
        }

        await using var stream = File.OpenRead(file);
        try
        {
            return await JsonSerializer.DeserializeAsync<BackupManifest>(stream, Json, cancel) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new Refusal($"{file} cannot be read as the contents of a backup.");
        }
    }

    static async Task<string> Hash(string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }

    // Whoever can read the folder can read everything: its owner alone.
    static string Directory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return System.IO.Directory.CreateDirectory(path).FullName;
        }

        return System
            .IO.Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
            .FullName;
    }

    // Nothing is left beside it, and nothing keeps it open.
    static string Alone(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
}

/// <summary>PostgreSQL's own tools, with what they need to connect given by the environment, where no list of processes shows it.</summary>
static class PostgresTool
{
    /// <summary>Runs one to its end.</summary>
    /// <param name="tool">pg_dump or pg_restore.</param>
    /// <param name="connection">Where.</param>
    /// <param name="arguments">Its own.</param>
    /// <param name="cancel">Kills it.</param>
    /// <param name="isLast">pg_restore takes its file as the last argument, and must be told the database.</param>
    /// <exception cref="Refusal">It is not here, or it refused, and what it said.</exception>
    public static async Task Run(
        string tool,
        string connection,
        IReadOnlyList<string> arguments,
        CancellationToken cancel,
        bool isLast = false
    )
    {
        var at = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(tool) { RedirectStandardError = true, UseShellExecute = false };
        if (isLast)
        {
            start.ArgumentList.Add($"--dbname={at.Database}");
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        (start.Environment["PGHOST"], start.Environment["PGPORT"]) = Places(at);
        if (at.TargetSessionAttributes is { Length: > 0 } attributes)
        {
            start.Environment["PGTARGETSESSIONATTRS"] = attributes;
        }

        start.Environment["PGDATABASE"] = at.Database;
        start.Environment["PGUSER"] = at.Username;
        start.Environment["PGPASSWORD"] = at.Password;
        start.Environment["PGSSLMODE"] = at.SslMode switch
        {
            SslMode.Disable => "disable",
            SslMode.Allow => "allow",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => "prefer",
        };
        if (at.RootCertificate is { Length: > 0 } root)
        {
            start.Environment["PGSSLROOTCERT"] = root;
        }

        using var process = Started(start, tool);
        var said = process.StandardError.ReadToEndAsync(cancel);
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new Refusal($"{tool} ended with {process.ExitCode}: {(await said).Trim()}");
        }
    }

    /// <summary>Hosts and ports as libpq has them, in two lists; where Npgsql has one, as "db1:5432,db2:5433".</summary>
    internal static (string Hosts, string Ports) Places(NpgsqlConnectionStringBuilder at)
    {
        var usual = at.Port.ToString(CultureInfo.InvariantCulture);
        var places = (at.Host ?? "").Split(',').Select(Place).ToArray();
        return (string.Join(',', places.Select(place => place.Host)), string.Join(',', places.Select(place => place.Port)));

        // A colon of its own is before a port; one of several, or in a path, is not.
        (string Host, string Port) Place(string written)
        {
            var host = written.Trim();
            var (colon, isPlain) = (host.LastIndexOf(':'), !host.StartsWith('/') && !host.StartsWith('@'));
            return isPlain && colon > 0 && (host[colon - 1] == ']' || host.IndexOf(':', StringComparison.Ordinal) == colon)
                ? (host[..colon].Trim('[', ']'), host[(colon + 1)..])
                : (isPlain ? host.Trim('[', ']') : host, usual);
        }
    }

    static Process Started(ProcessStartInfo start, string tool)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new Refusal(
                $"{tool} is not on PATH. Install PostgreSQL's client (Debian: postgresql-client), of the server's version or newer."
            );
        }
    }
}
