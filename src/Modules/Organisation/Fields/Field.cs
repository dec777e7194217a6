namespace Takt.Organisation;

/// <summary>A matter people need somebody for: follow-up of sick leave, approval of invoices, archiving.</summary>
sealed class Field : EditedEntity
{
    readonly List<FieldLink> links = [];

    Field() { }

    public Field(string name, Seat owner)
    {
        Owner = owner;
        Rename(name);
    }

    public string Name { get; private set; } = null!;
    public string NameSort { get; private set; } = null!;

    /// <summary>What people really type.</summary>
    public List<string> Synonyms { get; set; } = [];

    /// <summary>What a leader decides without asking anybody, a line each.</summary>
    public List<string> DecideYourself { get; set; } = [];

    /// <summary>Who keeps the entry right.</summary>
    public Seat Owner { get; set; } = null!;

    /// <summary>When somebody last looked the entry over.</summary>
    public DateOnly? ReviewedOn { get; private set; }

    /// <summary>The first day nobody asks for it any more; null while it is in use.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public IReadOnlyList<FieldLink> Links => links;

    public void Rename(string name) => (Name, NameSort) = (name, Norwegian.SortKey(name));

    public void Review(DateOnly on) => ReviewedOn = on;

    public void Close(DateOnly on) => ClosedOn = on;

    public void Reopen() => ClosedOn = null;

    /// <summary>Puts these links in the place of those there were.</summary>
    public void Link(IEnumerable<(string Title, string Address)> to)
    {
        links.Clear();
        links.AddRange(to.Select((link, order) => new FieldLink(Id, order, link.Title, link.Address)));
    }
}

/// <summary>Where one reads more about a field.</summary>
sealed class FieldLink(Guid fieldId, int order, string title, string address) : Entity
{
    public Guid FieldId { get; private init; } = fieldId;
    public int Order { get; private init; } = order;
    public string Title { get; private init; } = title;
    public string Address { get; private init; } = address;
}

/// <summary>What somebody is to a field.</summary>
enum ResponsibilityKind
{
    /// <summary>Has the field: answers for how it is done.</summary>
    Owns,

    /// <summary>Is the one to ask.</summary>
    Contact,

    /// <summary>Decides in it.</summary>
    Decides,

    /// <summary>Is asked before it is decided.</summary>
    Consulted,

    /// <summary>Is told when it is decided.</summary>
    Informed,

    /// <summary>May instruct others in it, across the line.</summary>
    MayInstruct,
}

/// <summary>Who is what to a field, for a unit and everything under it, between two dates.</summary>
sealed class Responsibility : EditedEntity, IDated
{
    Responsibility() { }

    public Responsibility(Guid fieldId, Guid unitId, ResponsibilityKind kind, Seat holder, DateOnly from) =>
        (FieldId, UnitId, Kind, Holder, From) = (fieldId, unitId, kind, holder, from);

    public Guid FieldId { get; private init; }

    /// <summary>The unit it holds for, and everything under it.</summary>
    public Guid UnitId { get; private init; }

    public ResponsibilityKind Kind { get; private init; }
    public Seat Holder { get; private init; } = null!;

    /// <summary>Who stands in while the holder is away; null leaves it to the holder's unit.</summary>
    public Seat? StandIn { get; set; }

    /// <summary>«Dette kan du vente av oss», a line each.</summary>
    public List<string> Promises { get; set; } = [];

    /// <summary>Working days within which a question is answered.</summary>
    public int AnswersWithin { get; set; } = 2;

    public DateOnly From { get; private init; }
    public DateOnly? To { get; private set; }

    /// <summary>The date is the first day it no longer holds.</summary>
    public void End(DateOnly on) => To = on;

    /// <summary>The same for another holder, from a day on; this ends then. What has not begun is taken over wholly.</summary>
    public Responsibility Continue(Seat holder, Seat? standIn, DateOnly on)
    {
        var (from, until) = (From > on ? From : on, To);
        End(from);
        return new(FieldId, UnitId, Kind, holder, from)
        {
            StandIn = standIn,
            Promises = [.. Promises],
            AnswersWithin = AnswersWithin,
            To = until,
        };
    }
}
