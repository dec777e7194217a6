using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>How a unit is shared with another municipality.</summary>
enum PartnerKind
{
    /// <summary>We run it for them as well (kommuneloven chapter 20).</summary>
    HostedForThem,

    /// <summary>They run it for us.</summary>
    HostedByThem,

    /// <summary>We own it together: an inter-municipal company or a joint undertaking.</summary>
    Joint,
}

/// <summary>Another municipality or body that a unit is run for, by or together with, between two dates.</summary>
sealed class Partner(Guid unitId, PartnerKind kind, string organisationNumber, string name, DateOnly from) : EditedEntity, IDated
{
    public Guid UnitId { get; private init; } = unitId;
    public PartnerKind Kind { get; private init; } = kind;

    /// <summary>Nine digits with a valid check digit.</summary>
    public string OrganisationNumber { get; private init; } = organisationNumber;

    public string Name { get; private init; } = name;

    /// <summary>Their share of the cost in per cent; null when it is not settled.</summary>
    public decimal? CostShare { get; set; }

    /// <summary>Who at the partner receives its reports: a role or a body, not a person.</summary>
    public string? ReportsTo { get; set; }

    public DateOnly From { get; private init; } = from;
    public DateOnly? To { get; private set; }

    /// <summary>The date is the first day it no longer holds.</summary>
    public void End(DateOnly on) => To = on;
}

sealed class PartnerMap : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> partner)
    {
        partner.Property(p => p.OrganisationNumber).HasMaxLength(9);
        partner.Property(p => p.Name).HasMaxLength(200);
        partner.Property(p => p.CostShare).HasPrecision(5, 2);
        partner.Property(p => p.ReportsTo).HasMaxLength(200);
        partner.HasIndex(p => p.UnitId);
        partner.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>What a unit is called in another language, beside its name.</summary>
sealed class ParallelName(Guid unitId, string language, string name) : Entity
{
    /// <summary>Nynorsk, Northern, Lule and Southern Sámi, Kven: BCP 47.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["nn", "se", "smj", "sma", "fkv"];

    public Guid UnitId { get; private init; } = unitId;
    public string Language { get; private init; } = language;
    public string Name { get; private init; } = name;
}

sealed class ParallelNameMap : IEntityTypeConfiguration<ParallelName>
{
    public void Configure(EntityTypeBuilder<ParallelName> name)
    {
        name.Property(n => n.Language).HasMaxLength(3);
        name.Property(n => n.Name).HasMaxLength(200);
        name.HasIndex(n => new { n.UnitId, n.Language }).IsUnique();
    }
}

static class PartnerSets
{
    extension(Db db)
    {
        public DbSet<Partner> Partners => db.Set<Partner>();
    }
}
