using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>Choosing one of many people by typing: what is suggested, who is meant, and what is said when it is not clear.</summary>
public sealed class PersonLookupTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    Clock Clock => kommune.Host.Services.GetRequiredService<Clock>();

    [Fact]
    public async Task The_likeliest_come_first_and_no_more_than_twelve()
    {
        var unit = await kommune.Unit("Rangskolen");
        foreach (
            var name in new[] { "Rosa Zarange", "Zara Åberg", "Zara Æreberg", "Zara Øie", "Ole Zaradin", "Zaradel Bø" }.Concat(
                Enumerable.Range(1, 10).Select(n => $"Mozara {n:00}")
            )
        )
        {
            await kommune.Person(name, unit, Roles.Employee);
        }

        var found = await Suggested("zara");
        Assert.Equal(12, found.Count);
        Assert.Equal(
            ["Zara Æreberg", "Zara Øie", "Zara Åberg", "Zaradel Bø", "Ole Zaradin", "Rosa Zarange"],
            found.Take(6).Select(l => l.Split(',')[0])
        );
        Assert.Equal(["Zara Øie, Rangskolen"], await Suggested(" ØIE  zara"));
        Assert.Equal(["Zara Øie, Rangskolen"], await Suggested("Zara Øie, rang"));
        Assert.Empty(await Suggested("Zara Øie, sykehjem"));
        Assert.Empty(await Suggested("z"));
        Assert.Empty(await Suggested(null));
        Assert.Empty(await Suggested("%_"));
        Assert.Empty(await Suggested(new string('x', 5000)));
    }

    [Fact]
    public async Task Only_whoever_has_a_role_today_is_found_and_by_the_main_one()
    {
        var (school, home) = (await kommune.Unit("Dagskolen"), await kommune.Unit("Dagheimen"));
        await kommune.With(async db =>
        {
            var (gone, coming, both) = (new Person("Tid Sluttet"), new Person("Tid Kommer"), new Person("Tid Begge"));
            db.People.AddRange(gone, coming, both, new Person("Tid Utenfor"));
            var ended = new Assignment(gone.Id, school, Roles.Employee, kommune.Today.AddDays(-9));
            ended.End(kommune.Today);
            db.Assignments.AddRange(
                ended,
                new(coming.Id, school, Roles.Employee, kommune.Today.AddDays(1)),
                new(both.Id, school, Roles.Employee, kommune.Today.AddDays(-9)) { IsMain = false },
                new(both.Id, home, Roles.Leader, kommune.Today, "Bestyrer")
            );
            await db.Save("test", Cancel);
        });
        Assert.Equal(["Tid Begge, Bestyrer, Dagheimen"], await Suggested("tid"));
        Assert.Null((await Read("Tid Sluttet")).Person);
        Assert.Null((await Read($"{await IdOf("Tid Kommer")}")).Person);
    }

    [Theory]
    [InlineData("Mina Entydig")]
    [InlineData("  mina   ENTYDIG ")]
    [InlineData("Mína Entydig")]
    [InlineData("Mina Entydig, Meningsskolen")]
    [InlineData("Mina Entydig, lærer")]
    [InlineData("mina entydig,lærer , meningsskolen")]
    [InlineData("Mina Entydig, Lærer, Meningsskolen")]
    public async Task One_is_meant_by_the_label_or_a_name_only_one_has(string typed)
    {
        if (await IdOf("Mina Entydig") == Guid.Empty)
        {
            await kommune.Person("Mina Entydig", await kommune.Unit("Meningsskolen"), Roles.Employee, "Lærer");
        }

        Assert.Equal((await IdOf("Mina Entydig"), null), await Read(typed));
    }

    [Fact]
    public async Task A_name_with_a_comma_in_it_is_a_name()
    {
        await kommune.Person("Kommadal, Kari", await kommune.Unit("Kommaskolen"), Roles.Employee);
        Assert.Equal((await IdOf("Kommadal, Kari"), null), await Read("Kommadal, Kari, Kommaskolen"));
        Assert.Equal((await IdOf("Kommadal, Kari"), null), await Read("kommadal, kari"));
    }

    [Fact]
    public async Task Those_of_one_name_in_one_unit_are_told_apart_by_title_else_e_mail_else_a_number()
    {
        var unit = await kommune.Unit("Tvillingskolen");
        var (teacher, nurse) = (
            await kommune.Person("Liv Tvilling", unit, Roles.Employee, "Lærer"),
            await kommune.Person("Liv Tvilling", unit, Roles.Employee, "Helsesykepleier")
        );
        Assert.Equal(
            ["Liv Tvilling, Helsesykepleier, Tvillingskolen", "Liv Tvilling, Lærer, Tvillingskolen"],
            (await Suggested("liv tvilling")).Order(StringComparer.Ordinal)
        );
        Assert.Equal((teacher, null), await Read("Liv Tvilling, lærer"));
        Assert.Equal((nurse, null), await Read("Liv Tvilling, Helsesykepleier, Tvillingskolen"));
        var (nobody, said) = await Read("Liv Tvilling");
        Assert.Null(nobody);
        Assert.StartsWith("«Liv Tvilling» kan være flere: «Liv Tvilling, ", said);
        Assert.Contains("» eller «Liv Tvilling, ", said);

        var (one, other) = (await WithMail("Even Tvilling", "even1@x.example"), await WithMail("Even Tvilling", "even2@x.example"));
        Assert.Equal(
            ["Even Tvilling, Tvillingskolen, even1@x.example", "Even Tvilling, Tvillingskolen, even2@x.example"],
            (await Suggested("even tv")).Order(StringComparer.Ordinal)
        );
        Assert.Equal((other, null), await Read("even tvilling, tvillingskolen, EVEN2@x.example"));
        Assert.Null((await Read("Even Tvilling, Tvillingskolen")).Person);

        var (first, second) = (await WithMail("Odd Tvilling", null), await WithMail("Odd Tvilling", "odd@x.example"));
        var labels = await Suggested("odd tvilling");
        Assert.Equal(2, labels.Distinct().Count());
        Assert.Equal(
            new[] { first, second }.Order(),
            (await Task.WhenAll(labels.Select(async l => (await Read(l)).Person!.Value))).Order()
        );
        Assert.NotEqual(one, other);

        async Task<Guid> WithMail(string name, string? mail) =>
            await kommune.With(async db =>
            {
                var person = new Person(name, mail);
                db.People.Add(person);
                db.Assignments.Add(new(person.Id, unit, Roles.Employee, kommune.Today));
                await db.Save("test", Cancel);
                return person.Id;
            });
    }

    [Fact]
    public async Task What_nobody_is_called_is_answered_with_those_it_is_like()
    {
        var unit = await kommune.Unit("Nærskolen");
        foreach (var n in Enumerable.Range(1, 7))
        {
            await kommune.Person($"Nærmest Nr{n}", unit, Roles.Employee);
        }

        var (_, near) = await Read("nærmest");
        Assert.StartsWith("Vi fant ikke «nærmest». Mente du «Nærmest Nr1, Nærskolen», ", near);
        Assert.Contains("«Nærmest Nr5, Nærskolen»", near);
        Assert.DoesNotContain("Nr6", near);
        Assert.Contains("Det er flere enn disse.", near);
        Assert.StartsWith("Vi fant ingen som passer med «xyzzy».", (await Read("xyzzy")).Said);
        Assert.Equal("mangler", (await Read(" ")).Said);
    }

    [Fact]
    public async Task It_takes_two_statements_whatever_the_number_of_people()
    {
        var unit = await kommune.Unit("Storskolen");
        await kommune.With(async db =>
        {
            Person[] people = [.. Enumerable.Range(1, 3000).Select(n => new Person($"Stor Person{n:0000}"))];
            var posts = people.Select(p => new Assignment(p.Id, unit, Roles.Employee, kommune.Today)).ToArray();
            await db.SaveMany(people, "test", Cancel);
            await db.SaveMany(posts, "test", Cancel);
        });
        using var statements = new Statements(kommune);
        IReadOnlyList<string> found = [];
        Assert.Equal(2, await statements.Count(async () => found = await Suggested("stor person")));
        Assert.Equal(12, found.Count);
        Assert.Equal(1, await statements.Count(async () => Assert.NotNull((await Read("Stor Person2999")).Person)));

        // The forms hold none of them.
        using var administrator = await kommune.SignedIn("Stor Sjef", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.NewGroup);
        Assert.DoesNotContain("Stor Person", administrator.Page.DocumentElement.OuterHtml);
        await administrator.Send("new", ("Form.Name", "Storutvalget"), ("Form.Kind", "Committee"), ("Form.Leader", "stor person17"));
        Assert.Contains("Mente du «Stor Person1700, Storskolen»", administrator.Text);
        Assert.Equal("stor person17", administrator.Field("Form.Leader"));
        Assert.True(administrator.Page.DocumentElement.OuterHtml.Length < 60_000);
    }

    [Fact]
    public async Task The_look_up_gives_labels_and_nothing_else_to_those_who_belong()
    {
        var unit = await kommune.Unit("Svarskolen");
        await kommune.With(async db =>
        {
            var person = new Person("Svar Hansen", "svar@x.example", "900 00 000");
            db.People.Add(person);
            db.Assignments.Add(new(person.Id, unit, Roles.Employee, kommune.Today, "Lærer"));
            await db.Save("test", Cancel);
        });
        using var employee = await kommune.SignedIn("Spør Ansatt", unit, Roles.Employee);
        using var answer = await Ask(employee, "/oppslag/personer?q=svar");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", $"{answer.Headers.CacheControl}");
        Assert.Equal("""["Svar Hansen, Lærer, Svarskolen"]""", await answer.Content.ReadAsStringAsync(Cancel));

        using var nobody = new Visitor(kommune);
        foreach (var address in new[] { "/oppslag/personer?q=svar", "/oppslag/plasser?q=svar" })
        {
            await nobody.Open(address);
            Assert.StartsWith("/logg-inn?til=", nobody.At);
            Assert.DoesNotContain("Svar Hansen", nobody.Page.DocumentElement.OuterHtml);
            await nobody.Post(address, []);
            Assert.NotEqual(HttpStatusCode.OK, nobody.Status);
        }

        // Whoever must do something first sees nothing until then; whoever looks through another's roles sees what they see.
        using var weak = await kommune.SignedIn("Svak Innlogging", await kommune.Root(), Roles.Administrator);
        await kommune.With(async db =>
        {
            var hash = SessionCookie.HashOf(weak.Cookie(SessionCookie.Name)!);
            var session = await db.Sessions.SingleAsync(s => s.TokenHash == hash, Cancel);
            db.Entry(session).Property(s => s.By).CurrentValue = SignedInBy.Password;
            await db.Save("test", Cancel);
        });
        await weak.Open("/oppslag/personer?q=svar");
        Assert.DoesNotContain("Svar Hansen", weak.Page.DocumentElement.OuterHtml);

        using var support = await kommune.SignedIn("Hjelp Support", await kommune.Root(), Roles.Administrator);
        await support.Open(OrganisationUrls.ViewAsOf((await kommune.ActorOf(employee)).PersonId!.Value));
        await support.Send("view", ("Form.Because", "Finner ikke navnet"));
        Assert.NotNull((await kommune.ActorOf(support)).Viewed);
        using var seen = await Ask(support, "/oppslag/personer?q=svar");
        Assert.Contains("Svar Hansen", await seen.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Whoever_asks_faster_than_anybody_types_is_stopped_and_nobody_else()
    {
        using var hasty = await kommune.SignedIn("Rask Robot", await kommune.Root(), Roles.Employee);
        HttpStatusCode status;
        var asked = 0;
        do
        {
            using var answer = await Ask(hasty, "/oppslag/personer?q=robot");
            status = answer.StatusCode;
        } while (status == HttpStatusCode.OK && ++asked < 400);

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.InRange(asked, 300, 399); // and those the seconds have given back meanwhile
        using var calm = await kommune.SignedIn("Rolig Robot", await kommune.Root(), Roles.Employee);
        using var other = await Ask(calm, "/oppslag/personer?q=robot");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        await hasty.Open("/"); // pages are another matter
        Assert.Equal(HttpStatusCode.OK, hasty.Status);
    }

    [Fact]
    public async Task Without_script_a_name_is_typed_and_what_was_typed_stands_until_it_is_clear()
    {
        var unit = await kommune.Unit("Formskolen");
        var (leads, sits) = (
            await kommune.Person("Greta Formleder", unit, Roles.Leader, "Rektor"),
            await kommune.Person("Geir Formsen", unit, Roles.Employee)
        );
        await kommune.Person("Gerd Formsen", unit, Roles.Employee);
        using var administrator = await kommune.SignedIn("Adm Formsen", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.NewGroup);
        (string, string?)[] fields = [("Form.Name", "Formutvalget"), ("Form.Kind", "Committee"), ("Form.Leader", " greta  FORMLEDER")];
        await administrator.Send("new", [.. fields, ("Form.Members[1]", "formsen")]);
        var said = administrator.Page.QuerySelector("#form-members-1-error")!.TextContent;
        Assert.StartsWith("Vi fant ikke «formsen». Mente du «Adm Formsen, ", said);
        Assert.Contains("«Geir Formsen, Formskolen»", said);
        Assert.Equal(" greta  FORMLEDER", administrator.Field("Form.Leader"));
        Assert.Equal("formsen", administrator.Field("Form.Members[1]"));
        Assert.Null(administrator.Page.QuerySelector("#form-leader-error"));

        await administrator.Send("new", ("Form.Do", "more"));
        Assert.Equal("formsen", administrator.Field("Form.Members[1]"));
        Assert.Equal("", administrator.Field("Form.Members[9]"));

        await administrator.Send("new", ("Form.Members[1]", "Geir Formsen, Formskolen"), ("Form.Do", null));
        Assert.Equal("Formutvalget", administrator.Title);
        Assert.Equal(
            [leads, sits],
            await kommune.With(db =>
                db.GroupMembers.OrderBy(m => m.Place)
                    .Where(m => m.PersonId == leads || m.PersonId == sits)
                    .Select(m => m.PersonId)
                    .ToListAsync(Cancel)
            )
        );
    }

    [Fact]
    public async Task A_kept_form_holds_the_name_as_it_was_typed()
    {
        using var administrator = await kommune.SignedIn("Adm Utkast", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.NewGroup);
        await administrator.Send(
            "new",
            ("Form.Leader", "halvt skrev"),
            ("Form.Members[2]", "Og en"),
            ("__RequestVerificationToken", "utgått")
        );
        Assert.Contains($"?{LostInput.Query}=", administrator.At, StringComparison.Ordinal);
        Assert.Equal(("halvt skrev", "Og en"), (administrator.Field("Form.Leader"), administrator.Field("Form.Members[2]")));
    }

    [Fact]
    public async Task Whoever_was_stored_before_names_were_made_findable_is_found_after_the_next_start()
    {
        var person = await kommune.Person("Gammel Rad", await kommune.Root(), Roles.Employee);
        await kommune.With(async db =>
        {
            var old = await db.People.SingleAsync(p => p.Id == person, Cancel);
            db.Entry(old).Property(p => p.NameKey).CurrentValue = null;
            await db.Save("test", Cancel);
        });
        Assert.Empty(await Suggested("gammel"));
        await kommune.With(db => Founding.CatchUp(db, Cancel));
        Assert.Single(await Suggested("gammel"));
    }

    /// <summary>A unit can close under somebody whose post was not ended.</summary>
    [Fact]
    public async Task Whoever_is_left_in_a_unit_that_closed_is_nowhere_and_stands_in_nobodys_way()
    {
        var (closing, open) = (await kommune.Unit("Nedlagt skole"), await kommune.Unit("Åpen skole"));
        await kommune.Person("Left Igjen", closing, Roles.SafetyRepresentative);
        await kommune.Person("Left Videre", open, Roles.SafetyRepresentative);
        await kommune.With(async db =>
        {
            var unit = await db.Units.Include(u => u.Periods).SingleAsync(u => u.Id == closing, Cancel);
            unit.Close(kommune.Today);
            await new UnitTree(db).Rebuild(Cancel);
            await db.Save("test", Cancel);
        });
        Assert.Equal(["Left Videre, Åpen skole"], await Suggested("left"));
        Assert.Null((await Read("Left Igjen")).Person);
        var first = await kommune.With(db =>
            ContactRoll.Read(db, kommune.Today, new(null, Roles.SafetyRepresentative, null), null, most: 1, Cancel)
        );
        Assert.Equal(["Left Videre"], first.Select(c => c.Name)); // a page that counted the other would be empty
    }

    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("kari \uD83D")]
    public async Task What_is_no_text_is_looked_for_in_vain(string question)
    {
        Assert.Empty(await Suggested(question + "zz"));
        Assert.Empty(await Suggested(new string('q', 199) + "\U0001F600")); // cut in the middle of a pair
        Assert.Null((await Read(question)).Person);
    }

    Task<IReadOnlyList<string>> Suggested(string? question) => kommune.With(db => new PersonLookup(db, Clock).Suggest(question, Cancel));

    async Task<(Guid? Person, string? Said)> Read(string? typed)
    {
        string? said = null;
        var person = await kommune.With(db =>
            new PersonLookup(db, Clock).Read("Form.Who", typed, "mangler", (_, message) => said = message, Cancel)
        );
        return (person, said);
    }

    Task<Guid> IdOf(string name) => kommune.With(db => db.People.Where(p => p.Name == name).Select(p => p.Id).FirstOrDefaultAsync(Cancel));

    async Task<HttpResponseMessage> Ask(Visitor visitor, string address)
    {
        using var client = kommune.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", $"{SessionCookie.Name}={visitor.Cookie(SessionCookie.Name)}");
        return await client.SendAsync(request, Cancel);
    }
}
