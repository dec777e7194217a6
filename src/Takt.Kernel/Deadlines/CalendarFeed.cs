using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Kernel;

/// <summary>Whose dates a calendar shows.</summary>
public enum FeedOf
{
    /// <summary>What waits for the one who made it.</summary>
    Person,

    /// <summary>The dates of a unit and those below it.</summary>
    Unit,

    /// <summary>What waits for a group.</summary>
    Group,
}

/// <summary>
/// A calendar that another program reads at an address only its maker knows. It shows what the maker may see today, and nothing
/// when they no longer work here. The address is shown once; the row holds its hash.
/// </summary>
public sealed class CalendarFeed
{
    // So that a scanner for lost secrets knows it.
    const string Prefix = "takt-kal";

    CalendarFeed() { }

    /// <summary>The identity.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Who made it.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>Whose dates.</summary>
    public FeedOf Of { get; private init; }

    /// <summary>The unit or the group; the maker for a person's own.</summary>
    public Guid SubjectId { get; private init; }

    /// <summary>Hash of the token.</summary>
    public byte[] TokenHash { get; private init; } = null!;

    /// <summary>When it was made, UTC.</summary>
    public DateTime MadeAt { get; private init; }

    /// <summary>When it was taken back, UTC; null while it holds.</summary>
    public DateTime? RevokedAt { get; private set; }

    /// <summary>Takes it back: the address leads nowhere from here on.</summary>
    public void Revoke(DateTime now) => RevokedAt ??= now;

    /// <summary>A new one, and the token that is kept nowhere.</summary>
    public static (string Token, CalendarFeed Feed) Make(Municipality municipality, Guid person, FeedOf of, Guid subject, DateTime now)
    {
        var token = $"{Prefix}.{municipality.OrganisationNumber}.{WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32))}";
        return (
            token,
            new()
            {
                PersonId = person,
                Of = of,
                SubjectId = subject,
                TokenHash = SessionCookie.HashOf(token),
                MadeAt = now,
            }
        );
    }

    /// <summary>The one a token belongs to, while it holds; null for any other's, and another municipality's.</summary>
    public static async Task<CalendarFeed?> Find(Db db, string token, CancellationToken cancel)
    {
        if (token.Split('.') is not [Prefix, var number, _] || number != $"{db.Municipality.OrganisationNumber}")
        {
            return null;
        }

        var hash = SessionCookie.HashOf(token);
        return await db.CalendarFeeds.SingleOrDefaultAsync(f => f.TokenHash == hash && f.RevokedAt == null, cancel);
    }
}

sealed class CalendarFeedMap : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.OnTheTrail();
        feed.Property(f => f.TokenHash).HasMaxLength(32).Sensitive();
        feed.HasIndex(f => f.TokenHash).IsUnique();
        feed.HasIndex(f => f.PersonId);
    }
}
