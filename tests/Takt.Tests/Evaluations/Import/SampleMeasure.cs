using System.Text.Json.Nodes;
using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>How much of what was found is right, and how much of what should be found was: in whole percent, rounded down. Where nothing is found nothing is wrong.</summary>
sealed record Score(string Of, int Precision, int Recall)
{
    /// <summary>There is something to find, or something was found.</summary>
    public bool Counts { get; private init; } = true;

    public static Score Count(string of, int right, int found, int expected) =>
        new(of, found == 0 ? 100 : 100 * right / found, expected == 0 ? 100 : 100 * right / expected) { Counts = found + expected > 0 };

    public override string ToString() => Counts ? $"{Precision} / {Recall}" : "–";
}

/// <summary>Measures a recognition against an answer key. Names and texts count as the same whatever their case, white space and bullet signs.</summary>
static class SampleMeasure
{
    public static readonly string[] Measures =
    [
        "heads",
        "cuts",
        "certain cuts",
        "parts",
        "themes",
        "input",
        "answers",
        "answer texts",
        "focus areas",
        "priorities",
        "promises",
        "mean",
    ];

    public static List<Score> Of(JsonNode key, JsonNode found)
    {
        List<Score> scores =
        [
            Facts("heads", Heads(key), Heads(found)),
            Cuts("cuts", key, found, certainOnly: false),
            Cuts("certain cuts", key, found, certainOnly: true),
            Facts("parts", Parts(key), Parts(found)),
            Facts("themes", Themes(key), Themes(found)),
            Texts("input", key, found, "input"),
            Facts("answers", Answered(key), Answered(found)),
            Texts("answer texts", key, found, "answer"),
            Facts("focus areas", FocusAreas(key), FocusAreas(found)),
            Facts("priorities", Priorities(key), Priorities(found)),
            Facts("promises", Promises(key), Promises(found)),
        ];
        return [.. scores, Mean([.. scores.Where(s => s.Counts && s.Of != "certain cuts")])];
    }

    /// <summary>Each measure weighs the same; the certain cuts are among the cuts already.</summary>
    static Score Mean(List<Score> scores) =>
        new("mean", scores.Sum(s => s.Precision) / scores.Count, scores.Sum(s => s.Recall) / scores.Count);

    static Score Facts(string name, IEnumerable<string> key, IEnumerable<string> found)
    {
        List<string> expected = [.. key],
            facts = [.. found],
            left = [.. expected];
        return Score.Count(name, facts.Count(left.Remove), facts.Count, expected.Count);
    }

    static IEnumerable<string> Heads(JsonNode of) =>
        from head in (string[])
            ["title", "programme", "kind", "gathering.name", "gathering.from", "gathering.to", "meeting.name", "meeting.date", "presenter"]
        let value = head.Split('.').Aggregate(of, (node, key) => node?[key]!)
        where value is not null
        select head + Plain(value);

    static IEnumerable<string> Parts(JsonNode of)
    {
        foreach (var part in Items(of, "parts"))
        {
            var name = Plain(part["name"]);
            yield return name;
            if (part["level"] is { } level)
                yield return name + " level " + Plain(level);
            if (part["slides"] is JsonArray { Count: > 0 } slides)
                yield return name + " slides " + slides.ToJsonString();
        }
    }

    static IEnumerable<string> Themes(JsonNode of) => Items(of, "themes").Select(t => $"{t["number"]} {Plain(t["question"])}");

    /// <summary>Which themes, focus areas and priorities have an answer.</summary>
    static IEnumerable<string> Answered(JsonNode of) =>
        from kind in (string[])["themes", "focusAreas", "priorities"]
        from topic in Items(of, kind)
        where topic["answer"] is not null
        select kind + Plain(topic["number"] ?? topic["title"] ?? topic["priority"]);

    static IEnumerable<string> FocusAreas(JsonNode of) =>
        Items(of, "focusAreas").SelectMany(a => (string[])[Plain(a["title"]), $"{Plain(a["title"])}: {Plain(a["text"])}"]);

    static IEnumerable<string> Priorities(JsonNode of) =>
        Items(of, "priorities")
            .SelectMany(p => (string[])[$"{p["priority"]} area {Plain(p["area"])}", $"{p["priority"]} proposal {Plain(p["proposal"])}"]);

    /// <summary>A promise is right when its words and its theme are.</summary>
    static IEnumerable<string> Promises(JsonNode of) => Items(of, "promises").Select(p => $"{p["theme"]} {Plain(p["text"])}");

    /// <summary>Themes matched by number; characters in common, in order.</summary>
    static Score Texts(string name, JsonNode key, JsonNode found, string field)
    {
        var (expected, texts) = (ByTheme(key, field), ByTheme(found, field));
        var right = expected.Sum(e => Common(e.Value, texts.GetValueOrDefault(e.Key, "")).Count(at => at >= 0));
        return Score.Count(name, right, texts.Values.Sum(t => t.Length), expected.Values.Sum(t => t.Length));
    }

    static Dictionary<string, string> ByTheme(JsonNode of, string field) =>
        Items(of, "themes")
            .GroupBy(t => t["number"] is { } number ? number.ToString() : Plain(t["question"]))
            .ToDictionary(g => g.Key, g => string.Concat(g.Select(t => Plain(t[field]))));

    /// <summary>A found cut is right when the key has one at the same character, certain or doubtful.</summary>
    static Score Cuts(string name, JsonNode key, JsonNode found, bool certainOnly)
    {
        var (expected, cuts) = (Starts(key, _ => true), Starts(found, _ => true));
        var wanted = certainOnly ? Starts(key, s => s == "certain").At : expected.At;
        var place = Common(cuts.Text, expected.Text);
        var hits = cuts.At.Select(at => at < place.Length ? place[at] : -1).ToHashSet();
        var right = wanted.Count(hits.Contains);
        return Score.Count(name, right, certainOnly ? right : cuts.At.Count, wanted.Count);
    }

    static (string Text, List<int> At) Starts(JsonNode of, Func<string, bool> counts)
    {
        var text = "";
        var at = new List<int>();
        foreach (var statement in Items(of, "better"))
        {
            if (counts(statement["starts"]!.GetValue<string>()))
                at.Add(text.Length);
            text += Plain(statement["text"]);
        }
        return (text, at);
    }

    /// <summary>Where each character of one text stands in the other, by the longest common subsequence; -1 where it does not.</summary>
    static int[] Common(string one, string other)
    {
        var longest = new int[one.Length + 1, other.Length + 1];
        for (var i = one.Length - 1; i >= 0; i--)
        for (var j = other.Length - 1; j >= 0; j--)
            longest[i, j] = one[i] == other[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        var place = new int[one.Length];
        Array.Fill(place, -1);
        for (int i = 0, j = 0; i < one.Length && j < other.Length; )
            if (one[i] == other[j])
                place[i++] = j++;
            else if (longest[i + 1, j] >= longest[i, j + 1])
                i++;
            else
                j++;
        return place;
    }

    static IEnumerable<JsonNode> Items(JsonNode of, string list) => (of[list] as JsonArray ?? []).Select(item => item!);

    static string Plain(JsonNode? text) =>
        text is null
            ? ""
            : string.Concat(
                text.ToString().ToLowerInvariant().Where(c => !SourceSigns.IsBlank(c) && !SourceSigns.IsBullet(c) && !SourceSigns.IsDash(c))
            );
}
