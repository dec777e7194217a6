using CsCheck;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;

namespace Takt.Tests;

/// <summary>The search, asked as people ask: the same on both engines, because the same tests run on both.</summary>
public sealed class SearchTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Østre skole, 7. trinn", " østre skole 7 trinn")]
    [InlineData("  «HMS»–runde/2026 ", " hms runde 2026")]
    [InlineData("Máttasullo mánáidgárdi", " máttasullo mánáidgárdi")]
    [InlineData("–", "")]
    public void A_title_is_folded_to_words(string title, string folded) => Assert.Equal(folded, SearchRow.Fold(title));

    [Fact]
    public void What_is_folded_stays_as_it_is() => Gen.String.Sample(text => SearchRow.Fold(SearchRow.Fold(text)) == SearchRow.Fold(text));

    [Theory]
    // Forms, in both languages.
    [InlineData("Svar på søknadene før sommeren", "søknad", true)]
    [InlineData("Svar på søknad før sommeren", "søknadane", true)]
    [InlineData("Flere plasser i barnehagane", "barnehagen", true)]
    [InlineData("Møta skal slutte i tide", "møter", true)]
    [InlineData("Lærarane får tid", "lærer", true)]
    [InlineData("Program for helsa", "helse programmet", true)]
    // While typing.
    [InlineData("Tilgjengelighet på nett", "tilgjengel", true)]
    [InlineData("Østre vindmåler", "øs", true)]
    [InlineData("Østre vindmåler", "vind ØS", true)]
    [InlineData("Østre vindmåler", "stre", false)]
    [InlineData("Østre vindmåler", "østre mangler", false)]
    // Æ, ø and å on other keyboards, accents, Sami names.
    [InlineData("Åpen dag på Aasgård", "aapen dag åsgaard", true)]
    [InlineData("Rutine for sørgruppa", "soergruppa", true)]
    [InlineData("Besøk hos Soerensen", "sørensen", true)]
    [InlineData("Lærebøker til alle", "laereboeker", true)]
    [InlineData("Idébank for Máze skuvla", "ide maze", true)]
    [InlineData("Idebank for Maze", "máze idé", true)]
    [InlineData("Máttasullo mánáidgárdi", "mattasullo", true)]
    // Compounds.
    [InlineData("Ungdomsskolen åpner biblioteket", "skole", true)]
    [InlineData("Ungdomsskolen åpner biblioteket", "skolene", true)]
    [InlineData("Grunnskolelærere i Fjordvik", "skole", true)]
    [InlineData("Vurdering av rom", "ring", false)]
    // Slips of the keys.
    [InlineData("Kontroll av barnehager", "barnehgae", true)]
    [InlineData("Kontroll av barnehager", "barehager kontrol", true)]
    [InlineData("Ny sykepleier", "sykeplier", true)]
    [InlineData("Referat fra kommunestyret", "komunestyre", true)]
    [InlineData("Faktura til tiden", "faktrua", true)]
    [InlineData("Moglegheiter for alle", "moglegheit", true)]
    [InlineData("Bil og båt", "båk", false)]
    [InlineData("Plan for trening", "trekning strand", false)]
    // What is another word.
    [InlineData("Kommunikasjon med innbyggerne", "kommune", false)]
    [InlineData("Plass til alle", "plan", false)]
    // Words that say nothing.
    [InlineData("Hjelp til den som er ny", "hvem kan få hjelp", true)]
    [InlineData("Det er som det er", "det er som", true)]
    // Hostile, and nothing.
    [InlineData("Prosent og tegn", "%", false)]
    [InlineData("Prosent og tegn", "_", false)]
    [InlineData("Prosent og tegn", "\"", false)]
    [InlineData("Prosent og tegn", "'); DROP TABLE kernel_search_row; --", false)]
    [InlineData("Prosent og tegn", "title_words : prosent", false)]
    [InlineData("Prosent og tegn", "prosent*", true)]
    [InlineData("Prosent og tegn", "(\"prosent\" & 'tegn' | :* !)", true)]
    [InlineData("Prosent og tegn", "prosent AND NEAR(tegn)", false)]
    [InlineData("Prosent og tegn", "prosent 😀 tegn", true)]
    [InlineData("Prosent og tegn", "\ud83d prosent", true)]
    [InlineData("Prosent og tegn", "\0prosent\ufffe", true)]
    [InlineData("Prosent og tegn", "😀", false)]
    [InlineData("Prosent og tegn", "  ", false)]
    [InlineData("Prosent og tegn", null, false)]
    public async Task Finds(string title, string? question, bool isFound)
    {
        var unit = await kommune.Unit("Søkeenhet");
        var address = await Make(title, unit);
        var found = await Find(question, At(unit));
        Assert.Equal(isFound, found.Hits.Any(hit => hit.Address == address));
        Assert.Equal(isFound ? 1 : 0, found.Hits.Count);
    }

    [Fact]
    public async Task A_very_long_question_is_answered()
    {
        var unit = await kommune.Unit("Lang enhet");
        var address = await Make("Kjempelang" + new string('e', 150), unit);
        Assert.Equal([address], Addresses(await Find("kjempelang" + new string('e', 100_000), At(unit))));
        Assert.Empty(Addresses(await Find(string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"ord{n}")), At(unit))));
    }

    [Fact]
    public async Task The_title_comes_before_the_text_the_word_before_its_beginning_and_the_newest_first()
    {
        var unit = await kommune.Unit("Rangert enhet");
        var inText = await Make("Sak åtte", unit, "Dette handler om brøyting av veier");
        var begunInText = await Make("Sak ni", unit, "Ny brøytingsplan");
        var compound = await Make("Nattbrøyting", unit);
        var begun = await Make("Brøytingsplanen", unit);
        var older = await Make("Brøyting ved skolene", unit);
        var newer = await Make("Mer brøyting", unit);
        Assert.Equal([newer, older, begun, inText, begunInText, compound], Addresses(await Find("brøyting", At(unit))));
    }

    [Fact]
    public async Task Slips_are_guessed_at_only_when_nothing_else_is_found_and_as_few_as_will_do()
    {
        var unit = await kommune.Unit("Gjettende enhet");
        var one = await Make("Arbeidsmiljø i høst", unit);
        var two = await Make("Arbedsmijø i vår", unit);
        var guessed = await Find("arbeidsmijø", At(unit));
        Assert.True(guessed.IsGuess);
        Assert.Equal([two, one], Addresses(guessed)); // one slip to each
        Assert.Equal([one], Addresses(await Find("arbeidsmiljø", At(unit))));
        Assert.Equal([one], Addresses(await Find("arbeidsmiljøe", At(unit))));
        Assert.False((await Find("arbeidsmiljø", At(unit))).IsGuess);
    }

    [Fact]
    public async Task Pages_hold_each_hit_once_and_say_whether_there_are_more()
    {
        var unit = await kommune.Unit("Full enhet");
        var made = new List<string>();
        for (var number = 0; number < Finder.PageSize + 7; number++)
        {
            // Every third only in the text, so that the pages go across what is ranked.
            made.Add(number % 3 == 0 ? await Make($"Sak {number}", unit, "om trafikk") : await Make($"Trafikk {number}", unit));
        }

        var (first, second) = (await Find("trafikk", At(unit)), await Find("trafikk", At(unit), page: 2));
        Assert.True(first.HasMore);
        Assert.False(second.HasMore);
        Assert.Equal((Finder.PageSize, 7), (first.Hits.Count, second.Hits.Count));
        Assert.Equal(made.Order(), Addresses(first).Concat(Addresses(second)).Order());
        Assert.Empty((await Find("trafikk", At(unit), page: 9)).Hits);
    }

    [Fact]
    public async Task What_one_may_not_see_is_not_found_not_counted_and_changes_no_answer()
    {
        var (mine, theirs) = (await kommune.Unit("Egen enhet"), await kommune.Unit("Fremmed enhet"));
        var own = await Make("Hemmelighet ute", mine);
        for (var number = 0; number < Finder.PageSize + 5; number++)
        {
            await Make($"Hemmelighet inne {number}", theirs); // newer, and more than a page: a limit before the rule would leave mine out
        }

        var found = await Find("hemmelighet", At(mine));
        Assert.Equal([own], Addresses(found));
        Assert.False(found.HasMore);
        Assert.True((await Find("hemmelighet", At(theirs))).HasMore);

        // A word that stands only where I may not look does not show itself by what it keeps from being guessed.
        var near = await Make("Beredskap", mine);
        await Make("Beredskip", theirs);
        Assert.Equal([near], Addresses(await Find("beredskip", At(mine))));
        Assert.Empty((await Find("inne", At(mine))).Hits);
    }

    [Fact]
    public async Task Whoever_looks_each_way_leads_to_the_newest_of_what_the_rule_lets_through_and_the_last_to_all_of_it()
    {
        var random = new Random(11);
        Guid[] units = [.. Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7())];
        Guid[] subjects = [.. Enumerable.Range(0, 5).Select(_ => Guid.NewGuid())];

        // One is the beginning of another, and one nobody holds: only those named see the row.
        string[] permissions = ["steiner.see", "steiner.see-more", "steiner", ""];
        SearchRow[] rows =
        [
            .. Enumerable
                .Range(0, 120)
                .Select(number =>
                    SearchRow.Of(
                        new Stone(
                            number % 3 == 0 ? "Gråberg" : "Glimmerskifer",
                            new()
                            {
                                Permission = random.GetItems(permissions, 1)[0],
                                UnitId = random.GetItems(units, 1)[0],
                                Named = [.. random.GetItems(subjects, Math.Max(0, random.Next(-4, 4)))],
                            }
                        )
                    )
                ),
        ];
        await kommune.With(db =>
        {
            db.SearchRows.AddRange(rows);
            return db.Save("test", Cancel);
        });
        var asked = SearchQuestion.Read("glimmersk");
        SearchNeed[] needs = [asked.Begun(inTitle: true), asked.Begun(inTitle: false), SearchQuestion.Read("skifer").Whole(inTitle: false)];
        var some = Gen.Shuffle(units, 0, units.Length).Select(reached => new UnitReach(false, reached.ToHashSet()));
        var reach = Gen.Frequency((4, some), (1, Gen.Const(UnitReach.All)));
        var actors =
            from held in Gen.Shuffle(permissions[..3], 0, 3)
            from reaches in reach.Array[3]
            from person in Gen.Int[-1, subjects.Length - 1].Select(at => at < 0 ? (Guid?)null : subjects[at])
            from groups in Gen.Shuffle(subjects, 0, 2)
            select new Actor
            {
                Name = "Steinsamler",
                PersonId = person,
                Groups = groups,
                Reach = held.Zip(reaches).ToDictionary(pair => pair.First, pair => pair.Second),
            };
        await actors.SampleAsync(
            actor =>
                kommune.With(
                    async db =>
                    {
                        SearchEngine[] engines = db.Database.IsSqlite()
                            ? [new SqliteSearch { Newest = 30 }, SqliteSearch.Instance]
                            :
                            [
                                new PostgresSearch
                                {
                                    Much = 0,
                                    Newest = 10,
                                    Recent = 4,
                                },
                                new PostgresSearch
                                {
                                    Much = int.MaxValue,
                                    Sample = 10,
                                    Few = 0,
                                },
                                new PostgresSearch
                                {
                                    Much = int.MaxValue,
                                    Sample = 10,
                                    Few = int.MaxValue - 1,
                                },
                                PostgresSearch.Instance,
                            ];
                        foreach (var (engine, need) in engines.SelectMany(_ => needs, (engine, need) => (engine, need)))
                        {
                            var visible = rows.Where(row => row.Audience.Includes(actor) && Holds(row, need));
                            List<Guid> all = [.. visible.OrderByDescending(row => row.Number).Select(row => row.Id)];
                            List<Guid> found = [];
                            await foreach (var way in engine.Ways(db, Cancel))
                            {
                                found = await way.To(need).VisibleTo(actor).Select(row => row.Id).ToListAsync(Cancel);
                                Assert.Equal(all.Take(found.Count), found);
                            }

                            Assert.Equal(all, found);
                        }
                    },
                    actor
                ),
            iter: 40,
            threads: 1
        );

        static bool Holds(SearchRow row, SearchNeed need) => !need.InTitle || row.Title.StartsWith("Glimmer", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_named_find_what_their_unit_does_not()
    {
        var (unit, person) = (await kommune.Unit("Stille enhet"), Guid.CreateVersion7());
        var named = await Make("Varslingssak", unit, named: person);
        Assert.Empty((await Find("varslingssak", At(Guid.CreateVersion7()))).Hits);
        Assert.Equal([named], Addresses(await Find("varslingssak", At(Guid.CreateVersion7(), person))));
    }

    [Fact]
    public async Task A_new_title_is_found_the_old_is_not_and_what_is_gone_is_not()
    {
        var unit = await kommune.Unit("Omdøpt enhet");
        var address = await Make("Gammelt navneskilt", unit);
        await kommune.With(async db =>
        {
            var measure = await db.Measures.SingleAsync(m => m.Audience.UnitId == unit, Cancel);
            measure.Change("Ferskt navneskilt", Seat.LeaderOf(unit), null, "Synlig fra parkeringen", measure.Kind);
            await db.Save("test", Cancel);
        });
        Assert.Equal([address], Addresses(await Find("ferskt", At(unit))));
        Assert.Equal([address], Addresses(await Find("parkeringa", At(unit))));
        Assert.Empty((await Find("gammelt", At(unit))).Hits);
        await kommune.With(async db =>
        {
            db.Remove(await db.Measures.SingleAsync(m => m.Audience.UnitId == unit, Cancel));
            await db.Save("test", Cancel);
        });
        Assert.Empty((await Find("navneskilt", At(unit))).Hits);
    }

    [Fact]
    public async Task Rows_of_an_earlier_version_are_made_findable_also_after_a_stop_in_the_middle()
    {
        var unit = await kommune.Unit("Gammel enhet");
        var addresses = new List<string>();
        foreach (var title in new[] { "Etterslep i vedlikeholdet", "Vedlikehold av bygg" })
        {
            addresses.Add(await Make(title, unit));
        }

        // One as it stands after the migration, one without a row, as when a kind has just become findable.
        await kommune.With(async db =>
        {
            var rows = await db.SearchRows.Where(r => r.Audience.UnitId == unit).OrderBy(r => r.Number).ToListAsync(Cancel);
            foreach (var column in new[] { "TitleWords", "TextWords" })
            {
                db.Entry(rows[0]).Property(column).CurrentValue = "";
            }

            db.Entry(rows[0]).Property(r => r.Number).CurrentValue = 0L;
            db.Entry(rows[0]).Property(r => r.Rules).CurrentValue = 0;
            db.Remove(rows[1]);
            await db.Save("test", Cancel);
        });
        Assert.Empty((await Find("vedlikehold", At(unit))).Hits);
        await kommune.With(db => SearchUpkeep.MakeReady(db, Cancel));
        Assert.Equal(addresses.AsEnumerable().Reverse(), Addresses(await Find("vedlikehold", At(unit))));
        var trail = await kommune.With(db => db.AuditEntries.CountAsync(Cancel));
        await kommune.With(db => SearchUpkeep.MakeReady(db, Cancel));
        Assert.Equal(trail, await kommune.With(db => db.AuditEntries.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_word_is_learnt_once_and_at_each_of_its_letters()
    {
        var unit = await kommune.Unit("Lærende enhet");
        await Make("Zoologene", unit);
        await Make("Zoologen", unit);
        var parts = await kommune.With(db => db.SearchParts.Where(p => p.Stem == "zoolog").Select(p => p.Part).ToListAsync(Cancel));
        Assert.Equal(["log", "og", "olog", "oolog", "zoolog"], parts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_page_shows_hits_turns_and_says_when_it_guesses()
    {
        var unit = await kommune.Unit("Sideenhet");
        using var leader = await kommune.SignedIn("Søker Sen", unit, Roles.Leader);
        for (var number = 0; number < Finder.PageSize + 1; number++)
        {
            await Make($"Snøfreser {number}", unit);
        }

        await leader.Open("/sok?q=sn%C3%B8fresere");
        Assert.Contains("Snøfreser 50", leader.Text, StringComparison.Ordinal);
        Assert.Null(leader.Page.QuerySelector("main .t-count"));
        await leader.Open(leader.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Contains("Snøfreser 0", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Snøfreser 50", leader.Text, StringComparison.Ordinal);
        Assert.Null(leader.Page.QuerySelector("a[rel=next]"));
        await leader.Open("/sok?q=sn%C3%B8freser&side=-4");
        Assert.Contains("Snøfreser 50", leader.Text, StringComparison.Ordinal);
        await leader.Open("/sok?q=sn%C3%B8fersere");
        Assert.Contains("ord som ligner", leader.Text, StringComparison.Ordinal);
        await leader.Open("/sok?q=xyzzy");
        Assert.Contains("Vi fant ingenting", leader.Text, StringComparison.Ordinal);
    }

    static Actor At(Guid unit, Guid? person = null) =>
        new()
        {
            PersonId = person,
            Name = "Søker",
            Reach = new Dictionary<string, UnitReach> { [FollowUpPermissions.See] = new(false, new HashSet<Guid> { unit }) },
        };

    static IEnumerable<string> Addresses(Found found) => found.Hits.Select(hit => hit.Address);

    Task<Found> Find(string? question, Actor actor, int page = 1) =>
        kommune.With(db => Finder.Find(db, question, page, cancel: Cancel), actor);

    async Task<string> Make(string what, Guid unit, string? effect = null, Guid? named = null)
    {
        var measure = Measure.Decide(
            new(
                what,
                Seat.LeaderOf(unit),
                null,
                null,
                new()
                {
                    Permission = FollowUpPermissions.See,
                    UnitId = unit,
                    Named = named is { } one ? [one] : [],
                }
            )
            {
                ExpectedEffect = effect,
            },
            kommune.Today
        );
        await kommune.With(db =>
        {
            db.Measures.Add(measure);
            return db.Save("test", Cancel);
        });
        return measure.Finding.Address;
    }

    sealed record Stone(string Title, Audience Audience) : IFindable
    {
        public Guid Id { get; } = Guid.CreateVersion7();

        public Finding Finding => new("FollowUp.KindMeasure", Title, $"/tiltak/{Id}", "Glimmerskifer og skifer");
    }
}
