using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>People who decide or discuss together: a leader group, a network, a committee.</summary>
sealed class Group : EditedEntity
{
    readonly List<GroupMember> members = [];

    public Group(string name, string? shortName = null) => (Name, ShortName) = (name, shortName);

    public string Name { get; set; }
    public string? ShortName { get; set; }
    public IReadOnlyList<GroupMember> Members => members;

    /// <summary>Gives a person a seat from a day; whoever sits in the group then already, does not get another.</summary>
    public void Seat(Guid person, DateOnly from, bool leads = false)
    {
        if (members.Exists(m => m.PersonId == person && (m.To is null || m.To > from)))
        {
            throw new Refusal(Texts.SitsAlready) { Field = "Form.Member" };
        }

        members.Add(new(Id, person, from, leads));
    }
}

/// <summary>A person's seat in a group, between two dates.</summary>
sealed class GroupMember(Guid groupId, Guid personId, DateOnly from, bool leads) : Entity, IDated
{
    public Guid GroupId { get; private init; } = groupId;
    public Guid PersonId { get; private init; } = personId;
    public DateOnly From { get; private init; } = from;
    public DateOnly? To { get; private set; }

    /// <summary>Whether the person chairs the group.</summary>
    public bool Leads { get; private init; } = leads;

    public void End(DateOnly on) => To = on;
}

sealed class GroupMap : IEntityTypeConfiguration<Group>
{
    public void Configure(EntityTypeBuilder<Group> group)
    {
        group.Property(g => g.Name).HasMaxLength(200);
        group.Property(g => g.ShortName).HasMaxLength(40);
        group.HasMany(g => g.Members).WithOne().HasForeignKey(m => m.GroupId);
    }
}

sealed class GroupMemberMap : IEntityTypeConfiguration<GroupMember>
{
    public void Configure(EntityTypeBuilder<GroupMember> member) =>
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
}

static class GroupSets
{
    extension(Db db)
    {
        public DbSet<Group> Groups => db.Set<Group>();
        public DbSet<GroupMember> GroupMembers => db.Set<GroupMember>();
    }
}
