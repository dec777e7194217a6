using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Who may say what a group is there for and who sits in it.</summary>
static class GroupKeeping
{
    /// <summary>Whoever runs Takt where the group works, and those who chair it or write for it.</summary>
    /// <param name="group">With its members.</param>
    /// <param name="actor">Who wants to.</param>
    /// <param name="root">The municipality itself.</param>
    /// <param name="today">The day.</param>
    public static bool MayBeKeptBy(this Group group, Actor actor, Guid root, DateOnly today) =>
        actor.May(OrganisationPermissions.Change, group.UnitId ?? root)
        || group.Members.Any(m => m.PersonId == actor.PersonId && m.Place is GroupPlace.Chair or GroupPlace.Secretary && m.HoldsOn(today));
}
