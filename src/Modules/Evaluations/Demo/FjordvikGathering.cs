namespace Takt.Evaluations;

/// <summary>An evening with the leaders of one sector, in its second round: some of it tidied, one text off the wall.</summary>
static class FjordvikGathering
{
    const int Tables = 6;

    /// <summary>By theme: heading it was put under or nothing, and the text. An exclamation mark first: the table agreed on it. A minus: taken off the wall.</summary>
    static readonly (int Theme, string Lines)[] Said =
    [
        (
            1,
            """
            Mer ute | !Én fagdag ute, sammen, med bål og mat.
            Mer ute | Uteskole for alle trinn, ikke bare de små.
            Lære av hverandre | Besøke hverandres skoler.
            Lære av hverandre | Noen som er gode på det, viser oss andre. Vi har dem.
            | Førstehjelp med barn. Det er fire år siden sist.
            | Ikke en ekstern foredragsholder til.
            """
        ),
        (
            2,
            """
            Hele stillinger | !Hele stillinger til dem som vil ha det. Vi mister folk hver vår.
            Hele stillinger | Slutt med 62 prosent.
            Å bli sett | Spør meg hvordan det går, og vent på svaret.
            | Parkeringsplassen er et tema på hvert personalrom.
            """
        ),
        (
            3,
            """
            Færre rapporter | !De tre kartleggingene i oktober kan bli én.
            Færre rapporter | Rapporten om rapporteringen.
            Færre rapporter | Statistikk vi sender til tre steder.
            -Færre rapporter | Ola på økonomi ber om det samme to ganger.
            | Personalmøter uten sakliste.
            """
        ),
        (
            4,
            """
            Voksne som blir | Samme voksen i tre år.
            Voksne som blir | !En fast kontakt for hver familie, også om sommeren.
            | Ventetid på PPT: fjorten måneder er en hel barndom når du er seks.
            | Mat på skolen.
            """
        ),
        (
            5,
            """
            | Hva gjør dere med vikarbudsjettet når det er brukt opp i september?
            | Et ja eller nei om Nordbygda.
            """
        ),
    ];

    public static void Write(Db db, Evaluation evaluation, DateTime now)
    {
        Theme[] themes = [.. evaluation.ThemesInOrder.Where(t => t.Kind == PartKind.Improve)];
        var gathering = new Gathering(evaluation.Id);
        gathering.Plan(Tables, minutes: 15, dots: 3, keepsTable: false, themes);
        gathering.Begin(now.AddMinutes(-24));
        gathering.NextRound(now.AddMinutes(-3));
        db.Gatherings.Add(gathering);
        Write(db, gathering, themes, Said);
    }

    /// <summary>Texts and their headings, as they stand in a script.</summary>
    public static void Write(Db db, Gathering gathering, IReadOnlyList<Theme> themes, IEnumerable<(int Theme, string Lines)> written)
    {
        Dictionary<string, GatheringHeading> headings = [];
        foreach (var (number, lines) in written)
        {
            var theme = themes.Single(t => t.Number == number);
            foreach (var line in lines.Split('\n'))
            {
                var (heading, text) = line.TrimStart('-').Split('|', 2, StringSplitOptions.TrimEntries) is [var name, var said]
                    ? (name, said)
                    : ("", line);
                var row = GatheredText.Of(key: null, gathering, theme.Id, table: 1, text.TrimStart('!'), text.StartsWith('!'));
                row.Hidden = line.StartsWith('-') ? HiddenBecause.NamesColleague : null;
                if (heading.Length > 0)
                {
                    if (!headings.TryGetValue(heading, out var under))
                    {
                        headings[heading] = under = new(gathering.Id, heading, headings.Count + 1);
                        db.GatheringHeadings.Add(under);
                    }

                    row.HeadingId = under.Id;
                }

                db.GatheredTexts.Add(row);
            }
        }
    }
}
