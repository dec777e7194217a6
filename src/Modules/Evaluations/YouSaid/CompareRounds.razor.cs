using Microsoft.AspNetCore.Components;
using Takt.FollowUp.Contracts;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>This round beside the one before: the same questions, what came in, what was promised and what came of it.</summary>
public sealed partial class CompareRounds
{
    /// <summary>A theme in one of the rounds. What is null is not known to the reader: nothing is published, or too few have replied.</summary>
    sealed record Side(Theme Theme, int Said, int? Answered, Reception? Received);

    /// <summary>A theme over both rounds; null where it was not asked about.</summary>
    sealed record Row(Side? Before, Side? Now, IReadOnlyList<Deed> Promised)
    {
        public Theme Theme => (Now ?? Before)!.Theme;

        public bool IsAskedAgain => Before is not null && Now is not null && SameThemes.AreSame(Before.Theme, Now.Theme);
    }

    Evaluation current = null!;
    Evaluation? previous;
    List<Row> rows = [];

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task Load()
    {
        current = Found(await Rounds().SingleOrDefaultAsync(e => e.Id == Id, Cancel));
        previous = current.PreviousId is { } id ? await Rounds().SingleOrDefaultAsync(e => e.Id == id, Cancel) : null;
        if (previous is not null)
        {
            await Compare(previous);
        }
    }

    IQueryable<Evaluation> Rounds() => Db.Evaluations.OpenTo(Actor).AsNoTracking().Include(e => e.Parts).Include(e => e.Themes);

    async Task Compare(Evaluation before)
    {
        Guid[] both = [before.Id, current.Id];
        var published = await Db.FindPublished(both, Cancel);
        var said = await Db
            .Contributions.Where(c => both.Contains(c.EvaluationId))
            .GroupBy(c => c.ThemeId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, Cancel);
        var received = await ReadReceived(before);
        var shown = published.Values.SelectMany(p => p.Snapshot.Themes).ToDictionary(t => t.Id);
        var deeds = await Deeds.Find(published.GetValueOrDefault(before.Id)?.Snapshot.Measures ?? [], Book, Directory, Cancel);
        rows =
        [
            .. SameThemes
                .Pair(before, current)
                .Select(pair => new Row(
                    pair.Before is { } then ? SideOf(then) : null,
                    pair.Now is { } now ? SideOf(now) : null,
                    pair.Before is { } promisedIn ? [.. MeasuresOf(shown.GetValueOrDefault(promisedIn.Id)).Select(deeds.Of)] : []
                )),
        ];

        Side SideOf(Theme theme) =>
            new(
                theme,
                shown.GetValueOrDefault(theme.Id)?.Said.Count ?? said.GetValueOrDefault(theme.Id),
                theme.NeedsAnswer ? shown.GetValueOrDefault(theme.Id)?.Answered : null,
                received.GetValueOrDefault(theme.Id)
            );
    }

    static IEnumerable<MeasureShown> MeasuresOf(ThemeShown? theme) =>
        theme?.Answer?.Points.Select(p => p.Measure).OfType<MeasureShown>() ?? [];

    // How people took the answers is for those who gave them, and only where enough have replied.
    async Task<Dictionary<Guid, Reception>> ReadReceived(Evaluation before)
    {
        Guid[] themes =
        [
            .. new[] { before, current }.Where(e => e.IsPublished && e.MayAnswer(Actor)).SelectMany(e => e.Themes).Select(t => t.Id),
        ];
        var received =
            themes.Length == 0 ? [] : await Db.Receptions.AsNoTracking().Where(r => themes.Contains(r.ThemeId)).ToListAsync(Cancel);
        return received.Where(r => r.Shown > 0).ToDictionary(r => r.ThemeId);
    }

    IEnumerable<string> Findings
    {
        get
        {
            Side[] now = [.. rows.Select(r => r.Now).OfType<Side>()];
            Side[] then = [.. rows.Select(r => r.Before).OfType<Side>()];
            yield return string.Format(
                Texts.CompareCountsFinding,
                now.Sum(s => s.Said),
                Words.Number(now.Length),
                then.Sum(s => s.Said),
                Words.Number(then.Length)
            );
            if (rows.Count(r => r.IsAskedAgain && r.Theme.NeedsAnswer) is > 0 and var same)
            {
                yield return string.Format(Texts.CompareSameThemes, Words.NumberFirst(same));
            }

            Deed[] promised = [.. rows.SelectMany(r => r.Promised)];
            if (promised.Length > 0)
            {
                yield return string.Format(Texts.ComparePromisedFinding, Measures(promised.Length), WhatCame(promised));
            }
        }
    }

    static string Measures(int count) => count == 1 ? Texts.OneMeasure : string.Format(Texts.ManyMeasures, Words.Number(count));

    /// <summary>"to bedre; én ingen endring; tre i gang".</summary>
    static string WhatCame(IEnumerable<Deed> promised) =>
        string.Join(
            "; ",
            promised
                .GroupBy(d => d.Word)
                .OrderBy(g => Array.IndexOf(FromEnd, g.First().State))
                .ThenBy(g => g.First().Effect)
                .Select(g => $"{Words.Number(g.Count())} {OwedWords.Lower(g.Key)}")
        );

    static readonly MeasureState?[] FromEnd =
    [
        MeasureState.Judged,
        MeasureState.Done,
        MeasureState.Started,
        MeasureState.Decided,
        MeasureState.Proposed,
        null,
        MeasureState.Dropped,
    ];
}

/// <summary>Which theme of one round is which of another.</summary>
static class SameThemes
{
    /// <summary>
    /// Same words, or the same number where questions are asked by number: a priority that ranks second now has nothing to do
    /// with the one that ranked second then. In the order of the later round; what was not asked about again comes last.
    /// </summary>
    public static IReadOnlyList<(Theme? Before, Theme? Now)> Pair(Evaluation before, Evaluation now)
    {
        var left = before.ThemesInOrder.ToList();
        var pairs = now.ThemesInOrder.Select(theme => (Before: Take(t => AreSame(t, theme)), Now: theme)).ToList();
        for (var at = 0; at < pairs.Count; at++)
        {
            if (pairs[at] is { Before: null, Now: { Kind: PartKind.Improve, Number: { } number } theme })
            {
                pairs[at] = (Take(t => t.Kind == theme.Kind && t.Number == number), theme);
            }
        }

        return [.. pairs.Select(p => (p.Before, (Theme?)p.Now)), .. left.Select(t => ((Theme?)t, (Theme?)null))];

        Theme? Take(Predicate<Theme> same)
        {
            var found = left.Find(same);
            if (found is not null)
            {
                left.Remove(found);
            }

            return found;
        }
    }

    /// <summary>Asked in the same words, whatever the case and the signs.</summary>
    public static bool AreSame(Theme one, Theme other) => SearchRow.Fold(one.Question) == SearchRow.Fold(other.Question);
}
