namespace Takt.Organisation;

/// <summary>A list that is typed with a line for each thing.</summary>
static class Lines
{
    const int Most = 40;

    /// <summary>No line is longer.</summary>
    public const int Longest = 300;

    /// <summary>The lines as typed, each once; too many or too long a line is said at the field.</summary>
    public static IReadOnlyList<string> Read(string field, string? typed, Action<string, string> refuse)
    {
        string[] lines = [.. (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (lines.Length > Most)
        {
            refuse(field, Labels.Fill(Texts.TooManyLines, Most));
        }
        else if (Array.Exists(lines, line => line.Length > Longest))
        {
            refuse(field, Labels.Fill(Texts.LineTooLong, Longest));
        }

        return lines;
    }
}
