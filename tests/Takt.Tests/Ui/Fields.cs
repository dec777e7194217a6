using AngleSharp.Dom;
using Takt.Ui;

namespace Takt.Tests;

public sealed class Fields
{
    static readonly Option[] Options = [new("a", "Alfa"), new("b", "Beta", Help: "Nummer to")];
    static readonly Stance[] Stances =
    [
        new("yes", "Gjør vi", Color.Accent, Glyph.CheckCircle),
        new("no", "Gjør vi ikke, fordi …", Color.Neutral, Glyph.DashCircle),
    ];
    static readonly Cover[] Covered = [new("1", "1", "Innspill 1: Færre møter"), new("2", "2", "Innspill 2: Én liste", Open: true)];
    static readonly string[] Chosen = ["2"];
    const string Name = "Form.Points[0].Text";

    static Task<IElement> Render(string kind, string? error = null, string? help = null) =>
        kind switch
        {
            "text" => Rendered.Of<TextField>(
                new
                {
                    Name,
                    Label = "Hva",
                    Value = "x",
                    Error = error,
                    Description = help,
                }
            ),
            "limited" => Rendered.Of<TextArea>(
                new
                {
                    Name,
                    Label = "Hva",
                    Value = "x",
                    Error = error,
                    Description = help,
                    Limit = 400,
                }
            ),
            "area" => Rendered.Of<TextArea>(
                new
                {
                    Name,
                    Label = "Hva",
                    Value = "x",
                    Error = error,
                    Description = help,
                }
            ),
            "date" => Rendered.Of<DateField>(
                new
                {
                    Name,
                    Label = "Hva",
                    Value = "x",
                    Error = error,
                    Description = help,
                }
            ),
            "select" => Rendered.Of<SelectField>(
                new
                {
                    Name,
                    Label = "Hva",
                    Value = "b",
                    Error = error,
                    Description = help,
                    Options,
                    Blank = "Velg",
                }
            ),
            "lookup" => Rendered.Of<LookupField>(
                new
                {
                    Name,
                    Label = "Hva",
                    Value = "b",
                    Error = error,
                    Description = help,
                    Source = "/oppslag/personer",
                }
            ),
            "check" => Rendered.Of<CheckField>(
                new
                {
                    Name,
                    Label = "Hva",
                    Error = error,
                    Description = help,
                }
            ),
            "file" => Rendered.Of<FileField>(
                new
                {
                    Name,
                    Label = "Hva",
                    Error = error,
                    Description = help,
                }
            ),
            "radio" => Rendered.Of<RadioGroup>(
                new
                {
                    Name,
                    Label = "Hva",
                    Value = "b",
                    Error = error,
                    Description = help,
                    Options,
                }
            ),
            "stances" => Rendered.Of<Stances>(
                new
                {
                    Name,
                    Label = "Hva",
                    Value = "no",
                    Error = error,
                    Description = help,
                    Options = Stances,
                }
            ),
            _ => Rendered.Of<Covers>(
                new
                {
                    Name,
                    Label = "Hva",
                    Error = error,
                    Description = help,
                    Items = Covered,
                    Chosen,
                }
            ),
        };

    [
        Theory,
        InlineData("text"),
        InlineData("limited"),
        InlineData("area"),
        InlineData("date"),
        InlineData("select"),
        InlineData("lookup"),
        InlineData("check"),
        InlineData("file")
    ]
    public async Task A_field_has_its_label_and_posts_under_its_name(string kind)
    {
        var page = await Render(kind);
        var input = page.The("[name]");
        Assert.Equal(Name, input.GetAttribute("name"));
        Assert.Equal("form-points-0-text", input.Id);
        Assert.Equal(input.Id, page.The("label").GetAttribute("for"));
        Assert.False(input.HasAttribute("aria-invalid"));
    }

    [
        Theory,
        InlineData("text"),
        InlineData("limited"),
        InlineData("area"),
        InlineData("date"),
        InlineData("select"),
        InlineData("lookup"),
        InlineData("check"),
        InlineData("file")
    ]
    public async Task An_error_is_tied_to_its_field_and_read_before_the_help(string kind)
    {
        var page = await Render(kind, error: "Skriv hva", help: "Kort");
        var input = page.The("[name]");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        var told = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.The($"#{id}").Words()).ToList();
        Assert.Equal("Skriv hva", told[0]);
        Assert.StartsWith("Kort", told[1], StringComparison.Ordinal);
    }

    [Theory, InlineData("radio"), InlineData("stances"), InlineData("covers")]
    public async Task A_group_has_its_legend_and_the_error_summary_leads_to_its_first_choice(string kind)
    {
        var page = await Render(kind, error: "Velg én", help: "Kort");
        var group = page.The("fieldset");
        Assert.Equal("Hva | Kort", group.GetAttribute("aria-labelledby")!.Split(' ').Select(id => page.The($"#{id}")).Words());
        Assert.Equal("Velg én", page.The($"#{group.GetAttribute("aria-describedby")}").Words());
        Assert.Same(page.QuerySelector("input"), page.The($"#{Field.IdOf(Name)}"));
        Assert.All(
            page.QuerySelectorAll("input"),
            input => Assert.True(input.Closest("label") is not null || page.QuerySelectorAll($"label[for='{input.Id}']").Length == 1)
        );
        Assert.Single(page.QuerySelectorAll("input[checked]"));
    }

    [
        Theory,
        InlineData("text"),
        InlineData("limited"),
        InlineData("select"),
        InlineData("lookup"),
        InlineData("check"),
        InlineData("radio"),
        InlineData("stances"),
        InlineData("covers")
    ]
    public async Task No_id_is_given_twice(string kind)
    {
        var ids = (await Render(kind, error: "Feil", help: "Hjelp")).QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_limit_counts_live_until_there_is_an_error_and_is_said_in_words_then()
    {
        Assert.Equal("400", (await Render("limited")).The("ds-field [data-field=counter]").GetAttribute("data-limit"));
        var wrong = await Render("limited", error: "For langt");
        Assert.Empty(wrong.QuerySelectorAll("ds-field, [data-field=counter]"));
        Assert.Contains("Inntil 400 tegn.", wrong.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_comes_back_as_typed()
    {
        const string typed = "\n<script>alert('æ')</script> \"1 234,5\" & mer";
        Assert.Equal(typed, (
                await Rendered.Of<TextArea>(
                    new
                    {
                        Name,
                        Label = "Hva",
                        Value = typed,
                    }
                )
            ).The("textarea").TextContent);
        var line = await Rendered.Of<TextField>(
            new
            {
                Name,
                Label = "<b>Hva</b>",
                Value = typed,
            }
        );
        Assert.Equal(typed, line.The("input").GetAttribute("value"));
        Assert.Empty(line.QuerySelectorAll("script, b"));
    }

    [Fact]
    public async Task A_list_keeps_its_groups_and_what_is_chosen()
    {
        var page = await Rendered.Of<SelectField>(
            new
            {
                Name,
                Label = "Enhet",
                Value = "2",
                Blank = "Velg",
                Options = new Option[] { new("1", "Stab"), new("2", "Skole", "Oppvekst") },
            }
        );
        Assert.Equal("Oppvekst", page.The("optgroup").GetAttribute("label"));
        Assert.Equal("2", page.The("option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task What_nothing_covers_says_so()
    {
        var open = (await Render("covers")).The(".t-cover[data-open] input");
        Assert.Equal("Innspill 2: Én liste (ikke besvart)", open.GetAttribute("aria-label"));
    }

    [
        Theory,
        InlineData(1, "Én ting må rettes før du kan gå videre"),
        InlineData(2, "To ting må rettes før du kan gå videre"),
        InlineData(13, "13 ting må rettes før du kan gå videre")
    ]
    public async Task The_error_summary_says_how_many_in_words_and_links_to_each(int count, string heading)
    {
        var page = await Rendered.Of<ErrorSummary>(
            new { Errors = Enumerable.Range(0, count).Select(n => FieldError.At($"Form.Points[{n}].Text", "Skriv hva")).ToList() }
        );
        Assert.Equal(heading, page.The("h2").Words());
        Assert.Equal(count, page.QuerySelectorAll("a").Length);
        Assert.Equal("#form-points-0-text", page.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Nothing_wrong_shows_no_summary() =>
        Assert.Empty((await Rendered.Of<ErrorSummary>(new { Errors = Array.Empty<FieldError>() })).Children);
}
