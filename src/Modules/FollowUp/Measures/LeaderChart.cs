using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>Which seats somebody sits in today, and whose leader is nearest.</summary>
sealed class LeaderChart(StaffDirectory directory)
{
    const int SeatsAtATime = 200;

    // The person in each; nobody in particular for a group.
    readonly Dictionary<Seat, Guid?> held = [];
    Dictionary<Guid, UnitView> units = [];

    public bool IsHeld(Seat seat) => held.ContainsKey(seat);

    /// <summary>Whether one and the same person sits in both.</summary>
    public bool IsSame(Seat one, Seat other) => held.GetValueOrDefault(one) is { } person && held.GetValueOrDefault(other) == person;

    public async Task Ask(IEnumerable<Seat> seats, CancellationToken cancel)
    {
        Seat[] asked = [.. seats];
        foreach (var some in asked.Where(s => s.GroupId is null).Chunk(SeatsAtATime))
        {
            foreach (var holder in (await directory.Holders(some, cancel)).Values.Where(h => h.PersonId is not null))
            {
                held[holder.Seat] = holder.PersonId;
            }
        }

        if (asked.Any(s => s.GroupId is not null))
        {
            foreach (var group in (await directory.Groups(cancel)).Where(g => g.Members > 0))
            {
                held[Seat.Of(group.Id)] = null;
            }
        }
    }

    public async Task AskLeaders(CancellationToken cancel)
    {
        units = (await directory.Units(cancel: cancel)).ToDictionary(u => u.Id);
        await Ask(units.Keys.Select(Seat.LeaderOf), cancel);
    }

    /// <summary>The leaders' seats from a unit and up: the first of these units that there is, else the municipality.</summary>
    public IEnumerable<Seat> Leaders(params ReadOnlySpan<Guid?> from)
    {
        foreach (var unit in from)
        {
            if (unit is { } id && units.ContainsKey(id))
            {
                return Up(id);
            }
        }

        return units.Values.FirstOrDefault(u => u.ParentId is null) is { } root ? Up(root.Id) : [];
    }

    IEnumerable<Seat> Up(Guid from)
    {
        for (Guid? at = from; at is { } unit; at = units[unit].ParentId)
        {
            yield return Seat.LeaderOf(unit);
        }
    }
}
