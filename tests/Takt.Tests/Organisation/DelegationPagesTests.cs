using System.Net;
using MiniExcelLibs;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>The register of delegation and the grey zones of the demonstration, over HTTP.</summary>
public sealed class DelegationPagesTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<Visitor> As(string name) =>
        await new Visitor(kommune).As(await kommune.With(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync(Cancel)));

    [Theory]
    [InlineData("kjøpe pc", "90 000", "Amund Lie")]
    [InlineData("kjøpe pc", "150 000", "Ingrid Vårdal")]
    [InlineData("kjøpe pc for 2 mill. kr", "", "Torleif Aasgård")]
    [InlineData("innkjøp", "20 000 000", "Ingen har fullmakt")]
    [InlineData("ubåter", "", "Vi fant ingen fullmakt")]
    public async Task Who_may_approve_is_answered_for_ones_own_unit_with_the_chain(string matter, string sum, string answer)
    {
        using var principal = await As("Amund Lie");
        await principal.Open($"/organisasjon/fullmakter?sak={Uri.EscapeDataString(matter)}&sum={Uri.EscapeDataString(sum)}");
        Assert.Contains(answer, principal.Page.QuerySelector("section[aria-labelledby=godkjenner]")!.TextContent);
    }

    [Fact]
    public async Task What_does_not_hold_together_is_listed_and_is_a_grey_zone_that_can_become_a_measure()
    {
        using var director = await As("Torleif Aasgård");
        await director.Open("/organisasjon/fullmakter");
        var faults = director.Page.QuerySelector("section[aria-labelledby=brudd]")!.TextContent;
        Assert.Contains("Beløpet er større enn giveren selv kan godkjenne", faults);
        Assert.Contains("Den som har gitt den, kan ikke gi den videre", faults);

        await director.Open("/organisasjon/graasoner");
        Assert.Contains(FjordvikFields.NoOwner, director.Page.QuerySelector("section[aria-labelledby=k-noowner]")!.TextContent);
        Assert.Contains(FjordvikFields.TwoOwners, director.Page.QuerySelector("section[aria-labelledby=k-twoowners]")!.TextContent);
        Assert.Contains(FjordvikUnits.Vacant, director.Page.QuerySelector("section[aria-labelledby=k-noleader]")!.TextContent);
        var make = director.Page.QuerySelector("section[aria-labelledby=k-noowner] a[href^='/tiltak/ny']")!.GetAttribute("href")!;
        await director.Open(make);
        Assert.Equal($"Avklar hvem som har {FjordvikFields.NoOwner}", director.Field("Form.What"));
        await director.Send(
            "/tiltak/ny",
            ("Form.Owner", director.Page.QuerySelector("[name='Form.Owner'] option[value$='/leader']")!.GetAttribute("value")),
            ("Form.Due", "31.12.2099")
        );
        Assert.Equal("/organisasjon/graasoner", director.At);
    }

    [Fact]
    public async Task A_leader_gives_on_what_is_their_own_and_nothing_else()
    {
        using var leader = await As("Ingrid Vårdal");
        await leader.Open("/organisasjon/fullmakter/ny");
        Assert.DoesNotContain("Kommunestyret", leader.Page.QuerySelector("[name='Form.Giver']")!.TextContent);
        var matter = leader
            .Page.QuerySelectorAll("[name='Form.Matter'] option")
            .Single(o => o.TextContent == "Kjøp av varer og tjenester")
            .GetAttribute("value");
        var unit = leader
            .Page.QuerySelectorAll("[name='Form.Unit'] option")
            .Single(o => o.TextContent.Trim() == "PP-tjenesten")
            .GetAttribute("value");
        (string, string?)[] fields =
        [
            ("Form.Matter", matter),
            ("Form.Unit", unit),
            ("Form.Receiver", $"{unit}/leader"),
            ("Form.Limit", "40 000 kr"),
            ("Form.Rule", "Avtale i dag"),
        ];
        await leader.Send("new", [.. fields, ("Form.Giver", "council")]);
        Assert.Equal(HttpStatusCode.Forbidden, leader.Status);

        await leader.Open("/organisasjon/fullmakter/ny");
        await leader.Send("new", [.. fields, ("Form.Limit", "mye")]);
        Assert.Contains("Skriv beløpet som et tall", leader.Text);
        await leader.Send("new", fields);
        Assert.Contains("Tone Elise Krag", leader.Title);
        Assert.Contains("Kommunestyret", leader.Page.QuerySelector(".t-chainlist")!.TextContent);
        await leader.Send("end", ("Form.Last", Norwegian.Typed(kommune.Today.AddDays(-2))));
        Assert.Contains("Den siste dagen er før den første.", leader.Text);
        await leader.Send("end", ("Form.Last", Norwegian.Typed(kommune.Today)));
        Assert.Contains("Siste dag for fullmakten er lagret.", leader.Text);
    }

    [Fact]
    public async Task The_register_is_a_spreadsheet_where_text_is_text()
    {
        using var visitor = await As("Torleif Aasgård");
        using var file = new MemoryStream(await visitor.Download("/organisasjon/fullmakter.xlsx"));
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        Assert.InRange(rows.Count, FjordvikFields.Delegations.Count, int.MaxValue);
        Assert.Contains(rows, r => (string)r["Hvem"] == "Alle enhetsledere" && Convert.ToDecimal(r["Inntil hvor mye?"]) == 20_000);
    }

    [Fact]
    public async Task The_walk_through_keeps_what_there_was_and_what_was_decided()
    {
        using var keeper = await As("Solveig Brekkan");
        await keeper.Open("/organisasjon/graasoner");
        await keeper.Send("walk");
        var walk = keeper.At;
        var form = keeper.Page.QuerySelector("form [name=_handler][value^=decide-]")!.GetAttribute("value")!;
        var field = $"Form.Decision[{form["decide-".Length..]}]";
        await keeper.Send(form, (field, ""));
        Assert.Contains("Skriv noe her.", keeper.Text);
        await keeper.Send(form, (field, "Vei og park tar det fra nyttår."));
        Assert.Contains("Vei og park tar det fra nyttår.", keeper.Text);

        using var other = await As("Ida Marie Fossvoll");
        await other.Open(walk);
        Assert.Contains("Vei og park tar det fra nyttår.", other.Text);
        Assert.Null(other.Page.QuerySelector("[name=_handler]"));

        await keeper.Send("finish");
        Assert.Contains("Gjennomgangen ble avsluttet", keeper.Text);
        Assert.Null(keeper.Page.QuerySelector("[value^=decide-]"));
    }

    [Fact]
    public async Task A_grey_zone_one_reports_is_settled_by_the_keeper_and_one_is_told()
    {
        using var reporter = await As("Ida Marie Fossvoll");
        await reporter.Open("/organisasjon/graasoner");
        await reporter.Send("report", ("Form.Text", "Hvem vanner plantene i foajeen?"));
        Assert.Contains("Takk. Gråsonen er meldt", reporter.Text);
        using var keeper = await As("Solveig Brekkan");
        await keeper.Open("/organisasjon/graasoner");
        await keeper.Open(
            keeper
                .Page.QuerySelectorAll("a[href^='/organisasjon/graasoner/']")
                .Single(a => a.TextContent.Contains("plantene"))
                .GetAttribute("href")!
        );
        Assert.Contains("Ida Marie Fossvoll", keeper.Text);
        await keeper.Send("settle", ("Form.Settled", "Renholdet gjør det på fredager."));
        using var other = await As("Amund Lie");
        Assert.DoesNotContain("plantene", (await other.Open("/organisasjon/graasoner")).Text);
        Assert.Contains("Gråsonen du meldte, er avklart", (await reporter.Open("/")).Text);
    }
}
