namespace Takt.Kernel;

/// <summary>Who did what, when and why, to one row. Append-only; what has happened to it since is the seal and an erasure.</summary>
public sealed class AuditEntry
{
    /// <summary>What is left of the values when they are erased: nothing changed, as JSON.</summary>
    internal const string NoValues = "{}";

    string changes = NoValues;

    /// <summary>Rises with time. For anonymous kinds with the day, and within it as it happens to.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When, UTC. For anonymous kinds the day only.</summary>
    public DateTime At { get; init; }

    /// <summary>The person; null for commands, jobs and anonymous kinds.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The name as it was then, or "command (user)".</summary>
    public string? ActorName { get; init; }

    /// <summary>Why: the act, or the reason the user gave.</summary>
    public required string Because { get; init; }

    /// <summary>The entity's name.</summary>
    public required string Kind { get; init; }

    /// <summary>The row; null for anonymous kinds.</summary>
    public string? RowId { get; init; }

    /// <summary>One of <see cref="AuditActs"/>.</summary>
    public required string Act { get; init; }

    /// <summary>Column to [before, after] as JSON; sensitive columns masked. For a batch the number of rows.</summary>
    public required string Changes
    {
        get => changes;
        init => changes = value;
    }

    /// <summary>The seal that covers it; null until the next one is set.</summary>
    public int? Seal { get; private set; }

    /// <summary>Keeps whoever knows the hash of the values from guessing them; null before the seal and after an erasure.</summary>
    public byte[]? Salt { get; private set; }

    /// <summary>What the values were sealed with, once they are erased: the seal holds without them.</summary>
    public byte[]? ErasedHash { get; private set; }

    /// <summary>Whether the values are erased.</summary>
    public bool IsErased => ErasedHash is not null;

    /// <summary>All that may be another afterwards: what seals it, and its values when they are erased.</summary>
    public static IReadOnlyList<string> MayChange { get; } = [nameof(Seal), nameof(Salt), nameof(ErasedHash), nameof(Changes)];

    internal void SealIn(int seal, byte[] salt) => (Seal, Salt) = (seal, salt);

    internal void Erase()
    {
        ErasedHash = AuditProof.OfValues(this);
        Salt = null;
        changes = NoValues;
    }
}

/// <summary>What an entry of the trail says was done.</summary>
public static class AuditActs
{
    /// <summary>A row was made.</summary>
    public const string Added = nameof(EntityState.Added);

    /// <summary>A row was changed.</summary>
    public const string Modified = nameof(EntityState.Modified);

    /// <summary>A row was removed.</summary>
    public const string Deleted = nameof(EntityState.Deleted);

    /// <summary>So many rows of an anonymous kind.</summary>
    public const string Batch = "Batch";

    /// <summary>Something was done that changes no row: a download, a check.</summary>
    public const string Done = "Done";

    /// <summary>The values of a row's entries were erased from the trail.</summary>
    public const string Erased = "Erased";
}
