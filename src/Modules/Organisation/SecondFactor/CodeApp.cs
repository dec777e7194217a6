using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>The app on somebody's telephone that shows a new code each half minute. One an account.</summary>
sealed class CodeApp(Guid accountId, string sealedSecret, DateTime madeAt) : EditedEntity
{
    public Guid AccountId { get; private init; } = accountId;

    /// <summary>What the app and Takt both know, sealed by data protection.</summary>
    public string SealedSecret { get; private init; } = sealedSecret;

    public DateTime MadeAt { get; private init; } = madeAt;

    /// <summary>The half minute of the last code that was taken: that code, and those before it, are not taken again.</summary>
    public long LastStep { get; private set; }

    /// <summary>Takes a code if it is right and not used.</summary>
    public bool Take(string code, byte[] secret, DateTime now)
    {
        if (Totp.StepOf(code, secret, now) is not { } step || step <= LastStep)
        {
            return false;
        }

        LastStep = step;
        return true;
    }
}

/// <summary>One of ten codes for the day the telephone is gone. The database keeps only its hash; it is used once.</summary>
sealed class RecoveryCode(Guid accountId, byte[] codeHash) : EditedEntity
{
    public const int Many = 10;

    // No 0 O 1 I L: they are read from paper.
    const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    const int Length = 12;
    const int Rounds = 100_000; // as Identity hashes passwords

    public Guid AccountId { get; private init; } = accountId;
    public byte[] CodeHash { get; private init; } = codeHash;
    public DateTime? UsedAt { get; private set; }

    public void Use(DateTime at) => UsedAt = at;

    /// <summary>A new code: twelve characters, 59 bits.</summary>
    public static string Make() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As it is written on paper: "ABCD-EFGH-JKMN".</summary>
    public static string Written(string code) => string.Join('-', code.Chunk(4).Select(c => new string(c)));

    /// <summary>As typed, without what only makes it easier to read.</summary>
    public static string Bare(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>Slow, as a password's hash is: 59 bits can be guessed by whoever has the database and a quick one.</summary>
    public static byte[] HashOf(Municipality municipality, Guid account, string code) =>
        Rfc2898DeriveBytes.Pbkdf2(
            code,
            System.Text.Encoding.UTF8.GetBytes($"{municipality.OrganisationNumber}.{account}"),
            Rounds,
            HashAlgorithmName.SHA512,
            SHA256.HashSizeInBytes
        );

    /// <summary>As it was stored before; such a code is taken still.</summary>
    public static byte[] QuickHashOf(Municipality municipality, Guid account, string code) =>
        SessionCookie.HashOf($"{municipality.OrganisationNumber}.{account}.{code}");
}

sealed class CodeAppMap : IEntityTypeConfiguration<CodeApp>
{
    public void Configure(EntityTypeBuilder<CodeApp> app)
    {
        app.Property(a => a.SealedSecret).HasMaxLength(500).Sensitive();
        app.HasIndex(a => a.AccountId).IsUnique();
        app.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
    }
}

sealed class RecoveryCodeMap : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.Property(c => c.CodeHash).HasMaxLength(32).Sensitive();
        code.HasIndex(c => new { c.AccountId, c.CodeHash }).IsUnique();
        code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
    }
}
