using System.Text.Json.Nodes;
using Takt.Evaluations;
using static Takt.Tests.ImportFiles;

namespace Takt.Tests;

/// <summary>Documents of other shapes and words than the real case.</summary>
public sealed class RecogniserTests
{
    [Fact]
    public void A_title_slide_gives_programme_kind_occasions_and_presenter()
    {
        var found = Show(
            "Sluttevaluering av Felles Kurs sammendrag av innspill fra KLG-samling 3.–4. mars 2015 Presentasjon til enhetsledermøte 12. mai 2015 Anne Lyng",
            "Hva er blitt bedre? Alt"
        );
        Assert.Equal(
            ("Sluttevaluering av Felles Kurs", "Felles Kurs", FoundKind.Final, "Anne Lyng"),
            (found.Title, found.Programme, found.Kind, found.Presenter)
        );
        Assert.Equal(new FoundGathering("KLG-samling", new DateOnly(2015, 3, 3), new DateOnly(2015, 3, 4)), found.Gathering);
        Assert.Equal(new FoundMeeting("enhetsledermøte", new DateOnly(2015, 5, 12)), found.Meeting);
    }

    [Theory]
    [InlineData("Underveisevaluering av X", FoundKind.MidTerm)]
    [InlineData("Midtvegsevaluering av X", FoundKind.MidTerm)]
    [InlineData("Endelig evaluering av X", FoundKind.Final)]
    [InlineData("Årleg evaluering av X", FoundKind.Yearly)]
    public void The_kind_is_read_from_the_word(string title, object kind) =>
        Assert.Equal(kind, Show(title, "Hva har blitt bedre? Alt").Kind);

    [Theory]
    [InlineData("24.01.2013", "2013-01-24", "2013-01-24")]
    [InlineData("20.-21.11.2012", "2012-11-20", "2012-11-21")]
    [InlineData("30.11.–1.12.2012", "2012-11-30", "2012-12-01")]
    [InlineData("3.–4. mars 2015", "2015-03-03", "2015-03-04")]
    [InlineData("3. og 4. mars 2015", "2015-03-03", "2015-03-04")]
    [InlineData("30. mai–1. juni 2017", "2017-05-30", "2017-06-01")]
    [InlineData("31. desember – 2. januar 2018", "2017-12-31", "2018-01-02")]
    [InlineData("12. mai 2016", "2016-05-12", "2016-05-12")]
    [InlineData("2016-05-12", "2016-05-12", "2016-05-12")]
    [InlineData("12/5-2016", "2016-05-12", "2016-05-12")]
    [InlineData("30. mai 2017 til 1. juni 2017", "2017-05-30", "2017-06-01")]
    public void Dates_are_read_as_people_write_them(string written, string from, string to)
    {
        var date = Assert.Single(WrittenDates.In("møte " + written + " kl. 12"));
        Assert.Equal((from, to), (date.From.ToString("yyyy-MM-dd"), date.To.ToString("yyyy-MM-dd")));
        Assert.Equal(written, ("møte " + written)[date.Offset..]);
    }

    [Theory]
    [InlineData("31.02.2015")]
    [InlineData("12.13.2015")]
    [InlineData("versjon 1.2.3.4")]
    [InlineData("sak 14/23")]
    public void What_is_no_date_is_none(string written) => Assert.Empty(WrittenDates.In(written));

    [Fact]
    public void What_most_slides_end_with_is_nobodys_statement()
    {
        var found = Show(
            "Evaluering av X",
            "Hva har blitt bedre? Mer ro Forum 5.11.2018 2",
            "Færre møter Forum 5.11.2018 3",
            "Bedre mat Forum 5.11.2018 4",
            "Takk for meg Forum 5.11.2018 5"
        );
        Assert.Equal(["Mer ro", "Færre møter", "Bedre mat"], found.Better.Select(s => s.Text));
        Assert.Equal(new DateOnly(2018, 11, 5), found.Meeting!.Date);
        Assert.Equal("Takk for meg", Assert.Single(found.Unrecognised).Text);
    }

    [Theory]
    [InlineData("KLGs innspill:")]
    [InlineData("Innspill KLG:")]
    [InlineData("KLG svarer:")]
    [InlineData("Tilbakemelding fra ledergruppen:")]
    [InlineData("Rådmannens ledergruppe sitt svar:")]
    [InlineData("Svar frå leiargruppa:")]
    [InlineData("Leiargruppa sitt svar:")]
    [InlineData("Kommunedirektørens kommentar:")]
    [InlineData("Frå leiargruppa:")]
    public void An_answer_begins_at_its_label_whoever_answers(string label)
    {
        var theme = Assert.Single(
            Show(
                "Evaluering av X",
                $"Hva må bli bedre? Tema 1: Hvordan møtes vi? Flere samlinger {label} Arrangere to samlinger. Enig i at det trengs."
            ).Themes
        );
        Assert.Equal(["Flere samlinger"], theme.Statements.Select(s => s.Text));
        Assert.Equal(["Arrangere to samlinger.", "Enig i at det trengs."], theme.Answer.Select(s => s.Text));
        Assert.Equal([StatementKind.Promise, StatementKind.Answer], theme.Answer.Select(s => s.Kind));
    }

    [Fact]
    public void Another_wording_a_shorter_one_and_a_heading_of_its_own_belong_to_the_same_theme()
    {
        var found = Show(
            "Evaluering av X",
            "Hva må bli bedre? Tema 1 Hvordan får vi gode møter (jf. undersøkelsen)? Tema 2 Hvordan lykkes vi med turnus i sektoren?",
            "Tema 1: Hvordan får vi gode møter? Start presis",
            "Tema 2: Hvordan lykkes vi med turnus i helse? Lengre vakter",
            "Tema 2: Erfaringer fra andre Prøv langvakter"
        );
        var (first, second) = (found.Themes.First(), found.Themes.Last());
        Assert.Equal("Hvordan får vi gode møter (jf. undersøkelsen)?", first.Title);
        Assert.Empty(first.AlsoCalled);
        Assert.Equal(["Hvordan lykkes vi med turnus i helse?"], second.AlsoCalled);
        Assert.Equal(["Erfaringer fra andre"], second.Subheadings);
        Assert.Equal(["Lengre vakter", "Prøv langvakter"], second.Statements.Select(s => s.Text));
        Assert.Equal([4, 5], second.Slides);
    }

    [Fact]
    public void Themes_need_no_numbers()
    {
        var found = Show(
            "Evaluering av X",
            "Hva kan bli bedre? Hvordan jobber vi smartere? Hva kan vi slutte med?",
            "Hvordan jobber vi smartere? Felles verktøy SLGs svar: Kjøpe felles verktøy.",
            "Hva kan vi slutte med? Doble skjema"
        );
        Assert.Equal(
            [(null, "Hvordan jobber vi smartere?", 3, 1), (null, "Hva kan vi slutte med?", 4, 0)],
            found.Themes.Select(t => (t.Number, t.Title, t.Slides.Single(), t.Answer.Length))
        );
    }

    [Theory]
    [InlineData("Prioritering Forbedringsområde Hva bør gjøres? 2 Vikarer Felles vikarpool bør lages 1 Skjema Rydde i arkivet")]
    [InlineData("Forbedringsområde Hva bør gjøres? Prioritet Vikarer Felles vikarpool bør lages 2 Skjema Rydde i arkivet 1")]
    [InlineData("Forbedringsområde Prioritet Hva bør gjøres? Vikarer 2 Felles vikarpool bør lages Skjema 1 Rydde i arkivet")]
    [InlineData("Hva bør gjøres? Forbedringsområde Prioritet Felles vikarpool bør lages Vikarer 2 Rydde i arkivet Skjema 1")]
    public void A_priority_table_laid_flat_is_read_in_any_order_of_columns(string table) =>
        Assert.Equal(
            [(2, "Vikarer", "Felles vikarpool bør lages"), (1, "Skjema", "Rydde i arkivet")],
            Show("Evaluering av X", "Hva må bli bedre? Del I " + table)
                .Topics.Select(t => (t.Number!.Value, t.Title, t.Statements.Single().Text))
        );

    [Fact]
    public void Short_ends_without_a_verb_may_be_a_row_that_lost_its_number() =>
        Assert.Equal(
            "Ny portal. Felles kalender.",
            Show(
                "Evaluering av X",
                "Hva må bli bedre? Del I Prioritet Forbedringsområde Hva bør gjøres? 1 Kart Mangler oversikt. Lag en liste. Ny portal. Felles kalender."
            )
                .Topics.Single()
                .Doubtful
        );

    [Fact]
    public void The_other_part_is_about_the_whole_when_one_is_about_the_unit() =>
        Assert.Equal(
            [("Hva må bli bedre? Del II", "the whole organisation"), ("Hva må bli bedre? Del I", "Enhetsnivå")],
            Show(
                "Evaluering av X",
                "Hva må bli bedre? Del II Tema 1 Hva er målet?",
                "Hva må bli bedre Del I: Enhetsnivå Prioritet Forbedringsområde Hva bør gjøres? 1 Kart Lag en liste"
            )
                .Parts.Select(p => (p.Name, p.Level))
        );

    [Theory]
    [InlineData("Utarbeide ny rutine for avvik.", true)]
    [InlineData("Etablerer vikarpool fra høsten.", true)]
    [InlineData("Lagar ein plan innan 1. mars 2018.", true)]
    [InlineData("Videreutvikling av lederprogrammet – pågår.", true)]
    [InlineData("Ledergruppen skal legge fram et forslag i juni.", true)]
    [InlineData("Det utarbeides en felles mal.", true)]
    [InlineData("Biblioteket flytter inn når huset er ferdig.", true)]
    [InlineData("Vikarbasen blir prøvd ut i skolen.", true)]
    [InlineData("Slettes straks.", true)]
    [InlineData("Alle nye ledere får en fadder.", true)]
    [InlineData("Innkjøp av ny portal er i gang.", true)]
    [InlineData("Ny plan er klar 1. mai 2020.", true)]
    [InlineData("Turnus: HR lager en mal.", true)]
    [InlineData("Ansvaret ligger fast, og HR lager en mal.", true)]
    [InlineData("Vi stopper prosjekter som ikke er finansiert.", true)]
    [InlineData("HR har ansvaret for avtalen.", false)]
    [InlineData("Rutinen fra 2022 gjelder alle.", false)]
    [InlineData("Kommunestyret er det som vedtar planer.", false)]
    [InlineData("Lederen kan gi fullmakt.", false)]
    [InlineData("Ønsker aktive ledere.", false)]
    [InlineData("Støtter forslaget.", false)]
    [InlineData("Positiv til nettverk.", false)]
    [InlineData("Fokus på tid.", false)]
    [InlineData("Tar innspillet på alvor.", false)]
    [InlineData("Utvikle hvordan vi møtes.", false)]
    [InlineData("Utvikle kulturen for åpenhet.", false)]
    [InlineData("Opplæring med vekt på praksis.", false)]
    [InlineData("Dette er på plass mange steder.", false)]
    [InlineData("Innfører ikke nytt skjema.", false)]
    [InlineData("Skal vi etablere et utvalg?", false)]
    public void A_promise_is_a_deed_with_a_thing_to_show_for_it(string point, bool promise) =>
        Assert.Equal(promise, Promises.IsPromise(point));

    [Theory]
    [InlineData("Levere utkast i mars.", "March")]
    [InlineData("Lage plan innen 1. oktober.", "1 October")]
    [InlineData("Lage plan innen 1.10.2016.", "2016-10-01")]
    [InlineData("Starte våren 2019.", "spring 2019")]
    [InlineData("Lage plan i løpet av 2018.", "2018")]
    [InlineData("Starte i uke 12.", "week 12")]
    [InlineData("Nytt skjema for 2. tertial.", null)]
    [InlineData("Lederprogram 2013 – pågår.", null)]
    public void A_time_is_read_and_a_name_with_a_year_is_none(string point, string? when) => Assert.Equal(when, Promises.When(point));

    [Fact]
    public void Slides_are_counted_as_the_site_counts_them_and_end_where_the_others_do()
    {
        foreach (var number in (string[])["{0}.", "Foil {0} av 3", "Side {0}/3:"])
        {
            var found = Recognise(
                string.Join(
                    "\n\n",
                    (
                        (string[])
                            ["Evaluering av X", "Hva har blitt bedre?\nMer ro", "Hva må fortsatt bli bedre?\nTema 1: Hva nå?\nMer tid"]
                    ).Select((slide, i) => string.Format(System.Globalization.CultureInfo.InvariantCulture, number, i + 1) + " " + slide)
                ) + "\n\nAndre så også på\nÅrsmelding"
            );
            Assert.Equal((3, "Evaluering av X", "Mer ro"), (found.Source.Slides, found.Title, found.Better.Single().Text));
            Assert.Equal("Mer tid", found.Themes.Single().Statements.Single().Text);
        }
    }

    [Fact]
    public void A_letter_is_read_without_its_head_greeting_and_broken_lines()
    {
        var found = Recognise(
            """
            Fra: Kari Moen
            Sendt: fredag 2. desember 2022 08:00
            Emne: Evaluering

            Hei! Jeg går gjennom innspillene fra fagsamlingen 1.–2. november 2022 på
            ledermøtet torsdag 12. januar.

            Evaluering av Ny Vei

            HVA HAR BLITT BEDRE?
            o Vi har fått flere møter om det som angår hele tjenesten vår, mest i
              Nordbygda

            A. Egen tjeneste
            1. Hva tar tid?
            Ingen innspill.
            Svar fra ledergruppen: Vi lager en liste over det som kan slutte, innen
            1. mai 2023.

            B. Hele kommunen
            2. Hva ellers?
            - Skjema
            Svar fra ledergruppen: (ikke besvart ennå)

            Vennlig hilsen
            Kari Moen
            """
        );
        Assert.Equal(("Evaluering av Ny Vei", "Kari Moen"), (found.Title, found.Presenter));
        Assert.Equal(new FoundMeeting("ledermøte", new DateOnly(2023, 1, 12)), found.Meeting);
        Assert.Equal("Vi har fått flere møter om det som angår hele tjenesten vår, mest i Nordbygda", found.Better.Single().Text);
        Assert.Equal(["Hva har blitt bedre?", "A. Egen tjeneste", "B. Hele kommunen"], found.Parts.Select(p => p.Name));
        Assert.Equal([(1, 0, 1), (2, 1, 0)], found.Themes.Select(t => (t.Number!.Value, t.Statements.Length, t.Answer.Length)));
        Assert.Equal("2023-05-01", found.Promises.Single().Point.When);
    }

    [Fact]
    public void What_comes_next_is_promised_under_no_theme()
    {
        var found = Show(
            "Evaluering av X",
            "Hva har blitt bedre? Mer ro",
            "Veien videre Ny samling i uke 12 Resultatene drøftes 3. mai 2024"
        );
        Assert.Equal(
            [("Ny samling i uke 12", "week 12"), ("Resultatene drøftes 3. mai 2024", "2024-05-03")],
            found.Promises.Select(p => (p.Point.Text, p.Point.When!))
        );
        Assert.Empty(found.Themes);
    }

    [Fact]
    public void A_sheet_of_something_else_and_a_row_that_counts_are_left_alone()
    {
        var found = Recognise(
            Workbook(
                (
                    "Ark",
                    [
                        ["Del", "Tema nr.", "Tema", "Innspill"],
                        ["Hva er blitt enklere?", null, null, "Kortere kø"],
                        ["Del 1: Min avdeling", 1, "Hva nå?", "Mer"],
                        [null, null, "Antall innspill", 2],
                    ]
                ),
                (
                    "Deltakere",
                    [
                        ["Bord", "Vert"],
                        [1, "Siv Aune"],
                    ]
                )
            )
        );
        Assert.Equal(["Hva er blitt enklere?", "Del 1: Min avdeling"], found.Parts.Select(p => p.Name));
        Assert.Equal(["Kortere kø", "Mer"], found.Statements.Select(s => s.Text));
        Assert.Contains(found.Unrecognised, l => l.Text == "Siv Aune");
    }

    [Fact]
    public void A_deck_keeps_its_bullets_tables_and_footer_fields()
    {
        var found = Recognise(
            Deck(
                Title("Årlig evaluering av Skole i Vekst") + Bullets("Innspill fra rektorsamling 24.–25. april 2017"),
                Title("Hva fungerer bra?") + Bullets("Felles dager", ">Særlig i august") + Footer("Rektormøte 14. juni 2017", 2),
                Title("Tema 1: Hvordan møtes vi?")
                    + Bullets("For sjelden", "SLGs svar:", ">Arrangere rektormøter hver måned")
                    + Footer("Rektormøte 14. juni 2017", 3),
                Title("Hva må bli bedre? Egen skole")
                    + Table(["Forbedringsområde", "Hva må gjøres?", "Prioritet"], ["Inneklima", "Bytte filter", "2"], ["Vikarer", "", "1"])
                    + Footer("Rektormøte 14. juni 2017", 4)
            )
        );
        Assert.Equal((4, "Rektormøte", new DateOnly(2017, 6, 14)), (found.Source.Slides, found.Meeting!.Name, found.Meeting.Date!.Value));
        Assert.Equal(["Felles dager", "Særlig i august"], found.Better.Select(s => s.Text));
        Assert.Equal("Arrangere rektormøter hver måned", found.Promises.Single().Point.Text);
        Assert.Equal(
            [("Inneklima", 2, 1), ("Vikarer", 1, 0)],
            found.Topics.Where(t => t.Form == FoundForm.Priority).Select(t => (t.Title, t.Number!.Value, t.Statements.Length))
        );
        Assert.Empty(found.Unrecognised);
    }

    [Fact]
    public void A_workbook_goes_on_with_merged_cells_and_keeps_formulas_as_text()
    {
        var found = Recognise(
            Workbook(
                (
                    "Om",
                    [
                        ["Tittel", "Sluttevaluering av Nær Deg"],
                        ["Samling", "Lederdager 5.-6. februar 2019"],
                        ["Møte", "Ledermøte"],
                        ["Dato", "21.03.2019"],
                        ["Presentert av", "Siv Aune"],
                    ]
                ),
                (
                    "Innspel",
                    [
                        ["Del", "Tema", "Spørsmål", "Innspel", "Svar frå leiargruppa", "Bord"],
                        ["Kva har blitt betre?", null, null, "Kortare kø", null, 4],
                        ["Kva må bli betre?", 1, "Korleis møter vi folk?", "Lange skjema", "Forenkle skjema innan 1. juni 2019."],
                        [null, null, null, "=SUM(A1:A9)"],
                    ]
                ),
                (
                    "Rekkefølgje",
                    [
                        ["Prioritet", "Betringsområde", "Kva bør gjerast", "Svar"],
                        [2, "Telefon", "Ny sentral", null],
                        [1, "Skjema", "Rydde", "Ryddar i skjema"],
                    ]
                )
            )
        );
        Assert.Equal(("Sluttevaluering av Nær Deg", "Nær Deg", "Siv Aune"), (found.Title, found.Programme, found.Presenter));
        Assert.Equal(new FoundMeeting("Ledermøte", new DateOnly(2019, 3, 21)), found.Meeting);
        Assert.Equal("Kortare kø", found.Better.Single().Text);
        Assert.Equal(["Lange skjema", "=SUM(A1:A9)"], found.Themes.Single().Statements.Select(s => s.Text));
        Assert.Equal([2, 1], found.Topics.Where(t => t.Form == FoundForm.Priority).Select(t => t.Number!.Value));
        Assert.Contains(found.Unrecognised, l => l.Text == "4");
    }

    [Theory]
    [InlineData("\uFEFFDel;Tema;Innspill\nHva har blitt bedre?;;Mer ro", "utf-8")]
    [InlineData("Del;Tema;Innspill\r\nHva har blitt bedre?;;Mer ro", "windows-1252")]
    [InlineData("\uFEFFDel\tTema\tInnspill\nHva har blitt bedre?\t\tMer ro", "utf-16")]
    [InlineData("Del\tTema\tInnspill\nHva har blitt bedre?\t\tMer ro", "utf-16")]
    [InlineData("sep=,\nDel,Tema,Innspill\n\"Hva har blitt bedre?\",,\"Mer ro\"", "utf-8")]
    public void Delimited_text_comes_in_many_encodings(string text, string encoding)
    {
        var bytes = encoding == "windows-1252" ? System.Text.Encoding.Latin1 : System.Text.Encoding.GetEncoding(encoding);
        Assert.Equal("Mer ro", Recognise(new SourceFile("innspill.csv", bytes.GetBytes(text))).Better.Single().Text);
    }

    [Fact]
    public void Windows_1252_is_read_where_the_bytes_are_no_utf8() =>
        Assert.Equal(
            "«Større» ansvar – for økonomi",
            Recognise(
                new SourceFile(
                    "a.txt",
                    [
                        .. System.Text.Encoding.Latin1.GetBytes("Hva har blitt bedre?\n- «Større» ansvar "),
                        0x96,
                        .. System.Text.Encoding.Latin1.GetBytes(" for økonomi"),
                    ]
                )
            )
                .Better.Single()
                .Text
        );

    [Fact]
    public void An_answer_filled_down_a_sheet_is_given_once_and_a_cell_of_lines_holds_several()
    {
        var found = Recognise(
            Workbook(
                (
                    "Ark",
                    [
                        ["Tema", "Innspill", "Svar"],
                        ["Tema 1: Hva nå?", "Mer ro\nMer mat", "Lage plan. Enig."],
                        ["Tema 1: Hva nå?", "Flere", "Lage plan. Enig."],
                    ]
                )
            )
        );
        Assert.Equal(["Mer ro", "Mer mat", "Flere"], found.Themes.Single().Statements.Select(s => s.Text));
        Assert.Equal(["Lage plan.", "Enig."], found.Themes.Single().Answer.Select(s => s.Text));
        Assert.Empty(found.Unrecognised);
    }

    [Fact]
    public void Json_has_the_keys_of_the_command()
    {
        var json = JsonNode.Parse(RecognitionJson.Write(Show("Evaluering av X", "Hva har blitt bedre? Mer ro")))!.AsObject();
        Assert.Equal(
            [
                "title",
                "programme",
                "kind",
                "gathering",
                "meeting",
                "presenter",
                "slides",
                "better",
                "themes",
                "focusAreas",
                "priorities",
                "parts",
                "promises",
                "unrecognised",
            ],
            json.Select(p => p.Key)
        );
        Assert.Equal("""[{"text":"Mer ro","starts":"certain"}]""", json["better"]!.ToJsonString());
    }
}
