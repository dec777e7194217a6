using System.Net;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>The organisation as of another day, and two days beside each other, in the demonstration.</summary>
public sealed class OrganisationOverTimeTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    DateOnly NewYear => new(kommune.Today.Year + 1, 1, 1);

    async Task<Visitor> As(string name) =>
        await new Visitor(kommune).As(await kommune.With(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync(Cancel)));

    Task<Guid> UnitNamed(string name) =>
        kommune.With(db => db.UnitPeriods.AsOf(kommune.Today).Where(p => p.Name == name).Select(p => p.UnitId).SingleAsync(Cancel));

    static string Under(Visitor visitor, string sector) =>
        visitor.Page.QuerySelectorAll(".t-org__line > li").Single(li => li.QuerySelector("a")!.TextContent == sector).TextContent;

    /// <summary>What the comparison tells of a branch: name, word and the rest, a line a change.</summary>
    static string Told(Visitor visitor, string branch) =>
        string.Join(
            '\n',
            visitor
                .Page.QuerySelectorAll(".t-diff > li")
                .Single(li => li.QuerySelector("h3")!.TextContent == branch)
                .QuerySelectorAll("ul > li")
                .Select(li => $"{li.QuerySelector(".t-strong")!.TextContent} {li.QuerySelector("p")!.TextContent}")
        );

    [Theory]
    [InlineData("yyyy-MM-dd")]
    [InlineData("d.M.yyyy")]
    public async Task The_chart_of_another_day_stands_as_it_will_and_says_so(string format)
    {
        using var visitor = await As("Amund Lie");
        await visitor.Open(OrganisationUrls.Units);
        Assert.Contains(FjordvikUnits.Moves, Under(visitor, "Kultur og samfunn"), StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector(".t-flash"));

        await visitor.Open($"{OrganisationUrls.Units}?dato={NewYear.ToString(format, System.Globalization.CultureInfo.InvariantCulture)}");
        Assert.Contains(FjordvikUnits.Moves, Under(visitor, "Oppvekst"), StringComparison.Ordinal);
        Assert.DoesNotContain(FjordvikUnits.Moves, Under(visitor, "Kultur og samfunn"), StringComparison.Ordinal);
        Assert.Contains(Norwegian.Full(NewYear), visitor.Page.QuerySelector(".t-flash")!.TextContent, StringComparison.Ordinal);

        Assert.NotNull(visitor.Page.QuerySelector($"a[href='{OrganisationUrls.CompareOn(kommune.Today, NewYear)}']"));

        // From the chart one goes on to the same day, and from there back to today.
        var link = visitor.Page.QuerySelectorAll(".t-org a").Single(a => a.TextContent == FjordvikUnits.Moves).GetAttribute("href")!;
        await visitor.Open(link);
        Assert.Contains("Oppvekst", visitor.Page.QuerySelector(".ds-breadcrumbs")!.TextContent, StringComparison.Ordinal);
        await visitor.Open(visitor.Page.QuerySelector(".t-flash a")!.GetAttribute("href")!);
        Assert.Contains("Kultur og samfunn", visitor.Page.QuerySelector(".ds-breadcrumbs")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/organisasjon?dato=31.02.2027")]
    [InlineData("/organisasjon?dato=i+g%C3%A5r")]
    [InlineData("/organisasjon?dato=24.01.1800")]
    [InlineData("/organisasjon/sammenlign?fra=i+fjor&til=")]
    public async Task A_date_that_is_none_is_a_message_and_not_an_error(string address)
    {
        using var visitor = await As("Amund Lie");
        await visitor.Open(address);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains(
            "Skriv",
            visitor.Page.QuerySelector(".t-flash[data-color=danger], .ds-error-summary, ds-error-summary")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(visitor.Page.QuerySelector("[aria-invalid=true]"));
    }

    [Fact]
    public async Task On_another_day_nobody_is_offered_to_change_anything()
    {
        using var administrator = await As("Espen Rydmo");
        var unit = OrganisationUrls.UnitOf(await UnitNamed("Granli skole"));
        await administrator.Open(unit);
        Assert.NotNull(administrator.Page.QuerySelector("[name=_handler][value=change]"));
        await administrator.Open(OrganisationUrls.On(unit, NewYear));
        Assert.Null(administrator.Page.QuerySelector("[name=_handler][value=change]"));
    }

    [Fact]
    public async Task Two_days_beside_each_other_show_only_what_differs_and_a_moved_unit_in_both_places()
    {
        using var visitor = await As("Amund Lie");
        await visitor.Open(OrganisationUrls.CompareOn(new(kommune.Today.Year, 1, 1), kommune.Today));

        string Branch(string name) => Told(visitor, name);
        Assert.Contains($"{FjordvikUnits.Renamed} Nytt navn het {FjordvikUnits.FormerName}", Branch("Oppvekst"), StringComparison.Ordinal);
        Assert.Contains($"{FjordvikUnits.Moved} Flyttet til Kultur og samfunn", Branch("Oppvekst"), StringComparison.Ordinal);
        Assert.Contains($"{FjordvikUnits.Moved} Flyttet hit fra Oppvekst", Branch("Kultur og samfunn"), StringComparison.Ordinal);
        Assert.Contains($"{FjordvikUnits.Opened} Ny enhet", Branch("Helse og mestring"), StringComparison.Ordinal);
        Assert.Contains($"{FjordvikUnits.Closed} Utgår", Branch("Helse og mestring"), StringComparison.Ordinal);
        Assert.Contains($"{FjordvikUnits.NewLeader} Ny leder Áile Somby etter Berit Skogmo", Branch("Oppvekst"), StringComparison.Ordinal);
        Assert.Contains($"{FjordvikUnits.Vacant} Ledig etter Ellen Brattvåg", Branch("Oppvekst"), StringComparison.Ordinal);
        Assert.Contains(
            "Hjemmetjenesten øst Ny leder Yusuf Warsame, konstituert etter Marte Vangsnes",
            Branch("Helse og mestring"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Granli skole", visitor.Page.QuerySelector(".t-diff")!.TextContent, StringComparison.Ordinal);

        // The count of what stands as it did, and what does not, is the whole of the branches that are told of.
        var told = visitor.Page.QuerySelectorAll(".t-diff > li > h3").Select(h => h.TextContent).ToHashSet();
        var roots = await kommune.With(db =>
            db.UnitPeriods.AsOf(kommune.Today).Where(p => told.Contains(p.Name)).Select(p => p.UnitId).ToListAsync(Cancel)
        );
        var units = await kommune.With(db =>
            db.UnitPaths.AsOf(kommune.Today)
                .Where(p => roots.Contains(p.AncestorId))
                .Select(p => p.DescendantId)
                .Distinct()
                .CountAsync(Cancel)
        );
        var unchanged = visitor
            .Page.QuerySelectorAll(".t-diff > li > p")
            .Sum(p => int.Parse(p.TextContent.Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
        var changed = visitor
            .Page.QuerySelectorAll(".t-diff ul > li:not([data-change=closed], [data-change=left]) a")
            .Select(a => a.GetAttribute("href"))
            .Distinct()
            .Count();
        Assert.Equal(units, unchanged + changed);
    }

    [Fact]
    public async Task The_same_day_twice_differs_in_nothing_and_days_the_wrong_way_round_are_turned()
    {
        using var visitor = await As("Amund Lie");
        await visitor.Open(OrganisationUrls.CompareOn(kommune.Today, kommune.Today));
        Assert.Contains("Ingenting er endret mellom disse dagene.", visitor.Text, StringComparison.Ordinal);

        await visitor.Open(OrganisationUrls.CompareOn(NewYear, kommune.Today));
        Assert.Contains(
            $"Hva er endret fra {Norwegian.Full(kommune.Today)} til {Norwegian.Full(NewYear)}?",
            visitor.Text,
            StringComparison.Ordinal
        );
        Assert.Contains($"{FjordvikUnits.Moves} Flyttet hit fra Kultur og samfunn", Told(visitor, "Oppvekst"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_looks_for_is_marked_in_the_chart_its_branch_unfolded_and_the_first_is_where_the_address_leads()
    {
        using var visitor = await As("Amund Lie");
        await visitor.Open($"{OrganisationUrls.Units}?apne=ingen&sok=vannverk");
        var found = visitor.Page.QuerySelector(".t-orgbox[data-found]")!;
        Assert.Equal(("Vannverket", Ui.Tree.FoundId), (found.QuerySelector("a")!.TextContent, found.Id));
        for (var at = found.Closest("details"); at is not null; at = at.ParentElement!.Closest("details"))
        {
            Assert.True(at.HasAttribute("open"));
        }

        Assert.False(visitor.Page.QuerySelectorAll(".t-org__line > li > details")[0].HasAttribute("open"));
        Assert.EndsWith(
            $"#{Ui.Tree.FoundId}",
            visitor.Page.QuerySelector("main form[role=search]")!.GetAttribute("action"),
            StringComparison.Ordinal
        );

        // A person is found where the person sits.
        await visitor.Open($"{OrganisationUrls.Units}?sok=stig+roger");
        Assert.Equal("Vannverket", visitor.Page.QuerySelector(".t-orgbox[data-found] a")!.TextContent);
    }

    [Fact]
    public async Task The_chart_is_a_nested_list_that_folds_without_script_and_tells_staff_and_vacancy_in_words()
    {
        using var visitor = await As("Amund Lie");
        await visitor.Open($"{OrganisationUrls.Units}?apne=ingen&storrelse=75");
        Assert.All(
            visitor.Page.QuerySelectorAll(".t-org .t-orgbox"),
            box => Assert.Equal("LI", box.ParentElement!.Closest("li, div.t-org__staff")!.NodeName)
        );
        Assert.All(visitor.Page.QuerySelectorAll(".t-org details"), d => Assert.False(d.HasAttribute("open")));
        Assert.Equal("75", visitor.Page.QuerySelector(".t-org")!.GetAttribute("data-zoom"));
        Assert.Equal("Stab og støtte", visitor.Page.QuerySelector(".t-org__staff > p")!.TextContent);
        var vacant = visitor.Page.QuerySelectorAll(".t-orgbox[data-vacant]").Single(b => b.TextContent.Contains(FjordvikUnits.Vacant));
        Assert.Contains("Ledig", vacant.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ingrid Vårdal svarer", vacant.TextContent, StringComparison.Ordinal);

        await visitor.Open($"{OrganisationUrls.Units}?storrelse=3000");
        Assert.Null(visitor.Page.QuerySelector(".t-org")!.GetAttribute("data-zoom"));
    }

    [Fact]
    public async Task The_chart_is_taken_along_as_slides_and_as_a_spreadsheet_of_the_same_day()
    {
        using var client = kommune.Client();
        using var visitor = await As("Ida Marie Fossvoll");
        client.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Name}={visitor.Cookie(SessionCookie.Name)}");
        var slides = await client.GetByteArrayAsync(OrganisationUrls.ChartAs("pptx"), Cancel);
        using var document = DocumentFormat.OpenXml.Packaging.PresentationDocument.Open(new MemoryStream(slides), isEditable: false);
        Assert.Empty(
            new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
                .Validate(document, Cancel)
                .Select(e => e.Description)
        );
        var units = await kommune.With(db => db.UnitPeriods.AsOf(kommune.Today).Select(p => p.Name).ToListAsync(Cancel));
        var text = document
            .PresentationPart!.SlideParts.SelectMany(s => s.Slide!.Descendants<DocumentFormat.OpenXml.Drawing.Text>())
            .Select(t => t.Text)
            .ToHashSet();
        Assert.All(units, name => Assert.Contains(name, text));

        using var file = new MemoryStream(
            await client.GetByteArrayAsync(OrganisationUrls.On(OrganisationUrls.ChartAs("xlsx"), NewYear), Cancel)
        );
        var rows = MiniExcelLibs.MiniExcel.Query(file, useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        Assert.Equal("Oppvekst", rows.Single(r => (string)r["Navnet på enheten"] == FjordvikUnits.Moves)["Ligger under"]);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(OrganisationUrls.ChartAs("exe"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(OrganisationUrls.ChartAs("xlsx") + "?dato=tull", Cancel)).StatusCode);
    }
}
