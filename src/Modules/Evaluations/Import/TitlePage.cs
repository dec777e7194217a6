namespace Takt.Evaluations;

/// <summary>What a title slide tells: what is evaluated, from which gathering, where it is presented and by whom. The footer confirms.</summary>
internal sealed record TitlePage(
    string? Title,
    string? Programme,
    FoundKind? Kind,
    FoundGathering? Gathering,
    FoundMeeting? Meeting,
    string? Presenter
)
{
    const int MostTokens = 200;

    static readonly string[] GatheringEnds =
    [
        "samling",
        "samlinga",
        "samlingen",
        "samlingene",
        "seminar",
        "seminaret",
        "konferanse",
        "konferansen",
        "verksted",
        "verkstad",
        "workshop",
        "dag",
        "dagen",
        "dager",
        "dagar",
        "dagene",
        "kick-off",
        "kickoff",
        "dialogkonferanse",
    ];
    static readonly string[] MeetingEnds =
    [
        "møte",
        "møtet",
        "møter",
        "forum",
        "utvalg",
        "utvalget",
        "utval",
        "utvalet",
        "styre",
        "styret",
        "råd",
        "rådet",
        "nettverk",
        "allmøte",
        "kommunestyret",
        "kommunestyre",
        "formannskap",
        "formannskapet",
    ];

    /// <summary>What a title is followed by when the lines of a slide have run together.</summary>
    static readonly HashSet<string> Descriptions = new(StringComparer.Ordinal)
    {
        "oppsummering",
        "oppsummert",
        "oppsummerte",
        "sammendrag",
        "samandrag",
        "resultat",
        "resultater",
        "resultatet",
        "resultata",
        "innspill",
        "innspel",
        "presentasjon",
        "presentert",
        "rapport",
        "tilbakemelding",
        "tilbakemeldinger",
        "tilbakemeldingar",
        "svar",
        "med",
        "fra",
        "frå",
        "basert",
        "v",
        "ved",
        "presenteres",
        "lagt",
    };

    static readonly HashSet<string> Programmes = new(StringComparer.Ordinal)
    {
        "programmet",
        "prosjektet",
        "omstillingsprogrammet",
        "utviklingsprogrammet",
        "omstillingsprosjektet",
        "organisasjonsprosjektet",
        "satsingen",
        "satsinga",
        "satsningen",
        "omorganiseringen",
        "prosessen",
        "omstillingen",
        "omstillinga",
        "organisasjonsprogrammet",
        "lederprogrammet",
        "leiarprogrammet",
    };

    /// <param name="source">The document's text.</param>
    /// <param name="all">Words before the first heading.</param>
    /// <param name="footer">What most slides end with.</param>
    /// <param name="letter">Who sent the text and when; whoever sends it presents it unless it says otherwise.</param>
    public static TitlePage Read(string source, IReadOnlyList<SourceToken> all, string? footer, Letter? letter = null)
    {
        var tokens = all.Take(MostTokens).ToList();
        var dates = Dates(source, tokens);
        var (fromFooter, occasion, presenter) = ReadFooter(footer);
        var meetingDate = MeetingDate(tokens, dates, fromFooter);
        var gathering =
            dates.FirstOrDefault(d => d != meetingDate && (d.Date.IsRange || EndsWithAny(Named(tokens, d), GatheringEnds)))
            ?? dates.FirstOrDefault(d => d != meetingDate);
        var meetingName = MeetingName(tokens, meetingDate) ?? occasion;
        var gatheringName = gathering is null
            ? tokens.FirstOrDefault(t => EndsWithAny(t.Key, GatheringEnds) && t.Core != meetingName)?.Core
            : NameBefore(tokens, gathering.From, GatheringEnds);
        var byLine = PresenterIn(tokens, dates);
        var title = tokens[TitleStart(tokens)..];
        var titleEnd = TitleEnd(title, dates, tokens.Count - title.Count);
        var (programme, kind) = About(title, titleEnd, [.. dates.Select(d => d.Date.From.Year)]);
        var (soonName, soon) = meetingDate is null && letter is { Sent: { } sent } ? Soon(tokens, sent) : default;
        return new TitlePage(
            titleEnd == 0 ? null : Words(title, 0, titleEnd).TrimEnd('.', ':', ',', ' ', '–', '-'),
            programme,
            kind,
            gathering is null && gatheringName is null
                ? null
                : new FoundGathering(Indefinite(gatheringName), gathering?.Date.From, gathering?.Date.To),
            meetingName is null && meetingDate is null && fromFooter is null && soon is null
                ? null
                : new FoundMeeting(Indefinite(soonName ?? meetingName), meetingDate?.Date.From ?? fromFooter ?? soon),
            byLine ?? presenter ?? letter?.From
        );
    }

    /// <summary>The line that says "evaluering" near its beginning, as a title does, where others come before it; else the first.</summary>
    static int TitleStart(List<SourceToken> tokens)
    {
        const int longest = 15;
        for (var i = 0; i < tokens.Count; )
        {
            var end = i + 1;
            while (end < tokens.Count && !tokens[end].Break)
                end++;
            if (
                end - i <= longest
                && !tokens[end - 1].EndsSentence
                && tokens.Skip(i).Take(3).Any(t => t.IsCapital && t.Key.Contains("evaluering", StringComparison.Ordinal))
            )
                return tokens[0].Line.Role == LineRole.Title ? 0 : i;
            i = end;
        }
        return 0;
    }

    /// <summary>A letter leaves out the year of a day that is near: the first such day after it was sent.</summary>
    static (string? Name, DateOnly? Date) Soon(List<SourceToken> tokens, DateOnly sent)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
            if (
                tokens[i] is { IsNumber: true, Core.Length: <= 2, Tail: "." }
                && WrittenDates.MonthOf(tokens[i + 1].Key) is > 0 and var month
                && NameBefore(tokens, i, MeetingEnds) is { } name
                && int.Parse(tokens[i].Core, System.Globalization.CultureInfo.InvariantCulture) is > 0 and var day
            )
                foreach (var year in (int[])[sent.Year, sent.Year + 1])
                    if (day <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, day) is var date && date >= sent)
                        return (name, date);
        return default;
    }

    /// <summary>The noun as a calendar has it: "dialogsamlingen" is a "dialogsamling". A council ("formannskapet") keeps its name.</summary>
    static string? Indefinite(string? name)
    {
        foreach (var (definite, plain) in Definites)
            if (name is not null && name.EndsWith(definite, StringComparison.Ordinal))
                return name[..^definite.Length] + plain;
        return name;
    }

    static readonly (string Definite, string Plain)[] Definites =
    [
        ("samlingen", "samling"),
        ("samlinga", "samling"),
        ("seminaret", "seminar"),
        ("konferansen", "konferanse"),
        ("verkstedet", "verksted"),
        ("verkstaden", "verkstad"),
        ("møtet", "møte"),
        ("dagen", "dag"),
    ];

    static readonly string[] Weekdays =
    [
        "mandag",
        "måndag",
        "tirsdag",
        "tysdag",
        "onsdag",
        "torsdag",
        "fredag",
        "lørdag",
        "laurdag",
        "søndag",
        "sundag",
        "dag",
    ];

    sealed record Dated(int From, int To, WrittenDate Date);

    static List<Dated> Dates(string source, List<SourceToken> tokens)
    {
        if (tokens.Count == 0)
            return [];
        var start = tokens[0].Start;
        var dates = new List<Dated>();
        foreach (var date in WrittenDates.In(source[start..tokens[^1].End]))
        {
            var from = tokens.FindIndex(t => t.End > start + date.Offset);
            var to = tokens.FindLastIndex(t => t.Start < start + date.End) + 1;
            if (from >= 0 && to > from)
                dates.Add(new Dated(from, to, date));
        }
        return dates;
    }

    static Dated? MeetingDate(List<SourceToken> tokens, List<Dated> dates, DateOnly? footer) =>
        dates.LastOrDefault(d => d.Date.From == footer && !d.Date.IsRange)
        ?? dates.LastOrDefault(d => !d.Date.IsRange && EndsWithAny(Named(tokens, d), MeetingEnds))
        ?? (dates.Count > 1 && !dates[^1].Date.IsRange ? dates[^1] : null)
        ?? dates.LastOrDefault(d => !d.Date.IsRange && !EndsWithAny(Named(tokens, d), GatheringEnds));

    static string Named(List<SourceToken> tokens, Dated date) =>
        NameBefore(tokens, date.From, [.. GatheringEnds, .. MeetingEnds]) is { } name ? name.ToLowerInvariant() : "";

    /// <summary>The noun of an occasion nearest before a date.</summary>
    static string? NameBefore(List<SourceToken> tokens, int date, string[] endings)
    {
        for (var i = date - 1; i >= Math.Max(0, date - 7); i--)
        {
            if (char.IsAsciiDigit(tokens[i].Text[0]))
                return null;
            if (EndsWithAny(tokens[i].Key, endings))
                return i + 1 < date && tokens[i + 1].Key == "for" && date - i <= 4 ? Words(tokens, i, date).TrimEnd(',', ' ', '(')
                    : i > 0 && tokens[i - 1].IsAcronym && tokens[i - 1].Tail.Length == 0 && !tokens[i].IsAcronym
                        ? tokens[i - 1].Core + " " + tokens[i].Core
                    : i > 0
                    && tokens[i - 1]
                        is {
                            Break: true,
                            Tail: "",
                            Key: "utvidet"
                                or "utvida"
                                or "felles"
                                or "ekstraordinært"
                                or "åpent"
                                or "ope"
                                or "stort"
                                or "tverrfaglig"
                                or "tverrfagleg"
                        }
                        ? tokens[i - 1].Core + " " + tokens[i].Core
                    : tokens[i].Core;
        }
        return null;
    }

    /// <summary>"Presentasjon til …", else the noun before the date.</summary>
    static string? MeetingName(List<SourceToken> tokens, Dated? date)
    {
        if (date is not null && NameBefore(tokens, date.From, [.. MeetingEnds, .. GatheringEnds]) is { } name)
            return name;
        for (var i = 0; i + 2 < tokens.Count; i++)
            if (
                tokens[i].Key is "presentasjon" or "presentert" or "presenteres" or "framlagt" or "lagt"
                && tokens[i + 1].Key is "til" or "for" or "på" or "i" or "fram"
                && EndsWithAny(tokens[i + 2].Key, MeetingEnds)
            )
                return tokens[i + 2].Core;
        return tokens.LastOrDefault(t => EndsWithAny(t.Key, MeetingEnds) && t.Key.Length > 5)?.Core;
    }

    /// <summary>A weekday is no occasion, for all it ends as "fagdag" does.</summary>
    static bool EndsWithAny(string word, string[] endings)
    {
        if (Weekdays.Contains(word))
            return false;
        foreach (var ending in endings)
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }

    static (DateOnly? Date, string? Occasion, string? Presenter) ReadFooter(string? footer)
    {
        if (footer is null)
            return default;
        var date = WrittenDates.In(footer) is [var first, ..] ? first : (WrittenDate?)null;
        var before = date is { } d ? footer[..d.Offset] : footer;
        var after = date is { } e ? footer[e.End..] : "";
        string? Presenter(string words) => PersonName(words.Split([' ', ',', '|', '–', '-', '/'], StringSplitOptions.RemoveEmptyEntries));
        var presenter = Presenter(after) ?? Presenter(before);
        var occasion = before.Trim(' ', ',', '–', '-', '|', '.', ':');
        if (presenter is not null)
            occasion = occasion.Replace(presenter, "", StringComparison.Ordinal).Trim(' ', ',', '–', '-', '|');
        if (occasion.EndsWith(" den", StringComparison.Ordinal))
            occasion = occasion[..^4];
        if (!EndsWithAny(occasion.ToLowerInvariant(), [.. MeetingEnds, .. GatheringEnds]))
            occasion =
                after
                    .Split([',', '|', '–'], StringSplitOptions.TrimEntries)
                    .FirstOrDefault(w => EndsWithAny(w.ToLowerInvariant(), MeetingEnds))
                ?? occasion
                    .Split([',', '|', '–'], StringSplitOptions.TrimEntries)
                    .FirstOrDefault(w => EndsWithAny(w.ToLowerInvariant(), MeetingEnds))
                ?? "";
        return (date?.From, occasion is { Length: > 2 and < 60 } ? occasion : null, presenter);
    }

    /// <summary>Two to four words with capitals and nothing else, none of them a common word.</summary>
    static string? PersonName(IReadOnlyList<string> words)
    {
        var name = words.SkipWhile(w => !IsNameWord(w)).TakeWhile(IsNameWord).Take(4).ToList();
        return name.Count >= 2 ? string.Join(' ', name.Select(w => w.TrimEnd('.', ','))) : null;
    }

    static bool IsNameWord(string word) =>
        word.Length > 1
        && char.IsUpper(word[0])
        && (word.Length == 2 && word[1] == '.' || char.IsLower(word[1]))
        && word.All(c => char.IsLetter(c) || c is '-' or '.' or ',' or '\'')
        && !IsTitleWord(word.TrimEnd('.', ',').ToLowerInvariant());

    static bool IsTitleWord(string key) =>
        Descriptions.Contains(key)
        || Vocabulary.Starters.Contains(key)
        || Vocabulary.Titles.Contains(key)
        || Vocabulary.LooksCommon(key)
        || EndsWithAny(key, MeetingEnds)
        || EndsWithAny(key, GatheringEnds)
        || WrittenDates.IsMonth(key)
        || key.EndsWith("evaluering", StringComparison.Ordinal);

    /// <summary>After the last date, or after "v/" and the like.</summary>
    static string? PresenterIn(List<SourceToken> tokens, List<Dated> dates)
    {
        for (var i = 0; i < tokens.Count; i++)
            if (
                tokens[i].Text.StartsWith("v/", StringComparison.OrdinalIgnoreCase)
                || tokens[i].Key is "ved"
                || tokens[i].Key is "av" && i > 0 && tokens[i - 1].Key is "presentert" or "presenteres" or "presentasjon"
                || tokens[i].Key is "presentert" or "presentør" or "foredragsholder" && tokens[i].Tail == ":"
            )
            {
                List<string> rest =
                [
                    .. tokens[i].Text.StartsWith("v/", StringComparison.OrdinalIgnoreCase) && tokens[i].Text.Length > 2
                        ? [tokens[i].Text[2..]]
                        : (string[])[],
                    .. tokens.Skip(i + 1).Take(6).Select(t => t.Text),
                ];
                if (
                    rest.TakeWhile(w => !IsNameWord(w))
                        .All(w => Vocabulary.Titles.Contains(w.Trim(',', '/').ToLowerInvariant()) || w == "/")
                    && PersonName(rest) is { } named
                )
                    return named;
            }
        var last = dates.Count > 0 ? dates[^1].To : 0;
        // Straight behind the date, or on a line of its own: inside a sentence capitals are anything.
        for (var i = last; i < tokens.Count && last > 0; i++)
            if (
                (i == last || tokens[i].Break)
                && IsNameWord(tokens[i].Text)
                && PersonName([.. tokens.Skip(i).Take(4).TakeWhile((t, n) => n == 0 || !t.Break).Select(t => t.Text)]) is { } name
            )
                return name;
        return null;
    }

    /// <summary>The first words up to the line's end, a description, an occasion or a date. Of two halves round a dash both belong when only the second says "evaluering".</summary>
    static int TitleEnd(List<SourceToken> tokens, List<Dated> dates, int skipped)
    {
        var evaluated = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var boundary =
                i > 0
                && (
                    token.Break
                    || dates.Any(d => d.From == i + skipped)
                    || Descriptions.Contains(token.Key)
                    || token.IsDash
                    || token.Head.Contains('(', StringComparison.Ordinal)
                    || tokens[i - 1].Tail is "." or ","
                    || tokens[i - 1].Tail is ":" && token.Line.Role != LineRole.Title
                    || token.Key is "på" && i + 1 < tokens.Count && EndsWithAny(tokens[i + 1].Key, GatheringEnds)
                    || EndsWithAny(token.Key, GatheringEnds) && !token.Key.EndsWith("dag", StringComparison.Ordinal)
                );
            if (
                boundary
                && (evaluated || i > 14 || !tokens.Skip(i).Take(8).Any(t => t.Key.Contains("evaluering", StringComparison.Ordinal)))
            )
                return i;
            evaluated |= token.Key.Contains("evaluering", StringComparison.Ordinal);
        }
        return tokens.Count;
    }

    static (string? Programme, FoundKind? Kind) About(List<SourceToken> tokens, int end, List<int> years)
    {
        var at = tokens.FindIndex(0, end, t => t.Key.Contains("evaluering", StringComparison.Ordinal));
        if (at < 0)
            return (Quoted(tokens, end), null);
        var before = string.Concat(
            tokens
                .Take(at + 1)
                .Concat(
                    tokens
                        .Skip(at + 1)
                        .Take(12)
                        .Where(t => t.Key is "underveis" or "undervegs" or "midtveis" or "midtvegs" or "sluttrapport" or "årlig" or "årleg")
                )
                .Select(t => t.Key)
        );
        FoundKind? kind = before switch
        {
            _ when Has(before, "underve", "midtve", "halvve") => FoundKind.MidTerm,
            _ when Has(before, "slutt", "endelig", "endeleg", "avsluttende", "avsluttande") => FoundKind.Final,
            _ when Has(before, "årlig", "årleg", "årsevaluering", "årets") => FoundKind.Yearly,
            _ => null,
        };
        var from = at + 1;
        if (from < end && tokens[from].Key is "av")
            from++;
        // "Årsevaluering 2024: Fram sammen"
        else if (
            (
                from < end && tokens[from] is { IsNumber: true, Tail: ":" } ? from + 1
                : tokens[at].Tail is ":" ? from
                : end
            )
                is var named
            && named < end
        )
            return (Words(tokens, named, end), kind);
        else
            return (
                Quoted(tokens, end) ?? (at > 1 && tokens.Take(at).Any(t => t.IsDash || t.Tail is ":" or ",") ? Before(tokens, at) : null),
                kind
            );
        if (from + 1 < end && Programmes.Contains(tokens[from].Key) && (tokens[from + 1].IsCapital || tokens[from + 1].Head.Length > 0))
            from++;
        while (end > from + 1 && (tokens[end - 1].Core.Length == 0 || IsPeriod(tokens[end - 1].Core, years)))
            end--;
        return (from < end ? Words(tokens, from, end).Trim('«', '»', '"', '”', '“', '.', ',', ':', ' ') : null, kind);
    }

    /// <summary>"2012–2014", or the very year of the meeting, tells when; any other year is part of a name, as "Skole 2030".</summary>
    static bool IsPeriod(string word, List<int> years) =>
        word.Any(SourceSigns.IsDash) && word.All(c => char.IsAsciiDigit(c) || SourceSigns.IsDash(c))
        || word.Length == 4
            && int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year)
            && years.Contains(year);

    static string Before(List<SourceToken> tokens, int at) =>
        Words(
                tokens,
                0,
                tokens.FindIndex(t => t.IsDash || t.Tail is ":" or ",") is var cut && tokens[cut].IsDash ? cut : Math.Min(cut + 1, at)
            )
            .Trim('«', '»', '"', '.', ',', ':', ' ');

    static string? Quoted(List<SourceToken> tokens, int end)
    {
        var text = Words(tokens, 0, end);
        var open = text.IndexOfAny(['«', '"', '“']);
        var close = open < 0 ? -1 : text.IndexOfAny(['»', '"', '”'], open + 1);
        return close > open + 1 ? text[(open + 1)..close] : null;
    }

    static bool Has(string text, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
            if (text.Contains(part, StringComparison.Ordinal))
                return true;
        return false;
    }

    static string Words(List<SourceToken> tokens, int from, int to) =>
        SourceSigns.Squeeze(string.Join(' ', tokens.Skip(from).Take(to - from).Select(t => t.Text)));
}
