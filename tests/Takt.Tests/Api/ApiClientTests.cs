using System.Net;
using System.Text;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>A system of the municipality's: made on its page, given tokens for an hour, let out at once when it is revoked.</summary>
public sealed class ApiClientTests(EmptyKommune one, EmptyKommune2 other) : IClassFixture<EmptyKommune>, IClassFixture<EmptyKommune2>
{
    const string Form = "application/x-www-form-urlencoded";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<(Guid Id, string Secret)> Client(string name, string scopes = ApiCaller.All, Guid? unit = null)
    {
        var maker = await one.Person("Den Som Driver", await one.Root(), Roles.Administrator);
        return await one.With(async db =>
        {
            var (secret, client) = ApiClient.Make(name, scopes.Split(' '), unit, maker, DateTime.UnixEpoch);
            db.ApiClients.Add(client);
            await db.Save("test", Cancel);
            return (client.Id, secret);
        });
    }

    static async Task<ApiReply> Ask(Kommune kommune, string id, string secret, string more = "")
    {
        using var caller = new ApiCaller(kommune, null);
        return await caller.Post(
            "/token",
            $"grant_type=client_credentials&client_id={id}&client_secret={Uri.EscapeDataString(secret)}{more}",
            ("Content-Type", Form)
        );
    }

    async Task<ApiCaller> LetIn((Guid Id, string Secret) client, string more = "") =>
        new(one, (await Ask(one, $"{client.Id}", client.Secret, more))["access_token"]);

    [Fact]
    public async Task A_system_is_made_on_the_page_renewed_and_revoked()
    {
        using var administrator = await one.SignedIn("Admin System", await one.Root(), Roles.Administrator);
        await administrator.Open("/administrasjon/api");
        await administrator.Send("make", ("Form.Name", ""));
        Assert.Contains("Skriv hva systemet heter", administrator.Text);
        await administrator.Send(
            "make",
            ("Form.Name", "Framsikt"),
            ("Form.Scopes[measures:read]", "true"),
            ("Form.Scopes[organisation:read]", "true")
        );
        var (id, secret) = (administrator.Field("ClientId")!, administrator.Field("Secret")!);
        var given = await Ask(one, id, secret);
        Assert.Equal(("Bearer", "3600", "organisation:read measures:read"), (given["token_type"], given["expires_in"], given["scope"]));
        using var system = new ApiCaller(one, given["access_token"]);
        Assert.Equal(HttpStatusCode.OK, (await system.Get("/measures")).Status);
        Assert.Equal((HttpStatusCode.Forbidden, "scope-missing"), (await system.Post("/measures", new { })).Problem);

        await administrator.Open("/administrasjon/api");
        Assert.DoesNotContain(secret, administrator.Page.DocumentElement.OuterHtml);
        Assert.Contains($"sist brukt {Norwegian.Full(one.Today)}", administrator.Text);
        await administrator.Send($"renew-{id}");
        var fresh = administrator.Field("Secret")!;
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(one, id, secret)).Status);
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (await system.Get("/measures")).Problem); // of the old secret
        using var renewed = new ApiCaller(one, (await Ask(one, id, fresh))["access_token"]);
        Assert.Equal(HttpStatusCode.OK, (await renewed.Get("/measures")).Status);

        await administrator.Open("/administrasjon/api");
        await administrator.Send($"revoke-{id}");
        Assert.Contains("virker ikke lenger", administrator.Text);
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (await renewed.Get("/measures")).Problem);
        Assert.Equal("invalid_client", (await Ask(one, id, fresh))["error"]);

        var trail = await one.With(db => db.AuditEntries.Where(e => e.Kind == nameof(ApiClient) && e.RowId == id).ToListAsync(Cancel));
        Assert.Equal(
            ["api client made", "api client revoked", "api client used today", "api secret renewed"],
            trail.Select(t => t.Because).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(
            trail,
            e => e.Changes.Contains(secret[^20..], StringComparison.Ordinal) || e.Changes.Contains(fresh[^20..], StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Only_whoever_runs_all_of_Takt_opens_the_page()
    {
        using var local = await one.SignedIn("Admin Lokalt", await one.Unit("Under"), Roles.Administrator);
        Assert.Equal(HttpStatusCode.Forbidden, (await local.Open("/administrasjon/api")).Status);
    }

    [Fact]
    public async Task The_secret_is_shown_in_the_form_or_as_Basic_and_in_no_other_way()
    {
        var client = await Client("To måter");
        using var caller = new ApiCaller(one, null);
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.Id}:{client.Secret}"));
        Assert.Equal(
            HttpStatusCode.OK,
            (
                await caller.Post("/token", "grant_type=client_credentials", ("Content-Type", Form), ("Authorization", $"Basic {basic}"))
            ).Status
        );
        foreach (
            var (body, type, authorization, status, error) in new[]
            {
                ("grant_type=client_credentials", Form, "Basic !!!", 401, "invalid_client"),
                ("grant_type=client_credentials", Form, "Basic eA==", 401, "invalid_client"),
                ("grant_type=client_credentials", Form, "", 401, "invalid_client"),
                ($"grant_type=client_credentials&client_id={client.Id}&client_secret=feil", Form, "", 401, "invalid_client"),
                ("grant_type=client_credentials&client_id=%00&client_secret=%00", Form, "", 400, "invalid_request"),
                ($"grant_type=client_credentials&client_secret={client.Secret}", Form, $"Basic {basic}", 400, "invalid_request"),
                ($"client_id={client.Id}&client_secret={client.Secret}", Form, "", 400, "invalid_request"),
                ("grant_type=password", Form, $"Basic {basic}", 400, "unsupported_grant_type"),
                ("grant_type=client_credentials&scope=alt", Form, $"Basic {basic}", 400, "invalid_scope"),
                ("{}", "application/json", $"Basic {basic}", 400, "invalid_request"),
                ("grant_type=client_credentials&x=" + new string('x', 20_000), Form, $"Basic {basic}", 400, "invalid_request"),
            }
        )
        {
            var reply = await caller.Post("/token", body, ("Content-Type", type), ("Authorization", authorization));
            Assert.Equal(((HttpStatusCode)status, error), (reply.Status, reply["error"]));
        }
    }

    [Fact]
    public async Task A_token_carries_what_was_asked_for_and_holds_for_an_hour()
    {
        var client = await Client("En time");
        using var some = await LetIn(client, "&scope=organisation:read");
        Assert.Equal(HttpStatusCode.OK, (await some.Get("/units")).Status);
        Assert.Equal((HttpStatusCode.Forbidden, "scope-missing"), (await some.Get("/measures")).Problem);
        one.Host.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await some.Get("/units")).Status);
        one.Host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (await some.Get("/units")).Problem);
    }

    [Fact]
    public async Task A_token_is_worth_nothing_at_another_municipality_nor_changed()
    {
        var client = await Client("Bare her");
        var token = (await Ask(one, $"{client.Id}", client.Secret))["access_token"]!;
        using var there = new ApiCaller(other, token);
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (await there.Get("/units")).Problem);
        Assert.Equal("invalid_client", (await Ask(other, $"{client.Id}", client.Secret))["error"]);
        foreach (var changed in new[] { token[..^3] + "AAA", "takt-at.", "takt-at.x", token + "x" })
        {
            using var forged = new ApiCaller(one, changed);
            Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (await forged.Get("/units")).Problem);
        }
    }

    [Fact]
    public async Task A_system_for_a_unit_sees_and_does_nothing_outside_it()
    {
        var (unit, outside) = (await one.Unit("Innenfor"), await one.Unit("Utenfor"));
        var below = await one.Unit("Under innenfor", unit);
        var (inside, elsewhere) = (
            await one.Person("Er Innenfor", below, Roles.Leader),
            await one.Person("Er Utenfor", outside, Roles.Leader)
        );
        await one.Person("Leder Innenfor", unit, Roles.Leader);
        using var whole = await LetIn(await Client("Alt"));
        using var part = await LetIn(await Client("Del", unit: unit));
        var here = await part.Post("/measures", MeasureApiTests.Wish(Seat.LeaderOf(below), one.Today, "Innenfor"));
        Assert.Equal(HttpStatusCode.Created, here.Status);
        var there = await whole.Post("/measures", MeasureApiTests.Wish(Seat.LeaderOf(outside), one.Today, "Utenfor"));
        Assert.Equal(HttpStatusCode.Created, there.Status);

        Assert.Equal([here.Id], (await part.Get("/measures")).Ids);
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (await part.Get(there.Location!)).Problem);
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (await part.Post($"{there.Location}/start")).Problem);
        Assert.Equal(
            (HttpStatusCode.Forbidden, "forbidden"),
            (await part.Post("/measures", MeasureApiTests.Wish(Seat.LeaderOf(outside), one.Today))).Problem
        );
        Assert.Equal([unit, below], (await part.Get("/units")).Ids.Select(Guid.Parse));
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (await part.Get($"/units/{outside}")).Problem);
        Assert.Contains($"{inside}", (await part.Get("/people")).Ids);
        Assert.DoesNotContain($"{elsewhere}", (await part.Get("/people?limit=200")).Ids);
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (await part.Get($"/people/{elsewhere}")).Problem);
        Assert.Contains($"{elsewhere}", (await whole.Get("/people?limit=200")).Ids);
        Assert.Equal("started", (await part.Post($"{here.Location}/start"))["state"]);
        var trail = await one.With(db => db.AuditEntries.Where(e => e.RowId == here.Id).Select(e => e.ActorName).ToListAsync(Cancel));
        Assert.All(trail, name => Assert.Equal("API: Del", name));
    }
}
