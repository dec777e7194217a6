using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

sealed class PersonMap : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.DecidesAccess();
        person.Property(p => p.Name).HasMaxLength(200);
        person.Property(p => p.NameSort).HasMaxLength(1200);
        person.HasIndex(p => new { p.NameSort, p.Id }); // lists of people turn by it
        person.Property(p => p.NameKey).HasMaxLength(600);
        person.HasIndex(p => p.NameKey);
        person.Property(p => p.Email).HasMaxLength(200);
        person.Property(p => p.EmailKey).HasMaxLength(600);
        person.HasIndex(p => p.EmailKey);
        person.Property(p => p.Phone).HasMaxLength(40);
        person.Property(p => p.Language).HasMaxLength(2);
    }
}

sealed class AssignmentMap : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.DecidesAccess();
        assignment.Property(a => a.Role).HasMaxLength(40);
        assignment.Property(a => a.Title).HasMaxLength(200);
        assignment.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        assignment.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
        assignment.HasIndex(a => new { a.UnitId, a.Role });
        assignment.HasIndex(a => a.Role); // the seats one can choose between are few of many
    }
}

static class PeopleSets
{
    extension(Db db)
    {
        public DbSet<Person> People => db.Set<Person>();
        public DbSet<Assignment> Assignments => db.Set<Assignment>();
    }
}
