using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Takt.Organisation;

/// <summary>Starts and ends sessions: used by the sign-in page, the demo page, the first administrator and sign-out.</summary>
sealed class SignInDesk(Db db, Clock clock, Origin origin, UserManager<Account> accounts)
{
    /// <summary>The fewest characters of a password.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Checks a password. Says the same whether the name is unknown, the password wrong or the account locked, and takes as long.</summary>
    public async Task<Account?> Check(string userName, string password, CancellationToken cancel)
    {
        var account = await accounts.FindByNameAsync(userName);
        if (account?.PasswordHash is null)
        {
            accounts.PasswordHasher.HashPassword(Nobody, password); // so that an unknown name takes as long
            return null;
        }

        var right = await accounts.CheckPasswordAsync(account, password); // a locked account takes as long, too
        if (
            await accounts.IsLockedOutAsync(account)
            || await db.People.AnyAsync(p => p.Id == account.PersonId && p.DeactivatedAt != null, cancel)
        )
        {
            return null;
        }

        if (right)
        {
            await accounts.ResetAccessFailedCountAsync(account);
        }
        else
        {
            await accounts.AccessFailedAsync(account);
        }

        await db.Save(right ? "password accepted" : "password refused", cancel);
        return right ? account : null;
    }

    /// <summary>Gives the account a password and opens it again if it was locked; whoever was signed in with the old one no longer is. Saved by the caller.</summary>
    public async Task SetPassword(Account account, string password, CancellationToken cancel)
    {
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        await accounts.UpdateSecurityStampAsync(account);
        await EndAll(account.PersonId, cancel);
    }

    /// <summary>Ends every session of a person. Saved by the caller.</summary>
    public async Task EndAll(Guid person, CancellationToken cancel)
    {
        var mine = db.Accounts.Where(a => a.PersonId == person).Select(a => a.Id);
        foreach (var session in await db.Sessions.Where(s => s.EndedAt == null && mine.Contains(s.AccountId)).ToListAsync(cancel))
        {
            session.End(clock.Now);
        }
    }

    /// <summary>Starts a session in this browser.</summary>
    public async Task Start(HttpContext http, Account account, CancellationToken cancel)
    {
        var (token, hash) = SessionCookie.Make(origin.Municipality);
        db.Sessions.Add(
            new()
            {
                TokenHash = hash,
                AccountId = account.Id,
                StartedAt = clock.Now,
                ExpiresAt = clock.Now + SessionCookie.Lifetime,
            }
        );
        await db.Save("signed in", cancel);
        SessionCookie.Give(http, token);
        if (await new ActorSource(db, clock, []).Find(hash, cancel) is { } actor)
        {
            origin.ActAs(actor);
        }
    }

    /// <summary>Ends the session of this browser.</summary>
    public async Task End(HttpContext http, CancellationToken cancel)
    {
        if (origin.Actor.SessionId is { } id && await db.Sessions.FindAsync([id], cancel) is { } session)
        {
            session.End(clock.Now);
            await db.Save("signed out", cancel);
        }

        SessionCookie.Take(http);
    }

    /// <summary>An address of our own to go on at; anything else becomes Min side, so that no link can send people elsewhere.</summary>
    public static string Local(string? address) =>
        address is ['/', not '/' and not '\\', ..] && !address.StartsWith(OrganisationUrls.SignIn, StringComparison.Ordinal)
            ? address
            : "/";

    static readonly Account Nobody = new() { PersonId = Guid.Empty };
}
