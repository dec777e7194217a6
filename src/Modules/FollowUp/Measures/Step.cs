using System.Globalization;

namespace Takt.FollowUp;

/// <summary>
/// A step on the way: what, and whether it is done. The steps of a measure are lines of one text, in their order and with a mark
/// before what is done, so that the trail reads as people do. A step is known by its words: no measure has the same one twice.
/// </summary>
sealed record Step(string What, bool IsDone)
{
    /// <summary>Steps of one measure; whoever needs more has more than one measure.</summary>
    public const int Most = 20;

    /// <summary>Characters of one.</summary>
    public const int Longest = 150;

    const string DoneMark = "✓ ";

    public static IReadOnlyList<Step> Read(string? lines) =>
        [
            .. (lines ?? "")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line =>
                    line.StartsWith(DoneMark, StringComparison.Ordinal) ? new Step(line[DoneMark.Length..], true) : new(line, false)
                ),
        ];

    public static string? Write(IReadOnlyList<Step> steps) =>
        steps.Count == 0 ? null : string.Join('\n', steps.Select(s => s.IsDone ? DoneMark + s.What : s.What));

    /// <summary>What was typed, a step on each line, after those there are. What is typed is not done, unless its mark is to count.</summary>
    /// <exception cref="Refusal">There are too many, or one is too long.</exception>
    public static IReadOnlyList<Step> Add(IReadOnlyList<Step> steps, string? typed, string field, bool keepMarks = false)
    {
        var known = steps.Select(s => s.What).ToHashSet(StringComparer.Ordinal);
        List<Step> all = [.. steps];
        foreach (var (line, isDone) in Lines(typed))
        {
            if (line.Length > Longest)
            {
                throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.StepTooLong, Longest, line.Shortened(40)))
                {
                    Field = field,
                };
            }

            if (known.Add(line))
            {
                all.Add(new(line, keepMarks && isDone));
            }
        }

        return all.Count <= Most
            ? all
            : throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.StepsTooMany, Most)) { Field = field };
    }

    static IEnumerable<(string Line, bool IsDone)> Lines(string? typed) =>
        (typed ?? "")
            .ReplaceLineEndings("\n")
            .Split('\n')
            .Select(line => (Worded(line), line.TrimStart().StartsWith(DoneMark[0])))
            .Where(line => line.Item1.Length > 0);

    // Lists are pasted with marks of their own.
    static string Worded(string line) => line.Trim().TrimStart('✓', '•', '-', '–', '*', ' ').Trim();
}
