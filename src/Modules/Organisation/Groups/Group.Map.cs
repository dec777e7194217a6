using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

sealed class GroupMap : IEntityTypeConfiguration<Group>
{
    public const int LongestMandate = 4000;

    public void Configure(EntityTypeBuilder<Group> group)
    {
        group.Property(g => g.Name).HasMaxLength(200);
        group.Property(g => g.ShortName).HasMaxLength(40);
        group.Property(g => g.Code).HasMaxLength(GroupCode.Longest);
        group.HasIndex(g => g.Code).IsUnique().HasFilter("code IS NOT NULL");
        group.Property(g => g.Mandate).HasMaxLength(LongestMandate);
        group.Property(g => g.Meets).HasMaxLength(200);
        group.HasOne<Unit>().WithMany().HasForeignKey(g => g.UnitId).OnDelete(DeleteBehavior.Restrict);
        group.HasMany(g => g.Members).WithOne().HasForeignKey(m => m.GroupId);
        group.HasMany(g => g.Rules).WithOne().HasForeignKey(r => r.GroupId);
    }
}

sealed class GroupMemberMap : IEntityTypeConfiguration<GroupMember>
{
    public const int LongestPortfolio = 200;

    public void Configure(EntityTypeBuilder<GroupMember> member)
    {
        member.DecidesAccess();
        member.Property(m => m.Portfolio).HasMaxLength(LongestPortfolio);
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.StandsInFor).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class GroupRuleMap : IEntityTypeConfiguration<GroupRule>
{
    public void Configure(EntityTypeBuilder<GroupRule> rule)
    {
        rule.DecidesAccess();
        rule.Property(r => r.Role).HasMaxLength(40);
        rule.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

static class GroupSets
{
    extension(Db db)
    {
        public DbSet<Group> Groups => db.Set<Group>();
        public DbSet<GroupMember> GroupMembers => db.Set<GroupMember>();
        public DbSet<GroupRule> GroupRules => db.Set<GroupRule>();
    }
}
