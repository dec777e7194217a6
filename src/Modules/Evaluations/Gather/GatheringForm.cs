using System.Globalization;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>What a gathering is set up with, as text.</summary>
public sealed class GatheringForm : ChoiceForm
{
    internal const string ThemeOnly = "theme";
    internal const string WithTable = "table";

    public string? Tables { get; set; }
    public string? Minutes { get; set; }
    public string? Dots { get; set; }
    public string? Keeps { get; set; }

    internal static GatheringForm Of(Gathering? planned, Evaluation evaluation, IReadOnlyList<Theme> themes)
    {
        var gathering = planned ?? new Gathering(evaluation.Id);
        return new()
        {
            Tables = Typed(gathering.Tables),
            Minutes = Typed(gathering.Minutes),
            Dots = Typed(gathering.Dots),
            Keeps = (planned?.KeepsTable ?? evaluation.Mode == ContributionMode.ByTable) ? WithTable : ThemeOnly,
            Chosen = themes.Where(t => planned?.Has(t.Id) ?? t.Kind == PartKind.Improve).ToDictionary(t => $"{t.Id}", _ => (string?)"true"),
        };
    }

    static string Typed(int number) => number.ToString(CultureInfo.InvariantCulture);
}
