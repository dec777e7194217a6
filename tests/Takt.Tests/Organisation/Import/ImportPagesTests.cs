using System.Net;
using Takt.Organisation;
using static Takt.Tests.Importing;

namespace Takt.Tests;

/// <summary>A file from the browser: read, its columns said, looked over, imported, taken back.</summary>
public sealed class ImportPagesTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<Visitor> Administrator(string name = "Ada Import") =>
        await kommune.SignedIn(name, await kommune.Root(), Roles.Administrator);

    [Fact]
    public async Task A_file_is_looked_over_imported_and_taken_back()
    {
        using var administrator = await Administrator();
        await administrator.Open(OrganisationUrls.Import);
        await administrator.SendFile(
            "upload",
            "Form.File",
            "enheter.csv",
            Csv("Kode;Navn;Overordnet", "N1;Nordre skole;", "N2;Søndre skole;Ukjent")
        );
        Assert.Contains("Se over endringene", administrator.Title);
        Assert.Contains("Nordre skole", administrator.Text);
        Assert.Contains("rad 3", administrator.Text);
        Assert.Empty(await kommune.With(db => db.UnitPeriods.Where(p => p.Name == "Nordre skole").ToListAsync(Cancel)));

        // The parent is made when one asks for it.
        await administrator.Send("settings", ("Form.Do", "settings"), ("Form.MakeParents", "true"));
        Assert.Contains("Ukjent", administrator.Text);
        await administrator.Send("import", ("Form.Do", "import"));
        Assert.Contains("Importert.", administrator.Text);
        Assert.Equal(
            3,
            await kommune.With(db =>
                db.UnitPeriods.CountAsync(p => p.Name == "Nordre skole" || p.Name == "Søndre skole" || p.Name == "Ukjent", Cancel)
            )
        );
        var done = administrator.At;

        await administrator.Send("undo", ("Form.Do", "undo"));
        Assert.Contains("Importen er tatt tilbake", administrator.Text);
        Assert.Equal(0, await kommune.With(db => db.UnitPeriods.CountAsync(p => p.Name == "Nordre skole" || p.Name == "Ukjent", Cancel)));
        Assert.Null(
            await kommune.With(db =>
                db.OrganisationImports.Where(i => i.FileName == "enheter.csv").Select(i => i.Packed).FirstAsync(Cancel)
            )
        ); // the file is not kept
        await administrator.Open(OrganisationUrls.Import);
        Assert.Contains("Tatt tilbake", administrator.Text);
        Assert.NotNull(administrator.Page.QuerySelector($"a[href='{done}']"));
    }

    [Fact]
    public async Task Ones_own_headings_are_said_once()
    {
        using var administrator = await Administrator("Kåre Kolonne");
        var file = Csv("XQ;YQ;ZQ", "M1;Midtre skole;", "M2;Midtre avdeling;M1");
        await administrator.Open(OrganisationUrls.Import);
        await administrator.SendFile("upload", "Form.File", "egne.csv", file);
        Assert.Equal("Kolonner", administrator.Title);

        await administrator.Send("columns", ("Form.Kinds[0]", "Units"));
        Assert.Equal("Kolonner", administrator.Title); // what the columns can be depends on what the rows are
        await administrator.Send(
            "columns",
            ("Form.Column[0-0]", "UnitCode"),
            ("Form.Column[0-1]", "UnitCode"),
            ("Form.Column[0-2]", "Above")
        );
        Assert.Contains("er alt valgt for en annen kolonne", administrator.Text);
        await administrator.Send("columns", ("Form.Column[0-1]", "UnitName"));
        Assert.Contains("Midtre avdeling", administrator.Text);
        await administrator.Send("drop", ("Form.Do", "drop"));

        await administrator.SendFile("upload", "Form.File", "egne-igjen.csv", file);
        Assert.Contains("Se over endringene", administrator.Title);
        Assert.Contains("Midtre avdeling", administrator.Text);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_why_at_its_field()
    {
        using var administrator = await Administrator("Pia Pdf");
        await administrator.Open(OrganisationUrls.Import);
        await administrator.SendFile("upload", "Form.File", "liste.xlsx", [.. "%PDF-1.7 "u8]);
        Assert.Equal("Form.File", administrator.Page.QuerySelector("[aria-invalid=true]")!.GetAttribute("name"));
        Assert.Contains("Vi leser ikke PDF", administrator.Text);
        await administrator.Send("upload", ("Form.On", "i morgen"));
        Assert.Equal(
            ["Form.File", "Form.On"],
            administrator.Page.QuerySelectorAll("[aria-invalid=true]").Select(f => f.GetAttribute("name")!)
        );
        Assert.Equal("i morgen", administrator.Field("Form.On"));
    }

    [Fact]
    public async Task A_file_that_waits_is_its_owners_and_nobody_elses_and_goes_after_a_week()
    {
        using var owner = await Administrator("Eva Eier");
        await owner.Open(OrganisationUrls.Import);
        await owner.SendFile("upload", "Form.File", "min.csv", Csv("Kode;Navn", "E1;Eid skole"));
        var mine = owner.At;
        using var other = await Administrator("Odd Annen");
        foreach (var address in new[] { mine, mine + "/kolonner", mine + "/merknader.xlsx" })
        {
            await other.Open(address);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, other.Status));
            await owner.Open(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, owner.Status));
        }

        var id = Guid.Parse(mine.Split('/')[^1]);
        await kommune.With(async db =>
        {
            var old = await db.OrganisationImports.SingleAsync(i => i.Id == id, Cancel);
            db.Entry(old).Property(i => i.At).CurrentValue = old.At.AddDays(-8);
            await db.Save("test", Cancel);
        });
        await owner.Open(mine);
        Assert.Equal(HttpStatusCode.NotFound, owner.Status);
        await owner.Open(OrganisationUrls.Import);
        await owner.SendFile("upload", "Form.File", "ny.csv", Csv("Kode;Navn", "E2;Eid skole"));
        Assert.False(await kommune.With(db => db.OrganisationImports.AnyAsync(i => i.Id == id, Cancel)));
    }

    [Fact]
    public async Task The_template_and_the_export_are_for_those_who_change_the_organisation()
    {
        using var leader = await kommune.SignedIn("Leif Leser", await kommune.Root(), Roles.Leader);
        foreach (var address in new[] { OrganisationUrls.Import, OrganisationUrls.ImportTemplate, OrganisationUrls.Export })
        {
            await leader.Open(address);
            Assert.Equal(HttpStatusCode.Forbidden, leader.Status);
        }

        using var administrator = await Administrator("Mia Mal");
        foreach (
            var address in new[] { OrganisationUrls.ImportTemplate, OrganisationUrls.Export, OrganisationUrls.Export + "?dato=01.02.2099" }
        )
        {
            await administrator.Open(address);
            Assert.Equal(HttpStatusCode.OK, administrator.Status);
        }

        await administrator.Open(OrganisationUrls.Export + "?dato=01.02.1799");
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
    }
}
