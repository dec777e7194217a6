using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>A role in a unit for somebody, read from the form.</summary>
sealed record PostWish(Guid Unit, string Role, string? Title, int Percent, DateOnly From, DateOnly? Last)
{
    public static PostWish Read(PersonForm form, Actor actor, IEnumerable<UnitView> units, Action<string, string> refuse)
    {
        if (!Guid.TryParse(form.Unit, out var unit) || !units.Any(u => u.Id == unit) || !actor.May(OrganisationPermissions.Assign, unit))
        {
            refuse("Form.Unit", Texts.UnitMissing);
        }

        if (form.Role is not { } role || !Roles.All.Contains(role))
        {
            refuse("Form.Role", Texts.RoleMissing);
            role = "";
        }
        else if (unit != Guid.Empty && actor.May(OrganisationPermissions.Assign, unit) && !actor.MayAssign(unit, role))
        {
            refuse("Form.Role", Texts.RoleNotYours);
        }

        var title = Typed.Optional("Form.Title", form.Title, 200, refuse);
        var percent = 100;
        if (!string.IsNullOrWhiteSpace(form.Percent))
        {
            if (
                Norwegian.TryNumber(form.Percent.Replace("%", "", StringComparison.Ordinal), out var typed)
                && typed is >= 0 and <= 100
                && decimal.IsInteger(typed)
            )
            {
                percent = (int)typed;
            }
            else
            {
                refuse("Form.Percent", Texts.PercentWrong);
            }
        }

        var from = Typed.NeededDate("Form.From", form.From, refuse);
        var last = Typed.OptionalDate("Form.To", form.To, refuse);
        if (last < from)
        {
            refuse("Form.To", Texts.EndsBeforeItBegins);
        }

        return new(unit, role, title, percent, from, last);
    }

    public Assignment For(Guid person, bool isMain)
    {
        var assignment = new Assignment(person, Unit, Role, From, Title) { IsMain = isMain, Percent = Percent };
        if (Last is { } last)
        {
            assignment.End(last.AddDays(1));
        }

        return assignment;
    }
}
