using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Who is to be there when a group meets: all who sit in it and who listen in.</summary>
sealed class ConvenedGroups(GroupBook groups) : IConvened
{
    public async Task<IReadOnlyDictionary<Guid, Convened>> On(DateOnly day, CancellationToken cancel) =>
        (await groups.All(day, cancel)).ToDictionary(
            g => g.Id,
            g => new Convened(
                g.Seats.FirstOrDefault(s => s.Place is GroupPlace.Chair)?.Name,
                [.. g.Seats.Where(s => s.Place is not GroupPlace.Substitute).Select(s => s.PersonId).Distinct()]
            )
        );
}
