using System.ComponentModel;

namespace Takt.Organisation.Contracts;

/// <summary>A unit as other rows point to it.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Name">What it is called today; null when it is closed.</param>
[Description("A unit that something belongs to.")]
public sealed record ApiUnit(
    [property: Description("The id of the unit.")] Guid Id,
    [property: Description("What it is called today. Null when it is closed.")] string? Name
);
