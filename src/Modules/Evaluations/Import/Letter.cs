namespace Takt.Evaluations;

/// <summary>An evaluation sent as a letter or e-mail: its head says who writes and when, its greeting ends it.</summary>
internal sealed record Letter(string? From, DateOnly? Sent, string? Subject)
{
    static readonly string[] Fields =
    [
        "fra",
        "frå",
        "from",
        "avsender",
        "avsendar",
        "sendt",
        "sent",
        "dato",
        "date",
        "til",
        "to",
        "kopi",
        "cc",
        "bcc",
        "blindkopi",
        "emne",
        "subject",
        "svar til",
        "vedlegg",
        "prioritet",
    ];
    static readonly string[] Greetings =
    [
        "vennlig hilsen",
        "med vennlig hilsen",
        "venleg helsing",
        "med venleg helsing",
        "mvh",
        "vh",
        "beste hilsen",
        "hilsen",
        "helsing",
        "med hilsen",
        "med helsing",
        "hilsen fra",
    ];

    /// <summary>Lines of the head: two fields or more before the first empty line.</summary>
    public static int HeadLength(IReadOnlyList<string> lines)
    {
        var from = 0;
        while (from < lines.Count && string.IsNullOrWhiteSpace(lines[from]))
            from++;
        var to = from;
        while (to < lines.Count && Field(lines[to]) is not null)
            to++;
        return to - from >= 2 ? to : 0;
    }

    /// <summary>Where the greeting stands, a line of its own; the end where there is none.</summary>
    public static int End(IReadOnlyList<string> lines)
    {
        for (var i = lines.Count - 1; i > 0; i--)
            if (Array.IndexOf(Greetings, lines[i].Trim().TrimEnd(',', '!', '.').ToLowerInvariant()) >= 0)
                return i;
        return lines.Count;
    }

    public static Letter? Of(SourceText source)
    {
        if (source.Kind != SourceKind.Plain)
            return null;
        var head = source
            .Lines.TakeWhile(l => l.Role == LineRole.Furniture)
            .Select(l => source.Of(l.Span))
            .Select(l => (Name: Field(l), Text: l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()))
            .Where(f => f.Name is not null)
            .ToList();
        if (head.Count < 2)
            return null;
        string? Said(params string[] names) => head.Find(f => names.Contains(f.Name)).Text is { Length: > 0 } text ? text : null;
        var sent =
            Said("sendt", "sent", "dato", "date") is { } when && WrittenDates.In(when) is [var date, ..] ? date.From : (DateOnly?)null;
        return new Letter(Said("fra", "frå", "from", "avsender", "avsendar")?.Split('<')[0].Trim(' ', '"'), sent, Said("emne", "subject"));
    }

    static string? Field(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon is > 0 and < 12 ? line[..colon].Trim().ToLowerInvariant() : null;
        return Array.IndexOf(Fields, name) >= 0 ? name : null;
    }
}
