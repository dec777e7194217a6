using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace Takt.Organisation.Contracts;

/// <summary>The first start outside the demonstration: a link, printed on the console, that makes the first administrator.</summary>
public static class FirstAdministrator
{
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>The path of a fresh one-time link; null when somebody can sign in already.</summary>
    public static async Task<string?> Invite(Db db, Clock clock, CancellationToken cancel)
    {
        if (await db.Accounts.AnyAsync(cancel))
        {
            return null;
        }

        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
        db.FirstAdministratorLinks.Add(new() { TokenHash = SessionCookie.HashOf(token), ExpiresAt = clock.Now + Lifetime });
        await db.Save("first administrator invited", cancel);
        return OrganisationUrls.FirstAdministratorWith(token);
    }
}
