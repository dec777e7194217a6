using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Takt.Kernel;

/// <summary>Once a day: deletes contents that no row has pointed to for a day. A crash between storing and saving leaves such.</summary>
public sealed class FileSweep(
    IServiceProvider services,
    Catalogue catalogue,
    IJobLeases leases,
    FileTurns turns,
    Clock clock,
    ILogger<FileSweep> log
) : Rounds(catalogue, leases, log)
{
    const int PageSize = 500;

    static readonly TimeSpan Left = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override TimeSpan Every => TimeSpan.FromHours(12);

    /// <inheritdoc/>
    protected override TimeSpan AllEvery => TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override Task Visit(Municipality municipality, CancellationToken cancel) => Sweep(municipality, cancel);

    /// <summary>Sweeps one municipality's store. Returns how many contents were nobody's.</summary>
    public async Task<int> Sweep(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var (db, store) = (scope.ServiceProvider.GetRequiredService<Db>(), scope.ServiceProvider.GetRequiredService<IFileStore>());
        var before = clock.Now - Left;
        string[] old = await store
            .List(cancel)
            .Where(content => content.At < before)
            .Select(content => content.Sha256)
            .ToArrayAsync(cancel);
        var swept = 0;
        foreach (var page in old.Chunk(PageSize))
        {
            var known = await db.Attachments.Where(a => page.Contains(a.Sha256)).Select(a => a.Sha256!).ToHashSetAsync(cancel);
            foreach (var sha256 in page.Where(sha256 => !known.Contains(sha256)))
            {
                await turns.Take(municipality, sha256, () => Forget(sha256), cancel);
            }
        }

        if (swept > 0)
        {
            log.LogInformation("{Count} contents in {Municipality} were nobody's, and are deleted.", swept, municipality);
        }

        return swept;

        async Task Forget(string sha256)
        {
            if (!await db.Attachments.AnyAsync(a => a.Sha256 == sha256, cancel))
            {
                await store.Delete(sha256, cancel);
                swept++;
            }
        }
    }
}
