using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Takt;

/// <summary>The catalogue as it is stored in the shared database.</summary>
sealed class CatalogueStore(IServiceProvider services, IOptions<TaktSettings> settings)
{
    /// <summary>Makes the shared database, and the line of an installation that has none.</summary>
    public async Task Prepare(CatalogueLine first, CancellationToken cancel)
    {
        await MigrateShared(cancel);
        await using var scope = services.CreateAsyncScope();
        var shared = scope.ServiceProvider.GetRequiredService<SharedDb>();
        if (!await shared.Catalogue.AnyAsync(cancel))
        {
            shared.Catalogue.Add(first);
            await Save(shared, cancel);
        }
    }

    /// <summary>Every line, by number and host.</summary>
    public async Task<IReadOnlyList<CatalogueLine>> Read(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<SharedDb>()
            .Catalogue.AsNoTracking()
            .OrderBy(l => l.OrganisationNumber)
            .ThenBy(l => l.Host)
            .ToListAsync(cancel);
    }

    /// <summary>The lines of one municipality.</summary>
    /// <exception cref="Refusal">There is none of that number.</exception>
    public async Task<IReadOnlyList<CatalogueLine>> Of(OrganisationNumber number, CancellationToken cancel) =>
        (await Read(cancel)).Where(l => l.OrganisationNumber == $"{number}").ToArray() is [_, ..] lines
            ? lines
            : throw new Refusal($"No municipality here has the number {number}. 'takt municipality list' shows them.");

    /// <summary>Where a line leads, as this installation is set up.</summary>
    public Municipality At(CatalogueLine line) => line.ToMunicipality(settings.Value);

    /// <summary>The same place, as whoever may alter its schema.</summary>
    public Municipality AsOwner(Municipality municipality) =>
        municipality.Engine == Engine.Postgres && settings.Value.PostgresOwner is { Length: > 0 } owner
            ? municipality with
            {
                Connection = new NpgsqlConnectionStringBuilder($"{municipality.Connection};{owner}").ToString(),
            }
            : municipality;

    /// <summary>Changes every line of a municipality.</summary>
    public async Task Change(OrganisationNumber number, Action<CatalogueLine> change, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var shared = scope.ServiceProvider.GetRequiredService<SharedDb>();
        var text = $"{number}";
        foreach (var line in await shared.Catalogue.Where(l => l.OrganisationNumber == text).ToListAsync(cancel))
        {
            change(line);
        }

        await Save(shared, cancel);
    }

    /// <summary>Takes lines away and puts others in their place, all or nothing.</summary>
    public async Task Replace(OrganisationNumber number, IEnumerable<CatalogueLine> lines, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var shared = scope.ServiceProvider.GetRequiredService<SharedDb>();
        var text = $"{number}";
        var put = lines.ToDictionary(l => l.Host);
        foreach (var line in await shared.Catalogue.Where(l => l.OrganisationNumber == text).ToListAsync(cancel))
        {
            if (!put.Remove(line.Host))
            {
                shared.Catalogue.Remove(line);
            }
        }

        shared.Catalogue.AddRange(put.Values);
        await Save(shared, cancel);
    }

    async Task MigrateShared(CancellationToken cancel)
    {
        if (settings.Value is { Postgres: { } postgres, PostgresOwner: { Length: > 0 } owner })
        {
            var options = new DbContextOptionsBuilder<PostgresShared>();
            Leases.Postgres(options, $"{postgres};{owner}");
            await using var owned = new PostgresShared(options.Options);
            await owned.Database.MigrateAlone(cancel);
            await Privileges.Grant(owned, postgres, cancel);
            return;
        }

        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SharedDb>().Database.MigrateAlone(cancel);
    }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The shared database holds no municipality's rows and has no trail.")]
    static async Task Save(SharedDb shared, CancellationToken cancel) => await shared.SaveChangesAsync(cancel);
}
