using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Evaluations;

/// <summary>What was published, as it was said then: never changed. A later publication is a new version.</summary>
sealed class Publication : Entity
{
    public required Guid EvaluationId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required DateTime At { get; init; }
    public required string By { get; init; }

    /// <summary>The snapshot as JSON.</summary>
    public required string Snapshot { get; init; }
}

/// <summary>"Did this answer what you raised?", counted without anybody's name.</summary>
sealed class Reception
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required Guid ThemeId { get; init; }
    public int Yes { get; set; }
    public int Partly { get; set; }
    public int No { get; set; }

    /// <summary>Fewer than this are not shown.</summary>
    public const int FewestShown = 5;

    public int Total => Yes + Partly + No;

    /// <summary>Whether the numbers may be shown at all.</summary>
    public bool IsShown => Total >= FewestShown;
}

/// <summary>Who has replied, so that nobody counts twice; not what, and not when.</summary>
sealed class ReceptionGiven
{
    public required Guid ThemeId { get; init; }
    public required Guid PersonId { get; init; }
}

sealed class PublicationMap : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> publication)
    {
        publication.Property(p => p.By).HasMaxLength(200);
        publication.HasOne<Evaluation>().WithMany().HasForeignKey(p => p.EvaluationId).OnDelete(DeleteBehavior.Restrict);
        publication.HasIndex(p => new { p.EvaluationId, p.Number }).IsUnique();
    }
}

sealed class ReceptionMap : IEntityTypeConfiguration<Reception>
{
    public void Configure(EntityTypeBuilder<Reception> reception)
    {
        reception.Anonymous();
        // Two who reply at once must both be counted: whoever comes second starts from what the first left.
        reception.Property(r => r.Yes).IsConcurrencyToken();
        reception.Property(r => r.Partly).IsConcurrencyToken();
        reception.Property(r => r.No).IsConcurrencyToken();
        reception.HasIndex(r => r.ThemeId).IsUnique();
    }
}

sealed class ReceptionGivenMap : IEntityTypeConfiguration<ReceptionGiven>
{
    public void Configure(EntityTypeBuilder<ReceptionGiven> given)
    {
        given.HasKey(g => new { g.ThemeId, g.PersonId });
        given.Unrecorded();
    }
}

static class PublishSets
{
    extension(Db db)
    {
        public DbSet<Publication> Publications => db.Set<Publication>();
        public DbSet<Reception> Receptions => db.Set<Reception>();
        public DbSet<ReceptionGiven> ReceptionsGiven => db.Set<ReceptionGiven>();
    }
}
