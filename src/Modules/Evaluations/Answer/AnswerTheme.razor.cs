using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>What was said under a theme on one side, the answer on the other.</summary>
public sealed partial class AnswerTheme
{
    const string FormId = "svar-skjema";
    const string OnlyOpen = "ubesvart";
    const int MostShown = 500;

    Evaluation evaluation = null!;
    Theme theme = null!;
    Answer? answer;
    Answer? theirs;
    IReadOnlyList<Said> said = [];
    List<InsideComment> comments = [];
    SeatOffer seats = SeatOffer.None;
    SeatHolder carrier = null!;
    IReadOnlyList<TakenUp> takenUp = [];
    string? notice;
    bool hasOwnWords;

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public int Number { get; set; }

    /// <summary>"ubesvart" leaves out what a point answers.</summary>
    [SupplyParameterFromQuery(Name = "vis")]
    public string? Show { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    IAgendaBook Agendas { get; set; } = null!;

    [Inject]
    SeatLookup Seats { get; set; } = null!;

    protected override async Task Load()
    {
        var found = Found(
            await (
                from e in Db.Evaluations.VisibleTo(Actor)
                join t in Db.Themes on e.Id equals t.EvaluationId
                where e.Id == Id && t.Position == Number && t.NeedsAnswer
                select new { Evaluation = e, Theme = t }
            ).SingleOrDefaultAsync(Cancel)
        );
        (evaluation, theme) = (found.Evaluation, found.Theme);
        if (!evaluation.MayAnswer(Actor, theme))
        {
            throw new NotFound();
        }

        await ReadAnswer();
        said = await Db
            .Contributions.Where(c => c.ThemeId == theme.Id)
            .OrderBy(c => c.Number)
            .Select(c => new Said(c.Id, c.Number, c.Text, c.Proposal))
            .Take(MostShown)
            .ToListAsync(Cancel);
        comments = await Db.InsideComments.AsNoTracking().Where(c => c.ThemeId == theme.Id).OrderBy(c => c.Id).ToListAsync(Cancel);
        takenUp = await Agendas.About([theme.Id], Cancel);
        var owes = evaluation.Owes(theme);
        carrier = (await Directory.Holders([owes], Cancel))[owes];
    }

    string? TakeUp => Agendas.TakeUp(new(theme.Id, theme.Question, EvaluationsUrls.ThemeOf(Id, Number), EvaluationsUrls.PresentOf(Id)));

    // Where nothing is written yet, whoever writes it now is the writer.
    bool IsWriter => hasOwnWords || answer?.IsWrittenBy(Actor) != false;

    bool MayApproveHere => evaluation.MayApprove(Actor) && (Db.Municipality.WriterMayApprove || !IsWriter);

    protected override async Task LoadChoices() => seats = await Seats.Offer(Standing, Cancel);

    protected override AnswerForm Fill() => AnswerForm.Of(answer, said);

    async Task ReadAnswer() => answer = await Db.Answers.WithPoints().SingleOrDefaultAsync(a => a.ThemeId == theme.Id, Cancel);

    // Who has a measure of a point already: stands there also when nobody holds the seat any more.
    IReadOnlyCollection<Seat> Standing => [.. (answer?.Points ?? []).Select(p => p.MeasureOwner).OfType<Seat>().Distinct()];

    async Task Send()
    {
        await Form.FindOwners(Seats, Standing, Cancel);
        await Act(() =>
            Form.Do switch
            {
                AnswerForm.Say => AddComment(),
                AnswerForm.Return => ReturnToDraft(),
                AnswerForm.Postpone => Postpone(),
                _ when Form.IsRearranging => Rearrange(),
                _ => Write(),
            }
        );
        if (IsConflict)
        {
            await ReadAnswer();
            (theirs, Form.Version) = (answer, $"{answer?.Version}");
        }
    }

    async Task Write()
    {
        Must(evaluation.TakesAnswers);
        Form.Tidy();
        var isNew = answer is null;
        var written = answer ?? new(theme.Id, evaluation.Id);
        AnswerPoint[] points = [.. Form.Read(written.Id, said)];
        Errors.AddRange(Form.Wrong());
        if (Form.Do is AnswerForm.Submit or AnswerForm.Approve)
        {
            Errors.AddRange(points.SelectMany(p => p.Unfinished).Select(r => FieldError.At(r.Field!, r.Message)));
        }

        if (Errors.Count > 0)
        {
            return;
        }

        var same = !isNew && Form.SaysTheSame(Fill());
        if (Form.Do == AnswerForm.Approve && !same && !Db.Municipality.WriterMayApprove)
        {
            RefuseOwnWords(written);
        }

        if (isNew)
        {
            Db.Answers.Add(written);
        }
        else
        {
            Db.Expect(written, Form.Version);
        }

        if (!same)
        {
            written.Write(Reading.Text(Form.Lead), points, Actor, Today);
        }

        var saved = Advance(written);
        await evaluation.Follow(theme, written, Db, Clock, Cancel);
        await SaveOnce(
            written.State switch
            {
                AnswerState.Approved when written.IsApprovedByWriter => "answer written and approved by one person",
                AnswerState.Approved => "answer approved",
                AnswerState.ForApproval => "answer sent for approval",
                _ => "answer drafted",
            },
            isNew
        );
        Go(EvaluationsUrls.AnswerOf(Id, Number), "Evaluations." + saved);
    }

    /// <summary>The words stand as typed, and what can be done with them is offered instead.</summary>
    void RefuseOwnWords(Answer standing)
    {
        Must(evaluation.MayApprove(Actor));
        if (answer is not null && Form.Version != $"{standing.Version}")
        {
            throw new Conflict(); // they differ because somebody else wrote meanwhile
        }

        hasOwnWords = true;
        throw new Refusal(Texts.OwnWordsNotApproved) { Field = "Form.Points[0].Text" };
    }

    /// <summary>Takes the answer as far as the button says; returns the text that says so.</summary>
    string Advance(Answer written)
    {
        switch (Form.Do)
        {
            case AnswerForm.Submit:
                written.Submit(Today);
                return nameof(Texts.AnswerSent);
            case AnswerForm.Approve:
                Must(evaluation.MayApprove(Actor));
                written.Approve(Actor, Db.Municipality.WriterMayApprove ? SecondEyes.None : SecondEyes.Approver, Today);
                theme.PromisedBy = Open.Any() ? theme.PromisedBy : null;
                return nameof(Texts.AnswerApproved);
            default:
                return nameof(Texts.DraftSaved);
        }
    }

    async Task SaveOnce(string because, bool isNew)
    {
        try
        {
            await Db.Save(because, Cancel);
        }
        catch (DbUpdateException taken) when (isNew && taken is not DbUpdateConcurrencyException)
        {
            throw new Conflict(taken); // somebody else wrote the first answer at the same moment
        }
    }

    async Task AddComment()
    {
        Db.InsideComments.Add(ReadComment());
        await Db.Save("inside comment", Cancel);
        await Stay(nameof(Texts.CommentSaved));
    }

    async Task ReturnToDraft()
    {
        Must(evaluation.MayApprove(Actor));
        Db.InsideComments.Add(ReadComment());
        Db.Expect(Found(answer), Form.Version);
        answer!.Return(Today);
        await evaluation.Follow(theme, answer, Db, Clock, Cancel);
        await Db.Save("answer returned", Cancel);
        Form.Version = $"{answer.Version}";
        await Stay(nameof(Texts.AnswerReturned));
    }

    async Task Postpone()
    {
        theme.Postpone(Reading.Date(Form.NewDue), Today);
        await evaluation.Follow(theme, answer, Db, Clock, Cancel);
        await Db.Save("answer postponed", Cancel);
        Form.NewDue = null;
        await Stay(nameof(Texts.DuePostponed));
    }

    Task Rearrange()
    {
        Form.Rearrange(takenUp);
        notice = Form.Do?.StartsWith(AnswerForm.RemovePoint, StringComparison.Ordinal) == true ? Texts.PointRemoved : null;
        return LoadChoices();
    }

    InsideComment ReadComment()
    {
        var text = Reading.Text(Form.Comment) ?? throw new Refusal(Texts.CommentIsEmpty) { Field = "Form.Comment" };
        if (text.Length > InsideComment.Longest)
        {
            throw new Refusal(string.Format(Texts.TooLong, InsideComment.Longest)) { Field = "Form.Comment" };
        }

        return new(theme.Id, Actor.PersonId!.Value, Actor.Name, text, Clock.Now);
    }

    /// <summary>After an act beside the answer: on as usual, unless there is something typed that is not saved.</summary>
    async Task Stay(string saved)
    {
        if (Form.SaysTheSame(Fill()))
        {
            Go(EvaluationsUrls.AnswerOf(Id, Number), "Evaluations." + saved);
            return;
        }

        comments.AddRange(Db.ChangeTracker.Entries<InsideComment>().Select(e => e.Entity));
        (notice, Form.Comment) = (Texts.ResourceManager.GetString(saved) + " " + Texts.NotSavedYet, null);
        await LoadChoices();
    }
}
