using System.Collections.Frozen;

namespace Takt.Evaluations;

/// <summary>Closed classes of Norwegian words, bokmål and nynorsk, that tell where a sentence can and cannot begin.</summary>
internal static class Vocabulary
{
    public static readonly FrozenSet<string> Prepositions = Words(
        "i på til fra frå av for om ved hos mot under over mellom gjennom etter før innen innenfor innanfor uten utan langs blant blandt framfor rundt utenfor utanfor per pr via ifølge ifølgje ifm ift iht jf jfr inkl med"
    );

    public static readonly FrozenSet<string> Conjunctions = Words("og eller men samt både enten anten verken korkje hverken");

    /// <summary>Words that need what follows: a clause, a verb or a noun.</summary>
    public static readonly FrozenSet<string> Openers = Words(
        "å at som hvis dersom når fordi enn ettersom mens medan hva hvordan hvorfor hvem hvor hvilken hvilket hvilke kva korleis kvifor kven kor kvar korfor enda der dersom såfremt"
    );

    public static readonly FrozenSet<string> Determiners = Words(
        "en ei et eit ein den denne dette disse desse vår vårt våre sin sitt si sine min mitt mi mine din ditt dine deres hennes hans dykkar vårs hver hvert kvart ingen inga noen nokon noko nokre alle hele heile felles egen eget egne eigen eiga eige eigne ny nytt nye samme same ulike dei de begge mange flere fleire få selve sjølve"
    );

    /// <summary>Finite verbs frequent enough to show that the words before them are a subject.</summary>
    public static readonly FrozenSet<string> FiniteVerbs = Words(
        "er var har hadde blir ble blei vart vert må kan kunne skal skulle vil ville bør burde får fikk fekk gir gav ga gjør gjer gjorde går gikk gjekk ser så tar tek kommer kjem kom står ligger ligg fungerer fungerar oppleves opplever opplevast mangler manglar trenger treng trengs trengst ønsker ønskjer virker verkar føles følest synes synest bidrar bidreg betyr skaper skapar bør brukes brukast brukes tas sikrer sikrar styrker styrkjer møter møtest oppfattes følger følgjer hjelper hjelper fører fører viser visar har blitt støtter støttar"
    );

    /// <summary>Verbs whose object may be a name, as a system's.</summary>
    public static readonly FrozenSet<string> ObjectVerbs = Words(
        "bruker brukar bruke bruka brukt brukte har hadde innfører innført innføre kjøper kjøpt kjenner kjenne kjent elsker heter heiter kalles kalla kalt kjøre kjører besøker besøkte møter liker likar lærer åpner åpne opne"
    );

    /// <summary>Verbs that never end a sentence; a capital after them is a subject set behind its verb.</summary>
    public static readonly FrozenSet<string> Auxiliaries = Words(
        "vil kan skal må bør har hadde er var blir ble gjør gjer ber kunne skulle ville burde vart vert"
    );

    /// <summary>Words that stand for a noun as well as before one.</summary>
    public static readonly FrozenSet<string> Pronouns = Words("dette det noe noko alle dei disse desse begge oss seg");

    public static readonly FrozenSet<string> SubjectPronouns = Words("vi jeg eg man me");

    /// <summary>Function words and common first words of a statement: with a capital inside running words they begin a new one.</summary>
    public static readonly FrozenSet<string> Starters = Words(
        """
        vi jeg eg me du man han hun ho det dette den denne disse desse de dei noen nokon nokre noe noko alle alt mange flere fleire færre mer meir mest mindre minst bedre betre best større høyere høgare lavere lågare
        kortere kortare lengre lengere lengra raskere raskare enklere enklare tydeligere tydelegare klarere klarare tettere tettare sterkere sterkare nærmere nærmare bredere breiare ryddigere ryddigare friere friare lettere lettare tryggere tryggare
        oftere oftare jevnere jamnare åpnere opnare smidigere smidigare roligere rolegare hyppigere hyppigare dårligere dårlegare verre færre
        fått fått blitt vorte gått fått hatt lært sett er har kan må bør skal vil får burde kunne skulle finnes finst ønsker ønskjer ynskjer trenger treng mangler manglar opplever savner saknar føler synes synest tror trur håper håpar vet veit
        hva hvordan hvorfor hvem hvor hvilke hvilken hvilket kva korleis kvifor kven kor
        i på til fra frå av om under over mellom innen innenfor hos per pr som uten idag jo dvs eksempelvis
        for gjennom etter når då da nå no så slik her der også ikke ikkje ingen inga aldri alltid ofte fortsatt framleis fremdeles stadig dermed derfor difor samtidig likevel både selv sjølv siden sidan hvis dersom fordi men og at som dessuten utan uten ved
        å komme kome følge følgje spørre sende snakke møte lytte huske hugse snakk send spør følg
        veldig svært ganske godt god gode bra fint fin fine flott flotte dårlig dårleg tydelig tydeleg tydelige tydelege klar klare klart viktig viktige nyttig nyttige positivt positiv positive negativt kjekt kjempebra lite lita lett vanskelig vanskeleg enkelt rask raskt
        økt auka redusert styrket styrka forbedret forbetra utviklet utvikla innført opprettet oppretta etablert stor stort store ny nytt nye felles egen egne sammen saman innsikt fokus takk hurra håp
        blir ble blei vart vert gir gjør gjer bruk bruke jobbe lage få ta gi gjøre gjere se sjå sørge sørgje være vere ha innføre etablere utvikle utarbeide styrke forbedre forbetre
        """
    );

    /// <summary>Abbreviations that a sentence does not end with: what they announce follows.</summary>
    public static readonly FrozenSet<string> OpenAbbreviations = Words(
        "f.eks feks t.d td bl.a bla d.v.s dvs ca nr jf jfr kl inkl ekskl evt ev ift ifm iht mht mtp vedr vs tlf dr st.meld kap art pkt s kr pga if i.f.m i.f.t ihht forts ref p.g.a m.h.t m.t.p avd"
    );

    /// <summary>Words a number belongs to: "uke 41.", "kl. 12." — the number counts nothing that follows.</summary>
    public static readonly FrozenSet<string> Numbered = Words("uke uka uken veke veka kl nr side sak kapittel kapitel punkt pkt §");

    /// <summary>What an amount ends with.</summary>
    public static readonly FrozenSet<string> Amounts = Words("kr mill mrd pst stk t");

    /// <summary>Abbreviations a sentence may as well end with.</summary>
    public static readonly FrozenSet<string> ClosingAbbreviations = Words(
        "org osv mv mm m.m m.v o.l ol etc m.fl mfl o.s.v adm komm dir o.a oa asv m.a.o tjen pers"
    );

    /// <summary>A name follows these.</summary>
    public static readonly FrozenSet<string> Titles = Words(
        "rådmann rådmannen kommunedirektør kommunedirektøren kommunalsjef kommunalsjefen ordfører ordførar ordføraren ordføreren leder leiar rektor styrer styrar direktør direktøren enhetsleder einingsleiar virksomhetsleder verksemdsleiar kollega stabssjef stabssjefen herr fru assisterende assisterande rådgiver rådgjevar konsulent"
    );

    /// <summary>Endings common nouns, adjectives and verbs are made with; names hardly have them.</summary>
    static readonly string[] Endings =
    [
        "ing",
        "ingen",
        "inga",
        "ingar",
        "inger",
        "ingene",
        "ingane",
        "else",
        "elsen",
        "elser",
        "elsene",
        "het",
        "heten",
        "heter",
        "heit",
        "heita",
        "skap",
        "skapet",
        "sjon",
        "sjonen",
        "sjoner",
        "sjonar",
        "sjonene",
        "itet",
        "iteten",
        "ment",
        "dom",
        "isme",
        "lig",
        "leg",
        "lige",
        "lege",
        "elig",
        "bart",
        "bare",
        "isk",
        "iske",
        "somme",
        "som",
        "ende",
        "ande",
        "erne",
        "arane",
        "ert",
        "erte",
        "ere",
        "ast",
        "est",
        "asje",
        "tøy",
    ];

    /// <summary>Last parts of the nouns municipal texts are full of.</summary>
    static readonly string[] Heads =
    [
        "møte",
        "møter",
        "møtet",
        "møtene",
        "møta",
        "plan",
        "planen",
        "planer",
        "planar",
        "leder",
        "lederen",
        "ledere",
        "lederne",
        "leiar",
        "leiaren",
        "leiarar",
        "leiarane",
        "gruppe",
        "gruppa",
        "gruppen",
        "grupper",
        "samarbeid",
        "samarbeidet",
        "kompetanse",
        "kompetansen",
        "budsjett",
        "budsjettet",
        "prosess",
        "prosessen",
        "prosesser",
        "prosessar",
        "økonomi",
        "økonomien",
        "rutine",
        "rutinene",
        "rutiner",
        "rutinar",
        "rutinane",
        "system",
        "systemet",
        "systemer",
        "systema",
        "struktur",
        "strukturen",
        "verktøy",
        "kontroll",
        "kontrollen",
        "ansvar",
        "ansvaret",
        "arbeid",
        "arbeidet",
        "tid",
        "tida",
        "tiden",
        "krav",
        "kurs",
        "mål",
        "målene",
        "måla",
        "tiltak",
        "tiltakene",
        "tiltaka",
        "kultur",
        "kulturen",
        "dialog",
        "dialogen",
        "terskel",
        "enhet",
        "enheter",
        "enhetene",
        "eining",
        "einingar",
        "virksomhet",
        "virksomheter",
        "virksomhetene",
        "verksemd",
        "verksemder",
        "tjeneste",
        "tjenester",
        "tenester",
        "tjenestene",
        "ansatte",
        "tilsette",
        "medarbeider",
        "medarbeidere",
        "medarbeidarar",
        "informasjon",
        "rapport",
        "rapporten",
        "rapporter",
        "strategi",
        "strategien",
        "avtale",
        "avtaler",
        "avtalar",
        "kart",
        "liste",
        "lister",
        "oversikt",
        "innsikt",
        "forståelse",
        "forståing",
        "hverdag",
        "hverdagen",
        "kvardag",
        "kvardagen",
        "rolle",
        "roller",
        "rollar",
        "kommune",
        "kommunen",
        "avdeling",
        "avdelingar",
        "rådmann",
        "rådmannen",
        "fravær",
        "fraværet",
        "sykefravær",
        "nettverk",
        "arena",
        "arenaer",
        "arenaar",
        "opplegg",
        "program",
        "programmet",
        "ordning",
        "trygghet",
        "tillit",
        "tilliten",
        "kvalitet",
        "vedtak",
        "sak",
        "saker",
        "saksbehandling",
        "linje",
        "linjene",
        "linjer",
        "stab",
        "staben",
        "støtte",
        "vei",
        "veier",
        "veg",
        "vegar",
        "beslutningsveier",
    ];

    public static bool LooksCommon(string key)
    {
        if (Starters.Contains(key) || FiniteVerbs.Contains(key))
            return true;
        foreach (var head in Heads)
            if (key.EndsWith(head, StringComparison.Ordinal))
                return true;
        foreach (var ending in Endings)
            if (key.Length > ending.Length + 2 && key.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>A long word in the definite form: a common noun, not a person's or a place's name.</summary>
    public static bool IsDefinite(string key, int shortest = 8) =>
        key.Length >= shortest
        && (
            key.EndsWith("ene", StringComparison.Ordinal)
            || key.EndsWith("ane", StringComparison.Ordinal)
            || key.EndsWith("et", StringComparison.Ordinal)
            || key.EndsWith("en", StringComparison.Ordinal) && !key.EndsWith("sen", StringComparison.Ordinal)
        );

    /// <summary>"økonomirådgiver", "prosjektleder": a title may be what is left of a compound.</summary>
    public static bool IsTitle(string key)
    {
        foreach (var title in CompoundTitles)
            if (key.EndsWith(title, StringComparison.Ordinal))
                return true;
        return Titles.Contains(key);
    }

    static readonly string[] CompoundTitles =
    [
        "leder",
        "leiar",
        "lederen",
        "leiaren",
        "sjef",
        "sjefen",
        "direktør",
        "direktøren",
        "rådgiver",
        "rådgjevar",
        "rådgiveren",
        "rådgjevaren",
        "koordinator",
        "konsulent",
        "ordfører",
        "ordførar",
        "terapeut",
        "rektor",
    ];

    public static bool IsFinite(string key) =>
        FiniteVerbs.Contains(key) || key.Length > 6 && key.EndsWith("erer", StringComparison.Ordinal);

    /// <summary>Verbs a proposal begins with that are no deeds of their own.</summary>
    public static bool IsInfinitive(string key) =>
        Verbs.Contains(key) || key.Length > 5 && key.EndsWith("ere", StringComparison.Ordinal) && !Starters.Contains(key);

    static readonly FrozenSet<string> Verbs = Words(
        "ha få bli være vere bruke jobbe arbeide sikre sørge sørgje styrke følge følgje se sjå ta gjøre gjere finne møte snakke lytte huske hugse tørre våge involvere avklare bedre betre forbedre forbetre unngå unngå ønskes ønskjer tydeliggjøre tydeleggjere synliggjøre synleggjere gjennomgå skape bidra prioritere fordele styre dyrke rydde bevisstgjøre delta"
    );

    public static FrozenSet<string> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
