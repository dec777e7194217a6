using System.Collections.Frozen;
using System.Globalization;

namespace Takt.Organisation;

/// <summary>
/// Knows columns by their headings: Takt's own in three languages, the words of the FINT information model, and what people
/// write. A slip of the keys is forgiven in a long word.
/// </summary>
static class HeadingWords
{
    // Shared by the kinds that have the column; a word that means something else in one kind stands under that kind below.
    static readonly Dictionary<ImportColumn, string[]> Words = new()
    {
        [ImportColumn.UnitCode] =
        [
            "organisasjonsId",
            "organisasjonsKode",
            "organisasjonselement",
            "arbeidssted",
            "enhetskode",
            "enhets id",
            "enhetsnr",
            "enhetsnummer",
            "avdelingskode",
            "avdelingsnummer",
            "avdelingsnr",
            "ansvarsnummer",
            "ansvarssted",
            "ansvarskode",
            "orgkode",
            "orgenhet",
            "einingskode",
            "eining id",
            "einingsnummer",
            "unit code",
            "unit id",
            "department code",
            "cost centre",
        ],
        [ImportColumn.UnitName] =
        [
            "organisasjonsnavn",
            "organisasjonsnamn",
            "enhet",
            "enhetsnavn",
            "enhetens navn",
            "eining",
            "einingsnamn",
            "avdeling",
            "avdelingsnavn",
            "avdelingsnamn",
            "arbeidsplass",
            "tjenestested",
            "tenestestad",
            "unit",
            "unit name",
            "department",
        ],
        [ImportColumn.ShortName] = ["kortnavn", "kortnamn", "forkortelse", "forkorting", "short name", "abbreviation"],
        [ImportColumn.KindOfUnit] =
        [
            "organisasjonstype",
            "enhetstype",
            "einingstype",
            "type",
            "slag",
            "slags enhet",
            "nivå",
            "organisasjonsnivå",
            "kind",
            "unit type",
            "level",
        ],
        [ImportColumn.Above] =
        [
            "overordnet",
            "overordna",
            "overordnet enhet",
            "overordna eining",
            "overordnet id",
            "overordnet kode",
            "del av",
            "hører til",
            "høyrer til",
            "tilhører",
            "hører under",
            "ligger under",
            "ligg under",
            "forelder",
            "parent",
            "parent id",
            "parentid",
            "parent unit",
            "part of",
            "virksomhetsområde",
            "virksomhetsomraade",
            "verksemdsområde",
            "sektor",
            "tjenesteområde",
            "tenesteområde",
            "område",
        ],
        [ImportColumn.OrganisationNumber] =
        [
            "organisasjonsnummer",
            "orgnr",
            "org nr",
            "organisasjonsnr",
            "bedriftsnummer",
            "foretaksnummer",
            "organisation number",
            "orgid",
        ],
        [ImportColumn.Leader] = ["leder", "leiar", "enhetsleder", "einingsleiar", "avdelingsleder", "avdelingsleiar", "leader", "manager"],
        [ImportColumn.EmployeeNumber] =
        [
            "ansattnummer",
            "ansattnr",
            "ansatt id",
            "ansattid",
            "ansatt",
            "tilsettnummer",
            "tilsettnr",
            "ressursnummer",
            "ressursnr",
            "personalressurs",
            "personnr internt",
            "lønnsnummer",
            "lønnsnr",
            "lønsnummer",
            "medarbeidernummer",
            "employee number",
            "employee id",
            "employee no",
            "employeenumber",
            "employeeid",
        ],
        [ImportColumn.PersonName] =
        [
            "fullt navn",
            "fullt namn",
            "ansattnavn",
            "ansattes navn",
            "medarbeider",
            "medarbeidar",
            "personnavn",
            "person",
            "full name",
            "display name",
            "employee name",
        ],
        [ImportColumn.GivenName] = ["fornavn", "førenamn", "fornamn", "given name", "first name", "givenname", "for og mellomnavn"],
        [ImportColumn.FamilyName] = ["etternavn", "etternamn", "family name", "last name", "surname", "familyname"],
        [ImportColumn.Email] =
        [
            "epostadresse",
            "e-postadresse",
            "epost",
            "e-post",
            "mail",
            "email",
            "e-mail",
            "epost jobb",
            "arbeidsepost",
            "email address",
        ],
        [ImportColumn.Phone] =
        [
            "mobiltelefonnummer",
            "telefonnummer",
            "telefon",
            "mobil",
            "mobilnummer",
            "mobiltelefon",
            "tlf",
            "mob",
            "arbeidstelefon",
            "phone",
            "phone number",
            "mobile",
        ],
        [ImportColumn.Role] = ["rolle", "rolle i enheten", "rolle i eininga", "role"],
        [ImportColumn.Title] =
        [
            "stillingstittel",
            "jobbtittel",
            "tittel",
            "stilling",
            "stillingsnavn",
            "stillingsnamn",
            "stillingsbetegnelse",
            "stillingskode tekst",
            "job title",
            "title",
            "position",
        ],
        [ImportColumn.Percent] =
        [
            "ansettelsesprosent",
            "stillingsprosent",
            "stillingsstørrelse",
            "stillingsandel",
            "tilsetjingsprosent",
            "prosent",
            "stillingspst",
            "stillings %",
            "percent",
            "employment percentage",
            "fte",
        ],
        [ImportColumn.IsMain] = ["hovedstilling", "hovudstilling", "hovedarbeidsforhold", "main position", "main"],
        [ImportColumn.FieldName] = ["fagfelt", "fagområde", "felt", "tema", "saksområde", "field", "subject"],
        [ImportColumn.Responsibility] =
        [
            "ansvarstype",
            "type ansvar",
            "slags ansvar",
            "ansvar",
            "rolle i feltet",
            "responsibility",
            "kind of responsibility",
        ],
        [ImportColumn.HolderUnit] = ["hvem enhet", "ansvarlig enhet", "ansvarleg eining", "kven eining", "holder unit"],
        [ImportColumn.HolderRole] = ["hvem rolle", "ansvarlig rolle", "ansvarleg rolle", "kven rolle", "holder role"],
        [ImportColumn.HolderPerson] =
        [
            "hvem person",
            "ansvarlig",
            "ansvarleg",
            "ansvarlig person",
            "kontaktperson",
            "kven person",
            "hvem",
            "kven",
            "holder",
            "holder person",
        ],
        [ImportColumn.HolderGroup] = ["hvem gruppe", "ansvarlig gruppe", "kven gruppe", "holder group"],
        [ImportColumn.StandInUnit] = ["stedfortreder enhet", "vikar eining", "stand-in unit"],
        [ImportColumn.StandInRole] = ["stedfortreder rolle", "vikar rolle", "stand-in role"],
        [ImportColumn.StandInPerson] =
        [
            "stedfortreder",
            "stedfortreder person",
            "vara",
            "vikar",
            "vikar person",
            "stand-in",
            "stand-in person",
        ],
        [ImportColumn.StandInGroup] = ["stedfortreder gruppe", "vikar gruppe", "stand-in group"],
        [ImportColumn.Promises] = ["dette kan du vente", "kan forventes", "tjenesteløfte", "lovnader", "promises", "what to expect"],
        [ImportColumn.AnswersWithin] = ["svarer innen", "svarar innan", "svarfrist", "svarfrist dager", "answers within"],
        [ImportColumn.MatterName] = ["sak", "saken", "fullmakt", "fullmakt i", "myndighet", "matter", "authority"],
        [ImportColumn.IsMoney] = ["gjelder penger", "gjeld pengar", "er beløp", "is about money"],
        [ImportColumn.GiverUnit] = ["fra enhet", "giver enhet", "frå eining", "from unit", "giver unit"],
        [ImportColumn.GiverRole] = ["fra rolle", "giver rolle", "frå rolle", "from role", "giver role"],
        [ImportColumn.GiverPerson] =
        [
            "fra person",
            "giver",
            "gitt av",
            "delegert fra",
            "delegert av",
            "frå person",
            "from person",
            "given by",
        ],
        [ImportColumn.GiverGroup] = ["fra gruppe", "giver gruppe", "frå gruppe", "from group", "giver group"],
        [ImportColumn.ReceiverUnit] = ["til enhet", "mottaker enhet", "til eining", "mottakar eining", "to unit", "receiver unit"],
        [ImportColumn.ReceiverRole] = ["til rolle", "mottaker rolle", "mottakar rolle", "to role", "receiver role"],
        [ImportColumn.ReceiverPerson] = ["til person", "fullmektig", "mottaker", "mottakar", "delegert til", "to person", "receiver"],
        [ImportColumn.ReceiverGroup] = ["til gruppe", "mottaker gruppe", "mottakar gruppe", "to group", "receiver group"],
        [ImportColumn.LeadersOf] =
        [
            "til alle ledere av",
            "alle ledere av",
            "til alle leiarar av",
            "alle leiarar av",
            "leaders of",
            "to all leaders of",
        ],
        [ImportColumn.Limit] = ["beløpsgrense", "beløp", "inntil", "grense", "øvre grense", "beløpsgrense kr", "limit", "amount", "up to"],
        [ImportColumn.MayBePassedOn] =
        [
            "kan gis videre",
            "kan delegeres videre",
            "kan gjevast vidare",
            "videredelegering",
            "vidaredelegering",
            "may be passed on",
        ],
        [ImportColumn.Rule] = ["hjemmel", "heimel", "regel", "bygger på", "grunnlag", "rule", "legal basis"],
        [ImportColumn.From] =
        [
            "gyldighetsperiode start",
            "gyldighetsperiode.start",
            "ansettelsesperiode start",
            "arbeidsforholdsperiode start",
            "gyldig fra",
            "gyldig frå",
            "gjelder fra",
            "gjeld frå",
            "fra",
            "frå",
            "fra dato",
            "frå dato",
            "startdato",
            "start",
            "ansatt fra",
            "tilsett frå",
            "valid from",
            "from",
            "start date",
        ],
        [ImportColumn.To] =
        [
            "gyldighetsperiode slutt",
            "gyldighetsperiode.slutt",
            "ansettelsesperiode slutt",
            "arbeidsforholdsperiode slutt",
            "gyldig til",
            "gjelder til",
            "gjeld til",
            "til og med",
            "tom",
            "t.o.m.",
            "til",
            "til dato",
            "sluttdato",
            "slutt",
            "siste dag",
            "ansatt til",
            "tilsett til",
            "valid to",
            "to",
            "end date",
            "last day",
        ],
        [ImportColumn.TaktId] = ["takt-id", "takt id"],
    };

    static readonly (ImportKind Kind, ImportColumn Column, string[] Words)[] ByKind =
    [
        (ImportKind.Units, ImportColumn.UnitCode, ["kode", "id", "nr", "nummer", "ansvar", "tailid", "code", "no", "systemId"]),
        (
            ImportKind.Units,
            ImportColumn.UnitName,
            ["navn", "namn", "name", "name_nb", "ansvar tekst", "ansvar_tekst", "ansvarstekst", "betegnelse"]
        ),
        (ImportKind.People, ImportColumn.EmployeeNumber, ["id", "nr", "nummer", "systemId"]),
        (ImportKind.People, ImportColumn.PersonName, ["navn", "namn", "name"]),
        (ImportKind.Assignments, ImportColumn.PersonName, ["navn", "namn", "name"]),
        (ImportKind.Assignments, ImportColumn.UnitCode, ["ansvar"]),
        (ImportKind.Assignments, ImportColumn.UnitName, ["ansvar tekst", "ansvarstekst"]),
        (ImportKind.Responsibilities, ImportColumn.UnitName, ["gjelder for", "gjeld for", "for enhet", "applies to"]),
        (ImportKind.Delegations, ImportColumn.UnitName, ["gjelder for", "gjeld for", "for enhet", "applies to"]),
    ];

    static readonly Dictionary<ImportKind, string[]> SheetNames = new()
    {
        [ImportKind.Units] = ["enhet", "eining", "unit", "organisasjonselement", "avdeling", "organisasjon"],
        [ImportKind.People] = ["person", "people", "personalressurs", "folk"],
        [ImportKind.Assignments] = ["rolle", "role", "arbeidsforhold", "stilling", "assignment", "ansettelse", "tilsetjing"],
        [ImportKind.Responsibilities] = ["ansvar", "fagfelt", "responsib"],
        [ImportKind.Delegations] = ["fullmakt", "delegering", "delegasjon", "delegation"],
    };

    // Takt takes no birth numbers: such a column is emptied before anything is kept.
    static readonly FrozenSet<string> Never = new[]
    {
        "fødselsnummer",
        "fodselsnummer",
        "fødselsnr",
        "fnr",
        "personnummer",
        "personnr",
        "d-nummer",
        "dnummer",
        "national id",
        "birth number",
        "social security number",
        "ssn",
    }
        .Select(Plain)
        .ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenDictionary<ImportKind, FrozenDictionary<string, ImportColumn>> Known = ImportColumns.Kinds.ToFrozenDictionary(
        kind => kind,
        Dictionary
    );

    /// <summary>What stands over a column of a template or an export, in the reader's language.</summary>
    public static string Of(ImportColumn column) => Of(column, CultureInfo.CurrentUICulture);

    /// <summary>What a column of a sheet of this kind is, by its heading; null when nobody knows.</summary>
    public static ImportColumn? Find(ImportKind kind, string heading)
    {
        var plain = Plain(heading);
        if (plain.Length == 0)
        {
            return null;
        }

        if (Known[kind].TryGetValue(plain, out var exact))
        {
            return exact;
        }

        var slips = plain.Length switch
        {
            >= 10 => 2,
            >= 6 => 1,
            _ => 0,
        };
        var near =
            slips == 0
                ? []
                : Known[kind]
                    .Select(word => (Column: word.Value, Slips: Spelling.Distance(plain, word.Key, slips)))
                    .Where(word => word.Slips <= slips)
                    .ToArray();

        // Two columns as near as each other are a guess: the user says which.
        return
            near.Length > 0 && near.Where(n => n.Slips == near.Min(m => m.Slips)).Select(n => n.Column).Distinct().ToArray() is [var only]
            ? only
            : null;
    }

    public static bool IsNever(string heading) => Never.Contains(Plain(heading));

    /// <summary>What a sheet holds by its name; null when the name says nothing.</summary>
    public static ImportKind? KindOf(string? sheet) =>
        sheet is null
            ? null
            : SheetNames
                .Where(kind => Array.Exists(kind.Value, word => sheet.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Select(kind => (ImportKind?)kind.Key)
                .FirstOrDefault();

    /// <summary>A heading for comparing: small letters and digits, nothing else.</summary>
    public static string Plain(string heading) => string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == '%'));

    static FrozenDictionary<string, ImportColumn> Dictionary(ImportKind kind)
    {
        var known = new Dictionary<string, ImportColumn>(StringComparer.Ordinal);
        foreach (var (_, column, words) in ByKind.Where(k => k.Kind == kind))
        {
            Add(column, words);
        }

        foreach (var column in ImportColumns.Of(kind))
        {
            Add(column, Languages.All.Select(language => Of(column, Languages.Culture(language))));
            Add(column, Words[column]);
        }

        return known.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(ImportColumn column, IEnumerable<string> words)
        {
            foreach (var word in words)
            {
                known.TryAdd(Plain(word), column);
            }
        }
    }

    static string Of(ImportColumn column, CultureInfo culture) =>
        Texts.ResourceManager.GetString($"ImportHead{column}", culture) ?? $"{column}";
}
