using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp.Contracts;
using Takt.Meetings.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.Evaluations;

/// <summary>The evaluations of Fjordvik: one finished, one being answered, two open.</summary>
sealed class DemoEvaluations(Db db, Clock clock, DemoDirectory fjordvik, SnapshotReader snapshots)
{
    const string LeaderGroup = "Kommunedirektørens ledergruppe";
    const string Drafter = "Nils Otto Fagerli";
    const string Receives = "Rune Kaldheim";
    const string Director = "Torleif Aasgård";

    readonly MeasureHistory history = new(db);

    public static async Task Write(IServiceProvider scope, CancellationToken cancel)
    {
        var (db, clock) = (scope.GetRequiredService<Db>(), scope.GetRequiredService<Clock>());
        var fjordvik = await DemoDirectory.Read(db, clock, cancel);
        await new DemoEvaluations(db, clock, fjordvik, scope.GetRequiredService<SnapshotReader>()).WriteAll(cancel);
    }

    async Task WriteAll(CancellationToken cancel)
    {
        var first = Add(FjordvikFirstRound.Script, previous: null);
        var midway = Add(FjordvikMidway.Script, first.Id);
        var yearly = Add(FjordvikYearly.Script, previous: null);
        FjordvikGathering.Write(db, yearly, clock.Now);
        var draft = Add(FjordvikDraft.Script, previous: null);
        FjordvikDraft.Write(db, draft);
        db.Add(new WhistleReception { Seat = fjordvik.SeatOf(Receives), Channel = "varsling@fjordvik.example, 00 00 00 00" });
        await db.Save("Fjordvik: evalueringer", cancel);
        await FjordvikDraft.Report(db, draft, clock, cancel);
        await Publish(first, cancel);
        await new AgendaHistory(db).IsAbout("Svar på evalueringen av organiseringen", midway.Topic, clock.Today.AddDays(-10), cancel);
        await db.Save("Fjordvik: tatt opp", cancel);
    }

    // The publication holds what the saved rows say, as any publication does.
    async Task Publish(Evaluation evaluation, CancellationToken cancel)
    {
        db.Publications.Add(
            new()
            {
                EvaluationId = evaluation.Id,
                Number = 1,
                At = evaluation.PublishedAt!.Value,
                By = Director,
                Snapshot = JsonSerializer.Serialize(await snapshots.Read(evaluation, drafts: false, cancel)),
            }
        );
        await evaluation.Follow(db, clock, cancel);
        await db.Save("Fjordvik: publisert", cancel);
    }

    Evaluation Add(FjordvikEvaluation script, Guid? previous)
    {
        var evaluation = Evaluation.Plan(
            script.Title,
            script.Unit is { } unit ? fjordvik.Unit(unit) : fjordvik.Root,
            script.Answers is { } person ? fjordvik.SeatOf(person) : fjordvik.Group(LeaderGroup)
        );
        Describe(evaluation, script);
        evaluation.PreviousId = previous;
        db.Evaluations.Add(evaluation);

        var parts = script.Parts.Select(p => (Script: p, Part: evaluation.AddPart(p.Name, p.Kind, p.Level))).ToArray();

        // Theme 4 shall have address 4: what is owed an answer is numbered first.
        foreach (var (partScript, part) in parts.OrderBy(p => p.Script.Kind == PartKind.Better))
        {
            foreach (var theme in partScript.Themes)
            {
                Add(evaluation, part, theme, script.Published);
            }
        }

        Advance(evaluation, script);
        SetDates(evaluation, script);
        return evaluation;
    }

    void Describe(Evaluation evaluation, FjordvikEvaluation script)
    {
        evaluation.Programme = script.Programme;
        evaluation.Kind = script.Kind;
        evaluation.Mode = script.Mode;
        evaluation.Purpose = script.Purpose;
        evaluation.PurposeDiscussedOn = Workday(script.PurposeDiscussed);
        evaluation.GatheringName = script.Gathering;
        (evaluation.GatheringFrom, evaluation.GatheringTo) = Collected(script);
        evaluation.MeetingName = script.Meeting;
        evaluation.MeetingDate = Workday(script.MeetingOn);
        evaluation.Presenter = script.Presenter;
        evaluation.AnsweringBody = script.AnsweringBody;
        evaluation.AnswersDue = Workday(script.AnswersDue);
    }

    void Advance(Evaluation evaluation, FjordvikEvaluation script)
    {
        evaluation.Open();
        if (script.State > EvaluationState.Collecting)
        {
            evaluation.Close();
        }

        if (script.Published is { } published)
        {
            evaluation.Publish(At(published));
            Tell("Evaluations.NewsPublished", evaluation.Title, EvaluationsUrls.YouSaidOf(evaluation.Id), evaluation.Audience, published);
        }
        else
        {
            Tell("Evaluations.NewsOpened", evaluation.Title, EvaluationsUrls.Of(evaluation.Id), evaluation.Audience, script.Collected.From);
        }
    }

    void Add(Evaluation evaluation, Part part, FjordvikTheme script, int? published)
    {
        var theme = evaluation.AddTheme(part, script.Question, script.Number);
        theme.Guidance = script.Guidance;
        theme.Carrier = script.Carrier is { } carrier ? fjordvik.SeatOf(carrier) : null;
        theme.Due = Workday(script.Due);
        theme.NeedsAnswer = part.Kind != PartKind.Better;

        Guid[] said =
        [
            .. script.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, index) => Add(theme, part, index + 1, line)),
        ];
        if (script.Answer is { } scripted)
        {
            var answer = Add(theme, scripted, said);
            if (published is { } day)
            {
                foreach (var (point, promise) in answer.Points.Zip(scripted.Points.Select(p => p.Promise)))
                {
                    point.MeasureId = promise is null ? null : Decide(evaluation, theme, promise, day);
                }
            }
            else if (scripted.State == AnswerState.Approved)
            {
                Tell(
                    "Evaluations.NewsAnswered",
                    theme.Question,
                    EvaluationsUrls.ThemeOf(evaluation.Id, theme.Position),
                    evaluation.Audience,
                    scripted.Since
                );
            }
        }

        foreach (var (by, text, hoursAgo) in script.Inside)
        {
            db.InsideComments.Add(new(theme.Id, fjordvik.PersonOf(by), by, text, clock.Now.AddHours(-hoursAgo)));
        }

        if (script.Reception is var (yes, partly, no))
        {
            var reception = new Reception { ThemeId = theme.Id };
            Reply[] replies =
            [
                .. Enumerable.Repeat(Reply.Yes, yes),
                .. Enumerable.Repeat(Reply.Partly, partly),
                .. Enumerable.Repeat(Reply.No, no),
            ];
            Array.ForEach(replies, reception.Count);
            db.Receptions.Add(reception);
        }

        Ask(evaluation, theme, script);
    }

    Guid Add(Theme theme, Part part, int number, string line)
    {
        var (name, said) = line.Split('|', StringSplitOptions.TrimEntries) is [var who, var what] ? (who, what) : (null, line);
        var (text, proposal) = said.Split('→', StringSplitOptions.TrimEntries) is [var need, var deed] ? (need, deed) : (said, null);
        var contribution = name is null
            ? Contribution.Imported(theme, Contribution.KindIn(part.Kind), number, text, slide: null, proposal)
            : Contribution.Say(theme, part.Kind, number, text, proposal, fjordvik.PersonOf(name));
        db.Contributions.Add(contribution);
        return contribution.Id;
    }

    Answer Add(Theme theme, FjordvikAnswer script, IReadOnlyList<Guid> said)
    {
        var answer = new Answer(theme.Id, theme.EvaluationId);
        var day = clock.Today.AddDays(script.Since);
        var points = script.Points.Select((point, index) => PointOf(answer, point, index + 1, said)).ToArray();
        answer.Write(script.Lead, points, By(Drafter), day);
        if (script.State > AnswerState.Draft)
        {
            answer.Submit(day);
        }

        if (script.State == AnswerState.Approved)
        {
            answer.Approve(By(Director), SecondEyes.Approver, day);
        }

        db.Answers.Add(answer);
        return answer;
    }

    Actor By(string name) => new() { PersonId = fjordvik.PersonOf(name), Name = name };

    AnswerPoint PointOf(Answer answer, FjordvikPoint script, int position, IReadOnlyList<Guid> said) =>
        new AnswerPoint(answer.Id, position, script.Text, script.Stance)
        {
            Because = script.Because,
            AnswerBy = Day(script.AnswerBy),
            Request = script.Request,
            MeasureWhat = script.Promise?.What,
            MeasureOwner = script.Promise is { } promise ? fjordvik.SeatOf(promise.Owner) : null,
            MeasureDue = Workday(script.Promise?.Due),
        }.Covering(script.Covers.Select(number => said[number - 1]));

    // What is published has become measures, and they have had their course.
    Guid Decide(Evaluation evaluation, Theme theme, FjordvikPromise promise, int published) =>
        history.Write(
            new(
                promise.What,
                fjordvik.SeatOf(promise.Owner),
                Workday(promise.Due),
                new(MeasureSources.Theme.Text, theme.Id, evaluation.Title, EvaluationsUrls.ThemeOf(evaluation.Id, theme.Position)),
                new() { Permission = FollowUpPermissions.See, UnitId = evaluation.Audience.UnitId }
            )
            {
                ExpectedEffect = promise.ExpectedEffect,
            },
            new(clock.Today.AddDays(published))
            {
                Started = Day(promise.Started),
                Done = Day(promise.Done),
                JudgeOn = Day(promise.JudgeOn),
                Effect = promise.Judged?.Effect,
                Shown = promise.Judged?.Shown,
                DroppedBecause = promise.Dropped,
                Ended = Day(promise.Ended),
                NeedsHelp = promise.NeedsHelp,
            }
        );

    void Ask(Evaluation evaluation, Theme theme, FjordvikTheme script)
    {
        if (theme is not { NeedsAnswer: true, Carrier: { } carrier, Due: { } due })
        {
            return;
        }

        var title = theme.Label;
        var state = script.Answer?.State ?? AnswerState.Draft;
        db.Deadlines.Add(
            new()
            {
                SourceId = theme.Id,
                Date = due,
                Title = title,
                Context = evaluation.Title,
                Address = EvaluationsUrls.AnswerOf(evaluation.Id, theme.Position),
                IsMet = state != AnswerState.Draft,
                Audience = new()
                {
                    Permission = EvaluationsPermissions.Run,
                    UnitId = evaluation.Audience.UnitId,
                    Named = [fjordvik.PersonOf(script.Carrier!)],
                },
            }
        );
        if (state == AnswerState.Approved)
        {
            return;
        }

        var approves = state == AnswerState.ForApproval;
        db.Todos.Add(
            new()
            {
                SourceId = theme.Id,
                Ask = approves ? "Evaluations.TodoApprove" : "Evaluations.TodoAnswer",
                Title = title,
                Context = evaluation.Title,
                Address = EvaluationsUrls.AnswerOf(evaluation.Id, theme.Position),
                Owner = approves ? Seat.LeaderOf(evaluation.Audience.UnitId) : carrier,
                OwedTo = approves ? carrier : Seat.LeaderOf(evaluation.Audience.UnitId),
                Since = clock.Today.AddDays(approves ? script.Answer!.Since : script.Since),
                Due = due,
            }
        );
    }

    void SetDates(Evaluation evaluation, FjordvikEvaluation script)
    {
        if (script.State == EvaluationState.Collecting)
        {
            AddDeadline(evaluation, evaluation.GatheringTo!.Value, "Siste dag for innspill", EvaluationsPermissions.TakePart);
        }

        if (script.State == EvaluationState.Answering)
        {
            AddDeadline(evaluation, evaluation.MeetingDate!.Value, "Svarene legges fram", EvaluationsPermissions.TakePart);
        }
    }

    void AddDeadline(Evaluation evaluation, DateOnly date, string title, string permission) =>
        db.Deadlines.Add(
            new()
            {
                SourceId = evaluation.Id,
                Date = date,
                Title = title,
                Context = evaluation.Title,
                Address = EvaluationsUrls.Of(evaluation.Id),
                Audience = evaluation.Audience with { Permission = permission },
            }
        );

    void Tell(string sentence, string title, string address, Audience audience, int day)
    {
        var at = At(day);
        db.News.Add(
            new()
            {
                Id = Guid.CreateVersion7(new(at, TimeSpan.Zero)), // news is read by id
                At = at,
                Sentence = sentence,
                Title = title,
                Address = address,
                Audience = audience with { },
            }
        );
    }

    // A gathering begins on the Tuesday of its week; what is open on the net keeps its days.
    (DateOnly From, DateOnly To) Collected(FjordvikEvaluation script)
    {
        var from = clock.Today.AddDays(script.Collected.From);
        var to = clock.Today.AddDays(script.Collected.To);
        var shift = script.Mode == ContributionMode.ByTable ? 1 - (((int)from.DayOfWeek + 6) % 7) : 0;
        return (from.AddDays(shift), to.AddDays(shift));
    }

    DateTime At(int fromToday) => clock.Now.Date.AddDays(fromToday).AddHours(11);

    DateOnly? Day(int? fromToday) => fromToday is { } days ? clock.Today.AddDays(days) : null;

    // Nothing is due and nobody meets on a Saturday, whatever day the demonstration begins. What is late is late by the day.
    DateOnly? Workday(int? fromToday) =>
        fromToday < 0 ? Day(fromToday)
        : Day(fromToday) is { } date
            ? date.AddDays(
                date.DayOfWeek switch
                {
                    DayOfWeek.Saturday => 2,
                    DayOfWeek.Sunday => 1,
                    _ => 0,
                }
            )
        : null;
}
