namespace Takt.Evaluations;

/// <summary>A part while the document is being walked through.</summary>
internal sealed class PartDraft(string id, FoundPartKind kind, string name, string? section)
{
    public string Id { get; } = id;
    public FoundPartKind Kind { get; } = kind;
    public string Name { get; } = name;
    public List<string> Words { get; } = Wording.Keys(name);
    public bool Asks => Name.EndsWith('?');
    public string? Section { get; } = section;
    public string? Level { get; set; }
    public SortedSet<int> Slides { get; } = [];
    public List<FoundStatement> Statements { get; } = [];

    /// <summary>Parts with one question are told apart by their section or else by whom they are about.</summary>
    public string FullName =>
        Section is null && Level is not null && !Name.Contains(Level, StringComparison.OrdinalIgnoreCase) ? Name + " " + Level
        : Section is null ? Name
        : Name.Length == 0 ? Section
        : Name + " " + Section;

    public FoundPart Done() => new(Id, Kind, FullName, Level, [.. Slides.Where(s => s > 0)], [.. Statements]);
}

/// <summary>A topic while the document is being walked through.</summary>
internal sealed class TopicDraft(string id, FoundForm form, string? part, int? number, string title)
{
    public string Id { get; } = id;
    public FoundForm Form { get; } = form;
    public string? Part { get; } = part;
    public int? Number { get; } = number;
    public string Title
    {
        get => field;
        set => (field, Words) = (value, Wording.Keys(value));
    } = title;

    /// <summary>The title for comparing.</summary>
    public List<string> Words { get; private set; } = Wording.Keys(title);
    public List<string> AlsoCalled { get; } = [];
    public List<string> Subheadings { get; } = [];
    public SortedSet<int> Slides { get; } = [];
    public List<FoundStatement> Statements { get; } = [];
    public List<FoundStatement> Answer { get; } = [];
    public string? Doubtful { get; set; }

    public FoundTopic Done() =>
        new(
            Id,
            Form,
            Part,
            Number,
            Title,
            [.. AlsoCalled],
            [.. Subheadings],
            [.. Slides.Where(s => s > 0)],
            [.. Statements],
            [.. Answer],
            Doubtful
        );
}

/// <summary>What has been found so far, and the ids given out.</summary>
internal sealed class Drafts(SourceText source)
{
    public SourceText Source { get; } = source;
    public List<PartDraft> Parts { get; } = [];
    public List<TopicDraft> Topics { get; } = [];
    public List<SourceSpan> Marks { get; } = [];
    public List<ImportFinding> Findings { get; } = [];

    /// <summary>Who answers, as each heading over an answer says it.</summary>
    public List<string> Bodies { get; } = [];
    public HashSet<int> DoubtfulSlides { get; } = [];
    public int NextId { get; private set; } = 1;

    public string Id(string prefix) => prefix + NextId++;

    /// <summary>The part a heading opens. "Del II" alone goes on with the question of the part before; what has become better has no sections of its own, so after it another part begins under
    /// the heading as written.</summary>
    public PartDraft Part(Heading heading, PartDraft? before)
    {
        if (heading.Part != FoundPartKind.Same)
            return Part(heading.Part, AsAsked(heading.Name), heading.Section, heading.Level);
        if (before is null or { Kind: FoundPartKind.Better, Section: null } or { Section: null, Asks: false })
            return Part(FoundPartKind.MustImprove, AsHeaded(heading.Name), null, heading.Level is { } level ? AsHeaded(level) : null);
        return Part(before.Kind, before.Name, heading.Section, heading.Level);
    }

    /// <summary>A heading that asks gets its question mark, however it was typed.</summary>
    static string AsAsked(string name)
    {
        var plain = AsHeaded(name.TrimEnd('?', ':', '!', '.', ' ', '-', '–'));
        return Wording.IsQuestion(plain + "?") && Wording.Keys(plain) is ["hva" or "kva", ..] ? plain + "?" : plain;
    }

    /// <summary>Capitals throughout are a way of setting a heading; the name is written as others are.</summary>
    public static string AsHeaded(string name)
    {
        name = name.TrimEnd(':', ' ');
        if (name.Length < 4 || name.Any(char.IsLower))
            return name;
        var start = name is [_, '.' or ')', ..] ? name.IndexOf(' ', StringComparison.Ordinal) + 1 : 0;
        return name[..(start + 1)] + name[(start + 1)..].ToLower(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The part a heading names. With a section ("Del II") that is enough; without one another level is another part.</summary>
    public PartDraft Part(FoundPartKind kind, string name, string? section, string? level)
    {
        var words = Wording.Keys(name);
        var known =
            Parts.Find(p =>
                p.Kind == kind
                && p.Section == section
                && (section is not null || Wording.Same(p.Words, words) && (p.Level == level || p.Slides.Count == 0))
            ) ?? (section is null && level is null ? Parts.FindLast(p => p.Kind == kind && Wording.Same(p.Words, words)) : null);
        if (known is not null)
        {
            known.Level ??= level;
            return known;
        }
        var part = new PartDraft(Id("p"), kind, name, section) { Level = level };
        Parts.Add(part);
        return part;
    }

    public TopicDraft Topic(FoundForm form, string? part, int? number, string title)
    {
        var topic = new TopicDraft(Id("t"), form, part, number, title);
        Topics.Add(topic);
        return topic;
    }

    /// <summary>A heading, a label, a footer: used, and nobody's statement. What has been said already stays said.</summary>
    public void Mark(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Used)
                continue;
            var first = i;
            for (; i < to && !tokens[i].Used; i++)
                tokens[i].Used = true;
            Marks.AddRange(Spans(tokens, first, i));
        }
    }

    public List<FoundStatement> Statements(IReadOnlyList<SourceToken> tokens, IReadOnlyList<Cut> cuts, int end, StatementKind kind)
    {
        var statements = new List<FoundStatement>();
        for (var i = 0; i < cuts.Count; i++)
            statements.Add(Statement(tokens, cuts[i].At, i + 1 < cuts.Count ? cuts[i + 1].At : end, kind, cuts[i].Starts, cuts[i].Doubt));
        return statements;
    }

    public FoundStatement Statement(
        IReadOnlyList<SourceToken> tokens,
        int from,
        int to,
        StatementKind kind,
        Starts starts = Starts.Certain,
        string? doubt = null
    )
    {
        var spans = Spans(tokens, from, to);
        for (var i = from; i < to; i++)
            tokens[i].Used = true;
        if (starts == Starts.Doubtful)
            DoubtfulSlides.Add(tokens[from].Line.Slide);
        var text = Wording.Of(Source, spans);
        var promise = kind == StatementKind.Answer && Promises.IsPromise(text);
        return new FoundStatement(
            Id("s"),
            text,
            tokens[from].Line.Slide,
            [.. spans],
            starts,
            doubt,
            promise ? StatementKind.Promise
                : kind == StatementKind.MustImprove && text.EndsWith('?') ? StatementKind.Question
                : kind,
            promise ? Promises.When(text) : null
        );
    }

    /// <summary>One span a line.</summary>
    public static List<SourceSpan> Spans(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        var spans = new List<SourceSpan>();
        for (var i = from; i < to; )
        {
            var last = i;
            while (last + 1 < to && tokens[last + 1].Line == tokens[i].Line && !tokens[last + 1].Break)
                last++;
            spans.Add(new SourceSpan(tokens[i].Start, tokens[last].End - tokens[i].Start));
            i = last + 1;
        }
        return spans;
    }
}

/// <summary>Comparing and composing wordings.</summary>
internal static class Wording
{
    public static string Of(SourceText source, IEnumerable<SourceSpan> spans) =>
        string.Join(' ', spans.Select(s => SourceSigns.Squeeze(source.Text.AsSpan(s.Offset, s.Length))));

    public static bool Same(string a, string b) => Same(Keys(a), Keys(b));

    public static bool Same(List<string> a, List<string> b) => a.Count == b.Count && Begins(a, b);

    /// <summary>The first words of one are all the words of the other.</summary>
    public static bool Begins(List<string> whole, List<string> with)
    {
        if (with.Count > whole.Count)
            return false;
        for (var i = 0; i < with.Count; i++)
            if (whole[i] != with[i])
                return false;
        return true;
    }

    /// <summary>Half of the words or more are the same.</summary>
    public static bool Alike(string a, string b)
    {
        var (x, y) = (Keys(a).ToHashSet(StringComparer.Ordinal), Keys(b).ToHashSet(StringComparer.Ordinal));
        var common = x.Count(y.Contains);
        return common * 2 >= Math.Max(1, Math.Min(x.Count, y.Count)) && common >= 2;
    }

    public static bool IsQuestion(string text) =>
        text.EndsWith('?')
        || Keys(text) is [var first, _, ..]
            && first
                is "hva"
                    or "kva"
                    or "hvordan"
                    or "korleis"
                    or "hvorfor"
                    or "kvifor"
                    or "hvem"
                    or "kven"
                    or "hvor"
                    or "kor"
                    or "hvilke"
                    or "hvilken"
                    or "når";

    public static List<string> Keys(string text) =>
        [
            .. text.ToLowerInvariant()
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(w => w.Trim('.', ',', ';', ':', '!', '?', '(', ')', '«', '»', '"', '-', '–', '…'))
                .Where(w => w.Length > 0),
        ];
}
