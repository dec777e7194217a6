using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>A local account. The people of the demonstration have one without a password: they sign in by a click, in demo mode only.</summary>
sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }
}

/// <summary>One browser signed in. The cookie holds a token, the row its hash.</summary>
sealed class Session : Entity
{
    public required byte[] TokenHash { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTime StartedAt { get; init; }
    public required DateTime ExpiresAt { get; set; }
    public DateTime? EndedAt { get; private set; }

    public void End(DateTime at) => EndedAt ??= at;
}

/// <summary>Identity's own store over our database; saving is ours (<see cref="Db.Save"/>).</summary>
sealed class AccountStore(Db db) : UserOnlyStore<Account, Db, Guid>(db);

sealed class AccountMap : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.Property(a => a.UserName).HasMaxLength(256);
        account.Property(a => a.NormalizedUserName).HasMaxLength(256);
        account.Property(a => a.Email).HasMaxLength(256);
        account.Property(a => a.NormalizedEmail).HasMaxLength(256);
        account.Property(a => a.PhoneNumber).HasMaxLength(40);
        account.Property(a => a.ConcurrencyStamp).HasMaxLength(40).IsConcurrencyToken();
        account.Property(a => a.SecurityStamp).HasMaxLength(80).Sensitive();
        account.Property(a => a.PasswordHash).HasMaxLength(500).Sensitive();
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.Property(s => s.TokenHash).HasMaxLength(32).Sensitive();
        session.HasIndex(s => s.TokenHash).IsUnique();
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
    }
}

static class SignInSets
{
    extension(Db db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();
        public DbSet<Session> Sessions => db.Set<Session>();
        public DbSet<Invitation> Invitations => db.Set<Invitation>();
    }
}
