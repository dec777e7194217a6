using System.Net;
using System.Text.Json.Nodes;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Groups as Microsoft Entra ID brings them.</summary>
public sealed class ScimGroupTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_is_made_empty_found_by_name_and_told_of_without_its_members()
    {
        using var entra = await ScimClient.Connect(kommune);
        var made = await entra.Send(
            "POST",
            "/Groups",
            """
            {
              "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group", "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
              "externalId": "8aa1a0c0", "displayName": "Rektorene", "meta": { "resourceType": "Group" }
            }
            """
        );
        Assert.Equal((HttpStatusCode.Created, "application/scim+json", "8aa1a0c0"), (made.Status, made.ContentType, made.At("externalId")));
        Assert.Empty(made.Body["members"]!.AsArray());

        var found = await entra.Get("/Groups?excludedAttributes=members&filter=" + Uri.EscapeDataString("displayName eq \"REKTORENE\""));
        Assert.Equal(made.Id, Assert.Single(found.Resources)["id"]!.ToString());
        Assert.Null(found.Resources[0]["members"]);
        Assert.Null((await entra.Get($"/Groups/{made.Id}?excludedAttributes=members")).Body["members"]);
        Assert.Equal(0, (await entra.Get("/Groups" + ScimClient.Filter("displayName eq \"Ingen slik\""))).Total);

        var again = await entra.Send("POST", "/Groups", """{"displayName": "rektorene"}""");
        Assert.Equal((HttpStatusCode.Conflict, "uniqueness"), again.Refusal);

        var renamed = await entra.Patch(
            $"/Groups/{made.Id}",
            """{"op": "Replace", "path": "displayName", "value": "Rektorene i Prøvevik"}"""
        );
        Assert.Equal((HttpStatusCode.NoContent, 0), (renamed.Status, renamed.Body.Count));
        Assert.Equal("Rektorene i Prøvevik", (await entra.Get($"/Groups/{made.Id}")).At("displayName"));
        Assert.Equal(
            "Rektorene i Prøvevik",
            await kommune.With(db => db.Groups.Where(g => g.Id == Guid.Parse(made.Id)).Select(g => g.Name).SingleAsync(Cancel))
        );
    }

    [Fact]
    public async Task Of_many_sent_in_one_moment_with_one_name_one_is_made()
    {
        using var entra = await ScimClient.Connect(kommune);
        var group = """{"displayName": "Samtidige"}""";
        var groups = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => entra.Send("POST", "/Groups", group)));
        Assert.Single(groups, reply => reply.Status == HttpStatusCode.Created);
        Assert.All(
            groups.Where(r => r.Status != HttpStatusCode.Created),
            r => Assert.Equal((HttpStatusCode.Conflict, "uniqueness"), r.Refusal)
        );
        Assert.Equal(1, (await entra.Get("/Groups" + ScimClient.Filter("displayName eq \"samtidige\""))).Total);

        var user = ScimClient.User("samtidig.person@prove.example", "Kari", "Nes", null);
        var users = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => entra.Send("POST", "/Users", user)));
        Assert.Single(users, reply => reply.Status == HttpStatusCode.Created);
        Assert.All(
            users.Where(r => r.Status != HttpStatusCode.Created),
            r => Assert.Equal((HttpStatusCode.Conflict, "uniqueness"), r.Refusal)
        );

        // What the other system has let go of, stands in nobody's way; whoever is given a name that is taken, is refused.
        var made = groups.Single(r => r.Status == HttpStatusCode.Created).Id;
        var other = await entra.MakeGroup("Andre samtidige");
        Assert.Equal(
            (HttpStatusCode.Conflict, "uniqueness"),
            (await entra.Patch($"/Groups/{other}", """{"op": "Replace", "path": "displayName", "value": "SAMTIDIGE"}""")).Refusal
        );
        Assert.Equal(HttpStatusCode.NoContent, (await entra.Send("DELETE", $"/Groups/{made}")).Status);
        Assert.Equal(HttpStatusCode.Created, (await entra.Send("POST", "/Groups", group)).Status);
    }

    [Fact]
    public async Task Members_come_and_go_in_every_way_Entra_writes_it_and_each_seat_has_its_days()
    {
        using var entra = await ScimClient.Connect(kommune);
        var group = await entra.MakeGroup("Kommer og går");
        var (one, two, three) = (
            await entra.MakeUser("m1@prove.example"),
            await entra.MakeUser("m2@prove.example"),
            await entra.MakeUser("m3@prove.example")
        );

        await kommune.With(async db =>
        {
            (await db.Groups.Include(g => g.Members).SingleAsync(g => g.Id == Guid.Parse(group), Cancel)).Seat(
                Guid.Parse(one),
                kommune.Today.AddDays(-1)
            );
            await db.Save("test", Cancel);
        });
        await Change(
            $$"""{"op": "Add", "path": "members", "value": [{"$ref": null, "value": "{{one}}"}, {"$ref": null, "value": "{{two}}"}]}""",
            one,
            two
        );
        await Change($$"""{"op": "Add", "path": "members", "value": [{"value": "{{one}}"}]}""", one, two); // once is enough
        await Change($$"""{"op": "Remove", "path": "members", "value": [{"$ref": null, "value": "{{one}}"}]}""", two);
        await Change($$"""{"op": "remove", "path": "members[value eq \"{{two}}\"]"}""");
        await Change($$"""{"op": "Remove", "path": "members", "value": [{"value": "{{one}}"}]}"""); // gone already
        await Change($$"""{"op": "replace", "path": "members", "value": [{"value": "{{two}}"}, {"value": "{{three}}"}]}""", two, three);
        await Change($$"""{"op": "add", "value": {"members": [{"value": "{{one}}"}] } }""", one, two, three);
        await Change($$"""{"op": "remove", "path": "members[value eq \"{{one}}\" or value eq \"{{two}}\"]"}""", three);
        await Change("""{"op": "remove", "path": "members"}""");

        var seats = await kommune.With(db =>
            db.GroupMembers.Where(m => m.GroupId == Guid.Parse(group) && m.PersonId == Guid.Parse(one))
                .OrderBy(m => m.Id)
                .ToListAsync(Cancel)
        );
        Assert.Equal((kommune.Today.AddDays(-1), kommune.Today), (seats[0].From, seats[0].To)); // what was is not written over
        Assert.Equal((kommune.Today, kommune.Today), (seats[1].From, seats[1].To)); // came and went the same day

        async Task Change(string operation, params string[] expected)
        {
            var reply = await entra.Patch($"/Groups/{group}", operation);
            Assert.Equal((operation, HttpStatusCode.NoContent), (operation, reply.Status));
            var members = (await entra.Get($"/Groups/{group}")).Body["members"]!.AsArray().Select(m => m!["value"]!.ToString());
            Assert.Equal(expected.Order(StringComparer.Ordinal), members.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task One_can_ask_whether_somebody_is_in_a_group()
    {
        using var entra = await ScimClient.Connect(kommune);
        var (group, user, other) = (
            await entra.MakeGroup("Er du med?"),
            await entra.MakeUser("med@prove.example"),
            await entra.MakeUser("ikke.med@prove.example")
        );
        await entra.Patch($"/Groups/{group}", $$"""{"op": "Add", "path": "members", "value": [{"value": "{{user}}"}]}""");
        foreach (var form in new[] { "members eq \"{0}\"", "members.value eq \"{0}\"", "members[value eq \"{0}\"]" })
        {
            Assert.Equal((1, form), (await Asked(form, user), form));
            Assert.Equal((0, form), (await Asked(form, other), form));
        }

        async Task<int> Asked(string form, string who) =>
            (
                await entra.Get(
                    "/Groups?excludedAttributes=members&filter=" + Uri.EscapeDataString($"id eq \"{group}\" and {string.Format(form, who)}")
                )
            ).Total;
    }

    [Fact]
    public async Task A_member_who_is_nobody_is_refused_and_nobody_comes_in()
    {
        using var entra = await ScimClient.Connect(kommune);
        var (group, user) = (await entra.MakeGroup("Bare kjente"), await entra.MakeUser("kjent@prove.example"));
        foreach (var stranger in new[] { $"{Guid.NewGuid()}", "f648f8d5ea4e4cd38e9c" })
        {
            var reply = await entra.Patch(
                $"/Groups/{group}",
                $$"""{"op": "Add", "path": "members", "value": [{"value": "{{user}}"}, {"value": "{{stranger}}"}]}"""
            );
            Assert.Equal((HttpStatusCode.BadRequest, "invalidValue"), reply.Refusal);
            Assert.Contains(stranger, reply.At("detail"));
        }

        Assert.Empty((await entra.Get($"/Groups/{group}")).Body["members"]!.AsArray());
    }

    [Fact]
    public async Task Hundreds_of_members_come_in_one_change_for_as_few_statements_as_one()
    {
        using var entra = await ScimClient.Connect(kommune);
        var people = await kommune.With(async db =>
        {
            Person[] many = [.. Enumerable.Range(0, 600).Select(i => new Person($"Mange {i}", $"mange{i}@prove.example"))];
            db.People.AddRange(many);
            await db.Save("test", Cancel);
            return many.Select(p => p.Id).ToArray();
        });
        var group = await entra.MakeGroup("Alle ansatte");
        using var statements = new Statements(kommune);
        var one = await Read(() => Change("Add", people[..1]));
        var many = await Read(() => Change("Add", people[1..]));
        Assert.True(one > 3);
        Assert.Equal(one, many);
        Assert.Equal(600, (await entra.Get($"/Groups/{group}")).Body["members"]!.AsArray().Count);
        await Change("Remove", people[..599]);
        Assert.Equal(
            $"{people[599]}",
            Assert.Single((await entra.Get($"/Groups/{group}")).Body["members"]!.AsArray())!["value"]!.ToString()
        );

        async Task Change(string verb, Guid[] who)
        {
            var members = new JsonArray([.. who.Select(id => new JsonObject { ["$ref"] = null, ["value"] = $"{id}" })]);
            var reply = await entra.Patch(
                $"/Groups/{group}",
                $$"""{"op": "{{verb}}", "path": "members", "value": {{members.ToJsonString()}}}"""
            );
            Assert.Equal(HttpStatusCode.NoContent, reply.Status);
        }

        // What is read; that many rows are also written in several statements is the database's own matter.
        Task<int> Read(Func<Task> act) =>
            statements.Count(
                act,
                text => text.Contains("SELECT", StringComparison.Ordinal) && !text.Contains("INSERT", StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task A_group_the_other_system_owns_is_not_changed_here_until_it_lets_go()
    {
        using var entra = await ScimClient.Connect(kommune);
        var (group, user) = (await entra.MakeGroup("Eies utenfra"), await entra.MakeUser("eid@prove.example", "Eid", "Utenfra"));
        await entra.Patch($"/Groups/{group}", $$"""{"op": "Add", "path": "members", "value": [{"value": "{{user}}"}]}""");
        using var administrator = await kommune.SignedIn("Styrer Grupper", await kommune.Root(), Roles.Administrator);
        await administrator.Open($"/organisasjon/grupper/{group}");
        Assert.Contains("Eid Utenfra", administrator.Text);
        Assert.Contains("kommer fra katalogen", administrator.Text);
        Assert.Null(administrator.Page.QuerySelector("[name=_handler][value=rule]"));
        var own = await kommune.With(async db =>
        {
            var made = new Group("Vår egen");
            db.Groups.Add(made);
            await db.Save("test", Cancel);
            return made.Id;
        });
        await administrator.Open($"/organisasjon/grupper/{own}");
        await administrator.Post($"/organisasjon/grupper/{group}", administrator.FieldsOf("rule"));
        Assert.False(await kommune.With(db => db.GroupRules.AnyAsync(r => r.GroupId == Guid.Parse(group), Cancel)));
        await administrator.Open($"/organisasjon/grupper/{group}/endre");
        await administrator.Send("change", ("Form.Name", "Stjålet"), ("Form.Kind", "Committee"));
        Assert.Equal("Eies utenfra", (await entra.Get($"/Groups/{group}")).At("displayName"));
        Assert.Equal(HttpStatusCode.NotFound, (await entra.Get($"/Groups/{own}")).Status); // what is ours is not told of

        Assert.Equal(HttpStatusCode.NoContent, (await entra.Send("DELETE", $"/Groups/{group}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await entra.Get($"/Groups/{group}")).Status);
        await administrator.Open($"/organisasjon/grupper/{group}");
        Assert.DoesNotContain("Eid Utenfra", administrator.Text);
        await administrator.Open($"/organisasjon/grupper/{group}/endre");
        await administrator.Send("change", ("Form.Name", "Vår igjen"), ("Form.Kind", "Committee"));
        Assert.Equal("Vår igjen", administrator.Title);
    }

    [Fact]
    public async Task A_user_who_is_deleted_sits_in_no_group_of_theirs()
    {
        using var entra = await ScimClient.Connect(kommune);
        var (group, user) = (await entra.MakeGroup("Etter sletting"), await entra.MakeUser("borte@prove.example"));
        await entra.Send("PUT", $"/Groups/{group}", $$"""{"displayName": "Etter sletting", "members": [{"value": "{{user}}"}]}""");
        Assert.Single((await entra.Get($"/Groups/{group}")).Body["members"]!.AsArray());
        await entra.Send("DELETE", $"/Users/{user}");
        Assert.Empty((await entra.Get($"/Groups/{group}")).Body["members"]!.AsArray());
    }

    [Fact]
    public async Task A_change_of_a_group_is_made_on_what_was_seen()
    {
        using var entra = await ScimClient.Connect(kommune);
        var (group, user) = (await entra.MakeGroup("Versjoner"), await entra.MakeUser("versjoner@prove.example"));
        var seen = (await entra.Get($"/Groups/{group}")).ETag!;
        var add = $$"""{"Operations": [{"op": "add", "path": "members", "value": [{"value": "{{user}}"}]}]}""";
        Assert.Equal(HttpStatusCode.NoContent, (await entra.Send("PATCH", $"/Groups/{group}", add, ("If-Match", seen))).Status);
        var remove = """{"Operations": [{"op": "remove", "path": "members"}]}""";
        Assert.Equal(
            HttpStatusCode.PreconditionFailed,
            (await entra.Send("PATCH", $"/Groups/{group}", remove, ("If-Match", seen))).Refusal.Status
        );
        var shown = await entra.Send("PATCH", $"/Groups/{group}?attributes=displayName", remove);
        Assert.Equal((HttpStatusCode.OK, "Versjoner"), (shown.Status, shown.At("displayName")));
    }
}
