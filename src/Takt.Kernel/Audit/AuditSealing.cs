using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Takt.Kernel;

/// <summary>
/// Seals what has come on the trail, every few minutes, for each municipality. Each seal is told to the log as well: whoever
/// keeps the log elsewhere can show that not all seals were made anew.
/// </summary>
public sealed class AuditSealing(IServiceProvider services, Catalogue catalogue, IJobLeases leases, Clock clock, ILogger<AuditSealing> log)
    : Rounds(catalogue, leases, log)
{
    /// <summary>The most entries under one seal.</summary>
    public const int LargestBatch = 1000;

    const int MostTries = 3;

    /// <inheritdoc/>
    protected override TimeSpan Every => TimeSpan.FromMinutes(5);

    /// <summary>What is anonymous waits for the day to end, when nobody saves: it is sealed by the round to all.</summary>
    protected override TimeSpan AllEvery => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override Task Visit(Municipality municipality, CancellationToken cancel) => Seal(municipality, cancel);

    /// <summary>Seals everything that can be sealed now. Returns how many entries that were.</summary>
    public async Task<int> Seal(Municipality municipality, CancellationToken cancel)
    {
        var entries = 0;
        for (var tries = 0; ; )
        {
            try
            {
                var batch = await SealBatch(municipality, cancel);
                entries += batch;
                if (batch < LargestBatch)
                {
                    return entries;
                }
            }
            catch (DbUpdateException) when (++tries < MostTries)
            {
                // Another node, or a command beside the server, set the same seal. What it left is sealed now.
            }
        }
    }

    async Task<int> SealBatch(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<Db>();

        // Read before the entries: should another set its seal between the two, those it sealed are not among ours, and a second
        // seal of the same number is refused. The other way round, its entries would be taken from under it.
        var before = await db.AuditSeals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel);

        // A seal tells the minute. What is anonymous waits for the day to end, and is sealed with all that came that day.
        var today = clock.Now.Date;
        var entries = await db
            .AuditEntries.Where(e => e.Seal == null && (e.Act != AuditActs.Batch || e.At < today))
            .OrderBy(e => e.Id)
            .Take(LargestBatch)
            .ToListAsync(cancel);
        if (entries.Count == 0)
        {
            return 0;
        }

        foreach (var entry in entries)
        {
            entry.SealIn((before?.Number ?? 0) + 1, RandomNumberGenerator.GetBytes(AuditProof.SaltSize));
        }

        var seal = AuditSeal.Over(entries, before, Whole(clock.Now));
        db.AuditSeals.Add(seal);
        await db.Save("trail sealed", cancel);
        log.LogInformation("{Municipality}: trail sealed, {Count} entries, {Fingerprint}.", municipality, seal.Count, seal.Fingerprint);
        return entries.Count;
    }

    // PostgreSQL keeps microseconds: a finer time would come back as another, and the seal would not hold.
    static DateTime Whole(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    /// <summary>Erases the values of everything the trail says of one row. Returns how many entries that were.</summary>
    /// <param name="db">Where, and who.</param>
    /// <param name="kind">The entity's name.</param>
    /// <param name="row">The row.</param>
    /// <param name="because">The reason the user gave; it stays on the trail.</param>
    /// <param name="cancel">Stops before the commit.</param>
    public async Task<int> Erase(Db db, string kind, string row, string because, CancellationToken cancel)
    {
        await Seal(db.Municipality, cancel); // what is erased unsealed could have been anything
        var entries = await db
            .AuditEntries.Where(e =>
                e.RowId == row && e.Kind == kind && e.Seal != null && e.ErasedHash == null && e.Act != AuditActs.Erased
            )
            .OrderBy(e => e.Id)
            .ToListAsync(cancel);
        if (entries.Count > 0)
        {
            db.Erase(entries, because);
            await db.Save(because, cancel);
        }

        return entries.Count;
    }
}
