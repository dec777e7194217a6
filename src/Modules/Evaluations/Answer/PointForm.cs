using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>A point of an answer as it is written.</summary>
public sealed class PointForm
{
    /// <summary>The standing point; empty for a new one.</summary>
    public string? Id { get; set; }

    public string? Text { get; set; }
    public string? Stance { get; set; }
    public string? Because { get; set; }
    public string? AnswerBy { get; set; }
    public string? Request { get; set; }
    public bool CoversAll { get; set; }

    /// <summary>By number in the theme; those that are there are covered.</summary>
    public Dictionary<string, string> Covers { get; set; } = [];

    public string? MeasureWhat { get; set; }
    public string? MeasureOwner { get; set; }
    public string? MeasureDue { get; set; }

    internal Stance? Chosen => Enum.TryParse<Stance>(Stance, out var stance) && Enum.IsDefined(stance) ? stance : null;

    internal bool HasMeasure => Typed.Text(MeasureWhat + MeasureOwner + MeasureDue) is not null;

    internal bool IsBlank =>
        Typed.Text(Text + Because + AnswerBy + Request) is null && !HasMeasure && Chosen is null && !CoversAll && Covers.Count == 0;

    /// <summary>What decides whether two say the same.</summary>
    internal object Words =>
        new
        {
            Text = Typed.Text(Text),
            Chosen,
            Reason,
            Promise,
            Request = Typed.Text(Request),
            CoversAll,
            Covers = Covers.Keys.Order(StringComparer.Ordinal),
            What = Typed.Text(MeasureWhat),
            Owner = Typed.Text(MeasureOwner),
            Due = Typed.Date(MeasureDue),
        };

    // What another stance asked for is not said together with this one.
    string? Reason => Chosen is Evaluations.Stance.WillNot ? Typed.Text(Because) : null;

    DateOnly? Promise => Chosen is Evaluations.Stance.Considering ? Typed.Date(AnswerBy) : null;

    internal bool DoesCover(int number) => CoversAll || Covers.ContainsKey($"{number}");

    internal static PointForm Of(AnswerPoint point, IReadOnlyList<Said> said) =>
        new()
        {
            Id = $"{point.Id}",
            Text = point.Text,
            Stance = $"{point.Stance}",
            Because = point.Because,
            AnswerBy = Norwegian.Typed(point.AnswerBy),
            Request = point.Request,
            CoversAll = point.CoversAll,
            Covers = said.Where(s => point.Covers.Any(c => c.ContributionId == s.Id)).ToDictionary(s => $"{s.Number}", _ => "true"),
            MeasureWhat = point.MeasureWhat,
            MeasureOwner = $"{point.MeasureOwner}",
            MeasureDue = Norwegian.Typed(point.MeasureDue),
        };

    internal IEnumerable<FieldError> Wrong(string at) =>
        [
            .. Typed.TooLong(at + nameof(Text), Text, AnswerPoint.LongestText),
            .. Typed.TooLong(at + nameof(Because), Because, AnswerPoint.LongestReason),
            .. Typed.NoDate(at + nameof(AnswerBy), AnswerBy),
            .. Typed.TooLong(at + nameof(Request), Request, AnswerPoint.LongestRequest),
            .. Typed.TooLong(at + nameof(MeasureWhat), MeasureWhat, AnswerPoint.LongestMeasure),
            .. Typed.NoDate(at + nameof(MeasureDue), MeasureDue),
        ];

    internal AnswerPoint Read(Guid answer, int position, IReadOnlyList<Said> said) =>
        new AnswerPoint(answer, position, Typed.Text(Text) ?? "", Chosen)
        {
            Replaces = Guid.TryParse(Id, out var id) ? id : null,
            Because = Reason,
            AnswerBy = Promise,
            Request = Typed.Text(Request),
            CoversAll = CoversAll,
            MeasureWhat = Typed.Text(MeasureWhat),
            MeasureOwner = Typed.Seat(MeasureOwner),
            MeasureDue = Typed.Date(MeasureDue),
        }.Covering(CoversAll ? [] : said.Where(s => DoesCover(s.Number)).Select(s => s.Id));
}
