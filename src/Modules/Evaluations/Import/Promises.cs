using System.Collections.Frozen;
using System.Globalization;

namespace Takt.Evaluations;

/// <summary>Which points of an answer promise something that will exist or be done, and when. An attitude, a principle or a statement of fact promises nothing.</summary>
internal static class Promises
{
    static readonly string[] Doing =
    [
        .. """
            utvikle utvikla videreutvikle vidareutvikle utarbeide utarbeida etablere levere synkronisere nedtone innføre lage laga opprette gjennomføre arrangere ansette tilsette anskaffe skaffe kjøpe revidere oppdatere fornye endre publisere sende
            invitere sette setje starte igangsette iverksette iverksetje pilotere teste evaluere kartlegge kartleggje rapportere samle flytte fjerne avvikle kutte redusere halvere korte forkorte forenkle digitalisere automatisere standardisere
            bygge byggje tilby holde halde planlegge planleggje forberede førebu skrive distribuere øke auke ferdigstille fullføre videreføre vidareføre gjeninnføre bestille montere installere innhente hente kurse rekruttere utlyse lyse avsette
            bevilge løyve åpne opne stenge rydde vedta innarbeide implementere legge leggje gi gje besøke vitje prøve slå kalle knytte utvide utpeke utpeike oppnevne harmonisere samordne koordinere systematisere utforme presentere tilpasse
            slutte avslutte stoppe skipe samordne anlegge anleggje erstatte overføre dokumentere delegere beskrive bytte avholde avvikle utsette samlokalisere utdanne kvalitetssikre omorganisere justere effektivisere gjennomgå heve senke doble utrede greie engasjere leie bemanne nedsette oppgradere byte male måle reparere betale dekke dekkje melde dreie tilføre finansiere prosjektere
            fortsette halde stille inngå informere spille spele velge velje offentliggjøre offentleggjere kunngjøre kunngjere slette
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    static readonly FrozenSet<string> Active = Doing
        .SelectMany(Forms)
        .Concat(["held", "set", "legg", "gjev", "vel"])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"innført", "prøvd", "oppretta", "satt".</summary>
    static readonly FrozenSet<string> Done = Doing
        .SelectMany(v => (string[])[v + "t", v + "d", v[..^1] + "t", v[..^1] + "d", v[..^1] + "dd", v[..^1] + "a"])
        .Concat(["satt", "sett", "lagt", "gitt", "gjeve", "holdt", "halde", "valgt", "valt", "avgjort"])
        .Where(v => !Vocabulary.Prepositions.Contains(v))
        .ToFrozenSet(StringComparer.Ordinal);
    static readonly FrozenSet<string> Infinitives = Doing.ToFrozenSet(StringComparer.Ordinal);
    static readonly FrozenSet<string> Passive = Doing
        .SelectMany(v => (string[])[v + "s", v[..^1] + "ast", v[..^1] + "es"])
        .ToFrozenSet(StringComparer.Ordinal);
    static readonly FrozenSet<string> Deverbal = Doing
        .SelectMany(v => (string[])[v[..^1] + "ing", v[..^1] + "else"])
        .Concat(["revisjon", "reduksjon", "kjøp", "innkjøp", "digitalisering", "utprøving", "samordning", "utsending", "oppstart"])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Objects one cannot hand over: to change them is an attitude, not a deed.</summary>
    static readonly string[] Abstract =
    [
        "samarbeid",
        "samarbeidet",
        "tillit",
        "tilliten",
        "forståelse",
        "forståelsen",
        "forståing",
        "fokus",
        "kultur",
        "kulturen",
        "holdning",
        "holdninger",
        "haldning",
        "haldningar",
        "rolle",
        "rollen",
        "roller",
        "rolla",
        "rollar",
        "åpenhet",
        "openheit",
        "trygghet",
        "tryggleik",
        "respekt",
        "dialog",
        "dialogen",
        "kommunikasjon",
        "kommunikasjonen",
        "bevissthet",
        "medvit",
        "trivsel",
        "ledelse",
        "leiing",
        "alvor",
        "ansvar",
        "ansvaret",
        "vekt",
        "rette",
        "hensyn",
        "omsyn",
        "rom",
        "verdi",
        "tydelighet",
        "motivasjon",
        "engasjement",
        "innsats",
        "innsatsen",
        "oppmerksomhet",
        "merksemd",
        "prioritet",
        "opplevelsen",
        "opplevinga",
        "ønsket",
        "ønsket",
        "bekymringen",
        "bekymringa",
        "erfaringen",
        "synet",
        "pris",
        "fast",
        "lit",
        "tak",
        "kommunikasjon",
        "ledelsen",
        "leiinga",
        "ros",
        "anerkjennelse",
        "støtte",
        "handlingsrom",
        "mulighet",
        "muligheter",
        "moglegheiter",
        "etterretning",
    ];

    static readonly FrozenSet<string> Clause = Vocabulary.Words(
        "hvordan hva hvilke hvilken hvem hvor når om at korleis kva kven kvar hvorfor kvifor"
    );
    static readonly FrozenSet<string> Particles = Vocabulary.Words(
        "ut opp ned av inn fram frem til på plass i gang bruk sammen saman også òg nå no videre vidare snarest straks alltid fortløpende"
    );
    static readonly FrozenSet<string> Leaders = Vocabulary.Words(
        "vi rådmannen kommunedirektøren ledergruppa ledergruppen leiargruppa ledelsen leiinga rådmann kommunedirektør administrasjonssjefen lederteamet kommunalsjefen kommunalsjefene stabssjefene staben stabene me"
    );

    static readonly string[] Roles =
    [
        "rådgiver",
        "rådgiveren",
        "rådgjevar",
        "rådgjevaren",
        "leder",
        "lederen",
        "leiar",
        "leiaren",
        "sjef",
        "sjefen",
        "konsulent",
        "konsulenten",
        "avdelingen",
        "avdelinga",
        "ansvarlig",
        "kontoret",
        "gruppe",
        "gruppa",
        "gruppen",
    ];

    public static bool IsVerb(string word) => Active.Contains(word) || Passive.Contains(word);

    public static bool IsPromise(string point)
    {
        var words = Words(point);
        return words.Count > 1 && !IsDenied(words) && !point.EndsWith('?') && Clauses(point).Any(IsDeed);
    }

    /// <summary>"Innfører ikke …" is a refusal; a "som" before the "ikke" makes it part of what is done: "stopper prosjekter som ikke er finansiert".</summary>
    static bool IsDenied(List<string> words) =>
        words.FindIndex(w => w is "ikke" or "ikkje") is >= 0 and var no && !words.Take(no).Any(w => w is "som" or "hvis" or "dersom");

    /// <summary>A point, what stands after its label ("Sykefravær: HR lager …"), and its second main clause ("…, og HR lager …").</summary>
    static IEnumerable<string> Clauses(string point)
    {
        yield return point;
        if (point.IndexOf(": ", StringComparison.Ordinal) is > 0 and var label && point[..label].Count(c => c == ' ') < 4)
            yield return point[(label + 2)..];
        if (point.IndexOf(", og ", StringComparison.Ordinal) is > 0 and var second)
            yield return point[(second + 5)..];
    }

    static bool IsDeed(string clause)
    {
        var words = Words(clause);
        if (words.Count < 2)
            return false;
        if (Active.Contains(words[0]))
            return Concrete(words, 1);
        if (words is ["få" or "får", "på", "plass", ..])
            return Concrete(words, 3);
        if (Phrasal(words, 0) is > 0 and var after)
            return Concrete(words, after);
        if (Deverbal.Contains(words[0]))
            return words[1] == "av" && Concrete(words, 2);
        return BySubject(words, clause) || InPassive(words) || ByNoun(words) || Granted(words) || UnderWay(words) || InTime(words, clause);
    }

    /// <summary>"tar i bruk", "går gjennom", "tar opp": verbs that are deeds with their particle only.</summary>
    static int Phrasal(List<string> words, int at) =>
        words.Count <= at + 1 ? 0
        : words[at] is "ta" or "tar" or "tek" && words[at + 1] == "i" && words.Count > at + 2 && words[at + 2] == "bruk" ? at + 3
        : words[at] is "ta" or "tar" or "tek" && words[at + 1] == "opp"
        || words[at] is "gå" or "går" && words[at + 1] is "gjennom" or "igjennom"
            ? at + 2
        : 0;

    /// <summary>Words after which a sentence tells of something else than a deed: a state, a duty, a clause.</summary>
    static bool Stops(string word) =>
        word
            is "er"
                or "var"
                or "har"
                or "må"
                or "bør"
                or "kan"
                or "at"
                or "som"
                or "hvis"
                or "dersom"
                or "når"
                or "om"
                or "å"
                or "gjelder"
                or "gjeld";

    /// <summary>"Frivilligsentralen flytter inn …", "Hver leder lager …": whoever does it, the verb is one of doing. "Det", "dette" and "her" point back and name nobody.</summary>
    static bool ByNoun(List<string> words)
    {
        if (!CanAct(words[0]))
            return false;
        for (var i = 1; i < Math.Min(words.Count, 7) && !Stops(words[i]); i++)
            if (Phrasal(words, i) is > 0 and var after)
                return Concrete(words, after);
            else if (IsPresent(words[i]))
                return i + 1 == words.Count
                    ? words[i - 1] is not ("og" or "eller")
                    : words.Skip(i + 1).SkipWhile(Particles.Contains).FirstOrDefault() == "når" || Concrete(words, i + 1);
        return false;
    }

    static bool CanAct(string subject) =>
        !Clause.Contains(subject)
        && !Vocabulary.Prepositions.Contains(subject)
        && subject
            is not (
                "det"
                or "dette"
                or "de"
                or "dei"
                or "den"
                or "disse"
                or "desse"
                or "her"
                or "der"
                or "man"
                or "som"
                or "hvis"
                or "dersom"
                or "må"
                or "bør"
                or "noen"
                or "nokon"
                or "enig"
                or "einig"
            );

    static bool IsPresent(string verb) =>
        Active.Contains(verb)
        && (verb[^1] == 'r' || verb is "held" or "set" or "legg" or "gjev" or "vel")
        && !Vocabulary.Prepositions.Contains(verb);

    /// <summary>"Alle nye ledere får en mentor": what everybody gets, those who answer give.</summary>
    static bool Granted(List<string> words) =>
        words[0] is "alle" or "samtlige" or "hver" or "hvert" or "kvar" or "kvart"
        && words.FindIndex(w => w is "får" || Stops(w)) is > 0 and < 7 and var at
        && words[at] == "får"
        && Concrete(words, at + 1);

    /// <summary>"Felles anskaffelse av … er i gang": named work that has begun will be ended.</summary>
    static bool UnderWay(List<string> words)
    {
        if (!CanAct(words[0]))
            return false;
        for (var i = 1; i + 2 < words.Count; i++)
            if (words[i] == "er" && words[i + 1] is "i" or "under" && words[i + 2] is "gang" or "arbeid" or "arbeiding" or "bestilling")
                return true;
        return false;
    }

    /// <summary>"Nytt årshjul er klart 1. mars", "HR har kontordag hver onsdag fra nyttår", "Saker skal være avgjort innen fem dager": with a time to it, what is to be there is a promise.</summary>
    static bool InTime(List<string> words, string clause)
    {
        if (Clause.Contains(words[0]) || words[0] is "det" or "dette" or "her")
            return false;
        var limit = words.FindIndex(w => w is "innen" or "innan" or "senest" or "seinast" or "hver" or "hvert" or "kvar" or "kvart")
            is > 1
                and var l
            ? l
            : -1;
        var from = words is ["fra" or "frå", "nå" or "no", ..];
        if (limit < 0 && !from && When(clause) is null)
            return false;
        for (var i = 1; i + 1 < Math.Min(words.Count, 9); i++)
            if (words[i] == "skal")
                return words.Skip(i + 1).Take(from ? 8 : 2).Any(w => w is "ha" or "være" or "vere" or "få" or "ligge" or "stå");
            else if (
                words[i] is "er" or "ligger" or "ligg"
                && words[i + 1] is "klar" or "klart" or "klare" or "ferdig" or "ferdige" or "på"
            )
                return true;
            else if (words[i] is "får" || words[i] == "ber" && words.Contains("om") || words[i] == "har" && limit > i)
                return Concrete(words, i + 1);
            else if (Stops(words[i]))
                return false;
        return false;
    }

    /// <summary>"RLG utarbeider …", "Vi skal lage …", "Rådmannen vil legge fram …".</summary>
    static bool BySubject(List<string> words, string point)
    {
        var first = point.Split(' ', 2)[0];
        if (
            !Leaders.Contains(words[0])
            && !(first.Length > 1 && first.All(char.IsUpper))
            && !Array.Exists(Roles, r => words[0].EndsWith(r, StringComparison.Ordinal))
        )
            return false;
        for (var i = 1; i < Math.Min(words.Count - 1, 4); i++)
            if (words[i] is "skal" or "vil" or "kommer" or "kjem" or "til" or "å" or "nå" or "no" or "også")
                continue;
            else
                return (i == 1 ? Active.Contains(words[i]) : Infinitives.Contains(words[i])) && Concrete(words, i + 1);
        return false;
    }

    /// <summary>"Det utarbeides …", "Kurs i økonomi gjennomføres i mai", "Ny mal skal lages".</summary>
    static bool InPassive(List<string> words)
    {
        if (Clause.Contains(words[0]) || words[0] is "her" or "dette" or "som" or "hvis" or "dersom" or "må" or "bør")
            return false;
        for (var i = 0; i < Math.Min(words.Count, 9); i++)
        {
            // "Stillingen som helseleder lyses ut": a title, no clause.
            if (words[i] == "som" && i + 1 < words.Count && Vocabulary.IsTitle(words[i + 1]))
                continue;
            if (words[i] is "må" or "bør" or "kan" or "som" or "at" or "hvis" or "dersom" or "når")
                return false;
            if (Passive.Contains(words[i]) || words[i] is "tas" or "takast" && i + 2 < words.Count && words[i + 1] is "i" or "opp")
                return words[0] == "det" ? Concrete(words, i + 1) : words[0] == "fast" || !IsAbstract(words[0]);
            if (
                i > 0
                && words[i] is "er" or "blir" or "vert" or "blitt" or "vorte"
                && words.Skip(i + 1).FirstOrDefault(w => w is not ("nå" or "no" or "alt" or "allerede" or "også")) is { } done
                && Done.Contains(done)
            )
                return words[0] is not ("det" or "vi") && (words[0] == "fast" || !IsAbstract(words[0]));
        }
        return false;
    }

    /// <summary>The object of the deed is a thing and no clause; its head is the last word before what qualifies it.</summary>
    static bool Concrete(List<string> words, int at)
    {
        while (at < words.Count && Particles.Contains(words[at]))
            at++;
        if (at >= words.Count || Clause.Contains(words[at]) || words[at] == "seg")
            return false;
        var head = at;
        while (
            head + 1 < words.Count
            && !Vocabulary.Prepositions.Contains(words[head + 1])
            && words[head + 1] is not ("og" or "som" or "slik" or "–" or "-" or "når" or "så" or "eller" or "for")
        )
            head++;
        return !IsAbstract(words[head]) && !(words[at] == "til" && words.Count > at + 1 && words[at + 1] == "rette");
    }

    static bool IsAbstract(string word)
    {
        foreach (var noun in Abstract)
            if (word == noun || noun.Length > 5 && word.EndsWith(noun, StringComparison.Ordinal))
                return true;
        return false;
    }

    static IEnumerable<string> Forms(string infinitive)
    {
        yield return infinitive;
        yield return infinitive + "r";
        if (infinitive[^1] is 'e' or 'a')
        {
            yield return infinitive[..^1] + "ar";
            yield return infinitive[..^1] + "er";
        }
        if (infinitive[^1] == 'e' && infinitive is not ("kurse" or "dele" or "gi" or "prosjektere" or "teste" or "rapportere"))
            yield return infinitive[..^1];
    }

    /// <summary>Small words without punctuation; a comma or bracket ends what is looked at.</summary>
    static List<string> Words(string point)
    {
        var words = new List<string>();
        foreach (var word in point.TrimStart('–', '-', '—', ' ').Split(' ', 60, StringSplitOptions.RemoveEmptyEntries).Take(59))
        {
            if (word.StartsWith('(') && words.Count > 1)
                break;
            var core = word.Trim('.', ',', ';', ':', '!', '(', ')', '«', '»', '"').ToLower(CultureInfo.InvariantCulture);
            if (core.Length > 0)
                words.Add(core);
        }
        return words;
    }

    static readonly string[] English = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;

    /// <summary>The time a point names, in a form free of language: 2013-03-15 · 15 March · March 2013 · March · spring 2013 · Q3 2013 · week 41. A year or a tertial alone names a thing, not a time.</summary>
    public static string? When(string point)
    {
        if (WrittenDates.In(point.Length > 2000 ? point[..2000] : point) is [var date, ..])
            return date.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] words =
        [
            .. point
                .ToLower(CultureInfo.InvariantCulture)
                .Split(' ', 300, StringSplitOptions.RemoveEmptyEntries)
                .Select(w => w.Trim(',', ';', ':', '!', '(', ')')),
        ];
        for (var i = 1; i < words.Length; i++)
        {
            var word = words[i].TrimEnd('.');
            var year =
                i + 1 < words.Length
                && words[i + 1].TrimEnd('.') is { Length: 4 } y
                && int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                    ? " " + y
                    : "";
            if (WrittenDates.MonthOf(word) is > 0 and var month && word.Length > 2)
                return (
                        int.TryParse(words[i - 1].TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var day)
                        && day is > 0 and < 32
                            ? $"{day} "
                            : ""
                    )
                    + English[month - 1]
                    + year;
            if (
                word is ['2', '0', _, _]
                && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                && words[i - 1] is "i" or "innen" or "innan" or "av" or "fra" or "frå" or "før"
            )
                return word;
            if (
                word is "uke" or "uka" or "veke" or "veka"
                && i + 1 < words.Length
                && int.TryParse(words[i + 1].TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var week)
                && week is > 0 and < 54
            )
                return $"week {week}" + (i + 2 < words.Length && words[i + 2].TrimEnd('.') is ['2', '0', _, _] of ? " " + of : "");
            if (word is "påske" or "påska" or "påsken")
                return "Easter" + year;
            if (word is "skolestart" or "skulestart")
                return "start of school" + year;
            if (word is "våren" or "vår" && (year.Length > 0 || word == "våren"))
                return "spring" + year;
            if (word is "sommeren" or "sommaren")
                return "summer" + year;
            if (word is "høsten" or "hausten")
                return "autumn" + year;
            if (word is "vinteren")
                return "winter" + year;
            if (word is "årsskiftet" or "nyttår")
                return "turn of the year" + year;
            if (word == "kvartal" && words[i - 1] is [>= '1' and <= '4', ..])
                return "Q" + words[i - 1][0] + year;
        }
        return null;
    }
}
