using System.Globalization;

namespace Takt.Evaluations;

/// <summary>A suggested group as it was accepted.</summary>
public sealed class SuggestForm
{
    /// <summary>Which of the groups on the page.</summary>
    public string? At { get; set; }

    public string? Heading { get; set; }

    // Nothing ticked is nothing sent, and comes as null.
    public Dictionary<string, string?> Chosen
    {
        get;
        set => field = value ?? [];
    } = [];
}

public sealed partial class GatheringSuggest
{
    // Found by trying on real texts: below it, what only shares a common word comes along.
    const float LeastAlike = 0.2f;

    const int MostGroups = 12;
    const int MostWords = 4;
    const int LongestName = 60;

    List<IReadOnlyList<Gathered>> groups = [];

    protected override async Task Load()
    {
        await base.Load();
        var mine = Evaluation.Themes.Where(t => Evaluation.MayTidy(Actor, t)).Select(t => t.Id).ToHashSet();
        Gathered[] texts =
        [
            .. (await Db.GatheredIn(Gathering.Id, Cancel)).Where(t => t.HeadingId is null && t.Hidden is null && mine.Contains(t.ThemeId)),
        ];
        groups =
        [
            .. new Likeness([.. texts.Select(t => t.Text)])
                .Groups(LeastAlike, Cancel)
                .Take(MostGroups)
                .Select(group => group.Select(at => texts[at]).ToArray()),
        ];
    }

    /// <summary>What a group might be called: the words of its first text that at least half of the others share; else how that text begins.</summary>
    static string NameOf(IReadOnlyList<Gathered> group)
    {
        var stems = group.Select(t => WordsOf(t.Text).Select(StemOf).ToHashSet(StringComparer.Ordinal)).ToArray();
        var shared = WordsOf(group[0].Text)
            .Where(word => word.Length > 2 && !NorwegianFiller.Contains(SearchRow.Fold(word).Trim()))
            .DistinctBy(StemOf)
            .Where(word => stems.Count(s => s.Contains(StemOf(word))) * 2 >= group.Count + 1)
            .Take(MostWords)
            .ToArray();
        var name = shared.Length > 0 ? string.Join(' ', shared) : group[0].Text;
        return (char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..]).Shortened(LongestName);
    }

    static IEnumerable<string> WordsOf(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', ':', ';', '!', '?', '«', '»', '(', ')'))
            .Where(word => word.Length > 0);

    static string StemOf(string word) => NorwegianStem.Of(SearchRow.Fold(word).Trim());

    Task Gather() =>
        ActHere(async () =>
        {
            var ids = Form.Chosen.Keys.Select(k => Guid.TryParse(k, out var id) ? id : Guid.Empty).ToArray();
            var chosen = await Db.GatheredTexts.Where(t => t.GatheringId == Gathering.Id && ids.Contains(t.Id)).ToListAsync(Cancel);
            Must(chosen.TrueForAll(t => Evaluation.MayTidy(Actor, ThemeOf(t.ThemeId))));
            await Db.PutUnder(Gathering, Form.Heading, chosen, Cancel);
            Go(EvaluationsUrls.GatheringSuggestOf(Id), "Evaluations.GatheringTidied");
        });
}
