namespace Takt.Evaluations;

/// <summary>Recognises an evaluation in a text: title, parts, themes, what was said, what was answered, what was promised. Never throws on any text.</summary>
internal sealed class Recogniser
{
    readonly Drafts drafts;
    readonly List<SourcePage> pages;
    readonly TitlePage title;
    readonly SentenceCutter cutter;
    readonly TableRecogniser tables;
    readonly List<(int At, PartDraft Part)> entered = [];
    PartDraft? part;
    TopicDraft? topic;
    bool answering,
        focusing;
    int parts,
        themes;

    public static Recognition Recognise(SourceText source) => new Recogniser(source).Walk();

    Recogniser(SourceText source)
    {
        drafts = new Drafts(source);
        pages = SourcePage.Of(source);
        var shown = pages.Where(p => p.Number > 0 || source.Slides == 0).ToList();
        var footer = source.Kind is SourceKind.Workbook or SourceKind.Table ? null : FooterFinder.TakeOff(shown) ?? FooterLine(source);
        title = ReadTitle(source, shown, footer);
        var names = new NameEvidence([.. shown.Select(p => p.All)], [title.Programme, title.Presenter]);
        cutter = new SentenceCutter(names);
        tables = new TableRecogniser(drafts, cutter);
    }

    /// <summary>A slide show's own footer fields, where the file keeps them apart.</summary>
    static string? FooterLine(SourceText source) =>
        string.Join(
            ' ',
            source
                .Lines.Where(l => l.Role == LineRole.Footer)
                .Select(l => SourceSigns.Squeeze(source.Of(l.Span)))
                .GroupBy(t => t, StringComparer.Ordinal)
                .Where(g => g.Count() > 1 || source.Slides < 3)
                .OrderByDescending(g => g.Count())
                .Take(3)
                .Select(g => g.Key)
        )
            is { Length: > 0 } footer
            ? footer
            : null;

    TitlePage ReadTitle(SourceText source, List<SourcePage> shown, string? footer)
    {
        if (shown.Count == 0)
            return new TitlePage(null, null, null, null, null, null);
        if (source.Kind is SourceKind.Workbook or SourceKind.Table)
            return TableTitle.Read(drafts, shown);
        var first = shown[0].Tokens;
        var headings = new Headings(first);
        var end = 0;
        while (end < first.Count && headings.At(end) is null)
            end++;
        if (shown[0].Number == 0 && end == first.Count)
            end = EndOfOpening(first);
        var page = TitlePage.Read(source.Text, first[..end], footer, Letter.Of(source));
        drafts.Mark(first, 0, end);
        return page;
    }

    /// <summary>Pasted text without a single heading: only a line that says "evaluering" is a title.</summary>
    static int EndOfOpening(List<SourceToken> tokens)
    {
        var end = tokens.FindIndex(Math.Min(1, tokens.Count), t => t.Break);
        end = end < 0 ? tokens.Count : end;
        return end <= 20 && tokens.Take(end).Any(t => t.Key.Contains("evaluering", StringComparison.Ordinal)) ? end : 0;
    }

    Recognition Walk()
    {
        foreach (var page in pages)
        {
            if (drafts.Source.Kind is not (SourceKind.Workbook or SourceKind.Table))
                Read(page);
            // In running text a table belongs to the part whose heading it stands under.
            var last = part;
            foreach (var table in page.Tables)
            {
                if (page.Number == 0)
                    part = entered.FindLast(e => e.At < table.Start).Part ?? last;
                tables.Read(page, table, ref part, topic, focusing);
            }
            if (page.Number == 0)
                part = last;
        }
        return Finish.Assemble(drafts, pages, title);
    }

    void Read(SourcePage page)
    {
        var tokens = page.Tokens;
        var from = 0;
        while (from < tokens.Count && tokens[from].Used)
            from++;
        if (from == tokens.Count)
            return;
        var found = Scan(tokens, from);
        var lead = found.Count > 0 ? found[0].Heading.From : tokens.Count;
        if (lead > from)
            Lead(page, from, lead, found);
        for (var i = 0; i < found.Count; i++)
            Section(page, found[i].Heading, found[i].Title, i + 1 < found.Count ? found[i + 1].Heading.From : tokens.Count);
    }

    /// <summary>The headings of a page in order; a theme's question ends at <c>Title</c>.</summary>
    List<(Heading Heading, int Title)> Scan(List<SourceToken> tokens, int from)
    {
        var headings = new Headings(tokens);
        var found = new List<(Heading, int)>();
        for (var i = from; i < tokens.Count; )
        {
            if (headings.At(i) is not { } heading || TooMany(heading.Form))
            {
                i++;
                continue;
            }
            var title =
                heading.Form == HeadingForm.Theme
                && (heading.To >= tokens.Count || headings.At(heading.To) is not { Form: HeadingForm.Answer or HeadingForm.Theme })
                    ? QuestionEnd(tokens, headings, heading)
                    : heading.To;
            found.Add((heading, title));
            headings.After = i = Math.Max(title, i + 1);
        }
        return found;
    }

    /// <summary>An evaluation has a handful of parts and some tens of themes; what has thousands is something else, and its headings are left as text.</summary>
    bool TooMany(HeadingForm form) =>
        form switch
        {
            HeadingForm.Part => ++parts > MostParts,
            HeadingForm.Theme => ++themes > MostThemes,
            _ => false,
        };

    const int MostParts = 300;
    const int MostThemes = 1000;

    /// <summary>A question ends with its line, where the wording known for it ends, or where a new sentence begins. In a list of themes it is all there is up to the next theme.</summary>
    int QuestionEnd(List<SourceToken> tokens, Headings headings, Heading heading)
    {
        const int longest = 60;
        var from = heading.To;
        var end = from;
        while (
            end < tokens.Count
            && end - from < longest
            && !(end > from && tokens[end].Break && !GoesOn(tokens, end))
            && (end == from || headings.At(end) is not { Form: HeadingForm.Theme or HeadingForm.Answer or HeadingForm.Priorities })
        )
            end++;
        if (end == from || tokens[from].Line.Role == LineRole.Title)
            return end;
        if (KnownQuestion(tokens, from, end, heading.Number) is > 0 and var known)
            return known;
        var cuts = cutter.Cuts(tokens, from, end);
        var first = cuts.Count > 1 ? cuts[1].At : end;
        var listed =
            end < tokens.Count
            && headings.At(end) is { Form: HeadingForm.Theme }
            && end - from < longest
            && tokens[end - 1].Tail.EndsWith('?');
        return listed ? end : first;
    }

    static bool GoesOn(List<SourceToken> tokens, int at) => tokens[at] is { IsLower: true, Bullet: false } && !tokens[at - 1].EndsSentence;

    int KnownQuestion(List<SourceToken> tokens, int from, int end, int? number)
    {
        foreach (var known in drafts.Topics.Where(t => t.Form == FoundForm.Theme && (number is null || t.Number == number)).Take(200))
        {
            var words = known.Words;
            int i = 0,
                at = from;
            while (
                i < words.Count
                && at < end
                && (tokens[at].Core.Length == 0 || Wording.Keys(tokens[at].Text) is [var key] && key == words[i])
            )
                i += tokens[at++].Core.Length == 0 ? 0 : 1;
            if (i == words.Count && i > 0)
                return at < end && tokens[at].Text == "?" ? at + 1 : at;
        }
        return 0;
    }

    /// <summary>Words before the first heading: under a heading set last on the page, a theme without a number, or more of what went before.</summary>
    void Lead(SourcePage page, int from, int to, List<(Heading Heading, int Title)> found)
    {
        var tokens = page.Tokens;
        focusing &= tokens[from].Line.Role != LineRole.Title;
        if (found is [{ Heading: { Form: HeadingForm.Part } last, Title: var end }] && end == tokens.Count)
            Enter(last);
        else if (Closes(tokens, from, to))
        {
            (topic, answering, focusing) = (null, false, false);
            if (tokens[from].Line.Role == LineRole.Title || page.Number > 0)
                part = null;
            Steps(page, from, to);
            return;
        }
        else if (page.Tables.Count > 0 && tokens[from].Line.Role == LineRole.Title && tokens[to - 1].Line == tokens[from].Line)
        {
            // The title of a slide that is one table.
            drafts.Mark(tokens, from, to);
            (topic, answering, focusing) = (null, false, false);
            return;
        }
        else if (UnnumberedTheme(tokens, from, to, found) is > 0 and var title)
        {
            BeginTheme(page, null, from, title);
            from = title;
        }
        else if (page.Number > 0 && (part is not null || topic is not null))
            drafts.DoubtfulSlides.Add(page.Number);
        Body(page, from, to);
    }

    static readonly string[] Closings =
    [
        "takk for",
        "takk til alle",
        "spørsmål?",
        "veien videre",
        "vegen vidare",
        "videre arbeid",
        "vidare arbeid",
        "neste steg",
        "oppsummering",
        "agenda",
        "innhold",
        "innhald",
        "bakgrunn",
        "om undersøkelsen",
        "videre prosess",
        "vidare prosess",
        "kontakt",
        "kontaktinformasjon",
    ];

    /// <summary>Slides that say nothing of the evaluation itself.</summary>
    static bool Closes(List<SourceToken> tokens, int from, int to)
    {
        var opening = string.Join(' ', tokens.Skip(from).Take(Math.Min(3, to - from)).Select(t => t.Text)).ToLowerInvariant();
        return tokens[from].Break
            && Closings.Any(c =>
                opening.StartsWith(c, StringComparison.Ordinal) && (opening.Length == c.Length || !char.IsLetter(opening[c.Length]))
            );
    }

    static readonly string[] StepTitles =
    [
        "veien videre",
        "vegen vidare",
        "videre arbeid",
        "vidare arbeid",
        "neste steg",
        "videre prosess",
        "vidare prosess",
    ];

    /// <summary>"Veien videre" lists what will happen: each item is a promise when it is a deed or has a time.</summary>
    void Steps(SourcePage page, int from, int to)
    {
        var tokens = page.Tokens;
        if (to - from < 3 || !StepTitles.Contains($"{tokens[from].Key} {tokens[from + 1].Key}"))
            return;
        var steps = drafts.Topic(FoundForm.NextSteps, null, null, $"{tokens[from].Text} {tokens[from + 1].Text.TrimEnd(':', '.')}");
        steps.Slides.Add(page.Number);
        drafts.Mark(tokens, from, from + 2);
        steps.Answer.AddRange(
            drafts
                .Statements(tokens, cutter.Cuts(tokens, from + 2, to), to, StatementKind.Answer)
                .Select(s => Promises.When(s.Text) is { } when ? s with { Kind = StatementKind.Promise, When = when } : s)
        );
    }

    /// <summary>In what must be better, a slide that opens with a question or a title of its own is a theme.</summary>
    int UnnumberedTheme(List<SourceToken> tokens, int from, int to, List<(Heading Heading, int Title)> found)
    {
        if (part?.Kind is not FoundPartKind.MustImprove || !tokens[from].Break || drafts.Topics.Count > MostThemes)
            return 0;
        if (KnownQuestion(tokens, from, to, null) is > 0 and var known)
            return known;
        var end = from + 1;
        while (end < to && (!tokens[end].Break || GoesOn(tokens, end)))
            end++;
        var answered = found.Exists(f => f.Heading.Form == HeadingForm.Answer);
        if (tokens[from].Line.Role == LineRole.Title)
            return end < to || answered ? end : 0;
        var cuts = cutter.Cuts(tokens, from, to);
        var first = cuts.Count > 1 ? cuts[1].At : to;
        var asks = tokens[first - 1].Tail.Contains('?', StringComparison.Ordinal) && Wording.IsQuestion(tokens[from].Key + " x");
        return asks && (first < to || answered) && !tokens[from].Bullet && !(topic?.Number is not null && !answered) ? first : 0;
    }

    void Section(SourcePage page, Heading heading, int title, int end)
    {
        var tokens = page.Tokens;
        switch (heading.Form)
        {
            case HeadingForm.Part:
                Enter(heading);
                entered.Add((tokens[heading.From].Start, part!));
                drafts.Mark(tokens, heading.From, heading.To);
                part!.Slides.Add(page.Number);
                if (part.Kind == FoundPartKind.MustImprove && ListsQuestions(tokens, title, end) is { } questions)
                    foreach (var (from, to) in questions)
                        BeginTheme(page, null, from, to, listed: true);
                else if (
                    part.Kind == FoundPartKind.MustImprove
                    && title < end
                    && UnnumberedTheme(tokens, title, end, []) is > 0 and var question
                )
                {
                    BeginTheme(page, null, title, question);
                    Body(page, question, end);
                }
                else
                    Body(page, title, end);
                break;
            case HeadingForm.Theme:
                drafts.Mark(tokens, heading.From, heading.To);
                BeginTheme(page, heading.Number, heading.To, title, listed: title == end);
                Body(page, title, end);
                break;
            case HeadingForm.Input:
                drafts.Mark(tokens, heading.From, heading.To);
                answering = false;
                Body(page, title, end);
                break;
            case HeadingForm.Answer:
                drafts.Mark(tokens, heading.From, heading.To);
                if (heading.Body is { } body)
                    drafts.Bodies.Add(body.TrimEnd(':'));
                // An answer among the focus areas is given to the one before it.
                if (focusing && drafts.Topics is [.., { Form: FoundForm.FocusArea } area])
                    (topic, focusing) = (area, false);
                answering = true;
                if (heading.Body is null && topic is null)
                    answering = part is not null;
                Body(page, title, end);
                break;
            case HeadingForm.Focus:
                drafts.Mark(tokens, heading.From, heading.To);
                (topic, answering, focusing) = (null, false, true);
                Body(page, title, end);
                break;
            default:
                drafts.Mark(tokens, heading.From, heading.To);
                (topic, answering, focusing) = (null, false, false);
                Rows(page, heading, end);
                break;
        }
    }

    void Enter(Heading heading)
    {
        part = drafts.Part(heading, part);
        (topic, answering, focusing) = (null, false, false);
    }

    /// <summary>Nothing but questions, two or more: the themes to come, without numbers.</summary>
    List<(int From, int To)>? ListsQuestions(List<SourceToken> tokens, int from, int to)
    {
        var cuts = cutter.Cuts(tokens, from, to);
        if (cuts.Count < 2 || cuts.Count + drafts.Topics.Count > MostThemes)
            return null;
        var questions = cuts.Select((c, i) => (From: c.At, To: i + 1 < cuts.Count ? cuts[i + 1].At : to)).ToList();
        return questions.TrueForAll(q => tokens[q.To - 1].Tail.Contains('?', StringComparison.Ordinal)) ? questions : null;
    }

    void BeginTheme(SourcePage page, int? number, int from, int to, bool listed = false)
    {
        var tokens = page.Tokens;
        var last = to;
        while (last > from + 1 && Headings.GoesOn(tokens[last - 1]))
            last--;
        var wording =
            from < to
                ? Wording
                    .Of(drafts.Source, [new SourceSpan(tokens[from].Start, tokens[last - 1].End - tokens[from].Start)])
                    .TrimEnd(':')
                    .Replace(" ?", "?", StringComparison.Ordinal)
                : "";
        drafts.Mark(tokens, from, to);
        var words = Wording.Keys(wording);
        var known = drafts.Topics.Find(t =>
            t.Form == FoundForm.Theme
            && (
                number is not null
                    ? t.Number == number
                        && (t.Part == part?.Id || t.Part is null || !drafts.Topics.Exists(o => o.Number == number && o.Part == part?.Id))
                        && SamePart(t)
                    : Wording.Same(t.Words, words) || Wording.Begins(t.Words, words) && wording.Length > 12
            )
        );
        if (known is null)
            topic = drafts.Topic(FoundForm.Theme, part?.Id, number, wording);
        else
        {
            topic = known;
            if (wording.Length > 0)
                Reword(known, wording);
        }
        (answering, focusing) = (false, false);
        if (!listed || known is not null)
            topic.Slides.Add(page.Number);
        if (page.Number > 0)
            part?.Slides.Add(page.Number);
    }

    bool SamePart(TopicDraft known) => part is null || known.Part is null || drafts.Parts.Find(p => p.Id == known.Part)?.Kind == part.Kind;

    /// <summary>The same question shortened is the same; alike it is another name for it; else the slide has a heading of its own.</summary>
    static void Reword(TopicDraft known, string wording)
    {
        if (known.Title.Length == 0)
            known.Title = wording;
        else if (
            Wording.Begins(known.Words, Wording.Keys(wording))
            || known.AlsoCalled.Contains(wording)
            || known.Subheadings.Contains(wording)
        )
            return;
        else if (Wording.Alike(known.Title, wording) || Wording.IsQuestion(wording))
            known.AlsoCalled.Add(
                known.Title.EndsWith('?') && !wording.EndsWith('?') && Wording.IsQuestion(wording) ? wording + "?" : wording
            );
        else
            known.Subheadings.Add(wording);
    }

    /// <summary>Statements, to where the walk stands.</summary>
    void Body(SourcePage page, int from, int to)
    {
        if (from >= to || part is null && topic is null && !focusing)
            return;
        var tokens = page.Tokens;
        if (page.Number > 0)
            part?.Slides.Add(page.Number);
        if (focusing)
        {
            foreach (var (title, text, end) in FocusItems.Read(tokens, from, to))
            {
                var area = drafts.Topic(
                    FoundForm.FocusArea,
                    part?.Id,
                    null,
                    Wording
                        .Of(drafts.Source, [new SourceSpan(tokens[title].Start, tokens[text - 1].End - tokens[title].Start)])
                        .TrimEnd(':', ' ', '–', '-')
                );
                drafts.Mark(tokens, title, text);
                area.Slides.Add(page.Number);
                if (text < end)
                    area.Statements.Add(drafts.Statement(tokens, text, end, StatementKind.MustImprove));
            }
            return;
        }
        if (topic is null && part!.Kind == FoundPartKind.MustImprove)
            topic =
                drafts.Topics.Find(t => t.Form == FoundForm.Theme && t.Part == part.Id && t.Title == part.FullName)
                ?? drafts.Topic(FoundForm.Theme, part.Id, null, part.FullName);
        topic?.Slides.Add(page.Number);
        if (Silence.Is(tokens, from, to))
        {
            drafts.Mark(tokens, from, to);
            return;
        }
        if (topic is not null && !answering)
            from = Subheading(tokens, from, to, topic);
        var kind =
            answering ? StatementKind.Answer
            : topic is null ? StatementKind.Better
            : StatementKind.MustImprove;
        var cuts = cutter.Cuts(tokens, from, to);
        var reference = cuts.FindIndex(c => Silence.IsReference(tokens, c.At));
        var statements =
            reference < 0
                ? drafts.Statements(tokens, cuts, to, kind)
                : drafts.Statements(tokens, cuts[..reference], cuts[reference].At, kind);
        (
            topic is null ? part!.Statements
            : answering ? topic.Answer
            : topic.Statements
        ).AddRange(statements);
    }

    /// <summary>"Innspill om lærlinger" straight after a theme's question is a heading of its own: it names what was said and says nothing.</summary>
    int Subheading(List<SourceToken> tokens, int from, int to, TopicDraft theme)
    {
        if (
            from + 2 >= to
            || tokens[from] is not { Key: "innspill" or "innspel", Tail: "" }
            || tokens[from + 1].Key is not ("om" or "til" or "fra" or "frå")
            || from == 0
            || !tokens[from - 1].Used
        )
            return from;
        var cuts = cutter.Cuts(tokens, from, to);
        if (cuts.Count < 2 || cuts[1].At - from > LongestSubheading)
            return from;
        theme.Subheadings.Add(
            Wording
                .Of(drafts.Source, [new SourceSpan(tokens[from].Start, tokens[cuts[1].At - 1].End - tokens[from].Start)])
                .TrimEnd(':', '.')
        );
        drafts.Mark(tokens, from, cuts[1].At);
        return cuts[1].At;
    }

    const int LongestSubheading = 10;

    void Rows(SourcePage page, Heading heading, int end)
    {
        var tokens = page.Tokens;
        if (page.Number > 0)
            part?.Slides.Add(page.Number);
        foreach (var row in PriorityRows.Read(tokens, heading.To, end, heading.Columns, cutter))
        {
            if (row.NumberAt >= 0)
                drafts.Mark(tokens, row.NumberAt, row.NumberAt + 1);
            tables.AddPriority(page.Number, part?.Id, row.Number, tokens, row.Area, row.Proposal, row.DoubtfulFrom);
        }
    }
}
