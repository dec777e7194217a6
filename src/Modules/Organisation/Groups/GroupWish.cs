using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What a group is to be called and be there for, read from the form.</summary>
sealed record GroupWish(
    string Name,
    string? ShortName,
    string? Code,
    GroupKind Kind,
    Guid? Unit,
    string? Mandate,
    IReadOnlyList<string> Decides,
    IReadOnlyList<string> LeavesToOthers,
    string? Meets
)
{
    public static GroupWish Read(GroupForm form, IReadOnlyList<UnitView> units, Func<Guid, bool> mayChange, Action<string, string> refuse)
    {
        var name = Typed.Needed("Form.Name", form.Name, 200, Texts.GroupNameMissing, refuse);
        var shortName = Typed.Optional("Form.ShortName", form.ShortName, 40, refuse);
        if (!Enum.TryParse<GroupKind>(form.Kind, out var kind) || !Enum.IsDefined(kind))
        {
            refuse("Form.Kind", Texts.GroupKindMissing);
        }

        Guid? unit = Guid.TryParse(form.Unit, out var id) && units.Any(u => u.Id == id && u.ParentId is not null) ? id : null;
        if (units is [var top, ..] && !mayChange(unit ?? top.Id))
        {
            refuse("Form.Unit", Texts.GroupUnitNotYours);
        }

        return new(
            name,
            shortName,
            GroupCode.Read("Form.Code", form.Code, refuse),
            kind,
            unit,
            Typed.Optional("Form.Mandate", form.Mandate, GroupMap.LongestMandate, refuse),
            Lines.Read("Form.Decides", form.Decides, refuse),
            Lines.Read("Form.LeavesToOthers", form.LeavesToOthers, refuse),
            Typed.Optional("Form.Meets", form.Meets, 200, refuse)
        );
    }

    public void Apply(Group group)
    {
        (group.Name, group.ShortName, group.Code, group.Kind, group.UnitId) = (Name, ShortName, Code, Kind, Unit);
        (group.Mandate, group.Decides, group.LeavesToOthers, group.Meets) = (Mandate, [.. Decides], [.. LeavesToOthers], Meets);
    }
}

/// <summary>Who is to sit in a group because of a role, read from the form.</summary>
static class RuleWish
{
    public static GroupRule? Read(Guid group, GroupForm form, IReadOnlyList<UnitView> units, Action<string, string> refuse)
    {
        if (form.RuleRole is not { } role || !Roles.All.Contains(role))
        {
            refuse("Form.RuleRole", Texts.RoleMissing);
            return null;
        }

        if (!Guid.TryParse(form.RuleUnit, out var unit) || !units.Any(u => u.Id == unit))
        {
            refuse("Form.RuleUnit", Texts.UnitMissing);
        }

        UnitKind? kind = Enum.TryParse<UnitKind>(form.RuleKind, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        return new(group, role, unit, kind, Typed.NeededDate("Form.RuleFrom", form.RuleFrom, refuse))
        {
            Place = form.RulePlace == nameof(GroupPlace.Observer) ? GroupPlace.Observer : GroupPlace.Member,
        };
    }
}

/// <summary>A place that goes round, read from the form.</summary>
/// <param name="People">In the order they sit.</param>
/// <param name="From">The first day of the first.</param>
/// <param name="Months">How long each sits.</param>
/// <param name="Last">The last day the place is laid out for.</param>
sealed record RotationWish(IReadOnlyList<Guid> People, DateOnly From, int Months, DateOnly Last)
{
    const int LongestTurn = 24;
    const int MostYears = 10;

    public static RotationWish Read(GroupForm form, IReadOnlyList<Guid> people, Action<string, string> refuse)
    {
        if (people.Count < 2)
        {
            refuse("Form.Turns[0]", Texts.TurnsMissing);
        }

        if (!Norwegian.TryNumber(form.Months ?? "", out var months) || months is < 1 or > LongestTurn || !decimal.IsInteger(months))
        {
            refuse("Form.Months", Labels.Fill(Texts.MonthsUnread, LongestTurn));
            months = 1;
        }

        var from = Typed.NeededDate("Form.TurnsFrom", form.TurnsFrom, refuse);
        var last = Typed.NeededDate("Form.TurnsTo", form.TurnsTo, refuse);
        if (last < from)
        {
            refuse("Form.TurnsTo", Texts.EndsBeforeItBegins);
        }
        else if (last > from.AddYears(MostYears))
        {
            refuse("Form.TurnsTo", Labels.Fill(Texts.TurnsTooFar, MostYears));
        }

        return new(people, from, (int)months, last);
    }
}
