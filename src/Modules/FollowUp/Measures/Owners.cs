using System.Globalization;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>Who answers for a measure today.</summary>
/// <param name="Name">The person or the group; what the seat is called when nobody answers.</param>
/// <param name="Title">What the person is called.</param>
/// <param name="Note">For whom the person answers meanwhile, or that nobody does.</param>
sealed record Answerable(string Name, string? Title = null, string? Note = null);

/// <summary>Whoever sits in the seat answers; while nobody does, the leader of its unit.</summary>
sealed class Owners(IReadOnlyDictionary<Seat, SeatHolder> holders)
{
    const int SeatsAtATime = 200;

    readonly IReadOnlyDictionary<Seat, SeatHolder> holders = holders;

    /// <summary>The unit a seat is in, or for a group the one that is given; asked for by <see cref="Find"/>.</summary>
    public string? UnitOf(Seat seat, Guid otherwise) => holders.GetValueOrDefault(Seat.LeaderOf(seat.UnitId ?? otherwise))?.UnitName;

    public static async Task<Owners> Find(StaffDirectory directory, IEnumerable<Seat> seats, CancellationToken cancel) =>
        new(
            await directory.Holders(
                seats.SelectMany(seat => seat.UnitId is { } unit ? [seat, Seat.LeaderOf(unit)] : new[] { seat }),
                cancel
            )
        );

    /// <summary>The same for as many seats as a sheet has rows.</summary>
    public static async Task<Owners> FindMany(StaffDirectory directory, IEnumerable<Seat> seats, CancellationToken cancel)
    {
        Dictionary<Seat, SeatHolder> all = [];
        foreach (var some in seats.Distinct().Chunk(SeatsAtATime))
        {
            foreach (var (seat, holder) in (await Find(directory, some, cancel)).holders)
            {
                all[seat] = holder;
            }
        }

        return new(all);
    }

    /// <summary>Who answers, and for which empty seat meanwhile.</summary>
    public Answerable Of(Seat owner, Seat? standsInFor) =>
        standsInFor is not null && holders.TryGetValue(standsInFor, out var empty)
            ? this[owner] with
            {
                Note = Meanwhile(empty.Label),
            }
            : this[owner];

    public Answerable this[Seat seat]
    {
        get
        {
            var holder = holders[seat];
            var leader = seat.UnitId is { } unit ? holders[Seat.LeaderOf(unit)].Name : null;
            return (holder.Name, leader) switch
            {
                ({ } name, _) => new(name, holder.PersonId is null ? null : holder.Label),
                (null, { } meanwhile) => new(meanwhile, Note: Meanwhile(holder.Label)),
                _ => new(holder.Label, Note: Texts.SeatIsEmpty),
            };
        }
    }

    static string Meanwhile(string label) => string.Format(CultureInfo.CurrentCulture, Texts.AnswersMeanwhile, label);
}
