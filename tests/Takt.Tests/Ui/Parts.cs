using Takt.Ui;
using Panel = Takt.Ui.Panel;
using Voice = Takt.Ui.Voice;

namespace Takt.Tests;

public sealed class Parts
{
    static readonly string[] Import = ["Last opp", "Se over", "Ferdig"];

    [Fact]
    public async Task A_panel_is_a_region_named_by_its_heading()
    {
        var page = await Rendered.Of<Panel>(
            new
            {
                Title = "Frister",
                Id = "frister",
                Count = (int?)4,
                Link = "/frister",
                LinkText = "Alle frister",
                ChildContent = Rendered.Text("Innhold"),
            }
        );
        Assert.Equal("Frister", page.The($"#{page.The("section").GetAttribute("aria-labelledby")}").Words());
        Assert.Equal("4", page.The(".t-count").Words());
        Assert.Equal("/frister", page.The("a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_panel_without_an_id_still_has_a_name()
    {
        Assert.Equal("Frister", (await Rendered.Of<Panel>(new { Title = "Frister" })).The("section").GetAttribute("aria-label"));
        Assert.Equal("Kort sagt", (await Rendered.Of<Panel>(new { Label = "Kort sagt" })).The("section").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_page_has_one_h1()
    {
        var page = await Rendered.Of<PageHead>(new { Title = "Tiltak <3", Lead = "Ett sted" });
        Assert.Equal("Tiltak <3", page.The("h1").Words());
    }

    [Fact]
    public async Task Crumbs_end_where_you_are_and_offer_a_phone_the_way_back()
    {
        var page = await Rendered.Of<Crumbs>(
            new { Trail = new Crumb[] { new("Min side", "/"), new("Evalueringer", "/evalueringer") }, Here = "Felles løft" }
        );
        Assert.Equal("/evalueringer", page.The("ds-breadcrumbs > a").GetAttribute("href"));
        Assert.Equal("Felles løft", page.The("[aria-current=page]").Words());
    }

    [
        Theory,
        InlineData("Ingrid Vårdal", "IV"),
        InlineData("Nils Otto Fagerli", "NF"),
        InlineData("Áile", "Á"),
        InlineData("  ", "?"),
        InlineData("øyvind ås", "ØÅ")
    ]
    public async Task A_person_has_first_and_last_initial(string name, string initials) =>
        Assert.Equal(initials, (await Rendered.Of<Person>(new { Name = name })).The(".t-ava").GetAttribute("data-initials"));

    [Fact]
    public async Task An_unanswered_voice_says_so_in_words()
    {
        var open = await Rendered.Of<Voice>(new { Text = "Kan <i>noe</i> legges til staben?", Open = true });
        Assert.Equal("Kan <i>noe</i> legges til staben? Ikke besvart", open.Words().Replace("?Ikke", "? Ikke", StringComparison.Ordinal));
        Assert.True(open.QuerySelector(".t-said")!.HasAttribute("data-open"));
        Assert.False((await Rendered.Of<Voice>(new { Text = "Ja" })).QuerySelector(".t-said")!.HasAttribute("data-open"));
    }

    [Theory, InlineData("nb-NO", "Ikke besvart"), InlineData("nn-NO", "Ikkje svart på"), InlineData("en-GB", "Not answered")]
    public async Task Words_follow_the_language(string language, string word) =>
        Assert.Equal(word, (await Rendered.Of<Voice>(new { Open = true }, language)).The(".t-soon").Words());

    [Fact]
    public async Task A_message_is_announced_and_a_refusal_at_once()
    {
        Assert.Equal("status", (await Rendered.Of<Flash>(new { Message = "Lagret." })).The(".t-flash").GetAttribute("role"));
        Assert.Equal(
            "alert",
            (await Rendered.Of<Flash>(new { Message = "Nei.", Color = Color.Danger })).The(".t-flash").GetAttribute("role")
        );
        Assert.Empty((await Rendered.Of<Flash>(new { })).Children);
    }

    [Fact]
    public async Task A_pager_offers_only_what_there_is()
    {
        Assert.Equal("next", (await Rendered.Of<Pager>(new { Next = "?etter=4" })).The("a").GetAttribute("rel"));
        Assert.Empty((await Rendered.Of<Pager>(new { })).Children);
    }

    [Fact]
    public async Task A_set_filter_is_a_link_that_takes_it_away()
    {
        var page = await Rendered.Of<FilterChips>(
            new
            {
                Active = new Choice[] { new("Kilde: Felles løft", "/tiltak") },
                Menus = new FilterMenu[] { new("Tilstand", [new("I gang", "/tiltak?tilstand=i-gang", true, 12)]) },
            }
        );
        var set = page.The("[data-removable]");
        Assert.Equal("Fjern filteret Kilde: Felles løft", set.GetAttribute("aria-label"));
        Assert.Equal("/tiltak", set.GetAttribute("href"));
        Assert.Equal("true", page.The("details a").GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Steps_tell_where_one_is()
    {
        var page = await Rendered.Of<Steps>(new { Items = Import, Current = 2 });
        Assert.Equal("Se over", page.The("[aria-current=step]").Words());
        Assert.Equal("Last opp, ferdig", page.The("[data-done]").Words());
    }

    [Fact]
    public async Task A_button_posts_its_value_and_takes_other_attributes()
    {
        var button = (
            await Rendered.Of<Button>(
                new
                {
                    Text = "Lagre",
                    Name = "act",
                    Value = "save",
                    form = "skjema",
                    Weight = Weight.Secondary,
                }
            )
        ).The("button");
        Assert.Equal(
            ("submit", "act", "save", "skjema", "secondary"),
            (
                button.GetAttribute("type"),
                button.GetAttribute("name"),
                button.GetAttribute("value"),
                button.GetAttribute("form"),
                button.GetAttribute("data-variant")
            )
        );
    }

    [Fact]
    public async Task Every_icon_is_drawn_and_silent_unless_it_is_named()
    {
        foreach (var name in Enum.GetValues<Glyph>())
        {
            var icon = (await Rendered.Of<Icon>(new { Name = name })).The("svg");
            Assert.NotEmpty(icon.Children);
            Assert.Equal("true", icon.GetAttribute("aria-hidden"));
        }
        Assert.Equal(
            "Varsler",
            (await Rendered.Of<Icon>(new { Name = Glyph.Bell, Label = "Varsler" })).The("svg[role=img]").GetAttribute("aria-label")
        );
    }

    [Fact]
    public void Nothing_brings_style_or_script_of_its_own()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Takt.slnx")))
            root = root.Parent!;
        var components = Directory.GetFiles(Path.Combine(root.FullName, "src", "Takt.Ui"), "*.razor", SearchOption.AllDirectories);
        Assert.NotEmpty(components);
        Assert.DoesNotContain(
            components.Select(File.ReadAllText),
            text =>
                text.Contains(" style=", StringComparison.Ordinal)
                || text.Replace("<script src=\"/@Assets[", "", StringComparison.Ordinal).Contains("<script", StringComparison.Ordinal)
                || text.Contains("MarkupString", StringComparison.Ordinal)
        );
    }
}
