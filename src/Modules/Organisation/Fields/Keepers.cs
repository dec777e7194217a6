using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Who may keep the register of fields: whoever owns it, whoever runs the organisation, and for one entry its owner.</summary>
static class Keepers
{
    public static bool MayKeep(this Actor actor, FieldRegister register, Guid root) =>
        register.Owner.IsHeldBy(actor) || actor.May(OrganisationPermissions.Change, root);

    public static bool MayKeep(this Actor actor, FieldRegister register, Guid root, Field field) =>
        field.Owner.IsHeldBy(actor) || actor.MayKeep(register, root);
}
