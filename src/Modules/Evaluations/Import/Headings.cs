namespace Takt.Evaluations;

internal enum HeadingForm
{
    Part,
    Theme,
    Answer,
    Input,
    Focus,
    Priorities,
}

/// <summary>A heading found in running words, from its first token up to the first after it; a theme's question comes after it.</summary>
internal sealed record Heading(HeadingForm Form, int From, int To)
{
    public FoundPartKind Part { get; init; }

    /// <summary>Part: the question itself, without "Del" and level.</summary>
    public string Name { get; init; } = "";

    /// <summary>"Del II", as written.</summary>
    public string? Section { get; init; }

    public string? Level { get; init; }

    public int? Number { get; init; }

    /// <summary>Priorities: what stands in each column, in order.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>Answer: the body answering, as written.</summary>
    public string? Body { get; init; }
}

/// <summary>The headings such documents are built of, in both forms of Norwegian; what body answers and what the themes are about is the document's own.</summary>
internal sealed class Headings(IReadOnlyList<SourceToken> tokens)
{
    const string Ask = "hva|kva";

    /// <summary>A word that compares, as "bedre", "enklere", "kortare".</summary>
    const string Comparative = "*";

    /// <summary>Words that may stand between the others of a question: "Hva må fortsatt bli bedre?".</summary>
    static readonly string[] Adverbs =
    [
        "fortsatt",
        "fremdeles",
        "framleis",
        "enda",
        "endå",
        "ennå",
        "enno",
        "også",
        "òg",
        "nå",
        "no",
        "faktisk",
        "likevel",
        "særlig",
        "særleg",
    ];

    static readonly string[][][] Better = Phrases(
        $"{Ask} har|er blitt|vorte|vorti bedre|betre",
        $"{Ask} ble|vart|blei bedre|betre",
        $"{Ask} har fungert bra|godt|best",
        $"{Ask} fungerer|fungerar bra|godt|best|betre|bedre",
        $"{Ask} er bra|godt",
        $"{Ask} går bra|godt|bedre|betre",
        $"{Ask} har vi fått til",
        $"{Ask} har vi lykkes|lukkast med",
        $"{Ask} er vi fornøyd|fornøyde|nøgde|stolte med|av",
        "dette har|er blitt|vorte bedre|betre",
        "det som har|er blitt|vorte bedre|betre",
        $"{Ask} har vært|vore bra|positivt",
        $"{Ask} har forbedret|betra seg",
        $"{Ask} har gått framover|fremover|bra|godt|fram",
        $"{Ask} er positivt",
        $"{Ask} har|er blitt|vorte|vorti {Comparative}",
        $"{Ask} ble|vart|blei {Comparative}"
    );

    static readonly string[][][] Must = Phrases(
        $"{Ask} må|kan|bør|skal bli|verte bedre|betre",
        $"{Ask} må|kan|bør|skal forbedres|forbetrast|betrast|endres|endrast",
        $"{Ask} må|kan|bør|skal vi bli bedre|betre på",
        $"{Ask} må|kan|bør|skal vi gjøre|gjere bedre|betre|annerledes|annleis",
        $"{Ask} må|kan|bør gjøres|gjerast bedre|betre|annerledes|annleis",
        $"{Ask} fungerer|fungerar ikke|ikkje",
        $"{Ask} fungerer|fungerar dårlig|dårleg|mindre bra|godt",
        $"{Ask} fungerer|fungerar mindre bra|godt",
        $"{Ask} må|kan|bør vere|være bedre|betre",
        "dette må|kan|bør bli bedre|betre",
        $"{Ask} har ikke|ikkje blitt bedre|betre",
        $"{Ask} er ikke|ikkje bra"
    );

    static readonly string[] MustAlone =
    [
        "forbedringsområder",
        "forbedringspunkter",
        "forbetringsområde",
        "forbetringspunkt",
        "betringsområde",
        "forbedringer",
        "forbetringar",
    ];
    static readonly string[] BetterAlone = ["forbedret", "framgang", "fremgang", "positivt"];
    static readonly string[] FocusWords =
    [
        "fokusområder",
        "fokusområde",
        "fokusområda",
        "fokusområdene",
        "satsingsområder",
        "satsingsområde",
        "satsningsområder",
        "innsatsområder",
        "innsatsområde",
    ];
    static readonly string[] ThemeWords = ["tema", "temaer", "spørsmål", "emne"];
    static readonly string[] AnswerWords =
    [
        "innspill",
        "innspel",
        "svar",
        "tilbakemelding",
        "tilbakemeldinger",
        "tilbakemeldingar",
        "kommentar",
        "kommentarer",
        "kommentarar",
        "respons",
        "tilsvar",
        "vurdering",
        "tilbakespill",
    ];
    static readonly string[] BodyHeads =
    [
        "ledergruppe",
        "ledergruppa",
        "ledergruppen",
        "leiargruppe",
        "leiargruppa",
        "leiargruppen",
        "lederteam",
        "lederteamet",
        "leiarteam",
        "leiarteamet",
        "ledelsen",
        "leiinga",
        "toppledelsen",
        "rådmannen",
        "rådmann",
        "kommunedirektøren",
        "kommunedirektør",
        "administrasjonssjefen",
        "administrasjonen",
        "styringsgruppa",
        "styringsgruppen",
        "direktøren",
        "kommunalsjefen",
        "kommunalsjefene",
        "kommunalsjefane",
        "ledermøtet",
        "leiarmøtet",
    ];

    /// <summary>Where the heading before ended: another may follow at once.</summary>
    public int After { get; set; } = -1;

    /// <summary>The heading that begins at a token, if one does.</summary>
    public Heading? At(int i) => Theme(i) ?? Part(i) ?? Focus(i) ?? Answer(i) ?? Input(i) ?? Priorities(i);

    /// <summary>A heading stands first on its line, or after what ends a sentence or another heading.</summary>
    bool MayStart(int i) =>
        i == 0
        || i == After
        || tokens[i].Break
        || tokens[i].Bullet
        || tokens[i - 1].EndsSentence
        || tokens[i - 1].Tail.EndsWith(':')
        || tokens[i - 1].Core.Length == 0;

    Heading? Theme(int i)
    {
        if (NumberedQuestion(i))
            return new Heading(HeadingForm.Theme, i, i + 1)
            {
                Number = int.Parse(tokens[i].Core, System.Globalization.CultureInfo.InvariantCulture),
            };
        if (!tokens[i].IsCapital || !ThemeWords.Contains(tokens[i].Key))
            return null;
        if (tokens[i].Tail is ":" && MayStart(i) && tokens[i].Key == "tema")
            return new Heading(HeadingForm.Theme, i, i + 1);
        if (tokens[i].Tail.Length > 0 || i + 1 >= tokens.Count)
            return null;
        var at = i + 1;
        if (tokens[at].Key == "nr" && at + 1 < tokens.Count)
            at++;
        if (!tokens[at].IsNumber || tokens[at].Core.Length > 2 || tokens[at].Tail is not ("" or ":" or "." or ")" or ".:" or "-" or "–"))
            return null;
        // "se Tema 3 …" is a reference; a word before it that leads on shows that.
        if (
            !MayStart(i)
            && (
                Vocabulary.Prepositions.Contains(tokens[i - 1].Key)
                || Vocabulary.Conjunctions.Contains(tokens[i - 1].Key)
                || tokens[i - 1].Tail.EndsWith(',')
                || tokens[i - 1].Key is "se" or "sjå"
            )
        )
            return null;
        var to = at + 1;
        if (to < tokens.Count && !tokens[to].Break && (tokens[to].IsDash || tokens[to].Text == ":"))
            to++;
        return new Heading(HeadingForm.Theme, i, to)
        {
            Number = int.Parse(tokens[at].Core, System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    /// <summary>"4. Hvordan blir vi bedre?": a number and a question are the whole line.</summary>
    bool NumberedQuestion(int i) =>
        tokens[i] is { Break: true, IsNumber: true, Core.Length: <= 2, Tail: "." or ")" or ":" }
        && LineEnd(i + 1) is var end
        && end - i > 2
        && tokens[i + 1].IsCapital
        && tokens[end - 1].Tail.EndsWith('?')
        && Wording.IsQuestion(tokens[i + 1].Key + " x")
        && !Enumerable.Range(i, end - i - 1).Any(at => tokens[at].Tail.EndsWith('?'));

    Heading? Part(int i)
    {
        var (at, section) = SectionAt(i);
        if (section is not null && !MayStart(i))
            return null;
        foreach (
            var (kind, phrases, alone) in ((FoundPartKind, string[][][], string[])[])
                [(FoundPartKind.Better, Better, BetterAlone), (FoundPartKind.MustImprove, Must, MustAlone)]
        )
        {
            var end = Match(at, phrases);
            if (end == 0 && at < tokens.Count && tokens[at].IsCapital && alone.Contains(tokens[at].Key) && WholeLine(at, at + 1))
                end = at + 1;
            if (end == 0 || !tokens[at].IsCapital)
                continue;
            var name = end;
            end = Mark(end);
            if (tokens[end - 1].Tail.Length == 0 && end < tokens.Count && !tokens[end].Break && tokens[end].IsLower)
                name = end = Longer(i, at, end, kind);
            if (end > 0)
                return WithSection(kind, i, (at, name), end, section);
        }
        return section is null ? null : SectionAlone(i, at, section);
    }

    /// <summary>"Hva har blitt bedre siden sist?": a few words more before the question mark. What must be better goes on only with a level, else it is a theme's own question.</summary>
    int Longer(int i, int from, int end, FoundPartKind kind)
    {
        if (!MayStart(i) || from >= end)
            return 0;
        for (var j = end; j < Math.Min(tokens.Count, end + 8); j++)
        {
            if (j > end && (tokens[j].Break || tokens[j].IsCapital && !tokens[j].IsAcronym && kind == FoundPartKind.MustImprove))
                return tokens[j].Break && IsLevel(end, j) ? j : 0;
            if (tokens[j].Tail.Contains('?', StringComparison.Ordinal))
                return kind == FoundPartKind.Better || IsLevel(end, j + 1) ? j + 1 : 0;
        }
        return end + 8 > tokens.Count && IsLevel(end, tokens.Count) ? tokens.Count : 0;
    }

    Heading WithSection(FoundPartKind kind, int from, (int From, int To) name, int end, string? section)
    {
        var to = end;
        if (section is null && end < tokens.Count)
            (to, section) = SectionAt(end);
        var (after, level) = LevelAt(to, section is not null);
        return new Heading(HeadingForm.Part, from, after)
        {
            Part = kind,
            Name = Phrase(name.From, name.To),
            Section = section,
            Level = level,
        };
    }

    /// <summary>"Del II: Hele organisasjonen" names no question; it goes on with that of the part before.</summary>
    Heading? SectionAlone(int i, int at, string section)
    {
        if (!tokens[i].Break && i > 0)
            return null;
        var (after, level) = LevelAt(at, true);
        return level is null && after < tokens.Count && !tokens[after].Break && !tokens[after - 1].Tail.EndsWith(':')
            ? null
            : new Heading(HeadingForm.Part, i, after)
            {
                Part = FoundPartKind.Same,
                Name = Phrase(i, after),
                Section = section,
                Level = level,
            };
    }

    (int To, string? Section) SectionAt(int i)
    {
        // "A. Egen tjeneste": a letter with a stop, on a line with nothing but whose it is.
        if (LetteredLevel(i) is > 0)
            return (i + 1, tokens[i].Core + ".");
        if (
            i + 1 >= tokens.Count
            || tokens[i].Key != "del"
            || tokens[i].Tail.Length > 0
            || tokens[i + 1].Core is not ("I" or "II" or "III" or "IV" or "V" or "1" or "2" or "3" or "4" or "5" or "A" or "B" or "C")
        )
            return (i, null);
        var to = i + 2;
        while (to < tokens.Count && tokens[to].Core.Length == 0 && !tokens[to].Break)
            to++;
        return (to, "Del " + tokens[i + 1].Core);
    }

    int LetteredLevel(int i)
    {
        if (!tokens[i].Break || tokens[i] is not { Core: ['A' or 'B' or 'C' or 'D'], Tail: "." or ")" or ":" })
            return 0;
        var end = i + 1;
        while (end < tokens.Count && !tokens[end].Break)
            end++;
        return end - i is > 1 and < 9 && IsLevel(i + 1, end) ? end : 0;
    }

    (int To, string? Level) LevelAt(int i, bool afterSection)
    {
        // "Del 1: Min virksomhet" on a line of its own: what stands after the section is its level, whatever the words.
        if (
            afterSection
            && i < tokens.Count
            && !tokens[i].Break
            && i > 1
            && (tokens[i - 1].Tail.EndsWith(':') || tokens[i - 1].IsDash)
            && LineEnd(i) is var line
            && line - i < 7
            && !tokens[line - 1].EndsSentence
            && !tokens[line - 1].Tail.EndsWith(':')
            && !Enumerable.Range(i, line - i).Any(at => FocusWords.Contains(tokens[at].Key) || Vocabulary.IsFinite(tokens[at].Key))
        )
            return (line, Phrase(i, line));
        if (!afterSection && (i >= tokens.Count || !tokens[i].Break && !(tokens[i - 1].Tail.Length > 0)))
            return (i, null);
        var end = i;
        while (end < tokens.Count && end < i + 8 && IsLevelWord(tokens[end]))
            end++;
        return IsLevel(i, end) && end - i <= 7 ? (end, Phrase(i, end).Trim('(', ')', ':')) : (i, null);
    }

    int LineEnd(int i)
    {
        while (i < tokens.Count && !tokens[i].Break)
            i++;
        return i;
    }

    static bool IsLevelWord(SourceToken token) =>
        token.Core.Length == 0 && token.Text is "/" or "-" or "–"
        || token.Key.EndsWith("nivå", StringComparison.Ordinal)
        || token.Key.EndsWith("nivået", StringComparison.Ordinal)
        || token.Key
            is "og"
                or "eller"
                or "på"
                or "for"
                or "i"
                or "hos"
                or "egen"
                or "eiga"
                or "eigen"
                or "eget"
                or "eige"
                or "hele"
                or "heile"
                or "hver"
                or "kvar"
                or "den"
                or "enkelte"
                or "enkelt"
                or "vår"
                or "samlet"
                or "samla"
                or "felles"
                or "virksomhet"
                or "virksomheten"
                or "verksemd"
                or "verksemda"
                or "enhet"
                or "enheten"
                or "eining"
                or "eininga"
                or "avdeling"
                or "avdelingen"
                or "avdelinga"
                or "organisasjonen"
                or "kommunen"
                or "sektor"
                or "sektoren"
                or "skole"
                or "skule"
                or "kommuneorganisasjonen"
                or "min"
                or "mi"
                or "mitt"
                or "tjeneste"
                or "tjenesten"
                or "teneste"
                or "tenesta"
                or "arbeidsplass"
                or "kommune"
                or "kommunane"
                or "virksomheten/avdelingen"
                or "som"
                or "helhet"
                or "heilskap"
                or "virksomhet/avdeling"
                or "enhet/avdeling"
                or "eining/avdeling";

    /// <summary>A level says "…nivå", or whose ("egen enhet", "hele kommunen"); and the sentence does not go on.</summary>
    bool IsLevel(int from, int to)
    {
        bool noun = false,
            whose = false;
        for (var i = from; i < to; i++)
        {
            if (!IsLevelWord(tokens[i]))
                return false;
            var key = tokens[i].Key;
            whose |=
                key
                    is "egen"
                        or "eiga"
                        or "eigen"
                        or "eget"
                        or "eige"
                        or "hele"
                        or "heile"
                        or "vår"
                        or "felles"
                        or "samlet"
                        or "samla"
                        or "hver"
                        or "kvar"
                        or "enkelte"
                        or "enkelt"
                        or "min"
                        or "mi"
                        or "mitt"
                        or "helhet"
                        or "heilskap"
                || key.Contains("nivå", StringComparison.Ordinal);
            noun |= key.Length > 4 && key is not ("eller" or "felles" or "samlet" or "samla" or "enkelt" or "enkelte" or "heile");
        }
        return noun && (whose || to >= tokens.Count || tokens[to].Break) && (to >= tokens.Count || tokens[to].Break || !tokens[to].IsLower);
    }

    Heading? Focus(int i) =>
        tokens[i].IsCapital
        && FocusWords.Contains(tokens[i].Key)
        && (MayStart(i) || tokens[i].Tail is ":")
        && (tokens[i].Tail is ":" || ShortLine(i) || i == 0 || i + 1 < tokens.Count && tokens[i + 1].IsCapital)
            ? new Heading(HeadingForm.Focus, i, tokens[i].Tail is ":" || !ShortLine(i) ? Mark(i + 1) : LineEnd(i + 1))
            : null;

    /// <summary>"Fokusområder som gikk igjen": nothing on the line but few small words more.</summary>
    bool ShortLine(int i)
    {
        var end = LineEnd(i + 1);
        return tokens[i].Break
            && end - i < 7
            && Enumerable.Range(i + 1, end - i - 1).All(at => !tokens[at].IsCapital && tokens[at].Tail is "" or ":");
    }

    static readonly string[] PriorityWords = ["prioriterte", "prioriteringer", "prioriteringar", "prioriteringsliste", "tiltaksliste"];

    Heading? Priorities(int i) =>
        PriorityWords.Contains(tokens[i].Key) && tokens[i].IsCapital && ShortLine(i)
            ? new Heading(HeadingForm.Priorities, i, LineEnd(i + 1))
        : tokens[i].IsCapital && Columns.Header(tokens, i) is { } header
            ? new Heading(HeadingForm.Priorities, i, header.To) { Columns = header.Columns }
        : null;

    /// <summary>"RLGs innspill:", "Innspill fra ledergruppen:", "Rådmannens ledergruppe svarer:". The colon may fail when the line is nothing else.</summary>
    Heading? Answer(int i)
    {
        var (at, body) = BodyAt(i);
        if (body is not null)
        {
            if (
                at < tokens.Count
                && tokens[at].Key is "sitt" or "sine" or "si" or "sin"
                && at + 1 < tokens.Count
                && AnswerWords.Contains(tokens[at + 1].Key)
            )
                at++;
            if (
                at < tokens.Count
                && (
                    AnswerWords.Contains(tokens[at].Key)
                    || tokens[at].Key is "svarer" or "svarar" or "mener" or "meiner" or "sier" or "seier"
                )
            )
                return Closed(i, at + 1, body);
            if (tokens[i].Key.Split('-') is [.., var last] parts && parts.Length > 1 && AnswerWords.Contains(last))
                return Closed(i, i + 1, parts[0]);
            return tokens[at - 1].Tail is ":" && !tokens[i].IsAcronym && WholeLine(i, at)
                ? new Heading(HeadingForm.Answer, i, at) { Body = body }
                : null;
        }
        if (!tokens[i].IsCapital)
            return null;
        if (tokens[i].Key is "fra" or "frå" && BodyAt(i + 1) is (var from, { } sender) && tokens[from - 1].Tail == ":")
            return new Heading(HeadingForm.Answer, i, from) { Body = sender };
        if (!AnswerWords.Contains(tokens[i].Key))
            return null;
        if (tokens[i].Tail is ":" && MayStart(i) && tokens[i].Key is "svar" or "tilsvar")
            return new Heading(HeadingForm.Answer, i, i + 1);
        at = i + 1;
        if (at < tokens.Count && tokens[at].Key is "fra" or "frå" or "av" or "til" or "til:")
            at++;
        if (at >= tokens.Count || tokens[i].Tail.Length > 0)
            return null;
        (at, body) = BodyAt(at);
        return body is null ? null : Closed(i, at, body);
    }

    /// <summary>"Innspill" above what was said, as "Svar" stands above the answer.</summary>
    Heading? Input(int i) =>
        tokens[i] is { IsCapital: true, Key: "innspill" or "innspel" } && (tokens[i].Tail is ":" && MayStart(i) || WholeLine(i, i + 1))
            ? new Heading(HeadingForm.Input, i, i + 1)
            : null;

    Heading? Closed(int from, int to, string body)
    {
        for (var end = to; end <= Math.Min(tokens.Count, to + 4); end++)
        {
            if (tokens[end - 1].Tail.EndsWith(':') || end > to && tokens[end - 1].Text == ":")
                return new Heading(HeadingForm.Answer, from, end) { Body = body };
            if (end < tokens.Count && (tokens[end].Break || tokens[end].IsCapital) && tokens[end].Text != ":")
                break;
            if (tokens[end - 1].EndsSentence)
                return null;
        }
        return WholeLine(from, to) ? new Heading(HeadingForm.Answer, from, to) { Body = body } : null;
    }

    /// <summary>An acronym, or a group or office of leaders with what defines it: "RLG", "rådmannens ledergruppe", "den utvida leiargruppa".</summary>
    (int To, string? Body) BodyAt(int i)
    {
        for (var at = i; at < Math.Min(tokens.Count, i + 4); at++)
        {
            if (at > i && (tokens[at - 1].Tail.Length > 0 || tokens[at].Break))
                break;
            var token = tokens[at];
            if (at == i && IsBodyAcronym(token.Core))
                return (at + 1, string.Concat(token.Core.TakeWhile(char.IsUpper)));
            var key = token.Key;
            if (
                BodyHeads.Contains(key)
                || key.EndsWith('s')
                    && BodyHeads.Contains(key[..^1])
                    && !(at + 1 < tokens.Count && BodyHeads.Contains(tokens[at + 1].Key.TrimEnd('s')))
            )
                return (at + 1, BodyHeads.Contains(key) ? Phrase(i, at + 1) : Phrase(i, at + 1).TrimEnd('s'));
            if (
                !(
                    key.EndsWith('s')
                    || key
                        is "den"
                            or "det"
                            or "utvidet"
                            or "utvidete"
                            or "utvidede"
                            or "utvida"
                            or "øverste"
                            or "øvste"
                            or "sentrale"
                            or "kommunens"
                            or "sin"
                            or "administrative"
                )
            )
                break;
        }
        return (i, null);
    }

    /// <summary>"RLG", "RLGs", "RLG-innspill".</summary>
    static bool IsBodyAcronym(string word)
    {
        var capitals = word.TakeWhile(char.IsUpper).Count();
        return capitals is >= 2 and <= 8
            && (word[capitals..] is "" or "s" or "'s" or "-s" || word.Length > capitals && word[capitals] == '-');
    }

    bool WholeLine(int from, int to) =>
        tokens[from].Break
        && (to >= tokens.Count || tokens[to].Break || tokens[to].Core.Length == 0 && (to + 1 >= tokens.Count || tokens[to + 1].Break));

    /// <summary>Past a question mark or colon standing by itself.</summary>
    int Mark(int i)
    {
        while (
            i < tokens.Count
            && !tokens[i].Break
            && (tokens[i].Core.Length == 0 && tokens[i].Text is "?" or ":" or "!" or "-" or "–" or "?:" || GoesOn(tokens[i]))
        )
            i++;
        return i;
    }

    /// <summary>"(forts.)", "(2)": the slide goes on with the one before.</summary>
    public static bool GoesOn(SourceToken token) =>
        token.Key is "forts" or "fortsetter" or "fortsettelse" or "framhald" or "frh" or "cont"
        || token.IsNumber && token.Head == "(" && token.Tail.StartsWith(')');

    int Match(int at, string[][][] phrases)
    {
        if (at >= tokens.Count || !tokens[at].IsCapital)
            return 0;
        foreach (var phrase in phrases)
        {
            var (i, end) = (0, at);
            while (i < phrase.Length && end < tokens.Count && (i == phrase.Length - 1 || tokens[end].Tail.Length == 0))
                if (IsWord(phrase[i], tokens[end].Key))
                    (i, end) = (i + 1, end + 1);
                else if (i > 0 && Adverbs.Contains(tokens[end].Key) && tokens[end].Tail.Length == 0)
                    end++;
                else
                    break;
            if (i == phrase.Length)
                return end;
        }
        return 0;
    }

    static bool IsWord(string[] wanted, string key) =>
        wanted.Contains(key)
        || wanted is [Comparative]
            && key.Length > 5
            && (key.EndsWith("ere", StringComparison.Ordinal) || key.EndsWith("are", StringComparison.Ordinal))
            && !Promises.IsVerb(key);

    string Phrase(int from, int to) => string.Join(' ', tokens.Skip(from).Take(to - from).Select(t => t.Text));

    static string[][][] Phrases(params string[] phrases) =>
        [.. phrases.Select(phrase => phrase.Split(' ').Select(word => word.Split('|')).ToArray())];
}
