using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>A key that lives in somebody's telephone, machine or key ring, and never leaves it. Here is only what it is known by.</summary>
sealed class Passkey(Guid accountId, string name, byte[] credentialId, byte[] publicKey, string transports, DateTime madeAt) : EditedEntity
{
    public const int LongestName = 60;

    public Guid AccountId { get; private init; } = accountId;

    /// <summary>What its owner calls it.</summary>
    public string Name { get; set; } = name;

    public byte[] CredentialId { get; private init; } = credentialId;
    public byte[] PublicKey { get; private init; } = publicKey;

    /// <summary>How the browser reaches it: "internal", "hybrid usb".</summary>
    public string Transports { get; private init; } = transports;

    /// <summary>Rises with each use, where the key counts: one that falls behind has been copied.</summary>
    public long SignCount { get; private set; }

    public bool IsBackupEligible { get; private init; }
    public bool IsBackedUp { get; private set; }
    public DateTime MadeAt { get; private init; } = madeAt;
    public DateTime? UsedAt { get; private set; }

    /// <summary>As it was made, in a browser that showed that its owner was there.</summary>
    public static Passkey Of(Guid account, string name, UserPasskeyInfo made, DateTime at) =>
        new(account, name, made.CredentialId, made.PublicKey, string.Join(' ', made.Transports ?? []), at)
        {
            SignCount = made.SignCount,
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
        };

    public void Use(UserPasskeyInfo shown, DateTime at) => (SignCount, IsBackedUp, UsedAt) = (shown.SignCount, shown.IsBackedUp, at);

    /// <summary>As the handler of the ceremony knows it. Proofs of how it was made are not kept: nobody asks for them.</summary>
    public UserPasskeyInfo Info() =>
        new(
            CredentialId,
            PublicKey,
            new(MadeAt, TimeSpan.Zero),
            (uint)SignCount,
            Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            isUserVerified: true,
            IsBackupEligible,
            IsBackedUp,
            attestationObject: [],
            clientDataJson: []
        )
        {
            Name = Name,
        };
}

sealed class PasskeyMap : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> passkey)
    {
        passkey.Property(p => p.Name).HasMaxLength(Passkey.LongestName);
        passkey.Property(p => p.CredentialId).HasMaxLength(1023); // WebAuthn, 4: no longer than that
        passkey.Property(p => p.PublicKey).HasMaxLength(1024);
        passkey.Property(p => p.Transports).HasMaxLength(100);
        passkey.HasIndex(p => p.CredentialId).IsUnique();
        passkey.HasIndex(p => p.AccountId);
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
    }
}
