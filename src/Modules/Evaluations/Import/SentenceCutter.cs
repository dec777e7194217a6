namespace Takt.Evaluations;

internal enum Starts
{
    Certain,
    Doubtful,
}

/// <summary>A cut before a token, and why it is in doubt (a key among the texts) when it is.</summary>
internal readonly record struct Cut(int At, Starts Starts, string? Doubt = null);

/// <summary>Where statements begin. On a slide taken off as one line nothing but the language tells: see the README beside this file.</summary>
internal sealed class SentenceCutter(NameEvidence names)
{
    /// <summary>A line this long holds more than the statement it began with.</summary>
    const int LongLine = 200;

    /// <summary>How far a bracket may reach before it counts as never closed.</summary>
    const int BracketReach = 40;

    /// <param name="tokens">Words in order.</param>
    /// <param name="from">The first, which always begins a statement.</param>
    /// <param name="to">The first beyond.</param>
    /// <param name="inCell">The words of a table laid flat: a cell may be one word, so a capital may follow a capital.</param>
    public List<Cut> Cuts(IReadOnlyList<SourceToken> tokens, int from, int to, bool inCell = false)
    {
        var cuts = new List<Cut>();
        if (from >= to)
            return cuts;
        cuts.Add(First(tokens[from], from));
        var running = RunsTogether(tokens, from, to);
        var dashes = CountDashes(tokens, from, to);
        var closed = from;
        var smallLines = MostLinesAreSmall(tokens, from, to);
        for (var i = from + 1; i < to; i++)
        {
            if (tokens[i - 1].Head.Contains('(', StringComparison.Ordinal) && !tokens[i - 1].Tail.Contains(')', StringComparison.Ordinal))
                closed = Math.Max(closed, Closing(tokens, i, to));
            var word = tokens[i];
            var cut =
                word.Bullet ? new Cut(i, Starts.Certain)
                : word.Break ? AtLine(tokens, i, smallLines)
                : i <= closed ? null
                : Inside(tokens, i, to, cuts[^1].At, running, dashes, inCell);
            if (cut is { } found)
                cuts.Add(found);
        }
        return cuts;
    }

    static Cut First(SourceToken first, int at) =>
        first is { IsLower: true, Bullet: false, Line.Role: LineRole.Paragraph }
            ? new Cut(at, Starts.Doubtful, nameof(Texts.ImportDoubtGoesOn))
            : new Cut(at, Starts.Certain);

    /// <summary>A line that goes on with a small letter goes on with its sentence, unless the list is written that way.</summary>
    static Cut? AtLine(IReadOnlyList<SourceToken> tokens, int i, bool smallLines) =>
        tokens[i] is { IsLower: true, Line.Role: LineRole.Paragraph } && !tokens[i - 1].EndsSentence && !smallLines
            ? null
            : new Cut(i, Starts.Certain);

    Cut? Inside(IReadOnlyList<SourceToken> tokens, int i, int to, int start, bool running, int dashes, bool inCell)
    {
        var (before, word) = (tokens[i - 1], tokens[i]);
        if (word.IsDash)
            return i + 1 < to && tokens[i + 1].IsCapital && (before.EndsSentence || before.Tail.EndsWith(':') || dashes >= 2)
                ? new Cut(i, Starts.Certain)
                : null;
        if (before.IsDash || word.Core.Length == 0)
            return null;
        if (before.EndsSentence)
            return AfterStop(i - 2 >= start ? tokens[i - 2] : null, before, word, i);
        if (
            before.Tail.Length > 0 && before.Tail != ",-" && before.Tail[^1] is ',' or ';' or ':' or '/' or '-' or '–'
            || word.Head.Contains('(', StringComparison.Ordinal)
        )
            return null;
        return word.IsCapital && (running || inCell) ? BeforeCapital(tokens, i, to, start, inCell) : null;
    }

    /// <summary>An ordinal is written with a stop, and what it counts is small ("2. tertial"). Before a capital the number ends its sentence: "vi har talt 46. Kan noen …", "i uke 41. Vi …". So
    /// does the unit of an amount: "150 000 kr. Økonomi …".</summary>
    static Cut? AfterStop(SourceToken? second, SourceToken before, SourceToken word, int i)
    {
        var stop = before.Tail.StartsWith('.') && before.Tail.Count(c => c == '.') == 1;
        var closing = Vocabulary.ClosingAbbreviations.Contains(before.Key);
        if (word.IsLower)
            return null;
        if (stop && word.IsCapital && Vocabulary.Amounts.Contains(before.Key) && second is { IsNumber: true })
            return new Cut(i, Starts.Doubtful, nameof(Texts.ImportDoubtStop));
        if (
            stop
            && before.IsNumber
            && word.IsCapital
            && !WrittenDates.IsMonth(word.Key)
            && (Vocabulary.Starters.Contains(word.Key) || second is not null && Vocabulary.Numbered.Contains(second.Key))
            && second is not null
        )
            return new Cut(i, Starts.Doubtful, nameof(Texts.ImportDoubtStop));
        if (stop && (Vocabulary.OpenAbbreviations.Contains(before.Key) || before.Core.Length == 1 && before.IsCapital))
            return null;
        if (stop && before.IsNumber && (before.Core.Length <= 2 || WrittenDates.IsMonth(word.Key)))
            return null;
        if (!word.IsCapital && stop && (closing || before.Core.Length <= 3))
            return null;
        return new Cut(i, Starts.Doubtful, closing ? nameof(Texts.ImportDoubtAbbreviation) : nameof(Texts.ImportDoubtStop));
    }

    Cut? BeforeCapital(IReadOnlyList<SourceToken> tokens, int i, int to, int start, bool inCell)
    {
        var (before, word) = (tokens[i - 1], tokens[i]);
        var starter = Vocabulary.Starters.Contains(word.Key) || Promises.IsVerb(word.Key);
        var subject = Vocabulary.SubjectPronouns.Contains(word.Key);
        var phrase = names.Phrase(tokens, i);
        if (InPhrase(tokens, i, start))
            return null;
        if (word.IsAcronym && !(word.IsCompound && Vocabulary.IsDefinite(before.Key, 6)) || phrase > 0 || names.IsName(word.Key))
            return BeforeName(tokens, i, i + Math.Max(1, phrase), to);
        if (before.IsCapital && !before.IsAcronym)
        {
            if (i - 1 == start && !EndsPhrase(tokens, i))
                return inCell || subject ? new Cut(i, Starts.Certain) : null;
            return
                starter
                || names.IsCommon(word)
                || !before.Key.EndsWith('s') && (Vocabulary.IsDefinite(word.Key) || AfterName(tokens, i, to))
                ? new Cut(i, Starts.Certain)
                : null;
        }
        // "…, viser undersøkelsen": the verb stands first after a clause.
        if (
            i - 2 >= start
            && tokens[i - 2].Tail.EndsWith(',')
            && before.Key is "viser" or "sier" or "mener" or "synes" or "seier" or "meiner" or "syner" or "forteller" or "fortel"
        )
            return null;
        if (Vocabulary.Conjunctions.Contains(before.Key) || Vocabulary.Openers.Contains(before.Key))
            return subject || Trails(before.Key) && (starter || i + 1 < to && Vocabulary.Prepositions.Contains(tokens[i + 1].Key))
                ? new Cut(i, Starts.Certain)
                : null;
        if (
            before.Key == "eksempel"
            || word.Core.Length == 1 && (!starter || IsNumbered(before.Key))
            || Vocabulary.Auxiliaries.Contains(before.Key) && !starter && !EndsClause(tokens, i, to, start)
        )
            return null;
        // "i vår": the spring, not ours.
        if (before.Key == "vår" && i - 2 >= start && tokens[i - 2].Key == "i" && NextIsFinite(tokens, i, to))
            return new Cut(i, Starts.Certain);
        if (
            Vocabulary.Pronouns.Contains(before.Key)
            && (
                NextIsFinite(tokens, i, to)
                || i - 2 >= start
                    && Vocabulary.Prepositions.Contains(tokens[i - 2].Key)
                    && (names.IsCommon(word) || before.Key is "dette" or "det" or "oss" or "seg" or "dei")
            )
        )
            return new Cut(i, Starts.Certain);
        if (Vocabulary.Determiners.Contains(before.Key) || Vocabulary.IsTitle(before.Key))
            return starter ? new Cut(i, Starts.Certain)
                : Vocabulary.IsTitle(before.Key) && names.IsCommon(word) ? new Cut(i, Starts.Certain)
                : null;
        if (Vocabulary.Prepositions.Contains(before.Key) && !IsAdverb(tokens, i - 1, start))
            return starter ? new Cut(i, Starts.Certain)
                : !names.IsCommon(word) || !Stranded(tokens, i - 1, start) ? null
                : NextIsFinite(tokens, i, to) || Vocabulary.IsDefinite(word.Key) ? new Cut(i, Starts.Certain)
                : new Cut(i, Starts.Doubtful, nameof(Texts.ImportDoubtStranded));
        if (!starter && i - 2 == start && Vocabulary.SubjectPronouns.Contains(tokens[start].Key) && tokens[start].Tail.Length == 0)
            return null;
        return Vocabulary.ObjectVerbs.Contains(before.Key) && !starter && !names.IsCommon(word) ? null : new Cut(i, Starts.Certain);
    }

    /// <summary>A name rarely begins a statement; it may when a noun stands before it and a verb behind.</summary>
    static Cut? BeforeName(IReadOnlyList<SourceToken> tokens, int i, int end, int to)
    {
        var before = tokens[i - 1];
        if (end < to && tokens[end].Key is "kommune" or "fylke")
            end++;
        if (
            !before.IsLower && !before.IsNumber
            || end >= to
            || tokens[end - 1].Tail.Length > 0
            || !Vocabulary.IsFinite(tokens[end].Key)
            || TakesMore(before.Key)
            || Apposed(before.Key)
        )
            return null;
        return tokens[i].IsCompound && Vocabulary.IsDefinite(tokens[i].Key, 6)
            ? new Cut(i, Starts.Certain)
            : new Cut(i, Starts.Doubtful, nameof(Texts.ImportDoubtName));
    }

    static bool TakesMore(string key) =>
        Vocabulary.Prepositions.Contains(key)
        || Vocabulary.Conjunctions.Contains(key)
        || Vocabulary.Openers.Contains(key)
        || Vocabulary.Determiners.Contains(key)
        || Vocabulary.IsTitle(key)
        || Vocabulary.IsFinite(key);

    /// <summary>"prosessen Nye Veier", "kommunen Fjordvik": a defined noun and its name.</summary>
    static bool Apposed(string key) =>
        key
            is "prosessen"
                or "prosjektet"
                or "programmet"
                or "kommunen"
                or "systemet"
                or "satsingen"
                or "satsinga"
                or "gruppa"
                or "gruppen"
                or "ledergruppen"
                or "ledergruppa"
                or "leiargruppa"
                or "omstillingen"
                or "verktøyet";

    bool InPhrase(IReadOnlyList<SourceToken> tokens, int i, int start)
    {
        for (var back = 1; back <= 6 && i - back >= start; back++)
            if (names.Phrase(tokens, i - back) > back)
                return true;
        return false;
    }

    bool EndsPhrase(IReadOnlyList<SourceToken> tokens, int i)
    {
        for (var back = 2; back <= 6 && i - back >= 0; back++)
            if (names.Phrase(tokens, i - back) == back)
                return true;
        return false;
    }

    /// <summary>"i Fjordvik | Tungvint å …": the name is complete, and what follows the next capital shows a sentence rather than a surname.</summary>
    static bool AfterName(IReadOnlyList<SourceToken> tokens, int i, int to) =>
        Vocabulary.Prepositions.Contains(tokens[i - 2].Key)
        && tokens[i].Tail.Length == 0
        && i + 1 < to
        && (Vocabulary.Prepositions.Contains(tokens[i + 1].Key) || tokens[i + 1].Key == "å" || Vocabulary.IsFinite(tokens[i + 1].Key))
        && !NameEvidence.IsFirstOfTwo(tokens[i - 1].Key)
        && !NameEvidence.IsSurname(tokens[i].Key);

    /// <summary>"… når de skal | Ledergruppa er …": in a clause of its own a pronoun and its verb may come last, and a noun with its verb follows.</summary>
    static bool EndsClause(IReadOnlyList<SourceToken> tokens, int i, int to, int start) =>
        i - 3 >= start
        && NextIsFinite(tokens, i, to)
        && Vocabulary.Openers.Contains(tokens[i - 3].Key)
        && tokens[i - 2].Key
            is "de"
                or "dei"
                or "vi"
                or "me"
                or "det"
                or "den"
                or "han"
                or "hun"
                or "ho"
                or "jeg"
                or "eg"
                or "man"
                or "alle";

    /// <summary>"hvem som kan hva": a question word may come last.</summary>
    static bool Trails(string key) =>
        key is "hva" or "kva" or "hvor" or "kor" or "hvordan" or "korleis" or "når" or "der" or "hvorfor" or "kvifor";

    /// <summary>"del I": a numeral, no preposition.</summary>
    static bool IsNumbered(string key) =>
        key is "del" or "kapittel" or "kapitel" or "fase" or "trinn" or "steg" or "nivå" or "klasse" or "punkt" or "vedlegg";

    /// <summary>"mer enn før", "som over": nothing more is due.</summary>
    static bool IsAdverb(IReadOnlyList<SourceToken> tokens, int i, int start) =>
        i > start && tokens[i - 1].Key is "enn" or "som" or "der" or "her";

    /// <summary>A preposition that belongs to the verb before it ("ble lyttet til", "å jobbe med") may end its sentence.</summary>
    static bool Stranded(IReadOnlyList<SourceToken> tokens, int preposition, int start)
    {
        if (preposition - 1 < start)
            return false;
        var verb = tokens[preposition - 1].Key;
        // "når det røyner på": a pronoun and its verb
        if (
            preposition - 2 >= start
            && verb.Length > 2
            && verb[^1] == 'r'
            && tokens[preposition - 2].Key is "det" or "vi" or "de" or "dei" or "eg" or "jeg" or "man" or "som"
        )
            return true;
        for (var i = preposition - 2; i >= Math.Max(start, preposition - 4); i--)
        {
            if (tokens[i].Key is "å")
                return true;
            if (tokens[i].Key is "kan" or "må" or "skal" or "vil" or "bør" && verb.EndsWith('e'))
                return true;
            if (
                tokens[i].Key is "ble" or "blir" or "blitt" or "er" or "har" or "bli" or "vart" or "vert" or "vorte" or "blei"
                && verb.Length > 2
                && verb[^1] is 't' or 'd' or 'a' or 'e'
            )
                return true;
        }
        return false;
    }

    static bool NextIsFinite(IReadOnlyList<SourceToken> tokens, int i, int to) =>
        tokens[i].Tail.Length == 0 && i + 1 < to && Vocabulary.IsFinite(tokens[i + 1].Key);

    /// <summary>Only where lines have been lost can a capital inside one begin a statement.</summary>
    static bool RunsTogether(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        var lines = 1;
        for (var i = from + 1; i < to; i++)
            if (tokens[i].Break)
                lines++;
        return (tokens[to - 1].End - tokens[from].Start) / lines > LongLine
            || lines == 1 && tokens[from].Line.Role == LineRole.Paragraph && !(tokens[from].Bullet && tokens[from].Break);
    }

    static int CountDashes(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        var dashes = 0;
        for (var i = from; i < to - 1; i++)
            if (tokens[i].IsDash && tokens[i + 1].IsCapital)
                dashes++;
        return dashes;
    }

    static bool MostLinesAreSmall(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        int lines = 0,
            small = 0;
        for (var i = from; i < to; i++)
            if (tokens[i].Break)
            {
                lines++;
                if (tokens[i].IsLower)
                    small++;
            }
        return small * 2 > lines;
    }

    static int Closing(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        for (var i = from; i < Math.Min(to, from + BracketReach); i++)
            if (tokens[i].Tail.Contains(')', StringComparison.Ordinal) || tokens[i].Head.Contains(')', StringComparison.Ordinal))
                return i;
        return from - 1;
    }
}
