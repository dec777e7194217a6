using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>In one session, somebody looks through another's roles to help, for a while and for a reason.</summary>
sealed class Viewing(Guid sessionId, Guid personId, string because, DateTime startedAt) : Entity
{
    /// <summary>Long enough to help, too short to be forgotten.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public const int LongestReason = 300;

    public Guid SessionId { get; private init; } = sessionId;

    /// <summary>Through whose roles.</summary>
    public Guid PersonId { get; private init; } = personId;

    public string Because { get; private init; } = because;
    public DateTime StartedAt { get; private init; } = startedAt;
    public DateTime ExpiresAt { get; private init; } = startedAt + Longest;
    public DateTime? EndedAt { get; private set; }

    public void End(DateTime at) => EndedAt ??= at;
}

sealed class ViewingMap : IEntityTypeConfiguration<Viewing>
{
    public void Configure(EntityTypeBuilder<Viewing> viewing)
    {
        viewing.Property(v => v.Because).HasMaxLength(Viewing.LongestReason);
        viewing.HasIndex(v => v.SessionId);
        viewing.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

static class ViewingSets
{
    extension(Db db)
    {
        public DbSet<Viewing> Viewings => db.Set<Viewing>();
    }
}
