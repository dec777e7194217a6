using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>A change of a plan as somebody wants it, read from its form.</summary>
/// <param name="form">What was sent.</param>
/// <param name="units">The units there are to choose from, with those the plan itself makes.</param>
/// <param name="mayChange">Whether the actor may change a unit.</param>
/// <param name="mayLead">Whether the actor may say who leads a unit.</param>
/// <param name="refuse">Notes what is wrong at a field.</param>
sealed class PlanWish(
    ReorganisationForm form,
    IReadOnlyDictionary<Guid, string> units,
    Predicate<Guid> mayChange,
    Predicate<Guid> mayLead,
    Action<string, string> refuse
)
{
    /// <summary>Name, day and reason.</summary>
    public static (string Name, DateOnly Day, string? Reason) ReadHead(
        ReorganisationForm form,
        DateOnly today,
        Action<string, string> refuse
    )
    {
        var name = Typed.Needed("Form.Name", form.Name, 200, Texts.ReorganisationNameMissing, refuse);
        var day = Typed.NeededDate("Form.Day", form.Day, refuse);
        if (day != default && day <= today)
        {
            refuse("Form.Day", Texts.DayMustBeAhead);
        }

        return (name, day, Typed.Optional("Form.Reason", form.Reason, ReorganisationMap.LongestReason, refuse));
    }

    public PlannedChange? Open()
    {
        var name = Typed.Needed("Form.OpenName", form.OpenName, 200, Texts.UnitNameMissing, refuse);
        var shortName = Typed.Optional("Form.OpenShort", form.OpenShort, 40, refuse);
        if (!Enum.TryParse<UnitKind>(form.OpenKind, out var kind) || !Enum.IsDefined(kind) || kind == UnitKind.Municipality)
        {
            refuse("Form.OpenKind", Texts.KindMissing);
        }

        return Chosen("Form.OpenAbove", form.OpenAbove, mayChange, Texts.AboveMissing) is { } above && name.Length > 0
            ? PlannedChange.Open(name, shortName, kind, above)
            : null;
    }

    public PlannedChange? Move()
    {
        var unit = Chosen("Form.MoveUnit", form.MoveUnit, mayChange, Texts.UnitMissing);
        var to = Chosen("Form.MoveTo", form.MoveTo, mayChange, Texts.AboveMissing);
        if (unit is not null && unit == to)
        {
            refuse("Form.MoveTo", string.Format(System.Globalization.CultureInfo.CurrentCulture, Texts.UnitUnderItself, units[unit.Value]));
        }

        return unit is { } id && to is { } above ? PlannedChange.Move(id, units[id], above) : null;
    }

    public PlannedChange? Rename()
    {
        var unit = Chosen("Form.RenameUnit", form.RenameUnit, mayChange, Texts.UnitMissing);
        var name = Typed.Needed("Form.RenameTo", form.RenameTo, 200, Texts.UnitNameMissing, refuse);
        var shortName = Typed.Optional("Form.RenameShort", form.RenameShort, 40, refuse);
        return unit is { } id ? PlannedChange.Rename(id, name, shortName) : null;
    }

    public PlannedChange? Close() =>
        Chosen("Form.CloseUnit", form.CloseUnit, mayChange, Texts.UnitMissing) is { } unit ? PlannedChange.Close(unit, units[unit]) : null;

    public PlannedChange? Lead(Guid? person)
    {
        var unit = Chosen("Form.LeadUnit", form.LeadUnit, mayLead, Texts.UnitMissing);
        var title = Typed.Optional("Form.LeadTitle", form.LeadTitle, 200, refuse);
        return unit is { } id && person is { } leads ? PlannedChange.Lead(id, units[id], leads, title) : null;
    }

    Guid? Chosen(string field, string? typed, Predicate<Guid> may, string missing)
    {
        if (Guid.TryParse(typed, out var id) && units.ContainsKey(id) && may(id))
        {
            return id;
        }

        refuse(field, missing);
        return null;
    }
}
