using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Organisation;

/// <summary>
/// Wrong tries in a row: under a user name as it was typed, whether anybody has it or not, or from a browser its owner has
/// signed in by before. The two are counted apart, so that a stranger never keeps the owner out.
/// </summary>
sealed class FailedTries : EditedEntity
{
    /// <summary>So many are free.</summary>
    public const int Free = 5;

    static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>A hash of the name or the browser: a password typed in the wrong field is not kept.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>Whose it is, for the trail; null under a name nobody has.</summary>
    public Guid? AccountId { get; init; }

    public int Count { get; private set; }
    public DateTime LastAt { get; private set; }

    /// <summary>Until then nothing more is tried, right or wrong.</summary>
    public DateTime? WaitsUntil { get; private set; }

    public bool IsWaiting(DateTime now) => WaitsUntil > now;

    /// <summary>When a row nobody has added to says nothing any more.</summary>
    public static DateTime ForgottenBefore(DateTime now) => now - Memory;

    /// <summary>One more. From the fifth on one waits: a minute, then twice as long for each, an hour at most.</summary>
    public void Add(DateTime now)
    {
        Count = LastAt < ForgottenBefore(now) ? 1 : Count + 1;
        (LastAt, WaitsUntil) = (now, Count < Free ? null : now + WaitAfter(Count));
    }

    /// <summary>The last one was right after all.</summary>
    public void TakeBack() => (Count, WaitsUntil) = (Math.Max(0, Count - 1), null);

    static TimeSpan WaitAfter(int count)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(count - Free, 10));
        return wait < LongestWait ? wait : LongestWait;
    }
}

sealed class FailedTriesMap : IEntityTypeConfiguration<FailedTries>
{
    public void Configure(EntityTypeBuilder<FailedTries> tries)
    {
        tries.Property(t => t.KeyHash).HasMaxLength(32).Sensitive();
        tries.HasIndex(t => t.KeyHash).IsUnique();
        tries.HasIndex(t => t.LastAt);
        tries.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId);
    }
}
