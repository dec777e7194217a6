using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>
/// The one-time link with which somebody chooses a password, or makes the first account of all. The database keeps only the
/// hash of its token, together with the organisation number. One row an account: a newer link takes the older one's place.
/// </summary>
sealed class Invitation : EditedEntity
{
    Invitation() { }

    /// <summary>The account that gets its password; null makes the first administrator.</summary>
    public Guid? AccountId { get; private init; }

    public byte[] TokenHash { get; private set; } = null!;
    public DateTime ExpiresAt { get; private set; }

    /// <summary>When it was used or taken back; from then on it is worth nothing.</summary>
    public DateTime? EndedAt { get; private set; }

    public bool IsOpen(DateTime now) => EndedAt is null && ExpiresAt > now;

    public void End(DateTime at) => EndedAt ??= at;

    /// <summary>A fresh link for an account, in the place of the one before. Returns the token; it is kept nowhere.</summary>
    public static async Task<string> Make(Db db, Clock clock, Guid? account, TimeSpan lifetime, CancellationToken cancel)
    {
        var invitation = await db.Invitations.OrderBy(i => i.Id).FirstOrDefaultAsync(i => i.AccountId == account, cancel);
        if (invitation is null)
        {
            db.Invitations.Add(invitation = new() { AccountId = account });
        }

        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
        (invitation.TokenHash, invitation.ExpiresAt, invitation.EndedAt) = (HashOf(db, token), clock.Now + lifetime, null);
        return token;
    }

    /// <summary>The invitation a token opens; null when there is none, or it is used, replaced or too old.</summary>
    public static async Task<Invitation?> Find(Db db, Clock clock, string token, CancellationToken cancel)
    {
        var (hash, now) = (HashOf(db, token), clock.Now);
        return await db.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash && i.EndedAt == null && i.ExpiresAt > now, cancel);
    }

    static byte[] HashOf(Db db, string token) => SessionCookie.HashOf($"{db.Municipality.OrganisationNumber}.{token}");
}

sealed class InvitationMap : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.Property(i => i.TokenHash).HasMaxLength(32).Sensitive();
        invitation.HasIndex(i => i.TokenHash).IsUnique();
        invitation.HasIndex(i => i.AccountId).IsUnique();
        invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId);
    }
}
