using System.Globalization;

namespace Takt.Ui;

/// <summary>How many contributions a theme got and how many of them have an answer.</summary>
/// <param name="Number">The theme's number as written.</param>
/// <param name="Name">The theme.</param>
/// <param name="Total">All contributions.</param>
/// <param name="Answered">Those with an answer.</param>
/// <param name="Url">The theme's page.</param>
public sealed record ThemeCount(string Number, string Name, int Total, int Answered, string? Url = null)
{
    /// <summary>Those without.</summary>
    public int Waiting => Total - Answered;
}

/// <summary>The picture of contributions by theme, measured out: a wide and a phone form from the same numbers.</summary>
sealed record ContributionBars(double Width, double Height, IReadOnlyList<ContributionBars.Bar> Bars)
{
    const double Size = 14,
        LineHeight = 18,
        Thick = 22,
        Indent = 24;

    /// <summary>One theme. All lengths in px; <see cref="Note"/> is «2 uten svar» where something waits.</summary>
    public sealed record Bar(
        ThemeCount Theme,
        IReadOnlyList<string> Lines,
        double TextTop,
        double X,
        double Y,
        double Solid,
        double Hatched,
        double TotalX,
        double NoteX,
        double NoteY,
        bool NoteEnds
    )
    {
        public double HatchedX => Solid > 0 ? X + Solid + 1 : X;
        public double TotalY => Y + 16;
        public string? Note => Theme.Waiting > 0 ? Texts.WithoutAnswer.With(Theme.Waiting) : null;
    }

    /// <summary>960 wide: name, bar, number and what waits on one row.</summary>
    public static ContributionBars Wide(IReadOnlyList<ThemeCount> themes)
    {
        const double width = 960,
            left = 330,
            right = 230;
        var unit = (width - left - right) / Most(themes);
        var top = 4.0;
        List<Bar> bars = [];
        foreach (var theme in themes)
        {
            var lines = TextWidth.Wrap(theme.Name, Size, left - Indent - 12);
            var height = Math.Max(36, (lines.Count * LineHeight) + 14);
            var y = top + ((height - Thick) / 2);
            var textTop = top + ((height - (lines.Count * LineHeight)) / 2) + 13;
            bars.Add(Place(theme, lines, textTop, left, y, unit, noteBeside: true, width));
            top += height;
        }
        return new(width, top + 4, bars);
    }

    /// <summary>328 wide: the name over the bar, what waits to the right of the name.</summary>
    public static ContributionBars Phone(IReadOnlyList<ThemeCount> themes)
    {
        const double width = 328,
            right = 34;
        var unit = (width - right) / Most(themes);
        var top = 10.0;
        List<Bar> bars = [];
        foreach (var theme in themes)
        {
            var note = theme.Waiting > 0 ? TextWidth.Of(Texts.WithoutAnswer.With(theme.Waiting), 13) + 12 : 0;
            var lines = TextWidth.Wrap(theme.Name, Size, width - Indent - note);
            var y = top + 4 + (lines.Count * LineHeight);
            bars.Add(Place(theme, lines, top + 14, 0, y, unit, noteBeside: false, width));
            top = y + Thick + 18;
        }
        return new(width, top - 6, bars);
    }

    static Bar Place(
        ThemeCount theme,
        IReadOnlyList<string> lines,
        double textTop,
        double x,
        double y,
        double unit,
        bool noteBeside,
        double width
    )
    {
        var end = x + (theme.Total * unit) + (theme.Answered > 0 && theme.Waiting > 0 ? 1 : 0);
        var totalX = end + (theme.Total > 0 ? 10 : 0);
        var noteX = noteBeside ? totalX + TextWidth.Of(theme.Total.ToString(CultureInfo.InvariantCulture), Size, bold: true) + 10 : width;
        return new(
            theme,
            lines,
            textTop,
            x,
            y,
            theme.Answered * unit,
            theme.Waiting * unit,
            totalX,
            noteX,
            noteBeside ? y + 16 : textTop,
            !noteBeside
        );
    }

    static int Most(IReadOnlyList<ThemeCount> themes) => Math.Max(1, themes.Max(theme => theme.Total));

    /// <summary>The one thing to see, computed: «110 innspill i ni temaer. 98 har svar, 12 venter. Flest kom på tema 8.»</summary>
    public static string Finding(IReadOnlyList<ThemeCount> themes)
    {
        var (total, waiting) = (themes.Sum(theme => theme.Total), themes.Sum(theme => theme.Waiting));
        if (total == 0)
        {
            return Texts.ContributionsNone;
        }
        var most = themes.Where(theme => theme.Total == Most(themes)).ToList();
        return string.Join(' ', Sentences());

        IEnumerable<string> Sentences()
        {
            var contributions = total == 1 ? Texts.ContributionOne : Texts.ContributionCount.With(Words.Number(total));
            var of = themes.Count == 1 ? Texts.ThemeOne : Texts.ThemeCount.With(Words.Number(themes.Count));
            yield return Words.Capital(Texts.ContributionsIn.With(contributions, of));
            yield return (total, waiting) switch
            {
                (1, 0) => Texts.ContributionAnswered,
                (1, _) => Texts.ContributionWaiting,
                (_, 0) => Texts.ContributionsAllAnswered,
                _ => Words.Capital(Texts.ContributionsWaiting.With(Words.Number(total - waiting), Words.Number(waiting))),
            };
            if (most is [var one] && themes.Count > 1)
            {
                yield return Texts.ContributionsMost.With(one.Number);
            }
        }
    }
}
