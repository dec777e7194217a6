using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Something one needs authority for: buying, hiring, moving somebody to another unit. Belongs to a field, so that whoever asks about the field is told who approves.</summary>
sealed class Matter : EditedEntity
{
    Matter() { }

    public Matter(Guid fieldId, string name, bool isMoney)
    {
        (FieldId, IsMoney) = (fieldId, isMoney);
        Rename(name);
    }

    public Guid FieldId { get; private set; }
    public string Name { get; private set; } = null!;
    public string NameSort { get; private set; } = null!;

    /// <summary>Whether authority in it has a limit in kroner.</summary>
    public bool IsMoney { get; set; }

    public void Rename(string name) => (Name, NameSort) = (name, Norwegian.SortKey(name));
}

/// <summary>
/// One gives another authority in a matter, for a unit and everything under it, between two dates. The receiver is a seat, or
/// every leader of a kind of unit.
/// </summary>
sealed class Delegation : EditedEntity, IDated
{
    Delegation() { }

    public Delegation(Guid matterId, Seat? giver, Guid unitId, DateOnly from) =>
        (MatterId, Giver, UnitId, From) = (matterId, giver, unitId, from);

    public Guid MatterId { get; private init; }

    /// <summary>Who gives it; null is the council, which has all authority the law does not lay elsewhere (kommuneloven § 5-3).</summary>
    public Seat? Giver { get; private init; }

    /// <summary>Who gets it; null when every leader of <see cref="LeadersOf"/> does.</summary>
    public Seat? Receiver { get; private set; }

    /// <summary>Every leader of this kind of unit gets it; null when <see cref="Receiver"/> does.</summary>
    public UnitKind? LeadersOf { get; private set; }

    /// <summary>The unit it holds for, and everything under it.</summary>
    public Guid UnitId { get; private init; }

    /// <summary>Up to so many kroner, that sum included; null sets no limit.</summary>
    public decimal? Limit { get; set; }

    public bool MayBePassedOn { get; set; }

    /// <summary>What it rests on: «Delegeringsreglementet punkt 4.2».</summary>
    public string? Rule { get; set; }

    public DateOnly From { get; private init; }
    public DateOnly? To { get; private set; }

    public Delegation GiveTo(Seat receiver)
    {
        (Receiver, LeadersOf) = (receiver, null);
        return this;
    }

    public Delegation GiveToLeadersOf(UnitKind kind)
    {
        (Receiver, LeadersOf) = (null, kind);
        return this;
    }

    /// <summary>The date is the first day it no longer holds.</summary>
    public void End(DateOnly on) => To = on;
}
