using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;

namespace Takt.Browser;

/// <summary>A municipality with people who can sign in.</summary>
static class SigningIn
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    extension(Kommune kommune)
    {
        /// <summary>The session token of a person with an account.</summary>
        public Task<string> SessionOf(string userName) =>
            kommune.With(async db =>
            {
                var account = await db.Accounts.SingleAsync(a => a.UserName == userName, Cancel);
                return await Start(kommune, db, account, SignedInBy.Code);
            });

        /// <summary>The session token of somebody new in a role in the municipality itself.</summary>
        public Task<string> SessionOfNew(string role, SignedInBy by = SignedInBy.Code) =>
            kommune.With(async db =>
            {
                var (root, today) = (
                    await db.UnitPeriods.Where(p => p.ParentId == null).Select(p => p.UnitId).FirstAsync(Cancel),
                    kommune.Host.Services.GetRequiredService<Clock>().Today
                );
                var person = new Person("Ny Ansatt");
                var account = new Account { PersonId = person.Id, UserName = role };
                db.People.Add(person);
                db.Assignments.Add(new(person.Id, root, role, today.AddDays(-30)));
                db.Accounts.Add(account);
                return await Start(kommune, db, account, by);
            });
    }

    static async Task<string> Start(Kommune kommune, Db db, Account account, SignedInBy by)
    {
        var (token, hash) = SessionCookie.Make(kommune.Municipality);
        var now = kommune.Host.Services.GetRequiredService<Clock>().Now;
        db.Sessions.Add(
            new()
            {
                TokenHash = hash,
                AccountId = account.Id,
                By = by,
                StartedAt = now,
                ExpiresAt = now + SessionCookie.Lifetime,
            }
        );
        await db.Save("signed in", Cancel);
        return token;
    }
}
