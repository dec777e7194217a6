using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

sealed class UnitMap : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.Property(u => u.OrganisationNumber).HasMaxLength(9);
        unit.HasMany(u => u.ParallelNames).WithOne().HasForeignKey(n => n.UnitId);
        unit.HasMany(u => u.Periods).WithOne().HasForeignKey(p => p.UnitId);
    }
}

sealed class UnitPeriodMap : IEntityTypeConfiguration<UnitPeriod>
{
    public void Configure(EntityTypeBuilder<UnitPeriod> period)
    {
        period.DecidesAccess();
        period.Property(p => p.Name).HasMaxLength(200);
        period.Property(p => p.NameSort).HasMaxLength(1200);
        period.Property(p => p.ShortName).HasMaxLength(40);
        period.HasOne<Unit>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class UnitPathMap : IEntityTypeConfiguration<UnitPath>
{
    public void Configure(EntityTypeBuilder<UnitPath> path)
    {
        path.DecidesAccess();
        path.HasKey(p => new
        {
            p.DescendantId,
            p.AncestorId,
            p.From,
        });
        path.HasIndex(p => p.AncestorId);
    }
}

sealed class TreeMap : IEntityTypeConfiguration<Tree>
{
    public void Configure(EntityTypeBuilder<Tree> tree) => tree.Property(t => t.Id).ValueGeneratedNever();
}

static class UnitSets
{
    extension(Db db)
    {
        public DbSet<Unit> Units => db.Set<Unit>();
        public DbSet<UnitPeriod> UnitPeriods => db.Set<UnitPeriod>();
        public DbSet<UnitPath> UnitPaths => db.Set<UnitPath>();
        public DbSet<Tree> Trees => db.Set<Tree>();
    }
}
