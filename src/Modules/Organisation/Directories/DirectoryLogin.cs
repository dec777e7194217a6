using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>Who somebody is in a directory: from the first sign-in on, the issuer and its own number for the person decide, and no name or address.</summary>
sealed class DirectoryLogin(Guid accountId, string issuer, string subject, DateTime madeAt) : Entity
{
    public const int Longest = 255; // OpenID Connect Core, 2: a subject is no longer than that

    public Guid AccountId { get; private init; } = accountId;
    public string Issuer { get; private init; } = issuer;
    public string Subject { get; private init; } = subject;
    public DateTime MadeAt { get; private init; } = madeAt;
}

sealed class DirectoryLoginMap : IEntityTypeConfiguration<DirectoryLogin>
{
    public void Configure(EntityTypeBuilder<DirectoryLogin> login)
    {
        login.Property(l => l.Issuer).HasMaxLength(DirectoryLogin.Longest);
        login.Property(l => l.Subject).HasMaxLength(DirectoryLogin.Longest).Sensitive();
        login.HasIndex(l => new { l.Issuer, l.Subject }).IsUnique();
        login.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
    }
}
