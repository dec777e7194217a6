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

    /// <summary>A password, and a code of the code app.</summary>
    Code,

    /// <summary>A password, and a code from paper.</summary>
    RecoveryCode,

    /// <summary>A passkey, which knows its owner by finger, face or PIN: two factors in one.</summary>
    Passkey,

    /// <summary>The municipality's own directory.</summary>
    Directory,

    /// <summary>The same, and it asked for more than a password.</summary>
    DirectoryAndMore,
}

/// <summary>One browser signed in. The cookie holds a token, the row its hash.</summary>
sealed class Session : Entity, IShownLive
{
    // Whoever signs out elsewhere, or is signed out, follows nothing more.
    Guid IShownLive.LiveTopic => Id;

    public required byte[] TokenHash { get; init; }
    public required Guid AccountId { get; init; }
    public required SignedInBy By { get; set; }

    /// <summary>The kind of browser and machine (Device.Of), so that its owner knows it again.</summary>
    public string Device { get; init; } = "";

    public required DateTime StartedAt { get; init; }
    public required DateTime ExpiresAt { get; set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>How long after signing in one may change how one gets in.</summary>
    public const int FreshMinutes = 15;

    public bool IsFresh(DateTime now) => StartedAt.AddMinutes(FreshMinutes) > now;

    public void End(DateTime at) => EndedAt ??= at;

    /// <summary>Whether hardly more than a password stands behind a session. In the demonstration nobody has a password to begin with.</summary>
    public static bool IsWeak(SignedInBy by) => by is SignedInBy.Link or SignedInBy.Password or SignedInBy.Directory;
}

sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.Property(s => s.TokenHash).HasMaxLength(32).Sensitive();
        // The sessions there were before this was asked began by a password. A new one always says for itself.
        session.Property(s => s.By).HasDefaultValue(SignedInBy.Password).ValueGeneratedNever();
        session.Property(s => s.Device).HasMaxLength(40);
        session.HasIndex(s => s.TokenHash).IsUnique();
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
    }
}
