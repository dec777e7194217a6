using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

sealed class ReorganisationMap : IEntityTypeConfiguration<Reorganisation>
{
    public const int LongestReason = 2000;

    public void Configure(EntityTypeBuilder<Reorganisation> plan)
    {
        plan.HasAudience();
        plan.Property(p => p.Name).HasMaxLength(200);
        plan.Property(p => p.Reason).HasMaxLength(LongestReason);
        plan.HasMany(p => p.Changes).WithOne().HasForeignKey(c => c.ReorganisationId);
        plan.HasMany(p => p.Ended).WithOne().HasForeignKey(e => e.ReorganisationId);
        plan.HasIndex(p => p.Day);
    }
}

sealed class PlannedChangeMap : IEntityTypeConfiguration<PlannedChange>
{
    public void Configure(EntityTypeBuilder<PlannedChange> change)
    {
        // The unit may not be there yet, or not any more: an id, not a key.
        change.Property(c => c.Name).HasMaxLength(200);
        change.Property(c => c.ShortName).HasMaxLength(40);
        change.Property(c => c.Title).HasMaxLength(200);
        change.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

static class ReorganisationSets
{
    extension(Db db)
    {
        public DbSet<Reorganisation> Reorganisations => db.Set<Reorganisation>();
    }
}
