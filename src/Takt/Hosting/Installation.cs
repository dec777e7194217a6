using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Takt.Organisation.Contracts;

namespace Takt;

/// <summary>Brings an installation up: the shared database, the municipalities in it, their schemas, and what an empty one begins with.</summary>
sealed class Installation(
    IServiceProvider services,
    IOptions<TaktSettings> settings,
    CatalogueStore store,
    Catalogue catalogue,
    ILogger<Installation> log
)
{
    const int AtOnce = 4; // a server has other things to do, and the disk is one

    readonly ConcurrentDictionary<OrganisationNumber, Lazy<Task>> setups = [];

    TaktSettings Settings => settings.Value;

    /// <summary>
    /// Fills the catalogue, and brings whoever is not there yet to this version. Two nodes may do this at once: EF's migration
    /// lock lets one wait. Of several municipalities, one that cannot be brought up stops nobody else: it stays closed.
    /// </summary>
    public async Task Open(CancellationToken cancel)
    {
        await ReadCatalogue(cancel);
        if (catalogue.All is [var only])
        {
            await BringUp(only, cancel);
            return;
        }

        await BringUpAll(await Behind(cancel), report: null, cancel);
    }

    /// <summary>Fills the catalogue, and leaves the municipalities' databases alone.</summary>
    public async Task ReadCatalogue(CancellationToken cancel)
    {
        System.IO.Directory.CreateDirectory(Settings.Data);
        await store.Prepare(FirstLine(), cancel);
        foreach (var line in await store.Read(cancel))
        {
            catalogue.Set(line.Host, store.At(line));
        }
    }

    /// <summary>The one municipality of an installation that has only one, as commands assume.</summary>
    public Municipality Only() =>
        catalogue.All.Count == 1
            ? catalogue.All[0]
            : throw new Refusal("This installation has several municipalities. Say which by --municipality and its number.");

    /// <summary>Those that a start must look to: not at this version, or not known to be. One at a later version is left as it is.</summary>
    public async Task<IReadOnlyList<Municipality>> Behind(CancellationToken cancel)
    {
        var lines = (await store.Read(cancel)).DistinctBy(l => l.OrganisationNumber);
        return [.. lines.Where(line => !line.IsClosed && !IsWhole(line)).Select(store.At)];
    }

    // What is filled in after a migration counts as well.
    static string Whole(string migration) => $"{migration}+{SearchUpkeep.Rules}";

    bool IsWhole(CatalogueLine line)
    {
        var municipality = store.At(line);
        using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var database = scope.ServiceProvider.GetRequiredService<Db>().Database;
        var ours = database.GetMigrations().ToArray();
        return line.Schema is { } at
            && (at == Whole(ours[^1]) || !ours.Contains(at.Split('+')[0]))
            && (municipality.Engine != Engine.Sqlite || File.Exists(database.GetDbConnection().DataSource));
    }

    /// <summary>Brings some of them to this version, a few at a time. Returns those that could not be, and why.</summary>
    /// <param name="municipalities">Which.</param>
    /// <param name="report">Told of each as it is done, with its trouble or null.</param>
    /// <param name="cancel">Stops between them: what is done is done, and the next run goes on from there.</param>
    [SuppressMessage("Design", "CA1031", Justification = "One municipality's trouble must not stop the others.")]
    public async Task<IReadOnlyList<(Municipality Municipality, string Trouble)>> BringUpAll(
        IReadOnlyCollection<Municipality> municipalities,
        Action<Municipality, string?>? report,
        CancellationToken cancel
    )
    {
        ConcurrentBag<(Municipality, string)> troubled = [];
        await Parallel.ForEachAsync(
            municipalities,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (municipality, stop) =>
            {
                string? trouble = null;
                try
                {
                    await BringUp(municipality, stop);
                    catalogue.Answer(municipality.OrganisationNumber, MunicipalityState.Open);
                }
                catch (Exception failed) when (!stop.IsCancellationRequested)
                {
                    log.LogError(failed, "{Municipality} could not be brought to this version; it stays closed.", municipality);
                    catalogue.Answer(municipality.OrganisationNumber, MunicipalityState.Behind);
                    trouble = failed.GetBaseException().Message;
                    troubled.Add((municipality, trouble));
                }

                report?.Invoke(municipality, trouble);
            }
        );
        return [.. troubled];
    }

    /// <summary>
    /// An empty installation begins with a line of its own, for whoever has one municipality. Where others are put in before it was
    /// ever founded, it is nobody's.
    /// </summary>
    public async Task ForgetUnfounded(CancellationToken cancel)
    {
        foreach (var line in (await store.Read(cancel)).Where(l => l is { Host: Catalogue.AnyHost, Schema: null }))
        {
            await using var scope = services.ScopeFor(store.AsOwner(store.At(line)), Actor.Nobody);
            var database = scope.ServiceProvider.GetRequiredService<Db>().Database;
            if (!await database.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel))
            {
                await store.Replace(OrganisationNumber.Parse(line.OrganisationNumber, null), [], cancel);
            }
        }
    }

    /// <summary>Brings one municipality to this version, founds it when it is new, and says so in the catalogue.</summary>
    public async Task BringUp(Municipality municipality, CancellationToken cancel)
    {
        var schema = await Found(store.AsOwner(municipality), cancel);
        await Grant(municipality, cancel);
        await store.Change(municipality.OrganisationNumber, line => line.Schema = schema, cancel);
    }

    /// <summary>Lets the server do in a database what it needs, and no more; where commands connect as somebody else.</summary>
    internal async Task Grant(Municipality municipality, CancellationToken cancel)
    {
        if (store.AsOwner(municipality) is var owner && owner.Connection != municipality.Connection)
        {
            await using var scope = services.ScopeFor(owner, Actor.Command(Environment.UserName));
            await Privileges.Grant(scope.ServiceProvider.GetRequiredService<Db>(), municipality.Connection, cancel);
        }
    }

    /// <summary>Migrates a municipality's database and founds it when it is new. Returns the version it is at.</summary>
    internal async Task<string> Found(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Command(Environment.UserName));
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var applied = await db.Database.MigrateAlone(cancel);
        await SearchUpkeep.MakeReady(db, cancel);
        await Founding.CatchUp(db, cancel); // at every start: a process may be killed between the two
        var schema = Whole((await db.Database.GetAppliedMigrationsAsync(cancel)).Last());
        if (applied == 0 && await Founding.IsFounded(db, cancel))
        {
            return schema;
        }

        log.LogInformation("{Municipality}: {Count} migrations applied.", municipality, applied);
        await db.SaveTogether(() => Begin(scope.ServiceProvider, municipality, cancel), cancel);
        if (applied == 0 || db.Database.GetMigrations().Count() == applied)
        {
            await scope.ServiceProvider.GetRequiredService<AuditSealing>().Seal(municipality, cancel); // what it begins with
        }

        return schema;
    }

    /// <summary>
    /// Reads what the municipality has chosen for itself, which wins over its line and the settings: when its first request
    /// comes, so that a start is no dearer with hundreds of them.
    /// </summary>
    public async Task ReadSetup(Municipality municipality, CancellationToken cancel)
    {
        var number = municipality.OrganisationNumber;
        var read = setups.GetOrAdd(number, _ => new(() => Read(municipality), LazyThreadSafetyMode.ExecutionAndPublication));
        if (!read.Value.IsCompletedSuccessfully)
        {
            await Awaited(read, number, cancel);
        }
    }

    /// <summary>Lets the next request read it anew.</summary>
    public void ForgetSetup(OrganisationNumber number) => setups.TryRemove(number, out _);

    [SuppressMessage("Design", "CA1031", Justification = "Its pages say what is wrong with its database better than this could.")]
    async Task Awaited(Lazy<Task> read, OrganisationNumber number, CancellationToken cancel)
    {
        try
        {
            await read.Value.WaitAsync(cancel);
        }
        catch (Exception trouble) when (!cancel.IsCancellationRequested)
        {
            log.LogError(trouble, "What {Number} has chosen for itself could not be read.", number);
            setups.TryRemove(new(number, read));
        }
    }

    async Task Read(Municipality municipality)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        catalogue.Learn(
            await Profiles.Of(scope.ServiceProvider.GetRequiredService<Db>(), municipality, Modules.All, CancellationToken.None)
        );
    }

    // All of it or nothing: a process killed in the middle must not leave a municipality that looks begun.
    static async Task Begin(IServiceProvider scope, Municipality municipality, CancellationToken cancel)
    {
        var db = scope.GetRequiredService<Db>();
        if (await Founding.IsFounded(db, cancel))
        {
            return;
        }

        await Founding.Found(db, scope.GetRequiredService<Clock>(), municipality.Name, cancel);
        if (municipality.IsDemo)
        {
            foreach (var module in Modules.All)
            {
                await module.WriteDemo(scope, cancel);
            }
        }
    }

    CatalogueLine FirstLine()
    {
        var number = Settings.Demo ? TaktSettings.DemoNumber : Settings.OrganisationNumber;
        var engine = Settings.Postgres is null ? Engine.Sqlite : Engine.Postgres;
        return new()
        {
            Host = Catalogue.AnyHost,
            OrganisationNumber = number,
            Name = Settings.Demo ? "Fjordvik kommune" : Settings.MunicipalityName,
            Engine = engine,
            Connection = CatalogueLine.ConnectionFor(engine, number),
            IsDemo = Settings.Demo,
            Colour = Settings.Demo ? "" : Settings.Colour,
        };
    }
}
