using Microsoft.AspNetCore.Identity;

namespace Takt.Organisation;

/// <summary>Gives people a way in: an account without a password, and the one-time link with which they choose one.</summary>
sealed class AccountDesk(Db db, Clock clock, UserManager<Account> accounts)
{
    /// <summary>How long somebody has to choose a password.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Opens an account and returns the path of its link. Saved by the caller.</summary>
    /// <exception cref="Refusal">The name is taken or cannot be one.</exception>
    public async Task<string> Open(Guid person, string userName, CancellationToken cancel)
    {
        var account = new Account { PersonId = person, UserName = userName };
        var made = await accounts.CreateAsync(account);
        if (!made.Succeeded)
        {
            var isTaken = made.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName));
            throw new Refusal(isTaken ? Texts.UserNameTaken : Texts.UserNameRefused) { Field = "Form.UserName" };
        }

        return await Invite(account.Id, cancel);
    }

    /// <summary>The path of a fresh link for an account; the one before is worth nothing. Saved by the caller.</summary>
    public async Task<string> Invite(Guid account, CancellationToken cancel) =>
        OrganisationUrls.WelcomeWith(await Invitation.Make(db, clock, account, Lifetime, cancel));

    /// <summary>Takes back what lets a person in: open sessions and a link that is not used. Saved by the caller.</summary>
    public async Task ShutOut(Guid person, SignInDesk desk, CancellationToken cancel)
    {
        await desk.EndAll(person, cancel);
        var mine = db.Accounts.Where(a => a.PersonId == person).Select(a => (Guid?)a.Id);
        foreach (var invitation in await db.Invitations.Where(i => i.EndedAt == null && mine.Contains(i.AccountId)).ToListAsync(cancel))
        {
            invitation.End(clock.Now);
        }
    }
}
