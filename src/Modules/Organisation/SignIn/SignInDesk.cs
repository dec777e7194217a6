using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Takt.Organisation;

/// <summary>Starts and ends sessions: used by the sign-in page, the demo page, the first administrator and sign-out.</summary>
sealed class SignInDesk(Db db, Clock clock, Origin origin, UserManager<Account> accounts, TryGuard guard, IActorSource actors)
{
    /// <summary>
    /// The account of a name and a password. Says the same and takes as long whether the name is unknown or the password
    /// wrong; a try too many waits, whoever it was.
    /// </summary>
    /// <param name="http">The request, which says which browser it is.</param>
    /// <param name="userName">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="field">Where what is wrong is said.</param>
    /// <param name="wrong">What is said when they do not belong together.</param>
    /// <param name="cancel">Stops before the try is counted.</param>
    /// <exception cref="Refusal">They do not belong together, or one must wait.</exception>
    public async Task<Account> Check(
        HttpContext http,
        string userName,
        string password,
        string field,
        string wrong,
        CancellationToken cancel
    )
    {
        var tries = await guard.Count(http, userName, field, cancel);
        var account = await accounts.FindByNameAsync(userName.Trim());
        if (account?.PasswordHash is null)
        {
            accounts.PasswordHasher.HashPassword(Nobody, password); // so that an unknown name takes as long
            throw guard.Wrong(tries, field, wrong);
        }

        var isWrong =
            accounts.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash, password) is PasswordVerificationResult.Failed;
        if (isWrong || await db.People.AnyAsync(p => p.Id == account.PersonId && p.DeactivatedAt != null, cancel))
        {
            throw guard.Wrong(tries, field, wrong);
        }

        tries.TakeBack();
        await db.Save("password accepted", cancel);
        return account;
    }

    /// <summary>Gives the account a password, and forgets wrong tries; whoever was signed in with the old one no longer is, but for this browser. Saved by the caller.</summary>
    public async Task SetPassword(HttpContext http, Account account, string password, CancellationToken cancel)
    {
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        await guard.Forget(http, account, cancel);
        await accounts.UpdateSecurityStampAsync(account);
        await EndAll(account.PersonId, cancel, except: origin.Actor.SessionId);
    }

    /// <summary>Ends every session of a person. Saved by the caller.</summary>
    public async Task EndAll(Guid person, CancellationToken cancel, Guid? except = null)
    {
        var mine = db.Accounts.Where(a => a.PersonId == person).Select(a => a.Id);
        foreach (
            var session in await db
                .Sessions.Where(s => s.EndedAt == null && s.Id != except && mine.Contains(s.AccountId))
                .ToListAsync(cancel)
        )
        {
            session.End(clock.Now);
        }
    }

    /// <summary>Starts a session in this browser, in the place of the one it had.</summary>
    public async Task Start(HttpContext http, Account account, SignedInBy by, CancellationToken cancel)
    {
        if (origin.Actor.SessionId is { } old && await db.Sessions.FindAsync([old], cancel) is { } replaced)
        {
            replaced.End(clock.Now);
        }

        var (token, hash) = SessionCookie.Make(origin.Municipality);
        db.Sessions.Add(
            new()
            {
                TokenHash = hash,
                AccountId = account.Id,
                By = by,
                Device = Device.Of(http.Request.Headers.UserAgent),
                StartedAt = clock.Now,
                ExpiresAt = clock.Now + SessionCookie.Lifetime,
            }
        );
        await guard.Forget(http, account, cancel);
        await db.Save("signed in", cancel);
        SessionCookie.Give(http, token);
        if (by is not SignedInBy.Demo)
        {
            KnownBrowser.Mark(http, account.Id);
        }

        if (await actors.Find(hash, cancel) is { } actor)
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
        OwnAddress.Is(address) && !address.StartsWith(OrganisationUrls.SignIn, StringComparison.Ordinal) ? address : "/";

    static readonly Account Nobody = new() { PersonId = Guid.Empty };
}
