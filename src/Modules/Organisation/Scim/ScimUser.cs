using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>What the other system says of a person and has no place on the person: how it knows the person, and what it calls things.</summary>
sealed class ScimUser(Guid personId) : EditedEntity
{
    public Guid PersonId { get; private init; } = personId;

    /// <summary>The person's key in the other system.</summary>
    public string? ExternalId { get; set; }

    public string? GivenName { get; set; }
    public string? FamilyName { get; set; }
    public string? Title { get; set; }
    public string? Department { get; set; }

    /// <summary>Who leads the person there. Who leads whom in Takt follows from roles in units.</summary>
    public Guid? ManagerId { get; set; }

    public DateTime MadeAt { get; private set; }
    public DateTime ChangedAt { get; private set; }

    /// <summary>When the other system deleted the person. The person stays, with all that was done; it is not told of them any more.</summary>
    public DateTime? DeletedAt { get; private set; }

    public void Touch(DateTime now)
    {
        ChangedAt = ScimTime.Whole(now);
        MadeAt = MadeAt == default ? ChangedAt : MadeAt;
    }

    public void Delete(DateTime now)
    {
        Touch(now);
        DeletedAt ??= now;
    }
}

/// <summary>A group the other system owns: its name and who sits in it are changed there and nowhere else.</summary>
sealed class ScimGroup(Guid groupId) : EditedEntity
{
    public Guid GroupId { get; private init; } = groupId;

    /// <summary>The group's key in the other system.</summary>
    public string? ExternalId { get; set; }

    /// <summary>The name as it is looked for, whatever the case.</summary>
    public string NameKey { get; private set; } = null!;

    public DateTime MadeAt { get; private set; }
    public DateTime ChangedAt { get; private set; }

    /// <summary>When the other system let go of it. From then on it is a group like any other.</summary>
    public DateTime? DeletedAt { get; private set; }

    public void Call(string name) => NameKey = Person.KeyOf(name)!;

    public void Touch(DateTime now)
    {
        ChangedAt = ScimTime.Whole(now);
        MadeAt = MadeAt == default ? ChangedAt : MadeAt;
    }

    public void Delete(DateTime now)
    {
        Touch(now);
        DeletedAt ??= now;
    }
}

/// <summary>Moments as they are said: in whole milliseconds, so that what is stored is what was said, on both databases.</summary>
static class ScimTime
{
    public static DateTime Whole(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    public static string Said(DateTime at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}

sealed class ScimUserMap : IEntityTypeConfiguration<ScimUser>
{
    public const int LongestName = 200;
    public const int LongestPhone = 40;
    public const int LongestUserName = 200;

    public void Configure(EntityTypeBuilder<ScimUser> user)
    {
        user.Property(u => u.ExternalId).HasMaxLength(LongestName);
        user.Property(u => u.GivenName).HasMaxLength(LongestName);
        user.Property(u => u.FamilyName).HasMaxLength(LongestName);
        user.Property(u => u.Title).HasMaxLength(LongestName);
        user.Property(u => u.Department).HasMaxLength(LongestName);
        user.HasIndex(u => u.PersonId).IsUnique();
        user.HasIndex(u => u.ExternalId);
        user.HasOne<Person>().WithMany().HasForeignKey(u => u.PersonId).OnDelete(DeleteBehavior.Restrict);
        user.HasOne<Person>().WithMany().HasForeignKey(u => u.ManagerId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class ScimGroupMap : IEntityTypeConfiguration<ScimGroup>
{
    public void Configure(EntityTypeBuilder<ScimGroup> group)
    {
        group.Property(g => g.ExternalId).HasMaxLength(ScimUserMap.LongestName);
        group.Property(g => g.NameKey).HasMaxLength(3 * ScimUserMap.LongestName);
        group.HasIndex(g => g.GroupId).IsUnique();
        group.HasIndex(g => g.NameKey).IsUnique().HasFilter("deleted_at IS NULL"); // two that are made in one moment are one too many
        group.HasOne<Group>().WithMany().HasForeignKey(g => g.GroupId).OnDelete(DeleteBehavior.Restrict);
    }
}

static class ScimSets
{
    extension(Db db)
    {
        public DbSet<ScimToken> ScimTokens => db.Set<ScimToken>();
        public DbSet<ScimUser> ScimUsers => db.Set<ScimUser>();
        public DbSet<ScimGroup> ScimGroups => db.Set<ScimGroup>();

        /// <summary>
        /// The row is changed as it was seen, or not at all. Its version rises also when only what hangs on it is changed, so that
        /// two changes at once are told apart.
        /// </summary>
        public void MustStand(EditedEntity row, int version)
        {
            if (db.Entry(row) is { State: not EntityState.Added })
            {
                db.Expect(row, $"{version}");
            }
        }

        /// <summary>Whether a group's name and members come from another system.</summary>
        public Task<bool> IsOwnedElsewhere(Guid group, CancellationToken cancel) =>
            db.ScimGroups.AnyAsync(g => g.GroupId == group && g.DeletedAt == null, cancel);
    }
}
