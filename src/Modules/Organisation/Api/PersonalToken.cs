using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>
/// A key with which a program of somebody's own acts as them, within its scopes. It is shown once; the row holds its hash. It
/// names the municipality and the row, so that finding it needs no search by what is secret.
/// </summary>
sealed class PersonalToken : Entity
{
    /// <summary>Characters of its name.</summary>
    public const int LongestName = 60;

    /// <summary>Days from when it is made to its last, at most.</summary>
    public const int MostDays = 366;

    /// <summary>How many that hold one person may have.</summary>
    public const int Most = 20;

    PersonalToken() { }

    /// <summary>What its owner calls it: "Power BI".</summary>
    public string Name { get; private init; } = null!;

    public Guid AccountId { get; private init; }

    /// <summary>What it may, as <see cref="ApiScopeBook"/> writes it.</summary>
    public string Scopes { get; private init; } = null!;

    public byte[] TokenHash { get; private set; } = null!;
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
    public static (string Token, PersonalToken Row) Make(
        Municipality municipality,
        Guid account,
        string name,
        IEnumerable<string> scopes,
        DateTime now,
        DateOnly lastDay
    )
    {
        var row = new PersonalToken
        {
            Name = name,
            AccountId = account,
            Scopes = ApiScopeBook.Write(scopes),
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

    const string Prefix = "takt-pat"; // so that a scanner for lost secrets knows it
}

/// <summary>
/// From a personal key to who acts: its owner, with what is within their reach today, cut down to its scopes. Whoever has left,
/// or is shut out, has no key that holds.
/// </summary>
sealed class PersonalTokens(Db db, Clock clock, Origin origin, IActorSource actors, ActorCache cache, ApiScopeBook scopes) : ITokenSource
{
    static readonly byte[] Nothing = new byte[SHA256.HashSizeInBytes];

    public async Task<Actor?> Find(string token, CancellationToken cancel)
    {
        if (PersonalToken.RowOf(token, origin.Municipality) is not { } id)
        {
            return null;
        }

        var found = await (
            from t in db.PersonalTokens
            where t.Id == id
            join account in db.Accounts on t.AccountId equals account.Id
            from stamp in db.AccessStamps
            select new
            {
                Row = t,
                account.PersonId,
                Stamp = stamp.Value,
            }
        ).SingleOrDefaultAsync(cancel);
        if (
            !CryptographicOperations.FixedTimeEquals(SessionCookie.HashOf(token), found?.Row.TokenHash ?? Nothing)
            || !found!.Row.HoldsOn(clock.Today)
        )
        {
            return null;
        }

        var key = ActorCache.Key.OfToken(origin.Municipality.OrganisationNumber, id, clock.Today, found.Stamp);
        if (cache.Find(key) is not { } actor)
        {
            if (await actors.Of(found.PersonId, cancel) is not { } person)
            {
                return null;
            }

            actor = ApiScopeBook.Within(person, found.Row, scopes.Read(found.Row.Scopes));
            cache.Keep(key, actor);
        }

        if (found.Row.LastUsedOn != clock.Today)
        {
            origin.ActAs(actor); // it stands on the trail as who used it
            found.Row.Use(clock.Today);
            await db.Save("personal token used today", cancel);
        }

        return actor;
    }
}

sealed class PersonalTokenMap : IEntityTypeConfiguration<PersonalToken>
{
    public void Configure(EntityTypeBuilder<PersonalToken> token)
    {
        token.Property(t => t.Name).HasMaxLength(PersonalToken.LongestName);
        token.Property(t => t.Scopes).HasMaxLength(500);
        token.Property(t => t.TokenHash).HasMaxLength(32).Sensitive();
        token.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

static class ApiSets
{
    extension(Db db)
    {
        public DbSet<PersonalToken> PersonalTokens => db.Set<PersonalToken>();
        public DbSet<ApiClient> ApiClients => db.Set<ApiClient>();
    }
}
