using System.Globalization;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>A unit of the organisation. What it is called and where it stands are dated periods: reorganising never overwrites.</summary>
sealed class Unit : EditedEntity
{
    readonly List<UnitPeriod> periods = [];
    readonly List<ParallelName> parallelNames = [];

    public string? OrganisationNumber { get; set; }

    public IReadOnlyList<UnitPeriod> Periods => periods;

    /// <summary>What it is called in other languages, beside its name.</summary>
    public IReadOnlyList<ParallelName> ParallelNames => parallelNames;

    /// <summary>Puts these names, by language, in the place of those there were.</summary>
    public void Call(IReadOnlyDictionary<string, string> names)
    {
        parallelNames.RemoveAll(n => names.GetValueOrDefault(n.Language) != n.Name);
        parallelNames.AddRange(
            names.Where(n => !parallelNames.Exists(p => p.Language == n.Key)).Select(n => new ParallelName(Id, n.Key, n.Value))
        );
    }

    /// <summary>Opens a unit as of a date.</summary>
    public static Unit Open(DateOnly from, string name, UnitKind kind, Guid? parent, string? shortName = null) =>
        OpenAs(Guid.CreateVersion7(), from, name, kind, parent, shortName);

    /// <summary>Opens a unit that was given its id when it was planned.</summary>
    public static Unit OpenAs(Guid id, DateOnly from, string name, UnitKind kind, Guid? parent, string? shortName)
    {
        var unit = new Unit { Id = id };
        unit.periods.Add(new(unit.Id, from, name, kind, parent, shortName));
        return unit;
    }

    /// <summary>The period that ends last: what is planned, else what holds.</summary>
    public UnitPeriod Last => periods.MaxBy(p => p.From)!;

    /// <summary>Renames or moves the unit as of a date; what it was before stands. On the very date of the last change it mends that one.</summary>
    public void Change(DateOnly from, string name, UnitKind kind, Guid? parent, string? shortName = null)
    {
        var current = Current();
        if (from < current.From)
        {
            throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.ChangeMustBeLater, Norwegian.Full(current.From)))
            {
                Field = "Form.From",
            };
        }

        if (from == current.From)
        {
            periods.Remove(current);
        }
        else
        {
            current.End(from);
        }

        periods.Add(new(Id, from, name, kind, parent, shortName));
    }

    /// <summary>Closes the unit: the date is the first day it no longer exists.</summary>
    public void Close(DateOnly on)
    {
        var current = Current();
        if (on < current.From)
        {
            throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.ChangeMustBeLater, Norwegian.Full(current.From)))
            {
                Field = "Form.Last",
            };
        }

        current.End(on);
    }

    /// <summary>Takes the change of a day away again, as if it had never been; false when it is not the last thing that was said of the unit.</summary>
    public bool TakeBack(DateOnly day)
    {
        if (periods.Find(p => p.From == day && p.To is null) is not { } change || periods.Find(p => p.To == day) is not { } before)
        {
            return false;
        }

        periods.Remove(change);
        before.Reopen();
        return true;
    }

    /// <summary>Takes the closing on a day away again; false when the unit is not closed on that day.</summary>
    public bool TakeBackClosing(DateOnly day)
    {
        if (Last.To != day)
        {
            return false;
        }

        Last.Reopen();
        return true;
    }

    UnitPeriod Current() => periods.Find(p => p.To is null) ?? throw new Refusal(Texts.UnitIsClosed);
}

/// <summary>What a unit was called, and where it stood, between two dates.</summary>
sealed class UnitPeriod : Entity, IDated
{
    public UnitPeriod(Guid unitId, DateOnly from, string name, UnitKind kind, Guid? parentId, string? shortName)
    {
        UnitId = unitId;
        From = from;
        Name = name;
        NameSort = Norwegian.SortKey(name);
        Kind = kind;
        ParentId = parentId;
        ShortName = shortName;
    }

    public Guid UnitId { get; private init; }
    public DateOnly From { get; private init; }
    public DateOnly? To { get; private set; }
    public string Name { get; private init; }
    public string NameSort { get; private init; }
    public string? ShortName { get; private init; }
    public UnitKind Kind { get; private init; }
    public Guid? ParentId { get; private init; }

    internal void End(DateOnly on) => To = on;

    internal void Reopen() => To = null;
}

/// <summary>One unit above (or equal to) another between two dates: the closure of the tree, which the access rule reads.</summary>
sealed class UnitPath : IDated
{
    public required Guid AncestorId { get; init; }
    public required Guid DescendantId { get; init; }
    public required int Depth { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }
}

/// <summary>
/// One row that every change of the tree writes. The closure is worked out from all periods, so two changes at once would
/// each leave out the other's: the row's version lets the second one through only after it has seen the first.
/// </summary>
sealed class Tree : EditedEntity
{
    /// <summary>The one there is.</summary>
    public static Guid Only { get; } = new("00000000-0000-0000-0000-00000000007e");

    public Tree() => Id = Only;
}
