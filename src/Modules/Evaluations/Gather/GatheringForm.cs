using System.Globalization;

namespace Takt.Evaluations;

/// <summary>What a gathering is set up with, as text.</summary>
public sealed class GatheringForm
{
    internal const string ThemeOnly = "theme";
    internal const string WithTable = "table";

    public string? Tables { get; set; }
    public string? Minutes { get; set; }
    public string? Dots { get; set; }
    public string? Keeps { get; set; }

    // Nothing ticked is nothing sent, and comes as null.
    public Dictionary<string, string?> Themes
    {
        get;
        set => field = value ?? [];
    } = [];

    internal static GatheringForm Of(Gathering? planned, Evaluation evaluation, IReadOnlyList<Theme> themes)
    {
        var gathering = planned ?? new Gathering(evaluation.Id);
        return new()
        {
            Tables = Typed(gathering.Tables),
            Minutes = Typed(gathering.Minutes),
            Dots = Typed(gathering.Dots),
            Keeps = (planned?.KeepsTable ?? evaluation.Mode == ContributionMode.ByTable) ? WithTable : ThemeOnly,
            Themes = themes.Where(t => planned?.Has(t.Id) ?? t.Kind == PartKind.Improve).ToDictionary(t => $"{t.Id}", _ => (string?)"true"),
        };
    }

    /// <summary>A whole number within bounds; refused at its field otherwise.</summary>
    internal static int Whole(string field, string? typed, int least, int most, Action<string, string> refuse)
    {
        if (Norwegian.TryNumber(typed, out var number) && number == decimal.Truncate(number) && number >= least && number <= most)
        {
            return (int)number;
        }

        refuse(field, string.Format(CultureInfo.CurrentCulture, Texts.WholeBetween, least, most));
        return least;
    }

    static string Typed(int number) => number.ToString(CultureInfo.InvariantCulture);
}
