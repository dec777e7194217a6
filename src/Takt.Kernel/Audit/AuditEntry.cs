namespace Takt.Kernel;

/// <summary>Who did what, when and why, to one row. Append-only.</summary>
public sealed class AuditEntry
{
    /// <summary>Rises with time.</summary>
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

    /// <summary>"Added", "Modified", "Deleted", or "Batch" for anonymous kinds.</summary>
    public required string Act { get; init; }

    /// <summary>Column to [before, after] as JSON; sensitive columns masked. For a batch the number of rows.</summary>
    public required string Changes { get; init; }
}
