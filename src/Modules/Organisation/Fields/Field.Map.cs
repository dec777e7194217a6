using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

sealed class FieldMap : IEntityTypeConfiguration<Field>
{
    public const int LongestName = 200;

    public void Configure(EntityTypeBuilder<Field> field)
    {
        field.Property(f => f.Name).HasMaxLength(LongestName);
        field.Property(f => f.NameSort).HasMaxLength(1200);
        field.PrimitiveCollection(f => f.Synonyms);
        field.PrimitiveCollection(f => f.DecideYourself);
        field.HasMany(f => f.Links).WithOne().HasForeignKey(l => l.FieldId);
        field.HasIndex(f => f.NameSort);
    }
}

sealed class FieldLinkMap : IEntityTypeConfiguration<FieldLink>
{
    public void Configure(EntityTypeBuilder<FieldLink> link)
    {
        link.Property(l => l.Title).HasMaxLength(Lines.Longest);
        link.Property(l => l.Address).HasMaxLength(1000);
    }
}

sealed class ResponsibilityMap : IEntityTypeConfiguration<Responsibility>
{
    public void Configure(EntityTypeBuilder<Responsibility> responsibility)
    {
        responsibility.PrimitiveCollection(r => r.Promises);
        responsibility.HasIndex(r => new { r.FieldId, r.UnitId });
        responsibility.HasIndex(r => r.Holder);
        responsibility.HasOne<Field>().WithMany().HasForeignKey(r => r.FieldId);
        responsibility.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

static class FieldSets
{
    extension(Db db)
    {
        public DbSet<Field> Fields => db.Set<Field>();
        public DbSet<Responsibility> Responsibilities => db.Set<Responsibility>();
    }
}
