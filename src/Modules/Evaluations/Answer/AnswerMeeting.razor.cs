using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;

namespace Takt.Evaluations;

/// <summary>The meeting where the leader group answers: one theme on the screen, points decided and saved one by one.</summary>
public sealed partial class AnswerMeeting
{
    const int MostShown = 500;

    Evaluation evaluation = null!;
    Theme[] themes = [];
    Theme theme = null!;
    Answer? answer;
    Dictionary<Guid, AnswerState> states = [];
    IReadOnlyList<Said> said = [];
    SeatOffer seats = SeatOffer.None;
    IReadOnlyDictionary<Seat, SeatHolder> holders = new Dictionary<Seat, SeatHolder>();

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The theme's place in the evaluation; the first without an approved answer when it is not given.</summary>
    [SupplyParameterFromQuery(Name = "tema")]
    public int? Number { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    SeatLookup Seats { get; set; } = null!;

    protected override async Task Load()
    {
        evaluation = Found(await Db.Evaluations.VisibleTo(Actor).Include(e => e.Themes).SingleOrDefaultAsync(e => e.Id == Id, Cancel));
        if (!evaluation.MayAnswer(Actor))
        {
            throw new NotFound();
        }

        themes = [.. evaluation.Themes.Where(t => t.NeedsAnswer).OrderBy(t => t.Position)];
        states = await Db.Answers.Where(a => a.EvaluationId == Id).ToDictionaryAsync(a => a.ThemeId, a => a.State, Cancel);
        theme = Found(
            Number is { } number
                ? Array.Find(themes, t => t.Position == number)
                : Array.Find(themes, t => states.GetValueOrDefault(t.Id) != AnswerState.Approved) ?? themes.FirstOrDefault()
        );
        await ReadTheme();
    }

    async Task ReadTheme()
    {
        answer = await Db.Answers.WithPoints().SingleOrDefaultAsync(a => a.ThemeId == theme.Id, Cancel);
        said = await Db
            .Contributions.Where(c => c.ThemeId == theme.Id)
            .OrderBy(c => c.Number)
            .Select(c => new Said(c.Id, c.Number, c.Text, c.Proposal))
            .Take(MostShown)
            .ToListAsync(Cancel);
        holders = await Directory.Holders(
            (answer?.Points ?? []).Select(p => p.MeasureOwner).OfType<Seat>().Append(evaluation.Owes(theme)),
            Cancel
        );
    }

    protected override async Task LoadChoices() => seats = MayWrite ? await Seats.Offer([], Cancel) : SeatOffer.None;

    Task Send() =>
        Act(() =>
        {
            Must(MayWrite);
            return Form.Do == MeetingForm.Approve ? Approve() : Add();
        });

    async Task Add()
    {
        var isNew = answer is null;
        var written = answer ?? new(theme.Id, evaluation.Id);
        var typed = Form.AsPoint;
        await typed.FindOwner(Seats, [], Cancel);
        var point = typed.Read(written.Id, written.Points.Count + 1, said);
        CheckCovers();
        Errors.AddRange(typed.Wrong("Form."));
        foreach (var missing in point.Unfinished)
        {
            Refuse("Form." + missing.Field![(missing.Field!.LastIndexOf('.') + 1)..], missing.Message);
        }

        if (Errors.Count > 0)
        {
            return;
        }

        if (IsSentAgain(point))
        {
            Go(At(theme), "Evaluations." + nameof(Texts.PointDecided));
            return;
        }

        if (isNew)
        {
            Db.Answers.Add(written);
        }
        else
        {
            Db.Expect(written, $"{written.Version}"); // whoever has the answer open elsewhere must see that it grew
        }

        written.Add(point, Actor, Today);
        await evaluation.Follow(theme, written, Db, Clock, Cancel);
        await Db.Save("point decided at the meeting", Cancel);
        Go(At(theme), "Evaluations." + nameof(Texts.PointDecided));
    }

    // The answer to the form never came, so it is sent once more: what it says stands there already, by the same hand.
    bool IsSentAgain(AnswerPoint point) =>
        answer is not null
        && Form.Version != $"{answer.Version}"
        && answer.IsWrittenBy(Actor)
        && answer.Points is [.., var last]
        && (last.Text, last.Stance, last.Because, last.AnswerBy, last.MeasureOwner, last.MeasureDue)
            == (point.Text, point.Stance, point.Because, point.AnswerBy, point.MeasureOwner, point.MeasureDue);

    async Task Approve()
    {
        Must(evaluation.MayApprove(Actor));
        var written = Found(answer);
        Db.Expect(written, Form.Version);
        written.Approve(Actor, SecondEyes.Meeting, Today);
        await evaluation.Follow(theme, written, Db, Clock, Cancel);
        await Db.Save("answer approved at the meeting", Cancel);
        Go(At(Next ?? theme), "Evaluations." + nameof(Texts.AnswerApproved));
    }

    void CheckCovers()
    {
        if (Form.Numbers is not { } numbers || numbers.Except(said.Select(s => s.Number)).Any())
        {
            Refuse("Form.Covers", string.Format(Texts.NoSuchNumbers, said.Count));
        }
    }
}
