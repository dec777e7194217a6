using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;
using Takt.Organisation.Contracts;

namespace Takt;

/// <summary>What an operator does with the municipalities of an installation. Running nodes follow within seconds.</summary>
sealed class Municipalities(IServiceProvider services, IOptions<TaktSettings> settings, Installation installation, CatalogueStore store)
{
    static readonly IdnMapping Idn = new();

    /// <summary>Founds a municipality and opens it on its hosts. Returns the path of the one-time link that makes its first administrator.</summary>
    /// <param name="number">Its organisation number.</param>
    /// <param name="name">As it writes itself.</param>
    /// <param name="hosts">The names it answers on.</param>
    /// <param name="engine">Null: the installation's own.</param>
    /// <param name="connection">Only what differs from the settings; null for a file or a database by its number.</param>
    /// <param name="cancel">Stops before the line is written; what was founded is then nobody's, and is used by the next try.</param>
    public async Task<string?> Add(
        OrganisationNumber number,
        string name,
        IReadOnlyCollection<string> hosts,
        Engine? engine,
        string? connection,
        CancellationToken cancel
    )
    {
        await installation.ForgetUnfounded(cancel);
        var lines = await store.Read(cancel);
        if (lines.Any(l => l.OrganisationNumber == $"{number}"))
        {
            throw new Refusal($"{number} is here already. 'takt municipality list' shows where.");
        }

        if (lines.FirstOrDefault(l => l.Host == Catalogue.AnyHost) is { } any)
        {
            throw new Refusal(
                $"{any.Name} answers on every host. Give it its own first: takt municipality host {any.OrganisationNumber} takt.example.no"
            );
        }

        CatalogueLine.MustHoldNoPassword(connection);
        var where = engine ?? (settings.Value.Postgres is null ? Engine.Sqlite : Engine.Postgres);
        var added = Checked(hosts, number, lines)
            .Select(host => new CatalogueLine
            {
                Host = host,
                OrganisationNumber = $"{number}",
                Name = name,
                Engine = where,
                Connection = connection ?? CatalogueLine.ConnectionFor(where, $"{number}"),
            })
            .ToArray();
        if (added.Length == 0)
        {
            throw new Refusal("Say which host it answers on, for example --host takt.example.no.");
        }

        var municipality = store.At(added[0]);
        var schema = await installation.Found(store.AsOwner(municipality), cancel);
        await installation.Grant(municipality, cancel);
        foreach (var line in added)
        {
            line.Schema = schema;
        }

        await store.Replace(number, added, cancel);
        return await Invite(municipality, cancel);
    }

    /// <summary>Lets a municipality answer on these hosts, and no other.</summary>
    public async Task Host(OrganisationNumber number, IReadOnlyCollection<string> hosts, CancellationToken cancel)
    {
        var lines = await store.Read(cancel);
        var like = (await store.Of(number, cancel))[0];
        await store.Replace(
            number,
            Checked(hosts, number, lines)
                .Select(host => new CatalogueLine
                {
                    Host = host,
                    OrganisationNumber = like.OrganisationNumber,
                    Name = like.Name,
                    Engine = like.Engine,
                    Connection = like.Connection,
                    IsDemo = like.IsDemo,
                    Colour = like.Colour,
                    IsClosed = like.IsClosed,
                    Schema = like.Schema,
                    Setup = like.Setup,
                }),
            cancel
        );
    }

    /// <summary>Closes a municipality, or opens it again: nobody comes in, nothing is deleted.</summary>
    public async Task Archive(OrganisationNumber number, bool isClosed, CancellationToken cancel)
    {
        await store.Of(number, cancel);
        await store.Change(number, line => line.IsClosed = isClosed, cancel);
    }

    /// <summary>A fresh link for the first administrator; null when there is an account already.</summary>
    public async Task<string?> Invite(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Command(Environment.UserName));
        return await FirstAdministrator.Invite(
            scope.ServiceProvider.GetRequiredService<Db>(),
            scope.ServiceProvider.GetRequiredService<Clock>(),
            cancel
        );
    }

    /// <summary>
    /// Deletes an archived municipality: its database and its lines. Returns what was looked through afterwards, and that
    /// nothing is left there.
    /// </summary>
    /// <exception cref="Refusal">It is not archived; or something is left, and what.</exception>
    public async Task<IReadOnlyList<string>> Remove(OrganisationNumber number, CancellationToken cancel)
    {
        var line = (await store.Of(number, cancel))[0];
        if (!line.IsClosed)
        {
            throw new Refusal($"{line.Name} is open. Archive it first, and export what its people shall keep.");
        }

        if ((await store.Read(cancel)).FirstOrDefault(l => l.OrganisationNumber != $"{number}" && IsSame(l, line)) is { } other)
        {
            throw new Refusal($"{other.Name} has the same database. Nothing was removed.");
        }

        var municipality = store.At(line);
        await using (var scope = services.ScopeFor(store.AsOwner(municipality), Actor.Nobody))
        {
            await scope.ServiceProvider.GetRequiredService<IFileStore>().DeleteAll(cancel); // first: away, it stops the rest
            await scope.ServiceProvider.GetRequiredService<Db>().Database.Drop(cancel);
        }

        foreach (var file in FilesOf(municipality).ToArray())
        {
            File.Delete(file);
        }

        await store.Replace(number, [], cancel);
        return await Proof(municipality, cancel);
    }

    bool IsSame(CatalogueLine one, CatalogueLine other) =>
        one.Engine == other.Engine && store.At(one).Connection == store.At(other).Connection;

    async Task<IReadOnlyList<string>> Proof(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var database = scope.ServiceProvider.GetRequiredService<Db>().Database;
        var isThere = await database.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel);
        var files = FilesOf(municipality).ToArray();
        var lines = (await store.Read(cancel)).Count(l => l.OrganisationNumber == $"{municipality.OrganisationNumber}");
        var contents = scope.ServiceProvider.GetRequiredService<IFileStore>();
        var left = contents.IsInDatabase ? 0 : await contents.List(cancel).CountAsync(cancel);
        if (isThere || files.Length > 0 || lines > 0 || left > 0)
        {
            throw new Refusal(
                $"Something of {municipality} is left: database {(isThere ? "there" : "gone")}, files {string.Join(", ", files)}, lines {lines}, contents {left} in {contents.Place}. Stop the nodes and try again."
            );
        }

        return
        [
            municipality.Engine == Engine.Sqlite
                ? $"{new SqliteConnectionStringBuilder(municipality.Connection).DataSource}: no such file, nor any beside it."
                : $"{new NpgsqlConnectionStringBuilder(municipality.Connection).Database}: no such database on the server.",
            contents.IsInDatabase ? "Its files were in that database." : $"{contents.Place}: no file.",
            "The catalogue: no line.",
            "Backups and exports that were made of it are yours to delete.",
        ];
    }

    // The file, and what SQLite and a migration leave beside it.
    static IEnumerable<string> FilesOf(Municipality municipality)
    {
        if (municipality.Engine != Engine.Sqlite)
        {
            return [];
        }

        var file = new SqliteConnectionStringBuilder(municipality.Connection).DataSource;
        return ((string[])["", "-wal", "-shm", "-journal", ".migrating"]).Select(end => file + end).Where(File.Exists);
    }

    [SuppressMessage("Globalization", "CA1308", Justification = "Host names are written small.")]
    static string[] Checked(IReadOnlyCollection<string> hosts, OrganisationNumber number, IReadOnlyList<CatalogueLine> lines)
    {
        List<string> names = [];
        foreach (var host in hosts)
        {
            var name = Ascii(host.Trim());
            if (Uri.CheckHostName(name) is not (UriHostNameType.Dns or UriHostNameType.IPv4))
            {
                throw new Refusal($"'{host}' is no host name. Write it as takt.example.no, without https:// and port.");
            }

            if (lines.FirstOrDefault(l => l.Host == name && l.OrganisationNumber != $"{number}") is { } taken)
            {
                throw new Refusal($"{name} belongs to {taken.Name}.");
            }

            names.Add(name);
        }

        return [.. names.Distinct()];

        static string Ascii(string typed)
        {
            try
            {
                return Idn.GetAscii(typed).ToLowerInvariant();
            }
            catch (ArgumentException)
            {
                return "";
            }
        }
    }
}
