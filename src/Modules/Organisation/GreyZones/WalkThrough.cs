using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>«Two of us think the other does it»: a grey zone somebody has met.</summary>
sealed class GreyZoneReport(string text, Guid reportedBy, Guid unitId, DateOnly on) : EditedEntity
{
    public string Text { get; private init; } = text;
    public Guid ReportedBy { get; private init; } = reportedBy;
    public Guid UnitId { get; private init; } = unitId;
    public DateOnly On { get; private init; } = on;
    public DateOnly? SettledOn { get; private set; }

    /// <summary>How it was settled, for whoever reported it.</summary>
    public string? Settled { get; private set; }

    public void Settle(string how, DateOnly on)
    {
        if (SettledOn is not null)
        {
            throw new Refusal(Texts.AlreadySettled);
        }

        (Settled, SettledOn) = (how, on);
    }
}

/// <summary>The yearly walk-through of line and staff: the grey zones there were the day it began, gone through one by one.</summary>
sealed class WalkThrough : EditedEntity
{
    readonly List<WalkThroughItem> items = [];

    WalkThrough() { }

    public WalkThrough(DateOnly on, IEnumerable<GreyZone> zones)
    {
        StartedOn = on;
        items.AddRange(zones.Select((zone, order) => new WalkThroughItem(Id, order, zone)));
    }

    public DateOnly StartedOn { get; private init; }
    public DateOnly? FinishedOn { get; private set; }
    public IReadOnlyList<WalkThroughItem> Items => items;
    public bool IsOpen => FinishedOn is null;

    public void Decide(Guid item, string decision, Guid by, DateOnly on)
    {
        MustBeOpen();
        items.Single(i => i.Id == item).Decide(decision, by, on);
    }

    /// <summary>Ends it; what has no decision yet is kept as that.</summary>
    public void Finish(DateOnly on)
    {
        MustBeOpen();
        FinishedOn = on;
    }

    void MustBeOpen()
    {
        if (!IsOpen)
        {
            throw new Refusal(Texts.WalkThroughIsOver);
        }
    }
}

/// <summary>One grey zone of a walk-through, as it stood when it began, and what was decided.</summary>
sealed class WalkThroughItem : Entity
{
    WalkThroughItem() { }

    public WalkThroughItem(Guid walkThroughId, int order, GreyZone zone) =>
        (WalkThroughId, Order, Kind, About, Title, Detail, Address) = (
            walkThroughId,
            order,
            zone.Kind,
            zone.About,
            zone.Title,
            zone.Detail,
            zone.Address
        );

    public Guid WalkThroughId { get; private init; }
    public int Order { get; private init; }
    public GreyZoneKind Kind { get; private init; }
    public Guid About { get; private init; }
    public string Title { get; private init; } = null!;
    public string? Detail { get; private init; }
    public string Address { get; private init; } = null!;
    public string? Decision { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateOnly? DecidedOn { get; private set; }

    internal void Decide(string decision, Guid by, DateOnly on) => (Decision, DecidedBy, DecidedOn) = (decision, by, on);
}

sealed class GreyZoneReportMap : IEntityTypeConfiguration<GreyZoneReport>
{
    public const int Longest = 1000;

    public void Configure(EntityTypeBuilder<GreyZoneReport> report)
    {
        report.Property(r => r.Text).HasMaxLength(Longest).Sensitive(); // all may read it, but not by whom it was reported
        report.Property(r => r.Settled).HasMaxLength(Longest);
        report.HasIndex(r => r.SettledOn);
        report.HasOne<Person>().WithMany().HasForeignKey(r => r.ReportedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class WalkThroughMap : IEntityTypeConfiguration<WalkThrough>
{
    public void Configure(EntityTypeBuilder<WalkThrough> walk) => walk.HasMany(w => w.Items).WithOne().HasForeignKey(i => i.WalkThroughId);
}

sealed class WalkThroughItemMap : IEntityTypeConfiguration<WalkThroughItem>
{
    public void Configure(EntityTypeBuilder<WalkThroughItem> item)
    {
        item.Property(i => i.Title).HasMaxLength(GreyZoneReportMap.Longest);
        item.Property(i => i.Detail).HasMaxLength(GreyZoneReportMap.Longest);
        item.Property(i => i.Address).HasMaxLength(300);
        item.Property(i => i.Decision).HasMaxLength(GreyZoneReportMap.Longest);
    }
}

static class GreyZoneSets
{
    extension(Db db)
    {
        public DbSet<GreyZoneReport> GreyZoneReports => db.Set<GreyZoneReport>();
        public DbSet<WalkThrough> WalkThroughs => db.Set<WalkThrough>();
    }
}
