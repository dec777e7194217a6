using System.Globalization;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>How far a reorganisation has come.</summary>
enum ReorganisationState
{
    /// <summary>Being thought out: nothing holds yet.</summary>
    Draft,

    /// <summary>Written as dated periods: it holds on its day without anybody doing anything.</summary>
    Decided,

    /// <summary>Taken back before its day, wholly.</summary>
    Withdrawn,
}

/// <summary>
/// Units that are made, moved, renamed, closed or get another leader on one day, thought out ahead. Deciding writes dated
/// periods beside those there are; withdrawing before the day takes exactly them away again.
/// </summary>
sealed class Reorganisation : RootEntity, IHasAudience
{
    readonly List<PlannedChange> changes = [];
    readonly List<EndedPost> ended = [];

    Reorganisation() { }

    /// <summary>Begins a plan.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="day">The day it shall hold from.</param>
    /// <param name="unit">The unit it is about: whoever may change this one sees the plan.</param>
    public Reorganisation(string name, DateOnly day, Guid unit)
    {
        (Name, Day) = (name, day);
        Audience = new() { Permission = OrganisationPermissions.Change, UnitId = unit };
    }

    static IReadOnlyList<string> IHasAudience.AskedPermissions { get; } = [OrganisationPermissions.Change];

    public string Name { get; private set; } = null!;
    public string? Reason { get; private set; }
    public DateOnly Day { get; private set; }
    public ReorganisationState State { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateOnly? DecidedOn { get; private set; }

    public IReadOnlyList<PlannedChange> Changes => changes;

    /// <summary>The posts that the decision ended, and how they stood before it.</summary>
    public IReadOnlyList<EndedPost> Ended => ended;

    public bool IsDraft => State == ReorganisationState.Draft;

    public void Describe(string name, DateOnly day, string? reason)
    {
        MustBeDraft();
        (Name, Day, Reason) = (name, day, reason);
    }

    /// <summary>Plans a change. Of the same kind for the same unit, the later word counts.</summary>
    public void Plan(PlannedChange change)
    {
        MustBeDraft();
        changes.RemoveAll(c => c.UnitId == change.UnitId && c.Kind == change.Kind);
        if (change.Kind == UnitChangeKind.Closed ? changes.Exists(c => c.UnitId == change.UnitId) : Closes(change.UnitId))
        {
            throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.ClosesAndChanges, change.Name))
            {
                Field = FieldOf(change.Kind),
            };
        }

        change.Follow(this, changes.Count == 0 ? 0 : changes.Max(c => c.Order) + 1);
        changes.Add(change);
    }

    /// <summary>Takes a change out of the plan.</summary>
    public void Drop(Guid change)
    {
        MustBeDraft();
        if (changes.Find(c => c.Id == change) is not { } dropped)
        {
            return;
        }

        if (dropped.Kind == UnitChangeKind.New && changes.Find(c => c.ParentId == dropped.UnitId) is { } under)
        {
            throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.OthersStandUnder, dropped.Name, under.Name));
        }

        changes.RemoveAll(c => c == dropped || (dropped.Kind == UnitChangeKind.New && c.UnitId == dropped.UnitId));
    }

    /// <summary>Writes the plan onto the register as of its day, beside what stands there.</summary>
    /// <exception cref="Refusal">Something in it cannot be done; then nothing of it may be saved.</exception>
    public void Decide(Register register, DateOnly today, Guid? by)
    {
        MustBeDraft();
        if (changes.Count == 0)
        {
            throw new Refusal(Texts.PlanIsEmpty);
        }

        if (Day <= today)
        {
            throw new Refusal(Texts.DayMustBeAhead) { Field = "Form.Day" };
        }

        ended.Clear();
        ended.AddRange(register.Apply(this));
        (State, DecidedBy, DecidedOn) = (ReorganisationState.Decided, by, today);
    }

    /// <summary>Takes back everything the decision wrote, and nothing else.</summary>
    /// <exception cref="Refusal">The day has come, or somebody has built on it meanwhile.</exception>
    public void Withdraw(Register register, DateOnly today)
    {
        if (State != ReorganisationState.Decided)
        {
            throw new Refusal(Texts.PlanNotDecided);
        }

        if (Day <= today)
        {
            throw new Refusal(Texts.DayHasCome);
        }

        register.TakeBack(this);
        ended.Clear();
        State = ReorganisationState.Withdrawn;
    }

    /// <summary>A plan that was withdrawn can be worked on again.</summary>
    public void Reopen()
    {
        if (State != ReorganisationState.Withdrawn)
        {
            throw new Refusal(Texts.PlanIsDecided);
        }

        (State, DecidedBy, DecidedOn) = (ReorganisationState.Draft, null, null);
    }

    /// <summary>Whether the whole of it is within what somebody may do; the first thing that is not, else.</summary>
    public PlannedChange? BeyondReachOf(Actor actor)
    {
        return changes.Find(change =>
            change.Kind switch
            {
                UnitChangeKind.New => !MayChange(change.ParentId!.Value),
                UnitChangeKind.Moved => !MayChange(change.UnitId) || !MayChange(change.ParentId!.Value),
                UnitChangeKind.NewLeader => !actor.MayAssign(StandingOf(change.UnitId), Roles.Leader),
                _ => !MayChange(change.UnitId),
            }
        );

        bool MayChange(Guid unit) => actor.May(OrganisationPermissions.Change, StandingOf(unit));
    }

    /// <summary>The unit itself; of one that the plan makes, the first above it that stands already.</summary>
    public Guid StandingOf(Guid unit) =>
        changes.Find(c => c.Kind == UnitChangeKind.New && c.UnitId == unit)?.ParentId is { } above ? StandingOf(above) : unit;

    /// <summary>Whether the plan makes the unit.</summary>
    public bool Makes(Guid unit) => changes.Exists(c => c.Kind == UnitChangeKind.New && c.UnitId == unit);

    /// <summary>Whether the plan closes the unit.</summary>
    public bool Closes(Guid unit) => changes.Exists(c => c.Kind == UnitChangeKind.Closed && c.UnitId == unit);

    internal static string FieldOf(UnitChangeKind kind) =>
        kind switch
        {
            UnitChangeKind.New => "Form.OpenName",
            UnitChangeKind.Moved => "Form.MoveUnit",
            UnitChangeKind.Closed => "Form.CloseUnit",
            UnitChangeKind.NewLeader => "Form.LeadUnit",
            _ => "Form.RenameUnit",
        };

    void MustBeDraft()
    {
        if (!IsDraft)
        {
            throw new Refusal(Texts.PlanIsDecided);
        }
    }
}

/// <summary>One change of a plan.</summary>
sealed class PlannedChange : Entity
{
    PlannedChange() { }

    public Guid ReorganisationId { get; private set; }
    public int Order { get; private set; }
    public UnitChangeKind Kind { get; private init; }

    /// <summary>The unit it changes; for one it makes, the id the unit will have, so that others can be placed under it.</summary>
    public Guid UnitId { get; private init; }

    /// <summary>What the unit is called: its new name, or the one it had when this was planned.</summary>
    public string Name { get; private init; } = null!;

    public string? ShortName { get; private init; }
    public UnitKind? MadeAs { get; private init; }

    /// <summary>Where it goes.</summary>
    public Guid? ParentId { get; private init; }

    /// <summary>Who will lead it.</summary>
    public Guid? PersonId { get; private init; }

    public string? Title { get; private init; }

    public static PlannedChange Open(string name, string? shortName, UnitKind kind, Guid parent) =>
        new()
        {
            Kind = UnitChangeKind.New,
            UnitId = Guid.CreateVersion7(),
            Name = name,
            ShortName = shortName,
            MadeAs = kind,
            ParentId = parent,
        };

    public static PlannedChange Move(Guid unit, string name, Guid parent) =>
        new()
        {
            Kind = UnitChangeKind.Moved,
            UnitId = unit,
            Name = name,
            ParentId = parent,
        };

    public static PlannedChange Rename(Guid unit, string name, string? shortName) =>
        new()
        {
            Kind = UnitChangeKind.Renamed,
            UnitId = unit,
            Name = name,
            ShortName = shortName,
        };

    public static PlannedChange Close(Guid unit, string name) =>
        new()
        {
            Kind = UnitChangeKind.Closed,
            UnitId = unit,
            Name = name,
        };

    public static PlannedChange Lead(Guid unit, string name, Guid person, string? title) =>
        new()
        {
            Kind = UnitChangeKind.NewLeader,
            UnitId = unit,
            Name = name,
            PersonId = person,
            Title = title,
        };

    internal void Follow(Reorganisation plan, int order) => (ReorganisationId, Order) = (plan.Id, order);
}

/// <summary>A post that a decision ended, and the last day it had before.</summary>
sealed class EndedPost(Guid reorganisationId, Guid assignmentId, DateOnly? formerTo) : Entity
{
    public Guid ReorganisationId { get; private init; } = reorganisationId;
    public Guid AssignmentId { get; private init; } = assignmentId;
    public DateOnly? FormerTo { get; private init; } = formerTo;
}
