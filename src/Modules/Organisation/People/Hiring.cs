using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Who may say who sits where, and who may give somebody a way in.</summary>
static class Hiring
{
    /// <summary>Only whoever runs Takt in a unit makes others run it, or go through what was done.</summary>
    public static bool MayAssign(this Actor actor, Guid unit, string role) =>
        actor.May(role is Roles.Administrator or Roles.Reviewer ? OrganisationPermissions.Change : OrganisationPermissions.Assign, unit);

    /// <summary>Support looks through somebody's roles only where it may in every unit the person works in today, and never through its own.</summary>
    public static bool MayLookThrough(this Actor actor, Guid person, IReadOnlyCollection<Guid> unitsToday) =>
        unitsToday.Count > 0 && person != actor.PersonId && unitsToday.All(unit => actor.May(OrganisationPermissions.ViewAs, unit));

    /// <summary>The roles the actor may give somewhere.</summary>
    public static IReadOnlyList<string> RolesToGive(this Actor actor) =>
        actor.May(OrganisationPermissions.Change)
            ? Roles.All
            : [.. Roles.All.Where(r => r is not Roles.Administrator and not Roles.Reviewer)];

    /// <summary>
    /// A link to sign in with makes whoever holds it that person, so it takes the right to change every unit where the person
    /// has a role, now or later; else whoever runs one school could sign in as the chief executive.
    /// </summary>
    public static bool MayRun(this Actor actor, IReadOnlyCollection<Guid> unitsOfPerson, Guid root) =>
        actor.May(OrganisationPermissions.Change)
        && (
            unitsOfPerson.Count > 0
                ? unitsOfPerson.All(unit => actor.May(OrganisationPermissions.Change, unit))
                : actor.May(OrganisationPermissions.Change, root)
        );
}
