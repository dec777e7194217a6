using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Takt.Evaluations;
using Takt.FollowUp;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>The demonstration without each of its parts in turn: closed, and nothing leads there.</summary>
public sealed class PartsOffTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static IEnumerable<ModulePart> All => Modules.All.SelectMany(m => m.Parts);

    public static TheoryData<string> Names => [.. All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Without_a_part_its_addresses_say_so_and_no_page_leads_there(string name)
    {
        using var visitor = await Everything();
        var ids = await Ids();
        var municipality = Without(name);
        List<string> wrong = [];
        var (closed, read, links) = (0, 0, 0);
        foreach (
            var row in AccessTable
                .Written("route")
                .Where(r => r[1] is not "–" && r[3] is not "token" && !r[0].StartsWith("/api/", StringComparison.Ordinal))
        )
        {
            var address = AccessWalk.Filled(row[0], ids);
            await visitor.Open(address);
            if (!municipality.Uses(address))
            {
                closed++;
                Assert.Equal((HttpStatusCode.NotFound, row[0]), (visitor.Status, row[0]));
                Assert.Equal("Kommunen bruker ikke denne delen", visitor.Title);
                Assert.Contains("administrator", visitor.Text, StringComparison.Ordinal);
                Assert.NotNull(visitor.Page.QuerySelector("main a[href='/administrasjon/oppsett']"));
                await visitor.Post(address, []);
                Assert.Contains(
                    visitor.Status,
                    new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.MethodNotAllowed }
                );
                continue;
            }

            read++;
            foreach (
                var href in visitor
                    .Page.QuerySelectorAll("a[href], form[action]")
                    .Select(e => e.GetAttribute("href") ?? e.GetAttribute("action")!)
            )
            {
                links++;
                if (href.StartsWith('/') && !municipality.Uses(href))
                {
                    wrong.Add($"{row[0]}: {href}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
        Assert.True(closed > 0 || name.EndsWith("Scim", StringComparison.Ordinal), "nothing was closed");
        Assert.True(read > 40 && links > 1000, $"{read} pages, {links} links");
    }

    [Fact]
    public async Task What_waits_what_is_due_what_is_new_and_what_is_found_leads_to_what_is_in_use()
    {
        using var ingrid = await new Visitor(kommune).As(
            await kommune.With(db => db.People.Where(p => p.Name == "Ingrid Vårdal").Select(p => p.Id).SingleAsync(Cancel))
        );
        Open();
        await ingrid.Open("/");
        var before = Waiting(ingrid);
        Assert.Contains(Addresses(ingrid), a => a.StartsWith("/evalueringer", StringComparison.Ordinal));
        var title = await kommune.With(db =>
            db.Evaluations.Where(e => e.State == EvaluationState.Answering).Select(e => e.Title).FirstAsync(Cancel)
        );
        var find = "/sok?q=" + Uri.EscapeDataString(title);
        await ingrid.Open(find);
        Assert.Contains(Addresses(ingrid), a => a.StartsWith("/evalueringer/", StringComparison.Ordinal));

        Without("Evaluations.PartEvaluations");
        await ingrid.Open("/");
        Assert.InRange(Waiting(ingrid), 1, before - 1);
        Assert.Equal(Waiting(ingrid), int.Parse(ingrid.Page.QuerySelector(".t-nav a[href='/'] .t-count")!.FirstChild!.TextContent));
        Assert.DoesNotContain(Addresses(ingrid), a => a.StartsWith("/evalueringer", StringComparison.Ordinal));
        await ingrid.Open(find);
        Assert.DoesNotContain(Addresses(ingrid), a => a.StartsWith("/evalueringer", StringComparison.Ordinal));

        // Nothing was deleted.
        Open();
        await ingrid.Open("/");
        Assert.Equal(before, Waiting(ingrid));
    }

    [Fact]
    public async Task A_program_is_refused_and_not_told_that_people_are_gone()
    {
        using var administrator = await Everything();
        Open();
        await administrator.Open(OrganisationUrls.ScimTokens);
        await administrator.Send("make", ("Form.Name", "Katalogen"), ("Form.Until", Norwegian.Typed(kommune.Today.AddDays(30))));
        var token = administrator
            .Page.QuerySelectorAll("code, input[readonly], textarea[readonly]")
            .Select(e => e.GetAttribute("value") ?? e.TextContent)
            .First(t => t.Length > 30 && !t.Contains("://", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await Status(token));
        Without("Organisation.PartScim");
        Assert.Equal(HttpStatusCode.Forbidden, await Status(token));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status("feil"));
        Open();
        Assert.Equal(HttpStatusCode.OK, await Status(token));
    }

    async Task<HttpStatusCode> Status(string token)
    {
        using var client = kommune.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/scim/v2/Users?count=1");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    static int Waiting(Visitor visitor) => int.Parse(visitor.Page.QuerySelector("section[aria-labelledby=venter] .t-count")!.TextContent);

    static IEnumerable<string> Addresses(Visitor visitor) =>
        visitor.Page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!);

    void Open() => Use([]);

    Municipality Without(string name) => Use([.. All.Where(p => p.Name == name || p.StandsOn == name)]);

    Municipality Use(IReadOnlyList<ModulePart> off)
    {
        var municipality = kommune.Municipality with { Off = off };
        kommune.Host.Services.GetRequiredService<Catalogue>().Renew(municipality);
        return municipality;
    }

    // Somebody to whom every page is open, with all that stands on it.
    async Task<Visitor> Everything()
    {
        var root = await kommune.Root();
        var person = await kommune.Person("Ser Alt", root, Roles.Administrator);
        await kommune.With(async db =>
        {
            db.Assignments.Add(new(person, root, Roles.Leader, kommune.Today.AddDays(-30)));
            await db.Save("test", Cancel);
        });
        return await new Visitor(kommune).As(person);
    }

    // Rows that point at other parts: a measure that came from an evaluation, a field with matters one needs authority for.
    async Task<(string Prefix, Guid Id)[]> Ids()
    {
        var more = await kommune.With(async db =>
        {
            var matters = db.Matters.AsQueryable();
            var field = await db.Fields.Where(f => matters.Any(m => m.FieldId == f.Id)).Select(f => f.Id).FirstAsync(Cancel);
            var delegation = await db.Delegations.Select(d => d.Id).FirstAsync(Cancel);
            var walk = new WalkThrough(
                kommune.Today,
                [
                    new(GreyZoneKind.NoOwner, field, "Uten eier", null, OrganisationUrls.FieldOf(field)),
                    new(GreyZoneKind.BrokenDelegation, delegation, "Henger ikke sammen", null, OrganisationUrls.DelegationOf(delegation)),
                ]
            );
            db.WalkThroughs.Add(walk);
            await db.Save("test", Cancel);
            return new[]
            {
                (
                    "/tiltak/",
                    await db.Measures.Where(m => m.SourceAddress!.StartsWith("/evalueringer")).Select(m => m.Id).FirstAsync(Cancel)
                ),
                ("/organisasjon/ansvar/", field),
                ("/organisasjon/fullmakter/", delegation),
                ("/organisasjon/endringer/", await db.Reorganisations.Select(r => r.Id).FirstAsync(Cancel)),
                ("/organisasjon/graasoner/gjennomgang/", walk.Id),
                ("/organisasjon/graasoner/", await db.GreyZoneReports.Select(r => r.Id).FirstAsync(Cancel)),
                ("/hvem-spor-jeg/sporsmal/", await db.Questions.Select(q => q.Id).FirstAsync(Cancel)),
                ("/organisasjon/enheter/", await db.Measures.Select(m => m.Audience.UnitId).FirstAsync(Cancel)),
            };
        });
        return [.. more, .. await AccessWalk.Ids(kommune)];
    }
}
