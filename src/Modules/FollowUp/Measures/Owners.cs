using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>Who answers for a measure today.</summary>
/// <param name="Name">The person or the group; what the seat is called when nobody answers.</param>
/// <param name="Title">What the person is called, or for whom the person answers meanwhile.</param>
/// <param name="IsSomebody">Whether there is anybody.</param>
sealed record Answerable(string Name, string? Title, bool IsSomebody);

/// <summary>Whoever sits in the seat answers; while nobody does, the leader of its unit.</summary>
sealed class Owners(IReadOnlyDictionary<Seat, SeatHolder> holders)
{
    public static async Task<Owners> Find(StaffDirectory directory, IEnumerable<Seat> seats, CancellationToken cancel) =>
        new(
            await directory.Holders(
                seats.SelectMany(seat => seat.UnitId is { } unit ? [seat, Seat.LeaderOf(unit)] : new[] { seat }),
                cancel
            )
        );

    public Answerable this[Seat seat]
    {
        get
        {
            var holder = holders[seat];
            var leader = seat.UnitId is { } unit ? holders[Seat.LeaderOf(unit)].Name : null;
            return (holder.Name, leader) switch
            {
                ({ } name, _) => new(name, holder.PersonId is null ? null : holder.Label, IsSomebody: true),
                (null, { } meanwhile) => new(meanwhile, string.Format(Texts.AnswersMeanwhile, holder.Label), IsSomebody: true),
                _ => new(holder.Label, Texts.SeatIsEmpty, IsSomebody: false),
            };
        }
    }
}
