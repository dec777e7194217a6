using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>People as Microsoft Entra ID brings them: what it publishes that it sends, and what it expects back.</summary>
public sealed class ScimUserTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_who_is_not_here_is_an_empty_list_and_no_error()
    {
        using var entra = await ScimClient.Connect(kommune);
        var reply = await entra.Get("/Users" + ScimClient.Filter("userName eq \"0b1f6f0e-ingen\""));
        Assert.Equal((HttpStatusCode.OK, "application/scim+json", 0), (reply.Status, reply.ContentType, reply.Total));
        Assert.Empty(reply.Resources);
        Assert.Equal((HttpStatusCode.NotFound, (string?)null), (await entra.Get("/Users/5171a35d82074e068ce2")).Refusal);
        Assert.Equal(HttpStatusCode.NotFound, (await entra.Get($"/Users/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task Somebody_who_is_made_is_found_in_every_way_one_matches_by()
    {
        using var entra = await ScimClient.Connect(kommune);
        var made = await entra.Send("POST", "/Users", ScimClient.User("aase.oeygard@prove.example", "Åse", "Øygard", "Objekt-17"));
        Assert.Equal((HttpStatusCode.Created, "application/scim+json"), (made.Status, made.ContentType));
        Assert.Equal($"http://{TestHost.HostOf(kommune.Municipality)}:{kommune.Host.Port}/scim/v2/Users/{made.Id}", made.Location);
        Assert.Equal(made.Location, made.At("meta.location"));
        Assert.Equal(made.ETag, made.At("meta.version"));
        Assert.Equal("Åse Øygard", made.At("displayName"));
        Assert.Equal("true", made.At("active"));
        Assert.Equal("aase.oeygard@prove.example", made.At("emails.0.value"));

        foreach (
            var filter in new[]
            {
                "userName eq \"AASE.oeygard@prove.example\"",
                "externalId eq \"Objekt-17\"",
                "emails[type eq \"work\"].value eq \"aase.oeygard@prove.example\"",
                "emails[type eq \"work\" and value eq \"aase.OEYGARD@prove.example\"]",
                "emails eq \"aase.oeygard@prove.example\" and active eq true",
                $"id eq \"{made.Id}\" and userName sw \"aase\"",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"aase.oeygard@prove.example\"",
            }
        )
        {
            var found = await entra.Get("/Users" + ScimClient.Filter(filter));
            Assert.Equal((filter, made.Id), (filter, Assert.Single(found.Resources)["id"]!.GetValue<string>()));
        }

        foreach (var filter in new[] { "externalId eq \"objekt-17\"", "emails[type eq \"home\"].value eq \"aase.oeygard@prove.example\"" })
        {
            Assert.Equal((filter, 0), (filter, (await entra.Get("/Users" + ScimClient.Filter(filter))).Total)); // a key is exact
        }

        var person = await kommune.With(db => db.People.SingleAsync(p => p.Id == Guid.Parse(made.Id), Cancel));
        Assert.Equal(("Åse Øygard", "aase.oeygard@prove.example"), (person.Name, person.Email));
        Assert.False(await kommune.With(db => db.Assignments.AnyAsync(a => a.PersonId == person.Id, Cancel))); // roles are given by people
    }

    [Fact]
    public async Task A_name_somebody_has_is_taken()
    {
        using var entra = await ScimClient.Connect(kommune);
        await entra.MakeUser("to.like@prove.example");
        var again = await entra.Send("POST", "/Users", ScimClient.User("TO.like@prove.example"));
        Assert.Equal((HttpStatusCode.Conflict, "uniqueness"), again.Refusal);
        var other = await entra.MakeUser("en.annen@prove.example");
        var renamed = await entra.Patch($"/Users/{other}", """{"op": "Replace", "path": "userName", "value": "to.like@prove.example"}""");
        Assert.Equal((HttpStatusCode.Conflict, "uniqueness"), renamed.Refusal);
    }

    // Each step on its own; then what stands there, and what else must still stand.
    [Theory]
    [InlineData(
        """{"op": "Replace", "path": "emails[type eq \"work\"].value", "value": "ny@prove.example"}""",
        "emails.0.value",
        "ny@prove.example"
    )]
    [InlineData(
        """{"op": "Add", "path": "emails[type eq \"work\"].value", "value": "ny@prove.example"}""",
        "emails.0.value",
        "ny@prove.example"
    )]
    [InlineData(
        """{"op": "replace", "path": "emails[type eq \"work\"]", "value": {"value": "ny@prove.example"}}""",
        "emails.0.value",
        "ny@prove.example"
    )]
    [InlineData(
        """{"op": "replace", "path": "emails", "value": [{"type": "work", "value": "ny@prove.example"}, {"type": "other", "value": "privat@prove.example"}]}""",
        "emails.0.value",
        "ny@prove.example"
    )]
    [InlineData("""{"op": "Add", "path": "emails[type eq \"other\"].value", "value": "privat@prove.example"}""", "emails.1.value", null)]
    [InlineData("""{"op": "Remove", "path": "emails[type eq \"work\"].value"}""", "emails", null)]
    [InlineData("""{"op": "remove", "path": "emails"}""", "emails", null)]
    [InlineData("""{"op": "Replace", "path": "name.familyName", "value": "Nesset"}""", "displayName", "Kari Nesset")]
    [InlineData("""{"op": "Replace", "path": "name.familyName", "value": "Nesset"}""", "name.formatted", "Kari Nesset")]
    [InlineData("""{"op": "add", "path": "name", "value": {"givenName": "Karianne"}}""", "name.formatted", "Karianne Nes")]
    [InlineData("""{"op": "Replace", "path": "displayName", "value": "Kari N."}""", "displayName", "Kari N.")]
    [InlineData("""{"op": "Add", "path": "title", "value": "Rektor"}""", "title", "Rektor")]
    [InlineData("""{"op": "Replace", "path": "active", "value": "False"}""", "active", "false")]
    [InlineData("""{"op": "replace", "path": "active", "value": false}""", "active", "false")]
    [InlineData("""{"op": "replace", "value": {"active": "False"}}""", "active", "false")]
    [InlineData("""{"op": "remove", "path": "active"}""", "active", "true")]
    [InlineData(
        """{"op": "replace", "value": {"displayName": "Bjørg", "name.givenName": "Bjørg", "name.familyName": "Unneland"}}""",
        "name.familyName",
        "Unneland"
    )]
    [InlineData(
        """{"op": "replace", "value": {"displayName": "Bjørg", "name.givenName": "Bjørg", "name.familyName": "Unneland"}}""",
        "displayName",
        "Bjørg"
    )]
    [InlineData(
        """{"op": "replace", "value": {"emails[type eq \"work\"].value": "ny@prove.example"}}""",
        "emails.0.value",
        "ny@prove.example"
    )]
    [InlineData(
        """{"op": "Add", "path": "phoneNumbers[type eq \"work\"].value", "value": "55555555555"}""",
        "phoneNumbers.0.value",
        "55555555555"
    )]
    [InlineData("""{"op": "Add", "path": "phoneNumbers[type eq \"mobile\"].value", "value": "99999999"}""", "phoneNumbers", null)]
    [InlineData("""{"op": "Replace", "path": "externalId", "value": "ny-nokkel"}""", "externalId", "ny-nokkel")]
    [InlineData("""{"op": "Replace", "path": "externalId", "value": ""}""", "externalId", null)]
    [InlineData(
        """{"op": "Add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "value": "Skole"}""",
        $"{Enterprise}:department",
        "Skole"
    )]
    [InlineData(
        """{"op": "replace", "value": {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "Skole"}}""",
        $"{Enterprise}:department",
        "Skole"
    )]
    [InlineData(
        """{"op": "replace", "value": {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "Skole"}}}""",
        $"{Enterprise}:department",
        "Skole"
    )]
    [InlineData("""{"op": "Add", "path": "nickName", "value": "Babs"}""", "nickName", null)]
    [InlineData("""{"op": "Replace", "path": "addresses[type eq \"work\"].postalCode", "value": "0150"}""", "addresses", null)]
    [InlineData("""{"op": "Replace", "path": "USERNAME", "value": "stort.navn@prove.example"}""", "userName", "stort.navn@prove.example")]
    public async Task Each_way_of_writing_a_change_changes_that_and_nothing_else(string operation, string path, string? expected)
    {
        using var entra = await ScimClient.Connect(kommune);
        var id = await entra.MakeUser($"{Guid.NewGuid():N}@prove.example");
        var before = (await entra.Get($"/Users/{id}")).Body;
        var changed = await entra.Patch($"/Users/{id}", operation);
        Assert.Equal((HttpStatusCode.OK, "application/scim+json"), (changed.Status, changed.ContentType));
        Assert.Equal(expected, Read(changed));
        var after = await entra.Get($"/Users/{id}");
        Assert.Equal(changed.Body.ToJsonString(), after.Body.ToJsonString());
        Assert.Equal(expected, Read(after));
        var touched = path.Split('.', ':')[0];
        foreach (
            var other in new[] { "id", "userName", "externalId", "active", "emails", "title", "phoneNumbers" }.Where(a => a != touched)
        )
        {
            if (operation.Contains(other, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            Assert.Equal(before[other]?.ToJsonString(), after.Body[other]?.ToJsonString());
        }

        // Entra ID's own urn holds dots, so the extension is read by name.
        string? Read(ScimReply reply) =>
            path.StartsWith(Enterprise, StringComparison.Ordinal)
                ? reply.Body[Enterprise]?[path[(Enterprise.Length + 1)..]]?.ToString()
                : reply.At(path);
    }

    [Fact]
    public async Task A_manager_is_a_user_who_is_here_and_is_written_in_three_ways()
    {
        using var entra = await ScimClient.Connect(kommune);
        var manager = await entra.MakeUser("sjefen@prove.example", "Siv", "Sjef");
        var id = await entra.MakeUser("den.andre@prove.example");
        foreach (var value in new[] { $"\"{manager}\"", $$"""{"value": "{{manager}}"}""", $$"""[{"value": "{{manager}}"}]""" })
        {
            var set = await entra.Patch($"/Users/{id}", $$"""{"op": "Add", "path": "{{Enterprise}}:manager", "value": {{value}}}""");
            Assert.Equal(
                (manager, "Siv Sjef"),
                (set.Body[Enterprise]!["manager"]!["value"]!.ToString(), set.Body[Enterprise]!["manager"]!["displayName"]!.ToString())
            );
            Assert.Equal(
                1,
                (await entra.Get("/Users" + ScimClient.Filter($"id eq \"{id}\" and {Enterprise}:manager eq \"{manager}\""))).Total
            );
            var gone = await entra.Patch($"/Users/{id}", $$"""{"op": "Remove", "path": "{{Enterprise}}:manager"}""");
            Assert.Null(gone.Body[Enterprise]);
        }

        var unknown = await entra.Patch(
            $"/Users/{id}",
            $$"""{"op": "Add", "path": "{{Enterprise}}:manager", "value": "{{Guid.NewGuid()}}"}"""
        );
        Assert.Equal((HttpStatusCode.BadRequest, "invalidValue"), unknown.Refusal);
    }

    [Fact]
    public async Task Whoever_is_shut_out_is_signed_out_at_once_and_may_come_back()
    {
        using var entra = await ScimClient.Connect(kommune);
        var id = await entra.MakeUser("ute.inne@prove.example");
        var person = Guid.Parse(id);
        await kommune.With(async db =>
        {
            db.Assignments.Add(new(person, await kommune.Root(), Roles.Employee, kommune.Today));
            await db.Save("test", Cancel);
        });
        using var browser = await new Visitor(kommune).As(person);
        Assert.Equal("/organisasjon", (await browser.Open("/organisasjon")).At);

        var shut = await entra.Patch($"/Users/{id}", """{"op": "Replace", "path": "active", "value": "False"}""");
        Assert.Equal("false", shut.At("active"));
        Assert.StartsWith("/logg-inn", (await browser.Open("/organisasjon")).At);
        Assert.Equal(
            1,
            (await entra.Get("/Users" + ScimClient.Filter("userName eq \"ute.inne@prove.example\" and active eq false"))).Total
        );
        using var again = await new Visitor(kommune).As(person);
        Assert.StartsWith("/logg-inn", (await again.Open("/organisasjon")).At); // no way in makes a session that holds

        await entra.Patch($"/Users/{id}", """{"op": "Replace", "path": "active", "value": "True"}""");
        Assert.StartsWith("/logg-inn", (await browser.Open("/organisasjon")).At); // what was ended stays ended
        using var back = await new Visitor(kommune).As(person);
        Assert.Equal("/organisasjon", (await back.Open("/organisasjon")).At);
    }

    [Fact]
    public async Task Whoever_is_shut_out_is_not_let_in_by_a_password_or_a_link()
    {
        using var entra = await ScimClient.Connect(kommune);
        var id = await entra.MakeUser("passord@prove.example");
        const string password = "et langt og godt passord";
        var root = await kommune.Root();
        using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var account = await db.Accounts.SingleAsync(a => a.PersonId == Guid.Parse(id), Cancel);
        db.Assignments.Add(new(account.PersonId, root, Roles.Employee, kommune.Today));
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().AddPasswordAsync(account, password)).Succeeded);
        var link = await scope.ServiceProvider.GetRequiredService<AccountDesk>().Invite(account.Id, Cancel);
        await db.Save("test", Cancel);
        Assert.Equal("/", (await SignIn()).At);

        await entra.Patch($"/Users/{id}", """{"op": "replace", "path": "active", "value": false}""");
        Assert.StartsWith("/logg-inn", (await SignIn()).At);
        using var visitor = new Visitor(kommune);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open(link)).Status);

        async Task<Visitor> SignIn()
        {
            using var browser = new Visitor(kommune);
            await browser.Open(OrganisationUrls.SignIn);
            return await browser.Send("sign-in", ("Form.UserName", "passord@prove.example"), ("Form.Password", password));
        }
    }

    [Fact]
    public async Task Whoever_is_deleted_is_gone_from_there_and_stays_in_the_history_here()
    {
        using var entra = await ScimClient.Connect(kommune);
        var id = await entra.MakeUser("slettes@prove.example", "Sletta", "Person");
        var person = Guid.Parse(id);
        await kommune.With(async db =>
        {
            db.Assignments.Add(new(person, await kommune.Root(), Roles.Employee, kommune.Today.AddDays(-9)));
            await db.Save("test", Cancel);
        });
        using var browser = await new Visitor(kommune).As(person);
        Assert.Equal(HttpStatusCode.NoContent, (await entra.Send("DELETE", $"/Users/{id}")).Status);
        Assert.StartsWith("/logg-inn", (await browser.Open("/organisasjon")).At);
        Assert.Equal(HttpStatusCode.NotFound, (await entra.Get($"/Users/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await entra.Send("DELETE", $"/Users/{id}")).Status);
        Assert.Equal(0, (await entra.Get("/Users" + ScimClient.Filter("userName eq \"slettes@prove.example\""))).Total);
        Assert.True(await kommune.With(db => db.Assignments.AnyAsync(a => a.PersonId == person, Cancel)));

        // The name may be given to somebody else, who is somebody else.
        var next = await entra.MakeUser("slettes@prove.example", "Ny", "Person");
        Assert.NotEqual(id, next);
        Assert.False(await kommune.With(db => db.Assignments.AnyAsync(a => a.PersonId == Guid.Parse(next), Cancel)));
    }

    [Fact]
    public async Task The_last_who_runs_Takt_is_not_shut_out()
    {
        await using var alone = new EmptyKommune(kommune.Host);
        await alone.InitializeAsync();
        using var entra = await ScimClient.Connect(alone);
        var runs = await alone.With(db =>
            db.Assignments.Where(a => a.Role == Roles.Administrator).Select(a => a.PersonId).SingleAsync(Cancel)
        );
        using var browser = await new Visitor(alone).As(runs);
        var shut = await entra.Patch($"/Users/{runs}", """{"op": "Replace", "path": "active", "value": false}""");
        Assert.Equal((HttpStatusCode.Conflict, (string?)null), shut.Refusal);
        Assert.Contains("administrator", shut.At("detail"));
        Assert.Equal("/organisasjon", (await browser.Open("/organisasjon")).At);

        using var second = await alone.SignedIn("Nestemann", await alone.Root(), Roles.Administrator);
        Assert.Equal(
            HttpStatusCode.OK,
            (await entra.Patch($"/Users/{runs}", """{"op": "Replace", "path": "active", "value": false}""")).Status
        );
    }

    [Fact]
    public async Task Whoever_was_here_first_is_matched_by_address_and_not_made_twice()
    {
        var root = await kommune.Root();
        var here = await kommune.With(async db =>
        {
            var person = new Person("Var Her", "Var.Her@prove.example");
            db.People.Add(person);
            db.Assignments.Add(new(person.Id, root, Roles.Leader, kommune.Today, "Kommunaldirektør"));
            await db.Save("test", Cancel);
            return person.Id;
        });
        using var entra = await ScimClient.Connect(kommune);
        var found = await entra.Get("/Users" + ScimClient.Filter("userName eq \"var.her@prove.example\""));
        Assert.Equal($"{here}", Assert.Single(found.Resources)["id"]!.GetValue<string>());
        Assert.Equal(
            (HttpStatusCode.Conflict, "uniqueness"),
            (await entra.Send("POST", "/Users", ScimClient.User("var.her@prove.example"))).Refusal
        );

        var taken = await entra.Patch(
            $"/Users/{here}",
            """
                {"op": "Replace", "path": "userName", "value": "vhe@prove.example"},
                {"op": "Add", "path": "externalId", "value": "objekt-1"},
                {"op": "Add", "path": "title", "value": "Direktør"}
            """
        );
        Assert.Equal(("vhe@prove.example", "objekt-1", "Var Her"), (taken.At("userName"), taken.At("externalId"), taken.At("displayName")));
        var title = await kommune.With(db => db.Assignments.Where(a => a.PersonId == here).Select(a => a.Title).SingleAsync(Cancel));
        Assert.Equal("Kommunaldirektør", title); // written by hand: it stands

        // Now under another name, but the address is still known: no second person.
        var twice = await entra.Send("POST", "/Users", ScimClient.User("var.her@prove.example"));
        Assert.Equal((HttpStatusCode.Conflict, "uniqueness"), twice.Refusal);
    }

    [Fact]
    public async Task A_title_from_there_is_followed_where_nobody_has_written_another()
    {
        var root = await kommune.Root();
        using var entra = await ScimClient.Connect(kommune);
        var id = await entra.MakeUser("tittel@prove.example");
        await kommune.With(async db =>
        {
            db.Assignments.Add(new(Guid.Parse(id), root, Roles.Employee, kommune.Today));
            await db.Save("test", Cancel);
        });
        foreach (var title in new[] { "Lærer", "Inspektør" })
        {
            await entra.Patch($"/Users/{id}", $$"""{"op": "Replace", "path": "title", "value": "{{title}}"}""");
            Assert.Equal(
                title,
                await kommune.With(db => db.Assignments.Where(a => a.PersonId == Guid.Parse(id)).Select(a => a.Title).SingleAsync(Cancel))
            );
        }
    }

    [Fact]
    public async Task To_replace_somebody_leaves_out_what_is_not_said_but_lets_nobody_in()
    {
        using var entra = await ScimClient.Connect(kommune);
        var id = await entra.MakeUser("byttes@prove.example");
        await entra.Patch(
            $"/Users/{id}",
            """{"op": "Add", "path": "title", "value": "Rektor"}, {"op": "Replace", "path": "active", "value": false}"""
        );
        var put = await entra.Send(
            "PUT",
            $"/Users/{id}",
            """{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "noe annet", "userName": "byttes@prove.example", "name": {"formatted": "Bytta Navn"}}"""
        );
        Assert.Equal((HttpStatusCode.OK, id, "Bytta Navn"), (put.Status, put.Id, put.At("displayName")));
        Assert.Equal((null, null, "false"), (put.At("title"), put.At("emails"), put.At("active")));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidValue"), (await entra.Send("PUT", $"/Users/{id}", "{}")).Refusal);
    }

    [Fact]
    public async Task A_change_is_made_on_what_was_seen()
    {
        using var entra = await ScimClient.Connect(kommune);
        var id = await entra.MakeUser("versjon@prove.example");
        var seen = (await entra.Get($"/Users/{id}")).ETag!;
        Assert.Equal(HttpStatusCode.NotModified, (await entra.Get($"/Users/{id}", ("If-None-Match", seen))).Status);
        var title = """{"Operations": [{"op": "add", "path": "title", "value": "Rektor"}]}""";
        Assert.Equal(HttpStatusCode.OK, (await entra.Send("PATCH", $"/Users/{id}", title, ("If-Match", seen))).Status);
        Assert.NotEqual(seen, (await entra.Get($"/Users/{id}", ("If-None-Match", seen))).ETag);

        var late = """{"Operations": [{"op": "remove", "path": "title"}]}""";
        Assert.Equal(
            HttpStatusCode.PreconditionFailed,
            (await entra.Send("PATCH", $"/Users/{id}", late, ("If-Match", seen))).Refusal.Status
        );
        Assert.Equal(
            HttpStatusCode.PreconditionFailed,
            (await entra.Send("DELETE", $"/Users/{id}", null, ("If-Match", seen))).Refusal.Status
        );
        Assert.Equal("Rektor", (await entra.Get($"/Users/{id}")).At("title"));
        Assert.Equal(HttpStatusCode.OK, (await entra.Send("PATCH", $"/Users/{id}", late, ("If-Match", "*"))).Status);
    }

    [Fact]
    public async Task The_same_change_once_more_leaves_nothing_on_the_trail()
    {
        using var entra = await ScimClient.Connect(kommune, "Prøvekatalogen");
        var id = await entra.MakeUser("spor@prove.example");
        var change = """{"op": "Add", "path": "title", "value": "Rektor"}""";
        await entra.Patch($"/Users/{id}", change);
        var once = await Trail();
        Assert.Contains(
            once,
            e => e is { Because: "scim: user changed", Kind: "ScimUser", ActorName: "SCIM: Prøvekatalogen", ActorId: null }
        );
        await entra.Patch($"/Users/{id}", change);
        Assert.Equal(once.Count, (await Trail()).Count);

        Task<List<AuditEntry>> Trail() =>
            kommune.With(db => db.AuditEntries.Where(e => e.ActorName == "SCIM: Prøvekatalogen").ToListAsync(Cancel));
    }

    [Fact]
    public async Task Changes_at_the_same_time_are_all_made()
    {
        using var entra = await ScimClient.Connect(kommune);
        var id = await entra.MakeUser("samtidig@prove.example");
        string[] changes =
        [
            """{"op": "Add", "path": "title", "value": "Rektor"}""",
            """{"op": "Add", "path": "phoneNumbers[type eq \"work\"].value", "value": "12345678"}""",
            $$"""{"op": "Add", "path": "{{Enterprise}}:department", "value": "Skole"}""",
        ];
        var replies = await Task.WhenAll(changes.Select(change => entra.Patch($"/Users/{id}", change)));
        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.OK, reply.Status));
        var after = await entra.Get($"/Users/{id}");
        Assert.Equal(
            ("Rektor", "12345678", "Skole"),
            (after.At("title"), after.At("phoneNumbers.0.value"), after.Body[Enterprise]!["department"]!.ToString())
        );
    }

    [Fact]
    public async Task One_gets_the_part_one_asks_for()
    {
        using var entra = await ScimClient.Connect(kommune);
        var id = await entra.MakeUser("utvalg@prove.example");
        var only = await entra.Get($"/Users/{id}?attributes=userName,name.familyName,emails.value,{Enterprise}:department");
        Assert.Equal(["schemas", "id", "userName", "name", "emails"], only.Body.Select(p => p.Key).Where(k => k != Enterprise));
        Assert.Equal("""{"familyName":"Nes"}""", only.Body["name"]!.ToJsonString());
        Assert.Equal("""[{"value":"utvalg@prove.example"}]""", only.Body["emails"]!.ToJsonString());
        var without = await entra.Get($"/Users/{id}?excludedAttributes=emails,name.givenName,id,meta");
        Assert.Null(without.Body["emails"]);
        Assert.Equal(id, without.Id);
        Assert.Null(without.Body["name"]!["givenName"]);
        Assert.NotNull(without.Body["name"]!["familyName"]);
    }

    [Fact]
    public async Task A_question_can_be_sent_instead_of_written_in_the_address()
    {
        using var entra = await ScimClient.Connect(kommune);
        var id = await entra.MakeUser("sendt.sporsmal@prove.example");
        var found = await entra.Send(
            "POST",
            "/Users/.search",
            """{"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": "userName eq \"sendt.sporsmal@prove.example\"", "attributes": ["userName"], "startIndex": 1, "count": 10}"""
        );
        Assert.Equal((HttpStatusCode.OK, id), (found.Status, Assert.Single(found.Resources)["id"]!.ToString()));
        Assert.Null(found.Resources[0]["emails"]);
    }

    [Theory]
    [InlineData("{", "invalidSyntax")]
    [InlineData("[]", "invalidSyntax")]
    [InlineData("""{"userName": "a", "userName": "b"}""", "invalidSyntax")]
    [InlineData("""{"displayName": "Uten brukernavn"}""", "invalidValue")]
    [InlineData("""{"userName": "   "}""", "invalidValue")]
    [InlineData("""{"userName": {"value": "a"}}""", "invalidValue")]
    [InlineData("""{"userName": "nul\u0000"}""", "invalidValue")]
    [InlineData("""{"userName": "halv\ud800"}""", "invalidValue")]
    [InlineData("""{"userName": "a", "active": "kanskje"}""", "invalidValue")]
    [InlineData("""{"userName": "a", "name": 7}""", "invalidValue")]
    public async Task What_cannot_be_made_is_refused_in_words(string body, string kind)
    {
        using var entra = await ScimClient.Connect(kommune);
        Assert.Equal((HttpStatusCode.BadRequest, kind), (await entra.Send("POST", "/Users", body)).Refusal);
    }

    [Theory]
    [InlineData("""{"op": "Flytt", "path": "title", "value": "x"}""", "invalidSyntax")]
    [InlineData("""{"path": "title", "value": "x"}""", "invalidSyntax")]
    [InlineData("""{"op": "remove"}""", "noTarget")]
    [InlineData("""{"op": "replace", "value": "x"}""", "invalidValue")]
    [InlineData("""{"op": "replace", "path": "finnesIkke", "value": "x"}""", "invalidPath")]
    [InlineData("""{"op": "replace", "path": "name.mellomnavn", "value": "x"}""", "invalidPath")]
    [InlineData("""{"op": "replace", "path": "emails[type eq", "value": "x"}""", "invalidPath")]
    [InlineData("""{"op": "replace", "path": "title[type eq \"work\"]", "value": "x"}""", "invalidPath")]
    [InlineData("""{"op": "replace", "path": "id", "value": "x"}""", "mutability")]
    [InlineData("""{"op": "remove", "path": "userName"}""", "invalidValue")]
    [InlineData("""{"op": "replace", "path": "emails[not (type eq \"work\")].value", "value": "x"}""", "noTarget")]
    public async Task What_cannot_be_changed_is_refused_in_words_and_changes_nothing(string operation, string kind)
    {
        using var entra = await ScimClient.Connect(kommune);
        var id = await entra.MakeUser($"{Guid.NewGuid():N}@prove.example");
        var before = (await entra.Get($"/Users/{id}")).Body.ToJsonString();
        var title = """{"op": "add", "path": "title", "value": "Skal ikke stå"}, """;
        Assert.Equal((HttpStatusCode.BadRequest, kind), (await entra.Patch($"/Users/{id}", title + operation)).Refusal);
        Assert.Equal(before, (await entra.Get($"/Users/{id}")).Body.ToJsonString());
    }

    [Fact]
    public async Task What_is_too_long_or_too_much_is_refused_in_words()
    {
        using var entra = await ScimClient.Connect(kommune);
        Assert.Equal(
            (HttpStatusCode.BadRequest, "invalidValue"),
            (await entra.Send("POST", "/Users", ScimClient.User(new('a', 201)))).Refusal
        );
        var large = await entra.Send("POST", "/Users", new JsonObject { ["userName"] = new string('a', 3 * 1024 * 1024) }.ToJsonString());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Refusal.Status);
        Assert.Equal((HttpStatusCode.BadRequest, "invalidValue"), (await entra.Get("/Users?count=mange")).Refusal);
    }

    [Fact]
    public async Task What_Takt_is_and_is_not_is_said()
    {
        using var entra = await ScimClient.Connect(kommune);
        var config = await entra.Get("/ServiceProviderConfig");
        Assert.Equal(
            ("true", "false", "false", "true", "true"),
            (
                config.At("patch.supported"),
                config.At("bulk.supported"),
                config.At("sort.supported"),
                config.At("filter.supported"),
                config.At("etag.supported")
            )
        );
        Assert.Equal(["User", "Group"], (await entra.Get("/ResourceTypes")).Resources.Select(r => r["name"]!.ToString()));
        Assert.Equal($"{Enterprise}", (await entra.Get("/ResourceTypes/User")).At("schemaExtensions.0.schema"));
        var schemas = await entra.Get("/Schemas");
        Assert.Equal((3, "application/scim+json"), (schemas.Total, schemas.ContentType));
        var user = await entra.Get("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User");
        var userName = user.Body["attributes"]!.AsArray().Single(a => a!["name"]!.ToString() == "userName")!;
        Assert.Equal(
            ("true", "server", "readWrite"),
            (userName["required"]!.ToString(), userName["uniqueness"]!.ToString(), userName["mutability"]!.ToString())
        );
        Assert.DoesNotContain("null", schemas.Body.ToJsonString());

        Assert.Equal(HttpStatusCode.NotImplemented, (await entra.Send("POST", "/Bulk", "{}")).Refusal.Status);
        Assert.Equal(HttpStatusCode.NotImplemented, (await entra.Send("PUT", "/Users", "{}")).Refusal.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await entra.Get("/Finnes/ikke")).Refusal.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await entra.Get("/Schemas/urn:finnes:ikke")).Refusal.Status);
    }
}
