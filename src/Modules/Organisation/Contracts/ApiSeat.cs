using System.ComponentModel;

namespace Takt.Organisation.Contracts;

/// <summary>A seat and who sits in it, as programs see it.</summary>
/// <param name="Seat">As <see cref="Kernel.Seat.ToString"/> writes it.</param>
/// <param name="Label">What the seat is called.</param>
/// <param name="PersonId">Who sits there; null for a group, and while nobody does.</param>
/// <param name="Name">The person or the group; null while nobody sits there.</param>
[Description("Who owns something: a role in a unit, or a group. The person changes when somebody else takes the role; the seat does not.")]
public sealed record ApiSeat(
    [property: Description("The seat, to be sent where an owner is asked for.")] string Seat,
    [property: Description("What the seat is called.")] string Label,
    [property: Description("Who sits there today. Null for a group, and while nobody does.")] Guid? PersonId,
    [property: Description("The name of the person or the group. Null while nobody sits there.")] string? Name
)
{
    /// <summary>From who was found.</summary>
    public static ApiSeat Of(SeatHolder holder) => new($"{holder.Seat}", holder.Label, holder.PersonId, holder.Name);
}
