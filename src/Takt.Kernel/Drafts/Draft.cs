namespace Takt.Kernel;

/// <summary>A form as it was left: kept when a session ends in the middle, or when the writer wants to go on later.</summary>
public sealed class Draft
{
    /// <summary>The identity, part of the address the form returns to.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose it is; nobody else ever reads it.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The page the form stands on.</summary>
    public required string Address { get; init; }

    /// <summary>The fields as JSON, name to values.</summary>
    public required string Fields { get; set; }

    /// <summary>When it was kept, UTC.</summary>
    public required DateTime At { get; set; }
}
