using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Evaluations;

/// <summary>
/// Who in the municipality receives whistle-blowing, and how one reaches them. One row, or none while nobody has said. What is sent to
/// them is read by nobody else.
/// </summary>
sealed class WhistleReception : EditedEntity
{
    public const int LongestChannel = 300;

    public required Seat Seat { get; set; }

    /// <summary>How one reaches them without Takt: an address, a telephone number.</summary>
    public string? Channel { get; set; }

    /// <summary>Whether the actor receives. Never through somebody else's roles: that would open what is meant for a few.</summary>
    public bool IsHeldBy(Actor actor) => actor.Viewed is null && Seat.IsHeldBy(actor);
}

/// <summary>
/// A contribution that may be whistle-blowing: taken out of where it was written, with what is needed to put it back. It knows who wrote
/// it only where the contribution did, and no time at all.
/// </summary>
sealed class WhistleReport : Entity
{
    public WhistleReport() => Id = Guid.NewGuid(); // never one that rises with time

    public required Guid EvaluationId { get; init; }
    public required Guid ThemeId { get; init; }
    public required string Text { get; init; }
    public string? Proposal { get; init; }

    /// <summary>Whoever wrote it under their name.</summary>
    public Guid? PersonId { get; init; }

    public int? TableNumber { get; init; }
    public string? Heading { get; init; }
}

sealed class WhistleReceptionMap : IEntityTypeConfiguration<WhistleReception>
{
    public void Configure(EntityTypeBuilder<WhistleReception> reception) =>
        reception.Property(r => r.Channel).HasMaxLength(WhistleReception.LongestChannel);
}

sealed class WhistleReportMap : IEntityTypeConfiguration<WhistleReport>
{
    public void Configure(EntityTypeBuilder<WhistleReport> report)
    {
        report.Unrecorded(); // that somebody sent one is noted; what it says is the reception's alone
        report.Property(r => r.Text).Sensitive();
        report.Property(r => r.Proposal).Sensitive();
        report.Property(r => r.Heading).HasMaxLength(GatheringHeading.LongestName);
    }
}

static class WhistleSets
{
    extension(Db db)
    {
        public DbSet<WhistleReport> WhistleReports => db.Set<WhistleReport>();

        /// <summary>Who receives; null while nobody has said.</summary>
        public Task<WhistleReception?> WhistleReception(CancellationToken cancel) =>
            db.Set<WhistleReception>().OrderBy(r => r.Id).FirstOrDefaultAsync(cancel);
    }
}
