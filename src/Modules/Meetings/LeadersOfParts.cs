using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>Those who lead the parts of a unit.</summary>
static class LeadersOfParts
{
    extension(StaffDirectory directory)
    {
        /// <summary>By person, with the seat each leads from; the leader of the unit itself is not among them.</summary>
        /// <param name="unit">The unit.</param>
        /// <param name="units">All of them, parents before their children.</param>
        /// <param name="cancel">Stops.</param>
        public async Task<IReadOnlyDictionary<Guid, Seat>> LeadersBelow(Guid unit, IReadOnlyList<UnitView> units, CancellationToken cancel)
        {
            if (units.FirstOrDefault(u => u.Id == unit) is not { } top)
            {
                return new Dictionary<Guid, Seat>();
            }

            var seats = units
                .SkipWhile(u => u.Id != top.Id)
                .Skip(1)
                .TakeWhile(u => u.Depth > top.Depth)
                .Select(u => Seat.LeaderOf(u.Id))
                .ToList();
            return (await directory.Holders(seats, cancel))
                .Values.Where(h => h.PersonId is not null)
                .DistinctBy(h => h.PersonId)
                .ToDictionary(h => h.PersonId!.Value, h => h.Seat);
        }
    }
}
