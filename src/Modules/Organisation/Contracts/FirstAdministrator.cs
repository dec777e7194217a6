namespace Takt.Organisation.Contracts;

/// <summary>The first start outside the demonstration: a link, printed on the console, that makes the first administrator.</summary>
public static class FirstAdministrator
{
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>The path of a fresh one-time link, which takes the place of the one before; null when there is an account already.</summary>
    public static async Task<string?> Invite(Db db, Clock clock, CancellationToken cancel)
    {
        if (await db.Accounts.AnyAsync(cancel))
        {
            return null;
        }

        var token = await Invitation.Make(db, clock, account: null, Lifetime, cancel);
        await db.Save("first administrator invited", cancel);
        return OrganisationUrls.FirstAdministratorWith(token);
    }
}
