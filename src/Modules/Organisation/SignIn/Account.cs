using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>A local account. The people of the demonstration have one without a password: they sign in by a click, in demo mode only.</summary>
sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }
}

sealed class AccountMap : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.DecidesAccess();
        account.Property(a => a.UserName).HasMaxLength(256);
        account.Property(a => a.NormalizedUserName).HasMaxLength(256);
        account.Property(a => a.Email).HasMaxLength(256);
        account.Property(a => a.NormalizedEmail).HasMaxLength(256);
        account.Property(a => a.PhoneNumber).HasMaxLength(40);
        account.Property(a => a.ConcurrencyStamp).HasMaxLength(40).IsConcurrencyToken();
        account.Property(a => a.SecurityStamp).HasMaxLength(80).Sensitive();
        account.Property(a => a.PasswordHash).HasMaxLength(500).Sensitive();
        account.HasIndex(a => a.NormalizedUserName).IsUnique();

        // Wrong tries are counted by FailedTries, also under names nobody has.
        account.Ignore(a => a.AccessFailedCount);
        account.Ignore(a => a.LockoutEnd);
        account.Ignore(a => a.LockoutEnabled);
        account.Ignore(a => a.TwoFactorEnabled); // there is a code app, or there is none
        account.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

static class SignInSets
{
    extension(Db db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();
        public DbSet<Session> Sessions => db.Set<Session>();
        public DbSet<FailedTries> FailedTries => db.Set<FailedTries>();
        public DbSet<CodeApp> CodeApps => db.Set<CodeApp>();
        public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();
        public DbSet<Passkey> Passkeys => db.Set<Passkey>();
        public DbSet<DirectoryLogin> DirectoryLogins => db.Set<DirectoryLogin>();
        public DbSet<NationalIdentity> NationalIdentities => db.Set<NationalIdentity>();
        public DbSet<Invitation> Invitations => db.Set<Invitation>();

        /// <summary>The account behind the session; null when nobody is signed in.</summary>
        public Task<Account?> AccountOf(Actor actor, CancellationToken cancel)
        {
            var session = actor.SessionId;
            return (
                from s in db.Set<Session>()
                where s.Id == session
                join account in db.Set<Account>() on s.AccountId equals account.Id
                select account
            ).SingleOrDefaultAsync(cancel);
        }
    }
}
