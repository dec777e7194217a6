using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>
/// Nothing is orphaned when somebody leaves. What lies to a role follows the role. What lies to a person in a role is listed
/// for whoever leads there, and laid to another in one act. Saved by the caller.
/// </summary>
sealed class HandoverDesk(Db db, Clock clock, StaffDirectory directory, IEnumerable<ISeatWork> modules)
{
    public const string AskLay = "Organisation.TodoHandOver";
    public const string AskTakeOver = "Organisation.TodoTakeOver";

    /// <summary>The seat that is a person's own: nobody gets it when that person leaves.</summary>
    public static Seat OwnSeat(Assignment assignment) => Seat.In(assignment.UnitId, assignment.Role, assignment.PersonId);

    /// <summary>What lies to a seat, of what the actor may see.</summary>
    public async Task<IReadOnlyList<SeatWork>> LyingTo(Seat seat, CancellationToken cancel)
    {
        List<SeatWork> work = [];
        foreach (var module in modules)
        {
            work.AddRange(await module.LyingTo(seat, cancel));
        }

        return work;
    }

    /// <summary>Whether anything lies to a seat, seen or not.</summary>
    public async Task<bool> Any(Seat seat, CancellationToken cancel)
    {
        foreach (var module in modules)
        {
            if (await module.Any(seat, cancel))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An assignment ends: should something lie to the person, whoever leads there is asked to lay it to others.</summary>
    public async Task Leave(Assignment assignment, string name, CancellationToken cancel)
    {
        if (
            !await Any(OwnSeat(assignment), cancel) || await db.Todos.AnyAsync(t => t.SourceId == assignment.Id && t.DoneAt == null, cancel)
        )
        {
            return;
        }

        var units = await directory.Units(cancel: cancel);
        var unit = units.FirstOrDefault(u => u.Id == assignment.UnitId);
        var leader = assignment.Role is Roles.Leader or Roles.ActingLeader ? unit?.ParentId ?? assignment.UnitId : assignment.UnitId;
        db.Todos.Add(ToLay(assignment, name, unit?.Name, leader, clock.Today));
    }

    /// <summary>Asks the leader of a unit to find out who takes over.</summary>
    internal static Todo ToLay(Assignment assignment, string name, string? unitName, Guid leaderOf, DateOnly since) =>
        new()
        {
            SourceId = assignment.Id,
            Ask = AskLay,
            Title = name,
            Context = unitName,
            Address = OrganisationUrls.HandoverOf(OwnSeat(assignment)),
            Owner = Seat.LeaderOf(leaderOf),
            Since = since,
            Due = assignment.To?.AddDays(-1),
        };

    /// <summary>Somebody gets a leader's role where something lies: asked to look it over from the first day.</summary>
    public async Task Arrive(Assignment assignment, string unit, CancellationToken cancel)
    {
        var seat = Seat.LeaderOf(assignment.UnitId);
        if (assignment.Role is not (Roles.Leader or Roles.ActingLeader) || !await Any(seat, cancel))
        {
            return;
        }

        db.Todos.Add(
            new()
            {
                SourceId = assignment.Id,
                Ask = AskTakeOver,
                Title = unit,
                Address = OrganisationUrls.HandoverOf(seat),
                Owner = OwnSeat(assignment), // only the one who comes, and not before that day
                Since = assignment.From,
            }
        );
    }

    /// <summary>Lays everything to another seat.</summary>
    public async Task Lay(Seat from, Seat to, CancellationToken cancel)
    {
        foreach (var module in modules)
        {
            await module.Lay(from, to, cancel);
        }

        await Close(from, AskLay, cancel);
    }

    /// <summary>The handover of a seat is done.</summary>
    public async Task Close(Seat seat, string ask, CancellationToken cancel)
    {
        var address = OrganisationUrls.HandoverOf(seat);
        var seats = db.Actor.Seats;
        foreach (
            var todo in await db
                .Todos.Where(t => t.Address == address && t.Ask == ask && t.DoneAt == null && (ask == AskLay || seats.Contains(t.Owner)))
                .ToListAsync(cancel)
        )
        {
            todo.DoneAt = clock.Now;
        }
    }
}
