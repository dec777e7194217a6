using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.FollowUp;

/// <summary>What the page of a measure reads and does.</summary>
public sealed partial class MeasurePage
{
    const string On = "on";

    Measure measure = null!;
    Answerable owner = null!;
    string unit = "";
    HistoryLine[] history = [];
    IReadOnlyList<Attachment> attached = [];
    IReadOnlyList<Comment> comments = [];
    IReadOnlyList<TakenUp> takenUp = [];
    bool follows;
    bool mayChange;
    Answerable? helper;
    Answerable? leader;
    SeatOffer seats = SeatOffer.None;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    SeatLookup Seats { get; set; } = null!;

    [Inject]
    TextLibrary Library { get; set; } = null!;

    [Inject]
    IAgendaBook Agendas { get; set; } = null!;

    [Inject]
    Comments Comments { get; set; } = null!;

    [Inject]
    Telling Telling { get; set; } = null!;

    [Inject]
    internal MeasureActs Acts { get; set; } = null!;

    [Inject]
    internal Mentions Mentioned { get; set; } = null!;

    bool MayAct => mayChange && measure.IsOpen;

    protected override Guid HangsOn => Id;

    protected override bool MayHang => MayAct;

    protected override string Page => FollowUpUrls.Of(Id);

    bool SaysMore => (measure.ExpectedEffect ?? measure.Indicator ?? measure.Shown ?? measure.DroppedBecause) is not null;

    bool IsProposed => measure.State is MeasureState.Proposed;

    bool MayAsk => MayAct && measure.IsToDo && !IsProposed;

    bool IsAsked => measure.HelpFrom?.IsHeldBy(Actor) == true;

    bool IsSentOn => measure.IsToDo && measure.SentOnTo?.IsHeldBy(Actor) == true && Actor.Viewed is null;

    bool IsLate => measure.IsToDo && measure.Due < Today;

    string? Source => measure.SourceAddress is { } address && Db.Municipality.Uses(address) ? address : null;

    ChainStep[] Steps =>
        [
            .. measure.SourceTitle is { } title
                ? [new ChainStep(StepState.Done, Library[measure.SourceKind!], title, Source)]
                : Array.Empty<ChainStep>(),
            new(
                Here(),
                $"{(measure.Kind == MeasureKind.Task ? Texts.KindTask : Texts.KindMeasure)}: {Word().ToLower(CultureInfo.CurrentCulture)}",
                measure.What,
                Note: owner.Name
            ),
            .. measure.Kind == MeasureKind.Task || measure.State == MeasureState.Dropped ? Array.Empty<ChainStep>() : [Effect()],
        ];

    protected override async Task Load()
    {
        measure = Found(await Db.MeasuresSeen().SingleOrDefaultAsync(m => m.Id == Id, Cancel));
        mayChange = measure.MayChange(Actor);
        var owners = await Owners.Find(
            Directory,
            new[] { measure.Owner, measure.StandsInFor, measure.HelpFrom, measure.SentOnTo }.OfType<Seat>(),
            Cancel
        );
        leader = measure is { IsToDo: true, SentOnTo: { } above } ? owners[above] : null;
        (owner, helper) = (owners.Of(measure.Owner, measure.StandsInFor), measure.HelpFrom is { } asked ? owners[asked] : null);
        unit = (await Directory.Units(cancel: Cancel)).FirstOrDefault(u => u.Id == measure.Audience.UnitId)?.Name ?? "";
        attached = await Attachments.On(Id, Cancel);
        takenUp = await Agendas.About([Id], Cancel);
        (comments, follows) = (await Comments.On(Id, Cancel), await Telling.Follows(Id, Cancel));
        var row = $"{Id}";
        var trail = await Db
            .AuditEntries.Where(a => a.RowId == row)
            .OrderByDescending(a => a.Id)
            .Take(50)
            .AsNoTracking()
            .ToListAsync(Cancel);
        history = [.. trail.Select(MeasureTrail.Read)];
    }

    protected override async Task LoadChoices()
    {
        if (MayAct && (IsProposed || (MayAsk && !measure.AwaitsHelp)))
        {
            seats = await Seats.Offer(IsProposed ? [measure.Owner] : [], Cancel);
        }
    }

    async Task Approve()
    {
        var owner = await Seats.Read("Form.Owner", Form.Owner, Texts.OwnerMissing, Refuse, [measure.Owner], Cancel);
        var due = Typed.NeededDate("Form.Due", Form.Due, Refuse);
        if (due < Today && Error("Form.Due") is null)
        {
            Refuse("Form.Due", Texts.DueIsPast);
        }

        await Move(() => Acts.Approve(measure, owner!, due, Cancel), "FollowUp.MeasureApproved");
    }

    Task Start() => Move(() => Acts.Start(measure, Cancel), "FollowUp.MeasureStarted");

    Task Finish()
    {
        var judgeOn = Typed.OptionalDate("Form.JudgeOn", Form.JudgeOn, Refuse);
        if (judgeOn < Today)
        {
            Refuse("Form.JudgeOn", Texts.JudgeOnIsPast);
        }

        return Move(() => Acts.Finish(measure, judgeOn, Cancel), "FollowUp.MeasureFinished");
    }

    Task Judge()
    {
        if (!Enum.TryParse<MeasureEffect>(Form.Effect, out var effect) || !Enum.IsDefined(effect))
        {
            Refuse("Form.Effect", Texts.EffectMissing);
        }

        var shown = Typed.Optional("Form.Shown", Form.Shown, 1000, Refuse);
        return Move(() => Acts.Judge(measure, effect, shown, Cancel), "FollowUp.MeasureJudged");
    }

    Task Drop()
    {
        var because = Typed.Optional("Form.Because", Form.Because, 1000, Refuse);
        return Move(() => Acts.Drop(measure, because, Cancel), "FollowUp.MeasureDropped");
    }

    Task AddSteps() => Move(() => measure.AddSteps(Form.Steps), "steps added", "FollowUp.StepsAdded");

    Task Tick() => Move(() => measure.Tick(Form.Step, Form.StepDone == On), "step ticked", "FollowUp.StepTicked");

    Task RemoveStep() => Move(() => measure.RemoveStep(Form.Step), "step removed", "FollowUp.StepRemoved");

    async Task Ask()
    {
        var about = Typed.Needed("Form.HelpAbout", Form.HelpAbout, 1000, Texts.HelpAboutMissing, Refuse);
        var from = await Seats.Read("Form.HelpFrom", Form.HelpFrom, Texts.HelpWhoMissing, Refuse, Cancel);
        await Move(
            () =>
            {
                measure.AskForHelp(from, about, Today);
                measure.TellOfHelp(Db, Clock);
            },
            "help asked for",
            "FollowUp.HelpAskedFor",
            "FollowUp.NoticeAskedForHelp"
        );
    }

    // Whoever is asked answers, and needs no other right to the measure.
    Task Help()
    {
        Must(IsAsked);
        var answer = Typed.Needed("Form.HelpAnswer", Form.HelpAnswer, 1000, Texts.HelpAnswerMissing, Refuse);
        return Change(
            () =>
            {
                measure.Help(answer, Actor.Name);
                measure.TellOfHelp(Db, Clock);
            },
            "help given",
            "FollowUp.HelpGiven",
            "FollowUp.NoticeHelped",
            tellOwner: true
        );
    }

    Task SeeTo()
    {
        Must(IsSentOn);
        return Change(measure.SeeTo, "late measure seen to", "FollowUp.SentOnIsSeen", told: null);
    }

    Task Manage() => Move(measure.ManageAlone, "help not needed", "FollowUp.HelpNotNeeded");

    string? TakeUp => Agendas.TakeUp(new(Id, measure.What, FollowUpUrls.Of(Id)));

    async Task Say()
    {
        var to = await Mentioned.Read(("Form.CommentText", Form.CommentText), ("Form.CommentTo", Form.CommentTo), Refuse, Cancel);
        await Talk(
            async () => await Comments.Say(measure.Watchable, Form.CommentText, to, await Answering(), Cancel),
            "comment made",
            "FollowUp.CommentMade"
        );
    }

    Task SayAnew() =>
        Talk(
            () => Guid.TryParse(Form.CommentId, out var id) ? Comments.Edit(Id, id, Form.CommentAnew, Cancel) : Task.CompletedTask,
            "comment changed",
            "FollowUp.CommentChanged"
        );

    Task Unsay() =>
        Talk(
            () => Guid.TryParse(Form.CommentId, out var id) ? Comments.Remove(Id, id, Cancel) : Task.CompletedTask,
            "comment removed",
            "FollowUp.CommentRemoved"
        );

    Task Follow() =>
        Form.Follow == On
            ? Talk(() => Telling.Follow(Id, Cancel), "followed", "FollowUp.Follows")
            : Talk(() => Telling.Leave(Id, Cancel), "no longer followed", "FollowUp.FollowsNoMore");

    // Whoever sees the measure may talk about it, and follow it.
    Task Talk(Func<Task> act, string because, string saved)
    {
        Must(Actor.Viewed is null);
        return Act(async () =>
        {
            await act();
            await Db.Save(because, Cancel);
            Go(FollowUpUrls.Of(Id), saved);
        });
    }

    async Task<IEnumerable<Guid>> Answering() =>
        (await Directory.Holders([measure.Owner], Cancel)).Values.Select(h => h.PersonId).OfType<Guid>();

    Task Move(Action act, string because, string saved, string? told = null)
    {
        Must(mayChange);
        return Change(act, because, saved, told);
    }

    Task Move(Func<Task> act, string saved)
    {
        Must(mayChange);
        return Change(act, saved);
    }

    Task Change(Action act, string because, string saved, string? told, bool tellOwner = false) =>
        Change(async () => await Acts.Do(measure, act, because, told, tellOwner ? await Answering() : [], Cancel), saved);

    async Task Change(Func<Task> act, string saved)
    {
        await Act(async () =>
        {
            await act();
            Go(FollowUpUrls.Of(Id), saved);
        });
        if (IsConflict)
        {
            await Load(); // as it stands now; what was typed is in the form
        }
    }

    StepState Here() =>
        measure.State switch
        {
            MeasureState.Done or MeasureState.Judged => StepState.Done,
            MeasureState.Dropped => StepState.Stopped,
            MeasureState.Started => StepState.Now,
            _ => StepState.Next,
        };

    string Word() => measure.State is MeasureState.Judged ? Texts.StateDone : MeasureList.NameOf(measure.State);

    ChainStep Effect() =>
        measure.Effect switch
        {
            MeasureEffect.Better => new(StepState.Better, Texts.ColumnEffect, Texts.EffectBetter),
            MeasureEffect.Worse => new(StepState.Worse, Texts.ColumnEffect, Texts.EffectWorse),
            MeasureEffect.NoChange => new(StepState.Same, Texts.ColumnEffect, Texts.EffectSame),
            _ => new(
                StepState.Next,
                Texts.ColumnEffect,
                measure is { State: MeasureState.Done, JudgeOn: { } day }
                    ? string.Format(CultureInfo.CurrentCulture, Texts.JudgedOn, Norwegian.DayMonth(day))
                    : Texts.NotJudged
            ),
        };
}
