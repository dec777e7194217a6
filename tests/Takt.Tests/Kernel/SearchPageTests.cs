using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Takt.Evaluations;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>The search page: hits by their kind, the words that answered, what can be filtered by, and what is said when nothing is found.</summary>
public sealed class SearchPageTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Møtet om møterom", "møter", "[Møtet] om [møterom]")]
    [InlineData("Barnehagane i Fjordvik", "barnehage", "[Barnehagane] i Fjordvik")]
    [InlineData("Ungdomsskolen åpner", "ungdom", "[Ungdomsskolen] åpner")]
    [InlineData("Idébank, «idé»!", "ide", "[Idébank], «[idé]»!")]
    [InlineData("A\u030angrerett og A\u030ar", "angrerett", "Ångrerett og År")]
    [InlineData("A\u030angrerett og A\u030ar", "ångre år", "[A\u030angrerett] og [A\u030ar]")]
    [InlineData("Kommune\u00adstyret", "kommunestyre", "[Kommune\u00adstyret]")]
    [InlineData("Åpen dag på Aasgård", "åsgård", "Åpen dag på [Aasgård]")]
    [InlineData("Plan for HMS 2026", "hms 2026", "Plan for [HMS] [2026]")]
    [InlineData("<mark>Plan</mark> & mer", "plan", "<mark>[Plan]</mark> & mer")]
    [InlineData("Kommunikasjon", "kommune", "Kommunikasjon")]
    public void The_words_that_answer_are_marked(string text, string question, string marked)
    {
        var pieces = MarksOf(question).In(text);
        Assert.Equal(text, string.Concat(pieces.Select(p => p.Text)));
        Assert.Equal(marked.Normalize(), Written(pieces).Normalize());
    }

    [Fact]
    public void Whatever_is_marked_nothing_of_the_text_is_lost_and_it_is_marked_where_the_index_finds_it()
    {
        var words = OneOf("møte", "Møtet", "barnehagane", "Aasgård", "idé", "hms", "og", "Máze", "7.", "–", "\u00ad", "\ud83d", "  ");
        Gen.Select(words.Array[0, 12].Select(w => string.Join(' ', w)), OneOf("møter", "barneh", "åsgård", "ide", "maze hms"))
            .Sample(
                (text, question) =>
                {
                    var asked = SearchQuestion.Read(question);
                    var pieces = MarksOf(question).In(text);
                    Assert.Equal(text, string.Concat(pieces.Select(p => p.Text)));
                    string[] forms = SearchWords.Indexed(text).Split(' ');
                    var stands = asked
                        .Begun(inTitle: false)
                        .Groups.SelectMany(g => g)
                        .Any(w => Array.Exists(forms, f => w.IsBeginning ? f.StartsWith(w.Text, StringComparison.Ordinal) : f == w.Text));
                    Assert.Equal(stands, pieces.Any(p => p.IsHit));
                }
            );
    }

    [Fact]
    public void An_excerpt_stands_around_the_first_word_that_answers_and_breaks_between_words()
    {
        var before = string.Join(' ', Enumerable.Repeat("foran", 40));
        var after = string.Join(' ', Enumerable.Repeat("etter", 60));
        var excerpt = Written(MarksOf("brøyting").Excerpt($"{before}\n brøytinga   {after}"));
        Assert.StartsWith("…foran foran ", excerpt, StringComparison.Ordinal);
        Assert.Contains(" foran [brøytinga] etter ", excerpt, StringComparison.Ordinal);
        Assert.EndsWith(" etter…", excerpt, StringComparison.Ordinal);
        Assert.InRange(excerpt.Length, 150, 210);
        Assert.Equal("[Brøyting] av veier", Written(MarksOf("brøyting").Excerpt("Brøyting  av\tveier")));
        Assert.Equal("", Written(MarksOf("brøyting").Excerpt("Strøing av veier")));
        Assert.Equal("", Written(MarksOf("brøyting").Excerpt(null)));
        Gen.String.Sample(text => MarksOf("a").Excerpt($"{text} a{new string('b', 300)} {text}").Sum(p => p.Text.Length) <= 210);
    }

    [Fact]
    public async Task Hits_stand_by_their_kind_the_best_kind_first_and_one_may_ask_for_one_kind()
    {
        var unit = await kommune.Unit("Slagenhet");
        var measure = await Make("Papirløs møterunde", unit);
        var evaluation = await Evaluate("Evaluering av møtene", unit, "Møterommet på Sjøhuset");
        await Make("Et annet arbeid", unit, "Færre og kortere møter");
        using var leader = await kommune.SignedIn("Sofie Slag", unit, Roles.Leader);
        await leader.Open("/sok?q=m%C3%B8ter");
        Assert.Equal(["Evalueringer", "Tiltak"], Headings(leader));
        Assert.Equal(["1", "2"], leader.Page.QuerySelectorAll("main [data-hits] .t-count").Select(c => c.TextContent));
        Assert.Contains("Evaluering av <mark>møtene</mark>", Html(leader), StringComparison.Ordinal);
        Assert.Contains("Papirløs <mark>møterunde</mark>", Html(leader), StringComparison.Ordinal);
        Assert.Equal(["Færre og kortere møter"], leader.Page.QuerySelectorAll("main .t-excerpt").Select(e => e.TextContent));

        await leader.Open(leader.Page.QuerySelector("[aria-labelledby=treff-tiltak] .t-panel__head a")!.GetAttribute("href")!);
        Assert.Equal(["Tiltak"], Headings(leader));
        Assert.Contains(measure, Html(leader), StringComparison.Ordinal);
        Assert.DoesNotContain(evaluation, Html(leader), StringComparison.Ordinal);
        Assert.Equal("Tiltak", leader.Page.QuerySelector("main nav .t-chip[aria-current]")!.TextContent);

        // The next question stays with the kind, and a kind there is not is no kind.
        Assert.Equal("tiltak", leader.Page.QuerySelector("main form input[name=slag]")!.GetAttribute("value"));
        await leader.Open("/sok?q=m%C3%B8ter&slag=' OR 1=1");
        Assert.Equal(["Evalueringer", "Tiltak"], Headings(leader));
    }

    [Fact]
    public async Task A_kind_that_is_crowded_out_is_a_click_away()
    {
        var unit = await kommune.Unit("Trang enhet");
        await Evaluate("Gatelys i sentrum", unit);
        for (var number = 0; number < Finder.PageSize; number++)
        {
            await Make($"Gatelys {number}", unit);
        }

        using var leader = await kommune.SignedIn("Tora Trang", unit, Roles.Leader);
        await leader.Open("/sok?q=gatelys");
        Assert.Equal(["Tiltak"], Headings(leader));
        var chip = leader.Page.QuerySelectorAll("main nav .t-chip").Single(c => c.TextContent == "Evalueringer");
        await leader.Open(chip.GetAttribute("href")!);
        Assert.Equal(["Evalueringer"], Headings(leader));
    }

    [Fact]
    public async Task What_was_added_before_the_time_that_is_asked_for_is_left_out()
    {
        var unit = await kommune.Unit("Tidsenhet");
        var (old, fresh) = (await Make("Skilting i havna", unit), await Make("Skilting ved skolen", unit));
        await kommune.With(async db =>
        {
            var row = await db.SearchRows.SingleAsync(r => r.Address == old, Cancel);
            var now = kommune.Host.Services.GetRequiredService<Clock>().Now;
            db.Entry(row).Property(r => r.Number).CurrentValue = SearchRow.FirstAt(now.AddDays(-31));
            await db.Save("test", Cancel);
        });
        using var leader = await kommune.SignedIn("Tiril Tid", unit, Roles.Leader);
        await leader.Open("/sok?q=skilting&siste=30");
        Assert.Contains(fresh, Html(leader), StringComparison.Ordinal);
        Assert.DoesNotContain(old, Html(leader), StringComparison.Ordinal);
        await leader.Open("/sok?q=skilting&siste=365");
        Assert.Contains(old, Html(leader), StringComparison.Ordinal);
        await leader.Open("/sok?q=skilting&siste=31");
        Assert.Contains(old, Html(leader), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_what_one_may_not_see_is_never_read()
    {
        var (mine, theirs) = (await kommune.Unit("Min enhet"), await kommune.Unit("Deres enhet"));
        await Make("Vårt arbeid", mine, "Lekeplassen er trygg");
        var hidden = await Make("Deres arbeid", theirs, "Lekeplassen er hemmelig");
        using var leader = await kommune.SignedIn("Mina Min", mine, Roles.Leader);
        await leader.Open("/sok?q=lekeplass");
        Assert.Contains("<mark>Lekeplassen</mark> er trygg", Html(leader), StringComparison.Ordinal);
        Assert.DoesNotContain(hidden, Html(leader), StringComparison.Ordinal);
        Assert.DoesNotContain("hemmelig", Html(leader), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_wrote_is_shown_as_they_wrote_it()
    {
        var unit = await kommune.Unit("Tegnenhet");
        await Make("<img src=x> tegnsetting", unit, "<b>tegnsetting</b>");
        using var leader = await kommune.SignedIn("Tegn Setter", unit, Roles.Leader);
        await leader.Open("/sok?q=tegnsetting");
        Assert.Contains("&lt;img src=x&gt; <mark>tegnsetting</mark>", Html(leader), StringComparison.Ordinal);
        Assert.Equal("<img src=x> tegnsetting", leader.Page.QuerySelector("main a.t-whole")!.TextContent);
    }

    [Fact]
    public async Task A_guess_marks_what_was_guessed()
    {
        var unit = await kommune.Unit("Gjetteenhet");
        await Make("Flere lindetrær", unit);
        using var leader = await kommune.SignedIn("Gjett Gjettesen", unit, Roles.Leader);
        await leader.Open("/sok?q=lindetr%C3%A6rr");
        Assert.Contains("ord som ligner", leader.Text, StringComparison.Ordinal);
        Assert.Contains("Flere <mark>lindetrær</mark>", Html(leader), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_is_said_with_what_to_try()
    {
        using var leader = await kommune.SignedIn("Tom Tomsen", await kommune.Unit("Tom enhet"), Roles.Leader);
        await leader.Open("/sok?q=xyzzy&slag=tiltak&siste=30");
        Assert.Contains("avgrenset", leader.Text, StringComparison.Ordinal);
        await leader.Open(leader.Page.QuerySelector("main .t-list a[href^='/sok']")!.GetAttribute("href")!);
        Assert.Contains("Skriv færre ord", leader.Text, StringComparison.Ordinal);
        Assert.Null(leader.Page.QuerySelector("main nav .t-chip"));
        Assert.NotNull(leader.Page.QuerySelector("main .t-list a[href='/hvem-spor-jeg?sak=xyzzy']"));
    }

    [Fact]
    public async Task More_words_than_are_looked_for_are_said()
    {
        var unit = await kommune.Unit("Ordrik enhet");
        await Make("En to tre fire fem seks sju åtte i hagen", unit);
        using var leader = await kommune.SignedIn("Ord Rik", unit, Roles.Leader);
        await leader.Open("/sok?q=" + Uri.EscapeDataString("en to tre fire fem seks sju åtte hagen"));
        Assert.DoesNotContain("første ordene", leader.Text, StringComparison.Ordinal);
        var many = string.Join(' ', Enumerable.Range(0, 300).Select(n => $"ord{n}"));
        await leader.Open("/sok?q=" + Uri.EscapeDataString(many));
        Assert.Contains("Vi så bare etter de 8 første ordene", leader.Text, StringComparison.Ordinal);
        Assert.InRange(leader.Page.QuerySelector("main h1")!.TextContent.Length, 10, 100);
        Assert.Equal(many, leader.Page.QuerySelector("main input[type=search]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_empty_page_keeps_nothing_on_the_server_and_has_room_for_the_last_questions()
    {
        using var leader = await kommune.SignedIn("Sist Sen", await kommune.Unit("Sist enhet"), Roles.Leader);
        var trail = await kommune.With(db => db.AuditEntries.CountAsync(Cancel));
        await leader.Open("/sok?q=noe");
        await leader.Open("/sok");
        Assert.NotNull(leader.Page.QuerySelector("main section[data-recent][hidden] button"));
        Assert.Equal(trail, await kommune.With(db => db.AuditEntries.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_word_that_stands_nowhere_is_counted_and_never_who_looked_for_it()
    {
        var (mine, theirs) = (await kommune.Unit("Savnenhet"), await kommune.Unit("Lukket enhet"));
        await Make("Luftballonger over byen", theirs);
        using var leader = await kommune.SignedIn("Sigrid Savner", mine, Roles.Leader);
        for (var times = 0; times < SearchMiss.ShownFrom; times++)
        {
            await leader.Open("/sok?q=kvikksand luftballong 12345678 ab og");
        }

        await leader.Open("/sok?q=kvikksand&slag=tiltak");
        await leader.Open("/sok?q=kvikksand&side=2");
        await leader.Open("/sok?q=dyvelsdrek");
        var counted = await kommune.With(db => db.SearchMisses.Select(m => new { m.Word, m.Times }).ToListAsync(Cancel));
        Assert.Equal(SearchMiss.ShownFrom, counted.Single(m => m.Word == "kvikksand").Times);
        Assert.Equal(1, counted.Single(m => m.Word == "dyvelsdrek").Times);
        Assert.DoesNotContain(counted, m => m.Word is "luftballong" or "12345678" or "ab" or "og"); // in use where she may not look, a number, too short
        Assert.False(
            await kommune.With(db =>
                db.AuditEntries.AnyAsync(e => e.Kind == nameof(SearchMiss) || e.Because == "looked for in vain", Cancel)
            )
        );

        using var administrator = await kommune.SignedIn("Anders Administrerer", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.Work);
        Assert.Contains("kvikksand", administrator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("dyvelsdrek", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_nobody_has_looked_for_in_a_year_is_dropped()
    {
        await kommune.With(db =>
        {
            db.SearchMisses.AddRange(
                new SearchMiss { Word = "telegraf", LastOn = kommune.Today.AddMonths(-12).AddDays(-1) },
                new SearchMiss { Word = "telefaks", LastOn = kommune.Today.AddMonths(-12) }
            );
            return db.Save("test", Cancel);
        });
        using var leader = await kommune.SignedIn("Gro Glemmer", await kommune.Unit("Glemmeenhet"), Roles.Leader);
        await leader.Open("/sok?q=skrivemaskin");
        var words = await kommune.With(db => db.SearchMisses.Select(m => m.Word).ToListAsync(Cancel));
        Assert.DoesNotContain("telegraf", words);
        Assert.Contains("telefaks", words);
    }

    [Fact]
    public async Task Every_kind_that_can_be_found_can_be_chosen() =>
        await kommune.With(db =>
        {
            var kinds = db.Findable().ToDictionary(t => t.Name, SearchKindList.KindOf);
            Assert.DoesNotContain(kinds, kind => kind.Value is null);
            Assert.Equal(kinds.Count, kinds.Values.Select(kind => kind!.Word).Distinct().Count());
            var library = kommune.Host.Services.GetRequiredService<TextLibrary>();
            Assert.All(kinds.Values, kind => Assert.True(library.Knows(kind!.Many) && library.Knows(kind.Key), kind!.Key));
            return Task.CompletedTask;
        });

    static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    static SearchMarks MarksOf(string question)
    {
        var marks = new SearchMarks();
        marks.Add(SearchQuestion.Read(question).Begun(inTitle: false));
        return marks;
    }

    static string Written(IEnumerable<TextPiece> pieces) => string.Concat(pieces.Select(p => p.IsHit ? $"[{p.Text}]" : p.Text));

    static string Html(Visitor visitor) => visitor.Page.QuerySelector("main")!.InnerHtml;

    static string[] Headings(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("main [data-hits] h2").Select(h => h.TextContent)];

    async Task<string> Evaluate(string title, Guid unit, string? meeting = null)
    {
        var evaluation = Evaluation.Plan(title, unit, Seat.LeaderOf(unit));
        evaluation.MeetingName = meeting;
        await kommune.With(db =>
        {
            db.Evaluations.Add(evaluation);
            return db.Save("test", Cancel);
        });
        return evaluation.Finding.Address;
    }

    async Task<string> Make(string what, Guid unit, string? effect = null)
    {
        var measure = Measure.Decide(
            new(what, Seat.LeaderOf(unit), null, null, new() { Permission = FollowUpPermissions.See, UnitId = unit })
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
}
