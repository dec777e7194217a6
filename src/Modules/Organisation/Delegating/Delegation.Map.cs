using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

sealed class MatterMap : IEntityTypeConfiguration<Matter>
{
    public void Configure(EntityTypeBuilder<Matter> matter)
    {
        matter.Property(m => m.Name).HasMaxLength(FieldMap.LongestName);
        matter.Property(m => m.NameSort).HasMaxLength(1200);
        matter.HasOne<Field>().WithMany().HasForeignKey(m => m.FieldId);
    }
}

sealed class DelegationMap : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> delegation)
    {
        delegation.Property(d => d.Rule).HasMaxLength(Lines.Longest);
        delegation.Property(d => d.Limit).HasPrecision(18, 2);
        delegation.HasIndex(d => d.MatterId);
        delegation.HasOne<Matter>().WithMany().HasForeignKey(d => d.MatterId);
        delegation.HasOne<Unit>().WithMany().HasForeignKey(d => d.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

static class DelegationSets
{
    extension(Db db)
    {
        public DbSet<Matter> Matters => db.Set<Matter>();
        public DbSet<Delegation> Delegations => db.Set<Delegation>();
    }
}
