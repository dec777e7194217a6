using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Takt.Organisation;

/// <summary>
/// Identity's own store over our database; saving is ours (<see cref="Db.Save"/>). Passkeys are rows of our own: Identity's
/// keep more of how a key was made than anybody asks for.
/// </summary>
sealed class AccountStore(Db db) : UserOnlyStore<Account, Db, Guid>(db)
{
    public override async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        if (await Row(user.Id, passkey.CredentialId, cancellationToken) is { } known)
        {
            known.Use(passkey, passkey.CreatedAt.UtcDateTime);
        }
        else
        {
            Context.Passkeys.Add(Passkey.Of(user.Id, passkey.Name ?? "", passkey, passkey.CreatedAt.UtcDateTime));
        }
    }

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [
            .. (await Context.Passkeys.AsNoTracking().Where(p => p.AccountId == user.Id).ToListAsync(cancellationToken)).Select(p =>
                p.Info()
            ),
        ];

    public override async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await (
            from passkey in Context.Set<Passkey>()
            where passkey.CredentialId == credentialId
            join account in Context.Set<Account>() on passkey.AccountId equals account.Id
            select account
        ).SingleOrDefaultAsync(cancellationToken);

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await Row(user.Id, credentialId, cancellationToken))?.Info();

    public override async Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        if (await Row(user.Id, credentialId, cancellationToken) is { } known)
        {
            Context.Passkeys.Remove(known);
        }
    }

    Task<Passkey?> Row(Guid account, byte[] credentialId, CancellationToken cancel) =>
        Context.Passkeys.SingleOrDefaultAsync(p => p.AccountId == account && p.CredentialId == credentialId, cancel);
}
