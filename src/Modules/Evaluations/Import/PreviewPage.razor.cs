using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Evaluations;

public sealed partial class PreviewPage
{
    /// <summary>A part or topic of what was recognised, or the lines that were not.</summary>
    sealed record Section(
        int Number,
        string Title,
        IReadOnlyList<FoundStatement> Said,
        IReadOnlyList<FoundStatement> Answer,
        IReadOnlyList<FoundLine> Lines
    )
    {
        // The first of a section begins where its heading ends; nobody needs to settle that.
        public int Doubts => Said.Skip(1).Concat(Answer.Skip(1)).Count(s => s.Starts == Starts.Doubtful) + Lines.Count;
    }

    EvaluationImport import = null!;
    Recognition found = null!;
    List<Section> sections = [];
    Section section = null!;
    IReadOnlyList<Option> targets = [];
    IReadOnlyList<Option> units = [];
    SeatOffer seats = SeatOffer.None;
    Seat? suggested;
    int said;
    int unanswered;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "del")]
    public int? Number { get; set; }

    string Lead =>
        string.Format(Texts.PreviewLead, import.FileName, sections.Count)
        + " "
        + (sections.Sum(s => s.Doubts) == 0 ? Texts.PreviewSure : Texts.PreviewDoubt);

    string DoubtWords =>
        sections.Sum(s => s.Doubts) switch
        {
            0 => Texts.NoDoubts,
            1 => Texts.OneDoubt,
            var many => string.Format(Texts.ManyDoubts, many),
        };

    Section? NextDoubt => sections.Find(s => s.Doubts > 0 && s.Number > section.Number) ?? sections.Find(s => s.Doubts > 0 && s != section);

    IEnumerable<string> Occasion =>
        new[]
        {
            found.Title,
            found.Gathering is { Name: { } gathering, From: { } from } g
                ? $"{gathering} {Norwegian.Period(from, g.To)}"
                : found.Gathering?.Name,
            found.Meeting is { Name: { } meeting, Date: { } date } ? $"{meeting} {Norwegian.Full(date)}" : found.Meeting?.Name,
            found.Presenter,
        }.OfType<string>();

    string AddressOf(int number) => $"{EvaluationsUrls.PreviewOf(Id)}?del={number}";

    protected override async Task Load()
    {
        var person = Actor.PersonId;
        var run = Db.Evaluations.RunBy(Actor).Select(e => (Guid?)e.Id);
        import = Found(
            await Db.EvaluationImports.SingleOrDefaultAsync(
                i => i.Id == Id && (i.PersonId == person || run.Contains(i.EvaluationId)),
                Cancel
            )
        );
        Show(import.Found);
        if (import.EvaluationId is null)
        {
            var reach = Actor.ReachOf(EvaluationsPermissions.Run);
            units =
            [
                .. (await Directory.Units(cancel: Cancel))
                    .Where(u => reach.Covers(u.Id))
                    .Select(u => new Option($"{u.Id}", new string('\u2003', u.Depth) + u.Name)),
            ];
            suggested = (await Directory.Groups(Cancel)).Select(g => Seat.Of(g.Id)).LastOrDefault();
        }
    }

    protected override async Task LoadChoices() =>
        seats = import.EvaluationId is null ? await Seats.Offer([suggested], Cancel) : SeatOffer.None;

    protected override PreviewForm Fill() => new() { Unit = units.Count > 0 ? units[0].Value : null, Answers = $"{suggested}" };

    void Show(Recognition recognition)
    {
        found = recognition;
        sections = [.. Sections().Select((s, i) => s with { Number = i + 1 })];
        section = sections.Find(s => s.Number == Number) ?? sections.FirstOrDefault() ?? new(1, Texts.Sections, [], [], []);
        targets =
        [
            .. found.Parts.Where(p => p.Kind == FoundPartKind.Better).Select(p => new Option(p.Id, p.Name)),
            .. found.Topics.Select(t => new Option(t.Id, string.Format(Texts.SaidUnder, NameOf(t)))),
            .. found.Topics.Select(t => new Option("!" + t.Id, string.Format(Texts.AnswerUnder, NameOf(t)))),
        ];
        said = found.Parts.Sum(p => p.Statements.Length) + found.Topics.Sum(t => t.Statements.Length);
        unanswered = found.Topics.Count(t => t.Answer.Length == 0);
    }

    IEnumerable<Section> Sections()
    {
        foreach (var part in found.Parts.Where(p => p.Statements.Length > 0))
        {
            yield return new(0, part.Name, part.Statements, [], []);
        }

        foreach (var topic in found.Topics)
        {
            yield return new(0, NameOf(topic), topic.Statements, topic.Answer, []);
        }

        if (found.Unrecognised.Length > 0)
        {
            yield return new(0, Texts.NotRecognised, [], [], found.Unrecognised);
        }
    }

    static string NameOf(FoundTopic topic) =>
        topic.Form == FoundForm.Theme && topic.Number is { } number ? string.Format(Texts.ThemeLabel, number, topic.Title) : topic.Title;

    static IReadOnlyList<Option> Kinds =>
        [
            new($"{StatementKind.Better}", Texts.KindBetter),
            new($"{StatementKind.MustImprove}", Texts.KindMustImprove),
            new($"{StatementKind.Proposal}", Texts.KindProposal),
            new($"{StatementKind.Praise}", Texts.KindPraise),
            new($"{StatementKind.Question}", Texts.KindQuestion),
        ];

    /// <summary>Where a statement may be cut: before each word, the likeliest (a capital after a small letter) first.</summary>
    static IReadOnlyList<Option> CutsOf(string text) =>
        [
            .. Enumerable
                .Range(1, Math.Max(0, text.Length - 1))
                .Where(i => text[i - 1] == ' ' && text[i] != ' ')
                .OrderBy(i => char.IsUpper(text[i]) ? 0 : 1)
                .ThenBy(i => i)
                .Take(200)
                .Select(i => new Option(
                    i.ToString(CultureInfo.InvariantCulture),
                    string.Format(Texts.BeforeWords, text[i..Math.Min(text.Length, i + 30)])
                )),
        ];

    Task Send() =>
        Act(async () =>
        {
            switch (Form.Do)
            {
                case "confirm":
                    await Confirm();
                    break;
                case "undo":
                    await Undo();
                    break;
                default:
                    await Correct();
                    break;
            }
        });

    async Task Confirm()
    {
        if (!Guid.TryParse(Form.Unit, out var unit) || !Actor.May(EvaluationsPermissions.Run, unit))
        {
            throw new Refusal(Texts.UnitMissing) { Field = "Form.Unit" };
        }

        if (await Seats.Read("Form.Answers", Form.Answers, Texts.AnswersMissing, Refuse, Cancel) is { } answers)
        {
            Go(EvaluationsUrls.Of(await Importer.Confirm(import, unit, answers, Cancel)), "Evaluations.Imported");
        }
    }

    async Task Undo()
    {
        var evaluation = Found(
            await Db
                .Evaluations.VisibleTo(Actor)
                .Include(e => e.Parts)
                .Include(e => e.Themes)
                .SingleOrDefaultAsync(e => e.Id == import.EvaluationId, Cancel)
        );
        Must(evaluation.MayRun(Actor));
        await evaluation.Remove(Db, Cancel);
        import.EvaluationId = null;
        await Db.Save("import undone", Cancel);
        Go(EvaluationsUrls.PreviewOf(Id), "Evaluations.ImportUndone");
    }

    async Task Correct()
    {
        var id = Form.Id ?? "";
        var target = Form.Target ?? "";
        var toAnswer = target.StartsWith('!');
        Correction? correction = Form.Do switch
        {
            "join" => new Correction.Join(id),
            "keep" => new Correction.Keep(id),
            "split" when int.TryParse(Form.At, CultureInfo.InvariantCulture, out var at) => new Correction.Split(id, at),
            "move" => new Correction.Move(id, target.TrimStart('!'), toAnswer),
            "kind" when Enum.TryParse<StatementKind>(Form.Kind, out var kind) => new Correction.ChangeKind(id, kind),
            "drop" => new Correction.Drop(id),
            "adopt" => new Correction.Adopt(id, target.TrimStart('!'), toAnswer),
            _ => null,
        };
        if (correction is null || import.EvaluationId is not null)
        {
            return;
        }

        import.Found = import.Found.Apply(correction);
        await Db.Save("preview corrected", Cancel);
        Go(AddressOf(section.Number));
    }
}
