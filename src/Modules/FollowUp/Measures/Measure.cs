using System.Linq.Expressions;
using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>What somebody is to do, and for a measure: whether it became better.</summary>
sealed class Measure : RootEntity, IFindable, ITellsWhenChanged
{
    /// <summary>One sentence; what does not fit belongs in what it should lead to.</summary>
    public const int LongestWhat = 200;

    static IReadOnlyList<string> IHasAudience.AskedPermissions { get; } = [FollowUpPermissions.See];

    static SearchKind IFindable.FoundAs { get; } = new("FollowUp.KindMeasure", "FollowUp.Menu", "tiltak", FollowUpUrls.List);

    Measure() { }

    public MeasureKind Kind { get; private set; }
    public string What { get; private set; } = "";
    public Seat Owner { get; private set; } = null!;

    /// <summary>The seat it belongs to, while nobody sits there and <see cref="Owner"/> answers; null otherwise.</summary>
    public Seat? StandsInFor { get; private set; }

    public DateOnly? Due { get; private set; }
    public string? ExpectedEffect { get; private set; }
    public MeasureState State { get; private set; }
    public DateOnly StateSince { get; private set; }

    /// <summary>The day it was decided; the first day there is while it is only proposed, and for what was proposed in vain.</summary>
    public DateOnly DecidedOn { get; private set; }

    /// <summary>The day it was done; null while it is not, and for what was dropped after all.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>When it was last changed, UTC; null when it has not been since this was kept.</summary>
    public DateTime? ChangedAt { get; private set; }

    void ITellsWhenChanged.Changed(DateTime now) => ChangedAt = now;

    /// <summary>When the effect is to be judged.</summary>
    public DateOnly? JudgeOn { get; private set; }

    public MeasureEffect? Effect { get; private set; }

    /// <summary>What shows the effect.</summary>
    public string? Shown { get; private set; }

    public string? DroppedBecause { get; private set; }

    /// <summary>The steps as they are kept.</summary>
    public string? StepLines { get; private set; }

    /// <summary>The steps on the way, in their order.</summary>
    public IReadOnlyList<Step> Steps => Step.Read(StepLines);

    /// <summary>What comes first, or may wait; null is ordinary.</summary>
    public MeasurePriority? Priority { get; private set; }

    /// <summary>What it should move.</summary>
    public string? Indicator { get; private set; }

    /// <summary>The work it is thought to take, in hours.</summary>
    public int? Hours { get; private set; }

    /// <summary>The money it is thought to take, in kroner.</summary>
    public int? Cost { get; private set; }

    /// <summary>How much it matters, and what it takes.</summary>
    public MeasureSize Size => new(Priority, Indicator, Hours, Cost);

    /// <summary>What help is needed with, as a question; null when none is.</summary>
    public string? NeedsHelp { get; private set; }

    /// <summary>Who is asked, and owes an answer; null on what was brought in with the name in the question.</summary>
    public Seat? HelpFrom { get; private set; }

    public DateOnly? HelpAskedOn { get; private set; }

    /// <summary>What whoever was asked said; null while it waits.</summary>
    public string? HelpAnswer { get; private set; }

    /// <summary>Who said it, as the name was then.</summary>
    public string? HelpAnsweredBy { get; private set; }

    /// <summary>The day it was put before the next leader because it was late; null when it has not been, with the day it now has.</summary>
    public DateOnly? SentOn { get; private set; }

    /// <summary>The leader who has it before them and has not seen to it.</summary>
    public Seat? SentOnTo { get; private set; }

    public string? SourceKind { get; private set; }
    public Guid? SourceId { get; private set; }
    public string? SourceTitle { get; private set; }
    public string? SourceAddress { get; private set; }

    /// <summary>
    /// The day it next asks for something: when it is due, then when its effect is to be judged; the last day there is when no
    /// day is set, null when it is closed. Stored, so that a list is read in this order from an index.
    /// </summary>
    public DateOnly? Next
    {
        get => IsOpen ? (IsToDo ? Due : JudgeOn) ?? DateOnly.MaxValue : null;
        private set { } // follows from the rest
    }

    public Finding Finding => new("FollowUp.KindMeasure", What, FollowUpUrls.Of(Id), Finding.Together(ExpectedEffect, Shown));

    public bool IsOpen => IsToDo || (State == MeasureState.Done && Kind == MeasureKind.Measure);

    /// <summary>Whether it is still to be done.</summary>
    public bool IsToDo => State is MeasureState.Proposed or MeasureState.Decided or MeasureState.Started;

    /// <summary>Whether it stands fast, and somebody has been asked who has not answered.</summary>
    public bool AwaitsHelp => IsToDo && NeedsHelp is not null && HelpAnswer is null;

    /// <summary>Done, and nobody has said what it led to.</summary>
    public bool AwaitsJudgement => IsOpen && !IsToDo;

    /// <summary>How it stands, to be put back to.</summary>
    public Stand Stand =>
        new(What, Kind, Owner, StandsInFor, Due, ExpectedEffect, State, StateSince, DoneOn, DroppedBecause, Size, StepLines);

    /// <summary>As those who follow it are told of it.</summary>
    public Watchable Watchable => new(Id, What, FollowUpUrls.Of(Id), Audience, [.. new[] { Owner, StandsInFor, HelpFrom }.OfType<Seat>()]);

    public static Expression<Func<Measure, MeasureView>> AsView { get; } =
        m => new(m.Id, m.What, m.Owner, m.Due, m.State, m.Effect, m.Shown, m.SourceId, "/tiltak/" + m.Id);

    public static Measure Decide(MeasureOrder order, DateOnly today)
    {
        var decided = Make(order, MeasureState.Decided, today, decidedOn: today);
        decided.Record(new MeasureMoved(decided.Id, decided.State, decided.SourceId));
        return decided;
    }

    /// <summary>Somebody thinks it should be done. Whoever it is laid to decides.</summary>
    public static Measure Propose(MeasureOrder order, DateOnly today) => Make(order, MeasureState.Proposed, today, decidedOn: default);

    static Measure Make(MeasureOrder order, MeasureState state, DateOnly today, DateOnly decidedOn) =>
        new()
        {
            Id = order.Id ?? Guid.CreateVersion7(),
            Kind = order.Kind,
            What = Worded(order.What),
            Owner = order.Owner,
            Due = order.Due,
            ExpectedEffect = order.ExpectedEffect,
            StepLines = Step.Write(Step.Add([], order.Steps, "Form.Steps")),
            Priority = order.Size.Priority,
            Indicator = order.Size.Indicator,
            Hours = order.Size.Hours,
            Cost = order.Size.Cost,
            State = state,
            StateSince = today,
            DecidedOn = decidedOn,
            SourceKind = order.Source?.Kind,
            SourceId = order.Source?.Id,
            SourceTitle = order.Source?.Title,
            SourceAddress = order.Source?.Address,
            Audience = order.Audience with { },
        };

    public bool MayChange(Actor actor) => Owner.IsHeldBy(actor) || actor.May(FollowUpPermissions.Change, Audience.UnitId);

    /// <summary>What was proposed shall be done, by whom and when.</summary>
    public void Approve(Seat owner, DateOnly due, DateOnly today)
    {
        MoveTo(MeasureState.Decided, today, MeasureState.Proposed);
        (Owner, StandsInFor, Due, DecidedOn) = (owner, null, due, today);
    }

    public void Start(DateOnly today)
    {
        MustBeDecided();
        MoveTo(MeasureState.Started, today, MeasureState.Decided);
    }

    /// <summary>Done. A measure then waits to be judged: three months on, unless another day is set.</summary>
    public void Finish(DateOnly today, DateOnly? judgeOn = null)
    {
        MustBeDecided();
        MoveTo(MeasureState.Done, today, MeasureState.Decided, MeasureState.Started);
        DoneOn = today;
        JudgeOn = Kind == MeasureKind.Measure ? judgeOn ?? today.AddMonths(3) : null;
    }

    public void Judge(MeasureEffect effect, string? shown, DateOnly today)
    {
        if (Kind == MeasureKind.Task)
        {
            throw new Refusal(Texts.TaskIsNotJudged);
        }

        if (string.IsNullOrWhiteSpace(shown))
        {
            throw new Refusal(Texts.JudgedWithoutShown) { Field = "Form.Shown" };
        }

        MoveTo(MeasureState.Judged, today, MeasureState.Done);
        (Effect, Shown) = (effect, shown);
    }

    public void Drop(string? because, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(because))
        {
            throw new Refusal(Texts.DroppedWithoutReason) { Field = "Form.Because" };
        }

        MoveTo(MeasureState.Dropped, today, MeasureState.Proposed, MeasureState.Decided, MeasureState.Started, MeasureState.Done);
        (DroppedBecause, DoneOn) = (because, null);
    }

    /// <summary>Says it anew. What was judged or dropped stands as it was.</summary>
    public void Change(string what, Seat owner, DateOnly? due, string? expectedEffect, MeasureKind kind)
    {
        if (!IsOpen)
        {
            throw new Refusal(Texts.MeasureIsClosed);
        }

        if (kind == MeasureKind.Task && State == MeasureState.Done)
        {
            throw new Refusal(Texts.DoneMeasureIsNoTask) { Field = "Form.Kind" };
        }

        if (due != Due)
        {
            (SentOn, SentOnTo) = (null, null); // it has a new day to keep
        }

        (What, Due, ExpectedEffect, Kind) = (Worded(what), due, expectedEffect, kind);
        if (owner != Owner)
        {
            (Owner, StandsInFor) = (owner, null);
        }
    }

    /// <summary>Says how much it matters, and what it takes. What was judged or dropped stands as it was.</summary>
    public void Weigh(MeasureSize size)
    {
        if (size != Size)
        {
            (Priority, Indicator, Hours, Cost) = IsOpen
                ? (size.Priority, size.Indicator, size.Hours, size.Cost)
                : throw new Refusal(Texts.MeasureIsClosed);
        }
    }

    /// <summary>Adds what was typed, a step on each line. What is there already is not added again.</summary>
    /// <exception cref="Refusal">Nothing was typed, or too much.</exception>
    public void AddSteps(string? typed)
    {
        var all = Step.Add(Steps, typed, "Form.Steps");
        Restep(all.Count > Steps.Count ? all : throw new Refusal(Texts.StepsMissing) { Field = "Form.Steps" });
    }

    /// <summary>Says all the steps anew, with a mark before what is done.</summary>
    /// <exception cref="Refusal">There are too many, or one is too long.</exception>
    public void Restep(string? typed)
    {
        var said = Step.Write(Step.Add([], typed, "Form.Steps", keepMarks: true));
        if (said != StepLines)
        {
            Restep(Step.Read(said));
        }
    }

    /// <summary>Says whether a step is done. One that somebody has removed meanwhile is passed by.</summary>
    public void Tick(string? step, bool isDone) => Restep([.. Steps.Select(s => s.What == step ? s with { IsDone = isDone } : s)]);

    /// <summary>Takes a step away.</summary>
    public void RemoveStep(string? step) => Restep([.. Steps.Where(s => s.What != step)]);

    void Restep(IReadOnlyList<Step> steps) => StepLines = IsToDo ? Step.Write(steps) : throw new Refusal(Texts.MeasureIsClosed);

    /// <summary>Puts a question to somebody who then owes an answer. Asked anew, the one before is taken back.</summary>
    public void AskForHelp(Seat? from, string about, DateOnly today)
    {
        if (!IsToDo)
        {
            throw new Refusal(Texts.MeasureIsClosed);
        }

        (HelpFrom, NeedsHelp, HelpAskedOn, HelpAnswer, HelpAnsweredBy) = (from, about, today, null, null);
    }

    /// <summary>Answers it.</summary>
    public void Help(string answer, string by)
    {
        if (!AwaitsHelp)
        {
            throw new Refusal(Texts.HelpIsNotAsked);
        }

        (HelpAnswer, HelpAnsweredBy) = (answer, by);
    }

    /// <summary>No help is needed after all.</summary>
    public void ManageAlone() => (HelpFrom, NeedsHelp, HelpAskedOn, HelpAnswer, HelpAnsweredBy) = (null, null, null, null, null);

    /// <summary>Lays it to another seat, when the one who had it leaves.</summary>
    public void HandTo(Seat owner) => (Owner, StandsInFor) = IsOpen ? (owner, (Seat?)null) : throw new Refusal(Texts.MeasureIsClosed);

    /// <summary>Nobody sits where it belongs: another answers, until somebody does.</summary>
    public void StandIn(Seat meanwhile) => (Owner, StandsInFor) = (meanwhile, StandsInFor ?? Owner);

    /// <summary>Somebody sits there again, and has it back.</summary>
    public void GiveBack() => (Owner, StandsInFor) = (StandsInFor ?? Owner, null);

    /// <summary>It is late, and the next leader is told; there is none above the top.</summary>
    public void SendOn(Seat? to, DateOnly today) => (SentOn, SentOnTo) = (today, to);

    /// <summary>The leader it was sent on to has seen to it.</summary>
    public void SeeTo() => SentOnTo = null;

    /// <summary>The question waits for another seat, when the one who was asked leaves.</summary>
    public void AskInstead(Seat from) => HelpFrom = from;

    /// <summary>Puts it back as it stood, when a change for many at once is taken back.</summary>
    public void PutBack(Stand stand)
    {
        var moves = State != stand.State;
        (What, Kind, Owner, StandsInFor, Due) = (stand.What, stand.Kind, stand.Owner, stand.StandsInFor, stand.Due);
        (ExpectedEffect, State, StateSince, DoneOn, DroppedBecause) = (
            stand.ExpectedEffect,
            stand.State,
            stand.StateSince,
            stand.DoneOn,
            stand.DroppedBecause
        );
        StepLines = stand.StepLines;
        (Priority, Indicator, Hours, Cost) = (stand.Size.Priority, stand.Size.Indicator, stand.Size.Hours, stand.Size.Cost);
        if (moves)
        {
            Record(new MeasureMoved(Id, State, SourceId));
        }
    }

    void MustBeDecided()
    {
        if (State is MeasureState.Proposed)
        {
            throw new Refusal(Texts.ProposedIsNotDecided);
        }
    }

    static string Worded(string? what) =>
        what?.Trim() switch
        {
            null or "" => throw new Refusal(Texts.WhatMissing) { Field = "Form.What" },
            { Length: > LongestWhat } => throw new Refusal(Texts.WhatTooLong) { Field = "Form.What" },
            var said => said,
        };

    void MoveTo(MeasureState state, DateOnly today, params ReadOnlySpan<MeasureState> from)
    {
        if (!from.Contains(State))
        {
            throw new Refusal(Texts.MeasureCannotGoThere);
        }

        (State, StateSince) = (state, today);
        Record(new MeasureMoved(Id, State, SourceId));
    }
}
