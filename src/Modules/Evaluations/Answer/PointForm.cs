using Takt.Organisation.Contracts;
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
    public Dictionary<string, string> Covers
    {
        get;
        set => field = value ?? []; // a form without one ticked box binds null
    } = [];

    public string? MeasureWhat { get; set; }
    public string? MeasureOwner { get; set; }
    public string? MeasureDue { get; set; }

    /// <summary>Who is meant by <see cref="MeasureOwner"/>, when it is clear.</summary>
    internal Seat? Owner { get; private set; }

    /// <summary>What is said when it is not.</summary>
    internal string? OwnerUnclear { get; private set; }

    internal async Task FindOwner(SeatLookup seats, IReadOnlyCollection<Seat> standing, CancellationToken cancel) =>
        Owner = await seats.Read(
            nameof(MeasureOwner),
            MeasureOwner,
            missing: null,
            (_, message) => OwnerUnclear = message,
            standing,
            cancel
        );

    internal Stance? Chosen => Enum.TryParse<Stance>(Stance, out var stance) && Enum.IsDefined(stance) ? stance : null;

    internal bool HasMeasure => Reading.Text(MeasureWhat + MeasureOwner + MeasureDue) is not null;

    internal bool IsBlank =>
        Reading.Text(Text + Because + AnswerBy + Request) is null && !HasMeasure && Chosen is null && !CoversAll && Covers.Count == 0;

    /// <summary>What decides whether two say the same.</summary>
    internal object Words =>
        new
        {
            Text = Reading.Text(Text),
            Chosen,
            Reason,
            Promise,
            Request = Reading.Text(Request),
            CoversAll,
            Covers = Covers.Keys.Order(StringComparer.Ordinal),
            What = Reading.Text(MeasureWhat),
            Owner = Owner is null ? Reading.Text(MeasureOwner) : $"{Owner}",
            Due = Reading.Date(MeasureDue),
        };

    // What another stance asked for is not said together with this one.
    string? Reason => Chosen is Evaluations.Stance.WillNot ? Reading.Text(Because) : null;

    DateOnly? Promise => Chosen is Evaluations.Stance.Considering ? Reading.Date(AnswerBy) : null;

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
            Owner = point.MeasureOwner,
            MeasureDue = Norwegian.Typed(point.MeasureDue),
        };

    internal IEnumerable<FieldError> Wrong(string at) =>
        [
            .. Reading.TooLong(at + nameof(Text), Text, AnswerPoint.LongestText),
            .. Reading.TooLong(at + nameof(Because), Because, AnswerPoint.LongestReason),
            .. Reading.NoDate(at + nameof(AnswerBy), AnswerBy),
            .. Reading.TooLong(at + nameof(Request), Request, AnswerPoint.LongestRequest),
            .. Reading.TooLong(at + nameof(MeasureWhat), MeasureWhat, AnswerPoint.LongestMeasure),
            .. OwnerUnclear is null ? Array.Empty<FieldError>() : [FieldError.At(at + nameof(MeasureOwner), OwnerUnclear)],
            .. Reading.NoDate(at + nameof(MeasureDue), MeasureDue),
        ];

    internal AnswerPoint Read(Guid answer, int position, IReadOnlyList<Said> said) =>
        new AnswerPoint(answer, position, Reading.Text(Text) ?? "", Chosen)
        {
            Replaces = Guid.TryParse(Id, out var id) ? id : null,
            Because = Reason,
            AnswerBy = Promise,
            Request = Reading.Text(Request),
            CoversAll = CoversAll,
            MeasureWhat = Reading.Text(MeasureWhat),
            MeasureOwner = Owner,
            MeasureDue = Reading.Date(MeasureDue),
        }.Covering(CoversAll ? [] : said.Where(s => DoesCover(s.Number)).Select(s => s.Id));
}
