using System.Globalization;

namespace Takt.FollowUp;

/// <summary>What the figures say, in a sentence or two: computed, never typed.</summary>
static class FigureFindings
{
    public static string OnTime(FigureCounts all) =>
        Said(
            all.Done == 0 ? Texts.FoundNoneDone
                : all.Dated == 0 ? Said(Texts.FoundDone, all.Done) + " " + Texts.FoundNoneDated
                : Said(Texts.FoundDone, all.Done) + " " + Said(Texts.FoundOnTime, all.OnTime, all.Dated),
            all.Overdue == 0 ? null : Said(Texts.FoundOverdue, all.Overdue),
            all.Dropped == 0 ? null : Said(Texts.FoundDropped, all.Dropped)
        );

    public static string Effect(FigureCounts all) =>
        Said(
            all.Judged == 0 ? Texts.FoundNoneJudged : Said(Texts.FoundJudged, all.Judged, all.Better, all.NoChange, all.Worse),
            all.Waiting == 0 ? null : Said(Texts.FoundWaiting, all.Waiting),
            all.WaitingLong == 0 ? null : Said(Texts.FoundWaitingLong, all.WaitingLong)
        );

    public static string Months(IReadOnlyList<MonthFigures> months)
    {
        var (made, done, judged) = (months.Sum(m => m.Made), months.Sum(m => m.Done), months.Sum(m => m.Judged));
        return made + done + judged == 0 ? Texts.FoundNothingInMonths
            : made > done ? Said(Said(Texts.FoundMonths, made, done, judged), Said(Texts.FoundMoreMade, made - done))
            : made < done ? Said(Said(Texts.FoundMonths, made, done, judged), Said(Texts.FoundMoreDone, done - made))
            : Said(Texts.FoundMonths, made, done, judged);
    }

    /// <summary>Where what is done came from: how many kinds, and the one most came from when it is one.</summary>
    public static string DoneBySource(IReadOnlyList<(string Name, FigureCounts Counts)> sources)
    {
        var done = sources.Where(s => s.Counts.Done > 0).ToList();
        var most = done.Where(s => s.Counts.Done == done.Max(d => d.Counts.Done)).ToList();
        return done switch
        {
            [] => Texts.FoundNoneDone,
            [var (name, _)] => string.Format(CultureInfo.CurrentCulture, Texts.FoundDoneFromOne, name),
            _ => Said(
                Said(Texts.FoundDoneFrom, done.Count),
                most is [var (name, counts)] ? string.Format(CultureInfo.CurrentCulture, Texts.FoundMostFrom, name, counts.Done) : null
            ),
        };
    }

    public static string EffectBySource(IReadOnlyList<(string Name, FigureCounts Counts)> sources) =>
        sources.Where(s => s.Counts.Judged > 0).ToList() switch
        {
            [] => Texts.FoundNoneJudged,
            [var (name, _)] => string.Format(CultureInfo.CurrentCulture, Texts.FoundJudgedFromOne, name),
            var judged => Said(Texts.FoundJudgedFrom, judged.Count, judged.Count(s => s.Counts.Better > 0)),
        };

    // Of units it is told in how many something is done, and never in which the most: they are not compared.
    public static string DoneByUnit(IReadOnlyList<UnitFigures> units) =>
        units.Count(u => u.Counts.Done > 0) is > 0 and var done ? Said(Texts.FoundDoneIn, done, units.Count) : Texts.FoundNoneDone;

    public static string EffectByUnit(IReadOnlyList<UnitFigures> units) =>
        units.Count(u => u.Counts.Judged > 0) is > 0 and var judged
            ? Said(Texts.FoundJudgedIn, judged, units.Count, units.Count(u => u.Counts.Better > 0))
            : Texts.FoundNoneJudged;

    static string Said(string first, params IEnumerable<string?> more) => string.Join(' ', more.Prepend(first).Where(s => s is not null));

    static string Said(string format, params IEnumerable<int> numbers) =>
        string.Format(CultureInfo.CurrentCulture, format, [.. numbers.Select(n => (object)n.ToString("N0", CultureInfo.CurrentCulture))]);
}
