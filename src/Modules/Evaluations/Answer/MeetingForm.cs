using System.Globalization;

namespace Takt.Evaluations;

/// <summary>One point as it is decided in the meeting: few fields, all of them quick at a keyboard.</summary>
public sealed class MeetingForm
{
    public const string Add = "add";
    public const string Approve = "approve";

    public string? Text { get; set; }
    public string? Stance { get; set; }
    public string? Because { get; set; }
    public string? AnswerBy { get; set; }

    /// <summary>"1, 2 og 5-7", or "alle" for the whole theme.</summary>
    public string? Covers { get; set; }

    public string? MeasureOwner { get; set; }
    public string? MeasureDue { get; set; }

    /// <summary>The answer as it stood on the screen: what is approved is what was seen.</summary>
    public string? Version { get; set; }

    /// <summary>Which button.</summary>
    public string? Do { get; set; }

    bool IsAll => Covers?.Trim().ToLowerInvariant() is "alle" or "all" or "alt";

    /// <summary>The same as a point, which knows its rules.</summary>
    internal PointForm AsPoint =>
        new()
        {
            Text = Text,
            Stance = Stance,
            Because = Because,
            AnswerBy = AnswerBy,
            CoversAll = IsAll,
            Covers = (Numbers ?? []).ToDictionary(n => $"{n}", _ => "true"),
            MeasureWhat = Reading.Text(MeasureOwner + MeasureDue) is null
                ? null
                : Reading.Text(Text)?.Shortened(AnswerPoint.LongestMeasure),
            MeasureOwner = MeasureOwner,
            MeasureDue = MeasureDue,
        };

    /// <summary>Reads numbers and spans of numbers; null when something else stands there.</summary>
    internal IReadOnlyList<int>? Numbers => IsAll ? [] : NumbersIn(Covers ?? "");

    static IReadOnlyList<int>? NumbersIn(string typed)
    {
        SortedSet<int> numbers = [];
        foreach (var piece in typed.Replace('–', '-').Split([' ', ',', ';', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (piece is "og" or "and" or "&")
            {
                continue;
            }

            if (Span(piece) is not var (from, to))
            {
                return null;
            }

            numbers.UnionWith(Enumerable.Range(from, to - from + 1));
        }

        return [.. numbers];
    }

    static (int From, int To)? Span(string piece)
    {
        int?[] ends = [.. piece.Split('-').Select(Whole)];
        return ends switch
        {
            [{ } one] => (one, one),
            [{ } from, { } to] when from <= to => (from, to),
            _ => null,
        };
    }

    static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000 ? number : null;
}
