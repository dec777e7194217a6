using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>
/// The key with which another system brings people and groups. It is shown once; the row holds its hash. It names the
/// municipality and the row, so that finding it needs no search by what is secret.
/// </summary>
sealed class ScimToken : Entity
{
    ScimToken() { }

    /// <summary>What those who run Takt call it: "Entra ID".</summary>
    public string Name { get; private init; } = null!;

    public byte[] TokenHash { get; private set; } = null!;
    public Guid MadeById { get; private init; }
    public DateTime MadeAt { get; private init; }

    /// <summary>The last day it holds.</summary>
    public DateOnly LastDay { get; private init; }

    /// <summary>The last day it was used; not the moment, which would be a save for every request.</summary>
    public DateOnly? LastUsedOn { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public bool HoldsOn(DateOnly date) => RevokedAt is null && date <= LastDay;

    public void Use(DateOnly on) => LastUsedOn = on;

    public void Revoke(DateTime at) => RevokedAt ??= at;

    /// <summary>A fresh key, and its row. The key is kept nowhere.</summary>
    public static (string Token, ScimToken Row) Make(Municipality municipality, string name, Guid madeBy, DateTime now, DateOnly lastDay)
    {
        var row = new ScimToken
        {
            Name = name,
            MadeById = madeBy,
            MadeAt = now,
            LastDay = lastDay,
        };
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var token = $"{Prefix}.{municipality.OrganisationNumber}.{row.Id:N}.{secret}";
        row.TokenHash = SessionCookie.HashOf(token);
        return (token, row);
    }

    /// <summary>The row a key says it has; null when it is no key of this municipality.</summary>
    public static Guid? RowOf(string token, Municipality municipality) =>
        token.Split('.') is [Prefix, var number, var row, _]
        && number == $"{municipality.OrganisationNumber}"
        && Guid.TryParseExact(row, "N", out var id)
            ? id
            : null;

    const string Prefix = "takt-scim"; // so that a scanner for lost secrets knows it
}

/// <summary>From the key of a request to who acts: a program, with the one right to bring people and groups.</summary>
sealed class ScimTokens(Db db, Clock clock, Origin origin) : ITokenSource
{
    static readonly byte[] Nothing = new byte[SHA256.HashSizeInBytes];

    public async Task<Actor?> Find(string token, CancellationToken cancel)
    {
        if (ScimToken.RowOf(token, origin.Municipality) is not { } id)
        {
            return null;
        }

        var row = await db.ScimTokens.SingleOrDefaultAsync(t => t.Id == id, cancel);
        if (!CryptographicOperations.FixedTimeEquals(SessionCookie.HashOf(token), row?.TokenHash ?? Nothing) || !row!.HoldsOn(clock.Today))
        {
            return null;
        }

        var program = new Actor
        {
            Name = $"SCIM: {row.Name}",
            TokenId = row.Id,
            Reach = new Dictionary<string, UnitReach> { [OrganisationPermissions.Provision] = UnitReach.All },
        };
        if (row.LastUsedOn != clock.Today)
        {
            origin.ActAs(program); // it stands on the trail as who used it
            row.Use(clock.Today);
            await db.Save("scim token used today", cancel);
        }

        return program;
    }
}

sealed class ScimTokenMap : IEntityTypeConfiguration<ScimToken>
{
    public void Configure(EntityTypeBuilder<ScimToken> token)
    {
        token.Property(t => t.Name).HasMaxLength(100);
        token.Property(t => t.TokenHash).HasMaxLength(32).Sensitive();
        token.HasOne<Person>().WithMany().HasForeignKey(t => t.MadeById).OnDelete(DeleteBehavior.Restrict);
    }
}
