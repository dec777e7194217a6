using System.Globalization;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>What a written round is set up with, as text.</summary>
public sealed class WrittenForm : ChoiceForm
{
    internal const string OwnCodes = "own";
    internal const string Poster = "poster";

    static readonly TimeOnly Usual = new(15, 0);

    public string? Day { get; set; }
    public string? Time { get; set; }
    public string? Way { get; set; }
    public string? Dots { get; set; }

    internal static WrittenForm Of(Gathering? going, Evaluation evaluation, IReadOnlyList<Theme> themes)
    {
        var closes = going?.EndsAt is { } at ? Clock.ToOslo(at) : evaluation.GatheringTo?.ToDateTime(Usual);
        return new()
        {
            Day = closes is { } day ? Norwegian.Typed(DateOnly.FromDateTime(day)) : null,
            Time = (closes ?? default(DateOnly).ToDateTime(Usual)).ToString("HH.mm", CultureInfo.InvariantCulture),
            Way = going is { IsOpenToAll: false } ? OwnCodes : Poster,
            Dots = (going ?? new(evaluation.Id)).Dots.ToString(CultureInfo.InvariantCulture),
            Chosen = themes.Where(t => going?.Has(t.Id) ?? true).ToDictionary(t => $"{t.Id}", _ => (string?)"true"),
        };
    }
}

/// <summary>How many codes to print.</summary>
public sealed class CodesForm
{
    public string? Count { get; set; }
}
