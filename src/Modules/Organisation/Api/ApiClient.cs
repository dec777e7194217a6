using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>A system of the municipality's that acts for nobody: what it may is said when it is made, for everything or for a unit and those under it.</summary>
sealed class ApiClient : EditedEntity
{
    /// <summary>Characters of its name.</summary>
    public const int LongestName = 100;

    ApiClient() { }

    /// <summary>What those who run Takt call it: "Framsikt".</summary>
    public string Name { get; private init; } = null!;

    /// <summary>What it may, as <see cref="ApiScopeBook"/> writes it.</summary>
    public string Scopes { get; private init; } = null!;

    /// <summary>The unit it is for, with those under it; null for the whole municipality.</summary>
    public Guid? UnitId { get; private init; }

    public byte[] SecretHash { get; private set; } = null!;
    public DateTime SecretMadeAt { get; private set; }
    public Guid MadeById { get; private init; }
    public DateTime MadeAt { get; private init; }

    /// <summary>The last day it asked for a token.</summary>
    public DateOnly? LastUsedOn { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public void Use(DateOnly on) => LastUsedOn = on;

    public void Revoke(DateTime at) => RevokedAt ??= at;

    /// <summary>A client and its secret, which is kept nowhere.</summary>
    public static (string Secret, ApiClient Row) Make(string name, IEnumerable<string> scopes, Guid? unit, Guid madeBy, DateTime now)
    {
        var row = new ApiClient
        {
            Name = name,
            Scopes = ApiScopeBook.Write(scopes),
            UnitId = unit,
            MadeById = madeBy,
            MadeAt = now,
        };
        return (row.Renew(now), row);
    }

    /// <summary>A fresh secret. The one before, and every token it was given, hold no longer.</summary>
    public string Renew(DateTime now)
    {
        var secret = $"{Prefix}.{WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32))}";
        (SecretHash, SecretMadeAt) = (SessionCookie.HashOf(secret), now);
        return secret;
    }

    const string Prefix = "takt-secret"; // so that a scanner for lost secrets knows it
}

/// <summary>
/// Gives clients tokens that hold for an hour, and reads them. A token is stored nowhere: it says which client, which secret, which
/// scopes and until when, sealed for this municipality; the client's row is read each time, so that it ends when the client does.
/// </summary>
sealed class ClientTokens(Db db, Clock clock, Origin origin, IDataProtectionProvider protection, ActorCache cache, ApiScopeBook book)
    : ITokenSource
{
    const string Prefix = "takt-at.";
    const char Between = '|';

    static readonly byte[] Nothing = new byte[SHA256.HashSizeInBytes];

    /// <summary>How long a token holds.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(1);

    IDataProtector Seal => protection.CreateProtector("Takt.Api.AccessToken", $"{origin.Municipality.OrganisationNumber}");

    /// <summary>The client that knows its secret; null when there is none.</summary>
    public async Task<ApiClient?> Known(string id, string secret, CancellationToken cancel)
    {
        var client = Guid.TryParse(id, out var row) ? await db.ApiClients.SingleOrDefaultAsync(c => c.Id == row, cancel) : null;
        return
            CryptographicOperations.FixedTimeEquals(SessionCookie.HashOf(secret), client?.SecretHash ?? Nothing)
            && client!.RevokedAt is null
            ? client
            : null;
    }

    /// <summary>A token for a client.</summary>
    public string Give(ApiClient client, IReadOnlyList<ApiScope> scopes) =>
        Prefix
        + Seal.Protect(
            string.Join(
                Between,
                $"{client.Id:N}",
                Mark(client),
                ApiScopeBook.Write(scopes.Select(s => s.Name)),
                (clock.Now + Lifetime).Ticks.ToString(CultureInfo.InvariantCulture)
            )
        );

    public async Task<Actor?> Find(string token, CancellationToken cancel)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || Opened(token) is not [var row, var mark, var said, var until])
        {
            return null;
        }

        if (long.Parse(until, CultureInfo.InvariantCulture) <= clock.Now.Ticks)
        {
            return null;
        }

        var id = Guid.ParseExact(row, "N");
        var found = await (
            from c in db.ApiClients.AsNoTracking()
            where c.Id == id && c.RevokedAt == null
            from stamp in db.AccessStamps
            select new { Client = c, Stamp = stamp.Value }
        ).SingleOrDefaultAsync(cancel);
        return found is null || Mark(found.Client) != mark ? null : await ActorOf(found.Client, said, found.Stamp, cancel);
    }

    async Task<Actor> ActorOf(ApiClient client, string said, Guid stamp, CancellationToken cancel)
    {
        var scopes = book.Read(said);
        if (client.UnitId is not { } unit)
        {
            return ApiScopeBook.Of(client, scopes, UnitReach.All);
        }

        var key = ActorCache.Key.OfToken(origin.Municipality.OrganisationNumber, client.Id, clock.Today, stamp);
        if (cache.Find(key) is not { } whole)
        {
            var units = await db
                .UnitPaths.AsOf(clock.Today)
                .Where(p => p.AncestorId == unit)
                .Select(p => p.DescendantId)
                .ToHashSetAsync(cancel);
            whole = ApiScopeBook.Of(client, book.Read(client.Scopes), new(Everywhere: false, units));
            cache.Keep(key, whole);
        }

        return ApiScopeBook.Of(client, scopes, whole.Reach.Values.FirstOrDefault() ?? UnitReach.None);
    }

    string[]? Opened(string token)
    {
        try
        {
            return Seal.Unprotect(token[Prefix.Length..]).Split(Between);
        }
        catch (CryptographicException)
        {
            return null; // of another municipality, or of nobody
        }
    }

    static string Mark(ApiClient client) => Convert.ToHexString(client.SecretHash, 0, 8);
}

sealed class ApiClientMap : IEntityTypeConfiguration<ApiClient>
{
    public void Configure(EntityTypeBuilder<ApiClient> client)
    {
        client.Property(c => c.Name).HasMaxLength(ApiClient.LongestName);
        client.Property(c => c.Scopes).HasMaxLength(500);
        client.Property(c => c.SecretHash).HasMaxLength(32).Sensitive();
        client.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        client.HasOne<Person>().WithMany().HasForeignKey(c => c.MadeById).OnDelete(DeleteBehavior.Restrict);
    }
}
