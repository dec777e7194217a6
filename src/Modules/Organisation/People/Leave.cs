using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>Somebody is away from work between two dates. Never why: that may be health.</summary>
sealed class Leave(Guid personId, DateOnly from, DateOnly? to) : EditedEntity, IDated
{
    public Guid PersonId { get; private init; } = personId;
    public DateOnly From { get; private init; } = from;
    public DateOnly? To { get; private set; } = to;

    /// <summary>The date is the first day back; null while it is not known.</summary>
    public void End(DateOnly? on) => To = on;

    /// <summary>The first day somebody is back, through leaves that follow each other; null while it is open.</summary>
    public static DateOnly? BackOn(IEnumerable<Leave> leaves) => leaves.Any(l => l.To is null) ? null : leaves.Max(l => l.To);
}

sealed class LeaveMap : IEntityTypeConfiguration<Leave>
{
    public void Configure(EntityTypeBuilder<Leave> leave)
    {
        leave.DecidesAccess();
        leave.HasIndex(l => l.PersonId);
        leave.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId);
    }
}

static class LeaveSets
{
    extension(Db db)
    {
        public DbSet<Leave> Leaves => db.Set<Leave>();
    }
}
