using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>The grammar of filters, and that the database and the plain reading of the rule say the same.</summary>
public sealed class ScimFilterTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static readonly JsonObject Kari = (JsonObject)
        JsonNode.Parse(
            """
            {
              "id": "1", "externalId": "Nøkkel", "userName": "Kari.Nes@Prove.example", "active": true, "title": "Rektor \"A\"",
              "name": { "familyName": "Nes" },
              "emails": [{ "value": "kari@prove.example", "type": "work", "primary": true }, { "value": "nes@hjem.example", "type": "home" }],
              "meta": { "lastModified": "2026-11-24T08:30:00.000Z" },
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Skole" }
            }
            """
        )!;

    [Theory]
    [InlineData("userName eq \"kari.NES@prove.example\"", true)]
    [InlineData("USERNAME EQ \"kari.nes@prove.example\"", true)]
    [InlineData("externalId eq \"nøkkel\"", false)]
    [InlineData("externalId ne \"nøkkel\"", true)]
    [InlineData("title eq \"Rektor \\\"A\\\"\"", true)]
    [InlineData("title co \"a\\\"\"", true)]
    [InlineData("userName sw \"kari\" and userName ew \"EXAMPLE\"", true)]
    [InlineData("active eq true", true)]
    [InlineData("active eq \"True\"", true)]
    [InlineData("active ne true", false)]
    [InlineData("displayName pr", false)]
    [InlineData("not (displayName pr)", true)]
    [InlineData("not(displayName pr)", true)]
    [InlineData("displayName eq null", true)]
    [InlineData("title ne null", true)]
    [InlineData("displayName ne \"x\"", true)]
    [InlineData("name.familyName eq \"nes\"", true)]
    [InlineData("emails eq \"nes@hjem.example\"", true)]
    [InlineData("emails.type eq \"work\" and emails.value eq \"nes@hjem.example\"", true)] // two values: each has one of it
    [InlineData("emails[type eq \"work\" and value eq \"nes@hjem.example\"]", false)]
    [InlineData("emails[type eq \"home\" and value co \"hjem\"]", true)]
    [InlineData("emails[type eq \"work\"].value eq \"kari@prove.example\"", true)]
    [InlineData("emails[type eq \"home\"].value eq \"kari@prove.example\"", false)]
    [InlineData("emails[not (type eq \"work\")]", true)]
    [InlineData("meta.lastModified gt \"2026-11-24T08:29:59Z\"", true)]
    [InlineData("meta.lastModified gt \"2026-11-24T09:30:00+01:00\"", false)]
    [InlineData("meta.lastModified ge \"2026-11-24T09:30:00+01:00\"", true)]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"skole\"", true)]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:name.familyName eq \"Nes\"", true)]
    [InlineData("active eq true or active eq false and title eq \"x\"", true)] // and binds tighter
    [InlineData("(active eq true or active eq false) and title eq \"x\"", false)]
    [InlineData("not (active eq true) or title pr", true)]
    [InlineData("not (active eq true or title pr)", false)]
    [InlineData("  (  title   pr )  ", true)]
    public void A_filter_means_what_the_standard_says(string filter, bool holds) =>
        Assert.Equal(holds, ScimFilterReader.Read(filter, ScimKind.User).Holds(Kari));

    [Theory]
    [InlineData("")]
    [InlineData("userName")]
    [InlineData("userName eq")]
    [InlineData("userName eq kari")]
    [InlineData("userName eq \"kari")]
    [InlineData("userName eq \"kari\" and")]
    [InlineData("userName eq \"kari\" userName")]
    [InlineData("userName er \"kari\"")]
    [InlineData("userName eq {}")]
    [InlineData("userName eq 7")]
    [InlineData("userName gt \"a\"")]
    [InlineData("userName co null")]
    [InlineData("userName eq \"\\ud800\"")]
    [InlineData("userName eq \"a\\u0000\"")]
    [InlineData("finnesIkke eq \"x\"")]
    [InlineData("nickName eq \"x\"")]
    [InlineData("name.mellomnavn eq \"x\"")]
    [InlineData("name eq \"x\"")]
    [InlineData("active eq \"kanskje\"")]
    [InlineData("active gt true")]
    [InlineData("meta.lastModified eq \"i går\"")]
    [InlineData("meta.lastModified co \"2026\"")]
    [InlineData("emails[type eq \"work\"")]
    [InlineData("emails[kind eq \"work\"]")]
    [InlineData("userName[type eq \"work\"]")]
    [InlineData("emails[type eq \"work\"].")]
    [InlineData("(title pr")]
    [InlineData("title pr)")]
    [InlineData("not title pr")]
    public void What_is_no_filter_is_refused_in_words(string filter)
    {
        var refusal = Assert.Throws<ScimRefusal>(() => ScimFilterReader.Read(filter, ScimKind.User));
        Assert.Equal((400, "invalidFilter"), (refusal.Status, refusal.Kind));
        Assert.NotEmpty(refusal.Message);
    }

    [Fact]
    public void Nothing_that_is_sent_as_a_filter_or_a_path_does_more_than_be_refused()
    {
        var pieces = Of(
            "userName",
            "emails",
            "eq",
            "pr",
            "not",
            "and",
            "or",
            "(",
            ")",
            "[",
            "]",
            ".",
            "\"x\"",
            "\"",
            "\\",
            " ",
            "urn:",
            "null",
            "ø",
            "\ud800",
            "\0"
        );
        Gen.OneOf(Gen.String, pieces.Array[0, 30].Select(p => string.Join(' ', p)), pieces.Array[0, 30].Select(string.Concat))
            .Sample(text =>
                Refused(() => ScimFilterReader.Read(text, ScimKind.User)) && Refused(() => ScimFilterReader.ReadTarget(text, ScimKind.User))
            );
        Assert.True(Refused(() => ScimFilterReader.Read(new string('(', 1500), ScimKind.User)));
        Assert.Throws<ScimRefusal>(() =>
            ScimFilterReader.Read(string.Concat(Enumerable.Repeat("not (", 300)) + "title pr" + new string(')', 300), ScimKind.User)
        );

        static bool Refused(Action read)
        {
            try
            {
                read();
            }
            catch (ScimRefusal)
            {
                // in words
            }

            return true;
        }
    }

    [Theory]
    [InlineData("displayName eq \"x\"")]
    [InlineData("title pr")]
    [InlineData("externalId co \"x\"")]
    [InlineData("userName eq \"a\" or name.familyName eq \"x\"")]
    [InlineData("phoneNumbers[type eq \"work\"]")]
    public async Task What_the_database_cannot_be_asked_is_refused_and_not_sifted(string filter)
    {
        using var client = await ScimClient.Connect(kommune);
        var reply = await client.Get("/Users" + ScimClient.Filter(filter));
        Assert.Equal((System.Net.HttpStatusCode.BadRequest, "invalidFilter"), reply.Refusal);
        Assert.Contains("Ask by userName", reply.At("detail"));
    }

    /// <summary>Somebody as the test knows them, without anything of Takt's.</summary>
    sealed record Truth(string Id, string UserName, string? Email, string? ExternalId, bool IsActive);

    /// <summary>A filter as it is written, and what it means.</summary>
    sealed record Asked(string Text, Func<Truth, bool> Holds);

    [Fact]
    public async Task The_database_finds_those_for_whom_the_filter_plainly_holds()
    {
        var truths = await Truths();
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        var users = scope.ServiceProvider.GetRequiredService<ScimUsers>();
        var all = (await List(users, null)).ToDictionary(r => r["id"]!.ToString());
        truths.RemoveAll(t => !all.ContainsKey(t.Id));
        Assert.Equal(all.Count, truths.Count);
        Assert.True(truths.Count > 60);
        var found = 0;
        await Filters(truths)
            .Where(asked => asked.Text.Length <= 2000) // longer is refused
            .SampleAsync(
                async asked =>
                {
                    var filter = ScimFilterReader.Read(asked.Text, ScimKind.User);
                    string[] plain = [.. truths.Where(asked.Holds).Select(t => t.Id).Order(StringComparer.Ordinal)];
                    found += plain.Length is > 0 and < 60 ? 1 : 0;
                    var read = all.Where(r => filter.Holds(r.Value)).Select(r => r.Key).Order(StringComparer.Ordinal);
                    var database = (await List(users, filter)).Select(r => r["id"]!.ToString()).Order(StringComparer.Ordinal);
                    return plain.SequenceEqual(read) && plain.SequenceEqual(database);
                },
                iter: 400,
                threads: 1,
                print: asked => asked.Text
            );
        Assert.True(found > 100, $"Only {found} of the filters told people apart.");

        static async Task<JsonObject[]> List(ScimUsers users, ScimFilter? filter)
        {
            var list = await users.List(new(filter, 1, ScimAsk.Most, ScimShown.Read(ScimKind.User, null, null)), "", Cancel);
            return [.. list["Resources"]!.AsArray().Select(r => (JsonObject)r!)];
        }
    }

    // With and without account, address, key; shut out or not; with letters SQLite does not fold.
    Task<List<Truth>> Truths() =>
        kommune.With(async db =>
        {
            List<Truth> truths = [];
            for (var i = 0; i < 72; i++)
            {
                var email = i % 4 == 0 ? null : Texts[i % Texts.Length] + (i % 3 == 0 ? "Ø" : "x") + i;
                var name = i % 3 == 1 && email is not null ? null : Texts[(i * 5) % Texts.Length] + i;
                var person = new Person($"Person {i}", email);
                if (i % 5 == 0)
                {
                    person.Deactivate(DateTime.UnixEpoch);
                }

                db.People.Add(person);
                if (name is not null)
                {
                    db.Accounts.Add(
                        new()
                        {
                            PersonId = person.Id,
                            UserName = name,
                            NormalizedUserName = name.ToUpperInvariant(),
                        }
                    );
                }

                string? key = null;
                if (i % 2 == 0)
                {
                    key = i % 6 == 0 ? null : Texts[(i * 7) % Texts.Length] + i;
                    db.ScimUsers.Add(new(person.Id) { ExternalId = key });
                }

                truths.Add(new($"{person.Id}", name ?? email!, email, key, i % 5 != 0));
            }

            await db.Save("test", Cancel);
            return truths;
        });

    static readonly string[] Texts = ["kari", "KARI", "åse", "ÅSE", "Per_", "per%", "nes", "O'Neil", "[x]"];

    static Gen<Asked> Filters(List<Truth> truths)
    {
        var values = Gen.OneOf(
            Of(Texts),
            Of(["", "k", "ø", "Ø", "_", "%", "1", "x"]),
            Of([.. truths.Select(t => t.UserName), .. truths.Select(t => t.Email ?? "e"), .. truths.Select(t => t.ExternalId ?? "x")])
        );
        var texts =
            from attribute in Of("userName", "emails", "emails.value", "emails[value", "emails[type eq \"work\"].value")
            from op in Of("eq", "ne", "co", "sw", "ew")
            from value in values
            select Text(attribute, op, value);
        var exact =
            from op in Of("eq", "ne")
            from value in values
            select new Asked($"externalId {op} {Quoted(value)}", t => (t.ExternalId == value) == (op == "eq"));
        var ids =
            from op in Of("eq", "ne")
            from truth in Of([.. truths])
            from wrong in Gen.Bool
            let value = wrong ? truth.Id.ToUpperInvariant() : truth.Id
            select new Asked($"id {op} {Quoted(value)}", t => (t.Id == value) == (op == "eq"));
        var others = Of(
            new Asked("emails pr", t => t.Email is not null),
            new("externalId pr", t => t.ExternalId is not null),
            new("userName pr", _ => true),
            new("active eq true", t => t.IsActive),
            new("active eq \"False\"", t => !t.IsActive),
            new("active ne true", t => !t.IsActive),
            new("externalId eq null", t => t.ExternalId is null),
            new("emails.type eq \"work\"", t => t.Email is not null),
            new("emails.type ne \"home\"", _ => true),
            new("emails[type sw \"WO\" and primary eq true]", t => t.Email is not null),
            new("emails[not (type eq \"work\")]", _ => false),
            new("emails[not (type eq \"home\")]", t => t.Email is not null)
        );
        var leaf = Gen.OneOf(texts, exact, ids, others);
        return Gen.Recursive<Asked>(
            (depth, inner) =>
            {
                var factor =
                    depth > 2
                        ? leaf
                        : Gen.Frequency(
                            (3, leaf),
                            (1, inner.Select(i => new Asked($"({i.Text})", i.Holds))),
                            (1, inner.Select(i => new Asked($"not ({i.Text})", t => !i.Holds(t))))
                        );
                var term = factor
                    .Array[1, 3]
                    .Select(all => new Asked(string.Join(" and ", all.Select(a => a.Text)), t => all.All(a => a.Holds(t))));
                return term.Array[1, 3]
                    .Select(all => new Asked(string.Join(" or ", all.Select(a => a.Text)), t => all.Any(a => a.Holds(t))));
            }
        );
    }

    static Asked Text(string attribute, string by, string value)
    {
        var isEmail = attribute != "userName";
        var end = attribute == "emails[value" ? "]" : "";
        // Within brackets an address that is not there is no value to ask of; outside, "not equal" holds for it too.
        var needsOne = attribute.Contains('[');
        return new($"{attribute} {by} {Quoted(value)}{end}", t => Holds(isEmail ? t.Email : t.UserName));

        bool Holds(string? found)
        {
            var (a, b) = (found?.ToUpperInvariant(), value.ToUpperInvariant());
            return by switch
            {
                "eq" => a == b,
                "ne" => a != b && (a is not null || !needsOne),
                "co" => a?.Contains(b, StringComparison.Ordinal) == true,
                "sw" => a?.StartsWith(b, StringComparison.Ordinal) == true,
                _ => a?.EndsWith(b, StringComparison.Ordinal) == true,
            };
        }
    }

    static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    static string Quoted(string value) => System.Text.Json.JsonSerializer.Serialize(value);
}

/// <summary>Thousands of people, a page at a time.</summary>
public sealed class ScimPagingTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_page_of_five_thousand_costs_the_same_statements_and_everybody_comes_once()
    {
        await kommune.With(db =>
            db.SaveMany(Enumerable.Range(0, 5000).Select(i => new Person($"Person {i}", $"p{i}@prove.example")), "test", Cancel)
        );
        using var client = await ScimClient.Connect(kommune);
        var total = (await client.Get("/Users?count=0")).Total;
        Assert.True(total >= 5000);
        using var statements = new Statements(kommune);
        HashSet<string> seen = [];
        HashSet<int> costs = [];
        for (var start = 1; start <= total; start += ScimAsk.Most)
        {
            ScimReply page = null!;
            costs.Add(await statements.Count(async () => page = await client.Get($"/Users?startIndex={start}&count={ScimAsk.Most}")));
            Assert.Equal(
                (total, start, page.Resources.Length),
                (page.Total, int.Parse(page.At("startIndex")!), int.Parse(page.At("itemsPerPage")!))
            );
            Assert.All(page.Resources, r => Assert.True(seen.Add(r["id"]!.ToString())));
        }

        Assert.Equal(total, seen.Count);
        Assert.Equal([3], costs); // who asks, how many there are, the page
        Assert.Equal(3, await statements.Count(() => client.Get("/Users" + ScimClient.Filter("userName eq \"p4711@prove.example\""))));
    }

    [Fact]
    public async Task A_page_outside_is_empty_and_no_error()
    {
        using var client = await ScimClient.Connect(kommune);
        var beyond = await client.Get("/Users?startIndex=100000&count=10");
        Assert.Empty(beyond.Resources);
        Assert.True((await client.Get("/Users?startIndex=-3&count=1")).Resources.Length <= 1);
        Assert.Empty((await client.Get("/Users?count=-1")).Resources);
        Assert.True((await client.Get("/Users?count=100000")).Resources.Length <= ScimAsk.Most);
    }
}
