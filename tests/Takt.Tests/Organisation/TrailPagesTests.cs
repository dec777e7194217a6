using System.Net;
using MiniExcelLibs;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>The page of the trail in the demonstration: what it says, to whom, and how it is searched.</summary>
public sealed class TrailPagesTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    const string RunsTakt = "Espen Rydmo";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<Visitor> As(string name) =>
        await new Visitor(kommune).As(await kommune.With(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync(Cancel)));

    async Task<Visitor> Administrator() => await As(RunsTakt);

    /// <summary>The lines of the list as people read them.</summary>
    static string[] Lines(Visitor visitor) =>
        [
            .. visitor
                .Page.QuerySelectorAll(".t-trail tbody tr")
                .Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        ];

    static string Url(string query) => $"/administrasjon/spor?{query}";

    [Fact]
    public async Task What_somebody_did_is_told_in_plain_words_with_names_and_a_way_there()
    {
        using var administrator = await Administrator();
        var person = await kommune.With(db => db.People.Where(p => p.Name == "Amund Lie").SingleAsync(Cancel));
        await administrator.Open($"/organisasjon/personer/{person.Id}");
        await administrator.Send("change", ("Form.Phone", "11 22 33 44"));
        await administrator.Send("add", ("Form.Unit", $"{await kommune.Root()}"), ("Form.Role", Roles.Adviser), ("Form.From", "1.2.2027"));

        await administrator.Open(Url($"ting={person.Id}"));
        var changed = Lines(administrator)[0];
        Assert.Contains(RunsTakt, changed);
        Assert.Contains("Person: Amund Lie", changed);
        Assert.Contains("Endret, navn og kontakt ble endret", changed);
        Assert.Contains("Telefon: 00 00 00 00 → 11 22 33 44", changed);
        Assert.DoesNotContain("Version", changed);
        Assert.Equal($"/organisasjon/personer/{person.Id}", administrator.Page.QuerySelector(".t-trail tbody th a")!.GetAttribute("href"));

        await administrator.Open(Url("slag=Assignment"));
        var given = Lines(administrator)[0];
        Assert.Contains("Rolle: Amund Lie", given);
        Assert.Contains("Lagt til, rollen ble gitt", given);
        Assert.Contains("Person: Amund Lie", given);
        Assert.Contains("Enhet: Fjordvik kommune", given);
        Assert.Contains("Rolle: Rådgiver", given);
        Assert.Contains("Fra: 1. februar 2027", given);
    }

    [Fact]
    public async Task Sensitive_values_are_shown_to_nobody()
    {
        var id = await kommune.With(async db =>
        {
            var account = await db.Accounts.FirstAsync(Cancel);
            account.PasswordHash = "hemmelig-hash";
            await db.Save("password chosen", Cancel);

            // As an older version wrote it, before the column was marked.
            db.AuditEntries.Add(
                new()
                {
                    At = await db.AuditEntries.MaxAsync(e => e.At, Cancel),
                    Because = "contribution",
                    Kind = "Contribution",
                    RowId = $"{Guid.CreateVersion7()}",
                    Act = AuditActs.Added,
                    Changes = """{"Text":[null,"Lederen min hører ikke"],"Number":[null,7]}""",
                }
            );
            await db.Save("test", Cancel);
            return account.Id;
        });
        using var administrator = await Administrator();
        await administrator.Open(Url($"ting={id}"));
        Assert.Contains("Passord: endret, vises ikke", administrator.Text);
        await administrator.Open(Url("slag=Contribution"));
        Assert.Contains("Tekst: endret, vises ikke", Lines(administrator)[0]);
        Assert.Contains("Nummer: 7", Lines(administrator)[0]);
        Assert.DoesNotContain("hører ikke", administrator.Text);
    }

    [Fact]
    public async Task Only_whoever_reviews_the_whole_municipality_reads_it()
    {
        using var leader = await As("Torleif Aasgård");
        await leader.Open("/administrasjon/spor");
        Assert.Equal(HttpStatusCode.Forbidden, leader.Status);

        // Somebody who runs Takt in one unit does not read what is done in the others.
        var unit = await kommune.Unit("Egen øy");
        foreach (var role in new[] { Roles.Administrator, Roles.Reviewer })
        {
            using var local = await kommune.SignedIn($"Lokal {role}", unit, role);
            await local.Open("/administrasjon/spor");
            Assert.Equal(HttpStatusCode.Forbidden, local.Status);
            await local.Open("/administrasjon/spor.xlsx");
            Assert.Equal(HttpStatusCode.Forbidden, local.Status);
        }

        using var reviewer = await kommune.SignedIn("Revisor Revisen", await kommune.Root(), Roles.Reviewer);
        await reviewer.Open("/administrasjon/spor");
        Assert.Equal("Sporet", reviewer.Title);
        Assert.NotEmpty(Lines(reviewer));

        // A reviewer reads, and erases nothing.
        var person = await kommune.With(db => db.People.Select(p => p.Id).FirstAsync(Cancel));
        await reviewer.Open(Url($"ting={person}"));
        Assert.Null(reviewer.Page.QuerySelector("[name=_handler][value=erase]"));
    }

    [Fact]
    public async Task A_leader_makes_nobody_a_reviewer()
    {
        using var leader = await As("Ingrid Vårdal");
        var unit = await kommune.With(db =>
            db.Assignments.Where(a => a.Title == "Kommunalsjef oppvekst").Select(a => a.UnitId).FirstAsync(Cancel)
        );
        var person = await kommune.Person("Skal Ikke", unit, Roles.Employee);
        await leader.Open($"/organisasjon/personer/{person}");
        await leader.Send("add", ("Form.Unit", $"{unit}"), ("Form.Role", Roles.Reviewer), ("Form.From", "1.1.2026"));
        Assert.Contains("Bare en administrator kan gjøre noen til administrator eller kontrollør.", leader.Text);
        Assert.False(await kommune.With(db => db.Assignments.AnyAsync(a => a.PersonId == person && a.Role == Roles.Reviewer, Cancel)));
    }

    [Fact]
    public async Task Filters_lie_in_the_address_and_what_cannot_be_read_is_told()
    {
        using var administrator = await Administrator();
        await administrator.Open(Url("hvem=ingrid"));
        Assert.Contains("person=", administrator.Page.QuerySelector("a[href*='spor.xlsx']")!.GetAttribute("href"));
        Assert.All(Lines(administrator), line => Assert.Contains("Ingrid", line));

        await administrator.Open(Url("hvem=a"));
        Assert.NotEmpty(administrator.Page.QuerySelectorAll("section[aria-labelledby=hvem] a"));
        await administrator.Open(Url("hvem=xyzzy"));
        Assert.Contains("Ingen heter «xyzzy»", administrator.Text);

        var (today, yesterday) = (Norwegian.Typed(kommune.Today), Norwegian.Typed(kommune.Today.AddDays(-1)));
        Assert.NotEmpty(Lines(await administrator.Open(Url($"fra={today}&til={today}"))));
        Assert.Empty(Lines(await administrator.Open(Url($"til={yesterday}"))));
        Assert.Contains("Ingenting på sporet passer", administrator.Text);
        await administrator.Open(Url("fra=i+forfjor"));
        Assert.NotNull(administrator.Page.QuerySelector("[name=fra][aria-invalid]"));
        Assert.Equal("i forfjor", administrator.Field("fra"));
        await administrator.Open(Url($"fra={today}&til={yesterday}"));
        Assert.Contains("Den siste dagen er før den første.", administrator.Text);
        await administrator.Open(Url("etter=tull&slag=Finnesikke&person=takt"));
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
    }

    [Fact]
    public async Task Who_was_shut_out_after_many_wrong_tries_is_found()
    {
        using var administrator = await Administrator();
        Assert.Empty(Lines(await administrator.Open(Url("avvist=ja"))));
        using var stranger = new Visitor(kommune);
        await stranger.Open("/logg-inn");
        for (var tries = 0; tries < FailedTries.Free; tries++)
        {
            await stranger.Send("sign-in", ("Form.UserName", "espen"), ("Form.Password", "feil feil feil"));
        }

        await administrator.Open(Url("avvist=ja"));
        var line = Assert.Single(Lines(administrator));
        Assert.Contains($"innlogging ble prøvd {FailedTries.Free} ganger på rad, og må vente", line);
        Assert.Contains("Venter til: 24. november 2026", line);
    }

    [Fact]
    public async Task Every_line_is_met_once_when_one_turns_the_pages()
    {
        using var administrator = await Administrator();
        var all = await kommune.With(db => db.AuditEntries.CountAsync(e => e.Kind == nameof(Assignment), Cancel));
        Assert.True(all > 60, $"{all} is a page and no more");
        HashSet<string> met = [];
        await administrator.Open(Url("slag=Assignment"));
        while (true)
        {
            foreach (var row in administrator.Page.QuerySelectorAll(".t-trail tbody tr"))
            {
                Assert.True(met.Add(row.Id!), "a line was met twice");
            }

            if (administrator.Page.QuerySelector("[rel=next]")?.GetAttribute("href") is not { } next)
            {
                break;
            }

            await administrator.Open(next);
        }

        Assert.Equal(all, met.Count);
    }

    [Fact]
    public async Task What_is_shown_is_taken_out_as_a_spreadsheet_and_that_is_on_the_trail()
    {
        using var administrator = await Administrator();
        await administrator.Open(Url("slag=Delegation"));
        using var client = kommune.Client();
        client.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Name}={administrator.Cookie(SessionCookie.Name)}");
        using var file = new MemoryStream(await client.GetByteArrayAsync("/administrasjon/spor.xlsx?slag=Delegation", Cancel));
        var rows = file.Query(useHeaderRow: true, sheetName: "Sporet").Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(await kommune.With(db => db.AuditEntries.CountAsync(e => e.Kind == nameof(Delegation), Cancel)), rows.Count);
        Assert.All(rows, r => Assert.Equal("Fullmakt", r["Hva slags ting"]));
        var about = file.Query(useHeaderRow: false, sheetName: "Om uttrekket").Cast<IDictionary<string, object>>().ToList();
        Assert.Contains(about, r => $"{r["A"]}" == "Alt som passer til valgene, er med.");

        await administrator.Open(Url("slag=AuditEntry"));
        Assert.Contains("Gjort, sporet ble hentet ut som regneark", Lines(administrator)[0]);
        Assert.Contains("Slag: Delegation", Lines(administrator)[0]);

        using var leader = await As("Torleif Aasgård");
        await leader.Open("/administrasjon/spor.xlsx");
        Assert.Equal(HttpStatusCode.Forbidden, leader.Status);
        await administrator.Open("/administrasjon/spor.xlsx?fra=i+forfjor");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
    }

    [Fact]
    public async Task The_trail_is_checked_from_its_page_and_a_line_changed_past_Takt_is_told()
    {
        using var administrator = await Administrator();
        await administrator.Open("/administrasjon/spor");
        await administrator.Send("check");
        Assert.Contains("Sporet står slik det ble forseglet", administrator.Text);

        var (entry, said) = await kommune.With(async db =>
        {
            var one = await db.AuditEntries.AsNoTracking().OrderBy(e => e.Id).FirstAsync(e => e.Seal != null, Cancel);
            return (one, one.Because);
        });
        await Rewrite(entry.Id, "byttet");
        await administrator.Send("check");
        Assert.Contains("Sporet står ikke slik det ble forseglet. Vi fant én feil.", administrator.Text);
        Assert.Contains($"Linjen er endret, segl {entry.Seal}, linje {entry.Id}", administrator.Text);
        await Rewrite(entry.Id, said);
        await administrator.Send("check");
        Assert.Contains("Sporet står slik det ble forseglet", administrator.Text);
    }

    Task Rewrite(Guid id, string because) =>
        kommune.With(async db =>
        {
            var entry = await db.AuditEntries.SingleAsync(e => e.Id == id, Cancel);
            db.Entry(entry).Property(e => e.Because).CurrentValue = because;
            await db.Save("test", Cancel);
        });

    [Fact]
    public async Task Values_are_erased_with_a_reason_and_the_line_stays()
    {
        using var administrator = await Administrator();
        var person = await kommune.Person("Glem Meg", await kommune.Root(), Roles.Employee);
        await administrator.Open(Url($"ting={person}"));
        Assert.Contains("Navn: Glem Meg", administrator.Text);
        await administrator.Send("erase", ("Form.Because", " "));
        Assert.Contains("Skriv hvorfor verdiene slettes", administrator.Text);
        await administrator.Send("erase", ("Form.Because", "krav om sletting"));
        Assert.Contains("Verdiene er slettet fra sporet.", administrator.Text);
        Assert.Contains("Verdiene er slettet. Hvem, når og hva det gjaldt, står.", administrator.Text);
        Assert.DoesNotContain("Navn: Glem Meg", administrator.Text);
        Assert.Contains("krav om sletting", administrator.Text);
        Assert.Null(administrator.Page.QuerySelector("[name=_handler][value=erase]"));
    }
}
