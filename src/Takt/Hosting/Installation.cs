using Microsoft.Extensions.Options;
using Takt.Organisation.Contracts;

namespace Takt;

/// <summary>Brings an installation up: the shared database, the municipalities in it, their schemas, and what an empty one begins with.</summary>
sealed class Installation(IServiceProvider services, IOptions<TaktSettings> settings, Catalogue catalogue, ILogger<Installation> log)
{
    TaktSettings Settings => settings.Value;

    /// <summary>Migrates everything and fills the catalogue. Two nodes may do this at once: EF's migration lock lets one wait.</summary>
    public async Task Open(CancellationToken cancel)
    {
        System.IO.Directory.CreateDirectory(Settings.Data);
        await using var scope = services.CreateAsyncScope();
        var shared = scope.ServiceProvider.GetRequiredService<SharedDb>();
        await shared.Database.MigrateAlone(cancel);
        if (!await shared.Catalogue.AnyAsync(cancel))
        {
            shared.Catalogue.Add(FirstLine());
            await SaveShared(shared, cancel);
        }

        foreach (var line in await shared.Catalogue.AsNoTracking().ToListAsync(cancel))
        {
            var municipality = line.ToMunicipality(Settings);
            await Found(municipality, cancel);
            catalogue.Set(line.Host, await AsSetUp(municipality, cancel));
        }
    }

    /// <summary>The one municipality of an installation that has only one, as commands assume.</summary>
    public Municipality Only() =>
        catalogue.All.Count == 1 ? catalogue.All.First() : throw new Refusal("This installation has several municipalities.");

    internal async Task Found(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Command(Environment.UserName));
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var applied = await db.Database.MigrateAlone(cancel);
        await SearchUpkeep.MakeReady(db, cancel);
        await Founding.CatchUp(db, cancel); // at every start: a process may be killed between the two
        if (applied == 0 && await Founding.IsFounded(db, cancel))
        {
            return;
        }

        log.LogInformation("{Municipality}: {Count} migrations applied.", municipality, applied);
        await db.SaveTogether(() => Begin(scope.ServiceProvider, municipality, cancel), cancel);
        if (applied == 0 || db.Database.GetMigrations().Count() == applied)
        {
            await scope.ServiceProvider.GetRequiredService<AuditSealing>().Seal(municipality, cancel); // what it begins with
        }
    }

    // What it has chosen for itself wins over the line and the settings.
    async Task<Municipality> AsSetUp(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        return await Profiles.Of(scope.ServiceProvider.GetRequiredService<Db>(), municipality, Modules.All, cancel);
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
        return new()
        {
            Host = Catalogue.AnyHost,
            OrganisationNumber = number,
            Name = Settings.Demo ? "Fjordvik kommune" : Settings.MunicipalityName,
            Engine = Settings.Postgres is null ? Engine.Sqlite : Engine.Postgres,
            Connection = Settings.Postgres is null ? $"Data Source={number}.db" : $"Database=takt_{number}",
            IsDemo = Settings.Demo,
            Colour = Settings.Demo ? "" : Settings.Colour,
        };
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "ApiDesign",
        "RS0030",
        Justification = "The shared database holds no municipality's rows and has no trail."
    )]
    static async Task SaveShared(SharedDb shared, CancellationToken cancel) => await shared.SaveChangesAsync(cancel);
}
