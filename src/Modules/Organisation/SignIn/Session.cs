using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>What somebody showed to be let in.</summary>
enum SignedInBy
{
    /// <summary>A click, in the demonstration.</summary>
    Demo,

    /// <summary>A one-time link, by which a password was chosen.</summary>
    Link,

    Password,
}

/// <summary>One browser signed in. The cookie holds a token, the row its hash.</summary>
sealed class Session : Entity
{
    public required byte[] TokenHash { get; init; }
    public required Guid AccountId { get; init; }
    public required SignedInBy By { get; init; }

    /// <summary>The kind of browser and machine (<see cref="Organisation.Device"/>), so that its owner knows it again.</summary>
    public string Device { get; init; } = "";

    public required DateTime StartedAt { get; init; }
    public required DateTime ExpiresAt { get; set; }
    public DateTime? EndedAt { get; private set; }

    public void End(DateTime at) => EndedAt ??= at;
}

sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.Property(s => s.TokenHash).HasMaxLength(32).Sensitive();
        session.Property(s => s.Device).HasMaxLength(40);
        session.HasIndex(s => s.TokenHash).IsUnique();
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
    }
}
