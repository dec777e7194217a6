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
    public int Yes { get; private set; }
    public int Partly { get; private set; }
    public int No { get; private set; }

    /// <summary>Fewer than this are not shown, and the numbers shown move by as many at a time.</summary>
    public const int FewestShown = 5;

    /// <summary>
    /// The numbers as they stood at the last fifth reply, the only ones shown: whoever looks before and after a reply must not
    /// see which it was.
    /// </summary>
    public int ShownYes { get; private set; }
    public int ShownPartly { get; private set; }
    public int ShownNo { get; private set; }
    public int Shown => ShownYes + ShownPartly + ShownNo;

    public void Count(Reply reply)
    {
        _ = reply switch
        {
            Reply.Yes => Yes++,
            Reply.Partly => Partly++,
            _ => No++,
        };
        if ((Yes + Partly + No) % FewestShown == 0)
        {
            (ShownYes, ShownPartly, ShownNo) = (Yes, Partly, No);
        }
    }
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
