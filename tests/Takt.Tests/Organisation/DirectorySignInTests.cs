using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>An installation whose people sign in by a directory.</summary>
public sealed class DirectoryKommune : IAsyncLifetime
{
    SomeDirectory directory = null!;
    TestHost host = null!;

    internal SomeDirectory Directory => directory;

    public Kommune Kommune { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        directory = await SomeDirectory.Start();
        host = new()
        {
            More =
            [
                .. Provider("entra", "Match=UserName", "Provisioning=JustInTime"),
                .. Provider("klar", "Provisioning=ProvisionedOnly"),
                .. Provider(
                    "ansatt",
                    "Match=NationalIdentity",
                    "Provisioning=JustInTime",
                    "AcrValues=idporten-loa-substantial idporten-loa-high"
                ),
                .. Provider("falsk", "Provisioning=JustInTime"),
                .. Provider("borte"),
                .. Provider("naboen", $"OrganisationNumber={TestHost.NumberOf(99)}"),
                $"--{DirectoryProviders.IdentityKey}={Convert.ToBase64String(Key)}",
            ],
        };
        await host.InitializeAsync();
        Kommune = new EmptyKommune(host);
        await Kommune.InitializeAsync();
        Assert.Equal(Number, $"{Kommune.Municipality.OrganisationNumber}");
    }

    internal static byte[] Key { get; } = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    // The template is the first number, this municipality the second.
    static string Number => $"{TestHost.NumberOf(2)}";

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await directory.DisposeAsync();
    }

    IEnumerable<string> Provider(string key, params string[] more) =>
        new[]
        {
            $"OrganisationNumber={Number}",
            $"Name=Katalogen {key}",
            $"Authority={key switch { "falsk" => directory.Liar, "borte" => "http://127.0.0.1:9", _ => directory.Address }}",
            $"ClientId={SomeDirectory.ClientId}",
            $"ClientSecret={SomeDirectory.ClientSecret}",
        }
            .Concat(more)
            .Select(setting => $"--{DirectoryProviders.Section}:{key}:{setting}");
}

/// <summary>Signing in by OpenID Connect against a real provider.</summary>
public sealed class DirectorySignInTests(DirectoryKommune installation) : IClassFixture<DirectoryKommune>
{
    Kommune kommune => installation.Kommune;

    SomeDirectory Directory => installation.Directory;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_works_here_is_let_in_gets_an_account_the_first_time_and_is_known_again_by_subject()
    {
        var person = await Employed("Kari Katalog", "kari@prove.example");
        Directory.Say("s-kari", ("preferred_username", "Kari@PROVE.example"), ("name", "Kari"));
        using var kari = await By("entra", "/tiltak");
        Assert.Equal("/tiltak", kari.At);
        Assert.Contains("Kari Katalog", kari.Text);
        Assert.Contains("openid", Directory.Asked!.Scope);
        Assert.NotNull(Directory.Asked.CodeChallenge);
        Assert.NotNull(Directory.Asked.Nonce);
        Assert.Contains("med kommunens innlogging", (await kari.Open(OrganisationUrls.MySignIn)).Text);

        Directory.Say("s-kari", ("preferred_username", "kari.gift@prove.example")); // another name, the same person
        using var again = await By("entra");
        Assert.Contains("Kari Katalog", again.Text);
        Assert.Equal(1, await kommune.With(db => db.Accounts.CountAsync(a => a.PersonId == person, Cancel)));

        await again.Open(OrganisationUrls.SignOut);
        await again.Send("sign-out");
        Assert.StartsWith("/logg-inn", (await again.Open("/")).At);
    }

    [Fact]
    public async Task What_was_typed_before_the_session_ended_comes_back_also_by_a_directory()
    {
        var person = await Employed("Berit Båret", "berit@prove.example", Roles.Leader);
        using var berit = await new Visitor(kommune) { Elsewhere = address => SomeDirectory.Visit(address) }.As(person);
        await berit.Open("/tiltak/ny");
        berit.Carry(SessionCookie.Name, null);
        var effect = new string('å', 900);
        await berit.Send("measure", ("Form.What", "Skrevet for sent"), ("Form.Effect", effect));
        await berit.Send("leave", ("Form.Directory", "entra"));
        Assert.Contains("Gå videre til Katalogen entra", berit.Text);
        Assert.DoesNotContain("Skrevet for sent", berit.Page.DocumentElement.OuterHtml);
        var on = berit.Page.QuerySelector("main a[href^='/logg-inn/med/entra']")!.GetAttribute("href")!;
        Assert.DoesNotContain(
            "Skrevet for sent",
            await kommune.With(async db => string.Concat(await db.Drafts.Select(d => d.Fields).ToListAsync(Cancel)))
        );

        // Refused first, and nothing is lost by it.
        Directory.Say("s-fremmed", ("preferred_username", "fremmed@prove.example"));
        await berit.Open(on);
        Assert.StartsWith("/logg-inn?avvist=ukjent", berit.At);
        Directory.Say("s-berit", ("preferred_username", "berit@prove.example"));
        using var elsewhere = await By("entra", "/tiltak"); // in another browser, whoever sent the link, it leads to nothing
        await elsewhere.Open(on);
        Assert.Equal("/", elsewhere.At);
        await berit.Open(berit.Page.QuerySelector("main a[href^='/logg-inn/med/entra']")!.GetAttribute("href")!);
        Assert.StartsWith($"/tiltak/ny?{LostInput.Query}=", berit.At);
        Assert.Equal(("Skrevet for sent", effect), (berit.Field("Form.What"), berit.Field("Form.Effect")));
        Assert.Equal(0, await kommune.With(db => db.Drafts.CountAsync(d => d.PersonId == Guid.Empty, Cancel)));

        using var other = await By("entra", "/tiltak"); // the same link once more gives nothing
        await other.Open(on);
        Assert.Equal("/", other.At);
    }

    [Fact]
    public async Task An_unknown_person_is_refused_kindly_and_leaves_nothing_behind()
    {
        var before = await kommune.With(db => db.Accounts.CountAsync(Cancel));
        Directory.Say("s-ukjent", ("preferred_username", "hvem@prove.example"));
        using var visitor = await By("entra");
        Assert.Equal((HttpStatusCode.OK, "/logg-inn?avvist=ukjent"), (visitor.Status, visitor.At));
        Assert.Contains("Vi fant deg ikke blant dem som arbeider her.", visitor.Text);
        Assert.Null(visitor.Cookie(SessionCookie.Name));
        Assert.Equal(before, await kommune.With(db => db.Accounts.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(null, true)]
    [InlineData(true, false)]
    public async Task Nobody_is_matched_by_an_address_that_is_not_verified(bool? verified, bool refused)
    {
        var name = $"epost{verified}";
        await Employed($"Epost {verified}", $"{name}@prove.example", account: true);
        Directory.Say(
            $"s-{name}",
            [
                ("email", $"{name}@prove.example"),
                .. verified is { } said ? [("email_verified", (object)said)] : Array.Empty<(string, object)>(),
            ]
        );
        using var visitor = await By("klar");
        Assert.Equal(refused ? "/logg-inn?avvist=ukjent" : "/", visitor.At);
    }

    [Fact]
    public async Task Where_accounts_are_given_beforehand_nobody_gets_one_by_signing_in()
    {
        await Employed("Uten Konto", "uten@prove.example");
        Directory.Say("s-uten", ("email", "uten@prove.example"), ("email_verified", true));
        using var visitor = await By("klar");
        Assert.Equal("/logg-inn?avvist=konto", visitor.At);
        Assert.Contains("Du har ikke fått tilgang til Takt ennå.", visitor.Text);
    }

    [Fact]
    public async Task Whoever_works_here_no_longer_is_not_let_in_whether_known_or_not()
    {
        var person = await Employed("Slutta Nå", "slutta@prove.example");
        Directory.Say("s-slutta", ("preferred_username", "slutta@prove.example"));
        using var before = await By("entra");
        Assert.Equal("/", before.At);
        await kommune.With(async db =>
        {
            (await db.Assignments.SingleAsync(a => a.PersonId == person, Cancel)).End(kommune.Today);
            await db.Save("test", Cancel);
        });
        using var after = await By("entra");
        Assert.Equal("/logg-inn?avvist=stilling", after.At);
        Assert.Null(after.Cookie(SessionCookie.Name));
    }

    [Fact]
    public async Task Two_with_one_address_are_nobody()
    {
        await Employed("Delt En", "delt@prove.example");
        await Employed("Delt To", "delt@prove.example");
        Directory.Say("s-delt", ("preferred_username", "delt@prove.example"));
        using var visitor = await By("entra");
        Assert.Equal("/logg-inn?avvist=ukjent", visitor.At);
    }

    [Fact]
    public async Task A_person_from_Ansattporten_is_known_by_the_hash_of_a_number_at_a_level_that_will_do()
    {
        const string Number = "01819090013"; // valid check digits, and nobody's
        var person = await Employed("Anne Ansatt", "anne@prove.example");
        using var administrator = await kommune.SignedIn("Arne Admin", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.PersonOf(person));
        await administrator.Send("identity", ("Form.NationalIdentity", "01819090014"));
        Assert.Contains("Skriv de elleve sifrene", administrator.Text);
        await administrator.Send("identity", ("Form.NationalIdentity", Number));
        Assert.Contains("Personen kan nå logge inn med Ansattporten.", administrator.Text);
        Assert.DoesNotContain(Number, administrator.Page.DocumentElement.OuterHtml);
        await administrator.Open(OrganisationUrls.PersonOf(await Employed("En Annen", "annen@prove.example")));
        await administrator.Send("identity", ("Form.NationalIdentity", Number));
        Assert.Contains("En annen person har dette fødselsnummeret.", administrator.Text);

        Directory.Say("s-anne", ("pid", Number), ("acr", "idporten-loa-low"));
        using var low = await By("ansatt");
        Assert.Equal("/logg-inn?avvist=niva", low.At);
        Directory.Say("s-annen", ("pid", "01819090285"), ("acr", "idporten-loa-high"));
        using var other = await By("ansatt");
        Assert.Equal("/logg-inn?avvist=ukjent", other.At);
        Directory.Say("s-anne", ("pid", Number), ("acr", "idporten-loa-high"));
        using var anne = await By("ansatt");
        Assert.Contains("Anne Ansatt", anne.Text);
        Assert.Equal("idporten-loa-substantial idporten-loa-high", Directory.Asked!.AcrValues);
        var trail = await kommune.With(db => db.AuditEntries.Select(e => e.Changes).ToListAsync(Cancel));
        Assert.DoesNotContain(trail, t => t.Contains(Number));
    }

    [Fact]
    public async Task A_state_that_was_tampered_with_is_refused()
    {
        await Employed("Stine State", "stine@prove.example");
        Directory.Say("s-stine", ("preferred_username", "stine@prove.example"));
        using var visitor = await By("entra", back: address => With(address, "state", s => s[..^4] + "AAAA"));
        Assert.Equal("/logg-inn?avvist=feil", visitor.At);
        Assert.Null(visitor.Cookie(SessionCookie.Name));
    }

    [Fact]
    public async Task An_answer_that_belongs_to_another_browser_is_refused()
    {
        await Employed("Ola Offer", "offer@prove.example");
        Directory.Say("s-offer", ("preferred_username", "offer@prove.example"));
        using var browser = new Visitor(kommune);
        Uri? caught = null;
        using var thief = new Visitor(kommune)
        {
            Elsewhere = async to =>
            {
                caught = await SomeDirectory.Visit(to);
                return new(browser.Origin + OrganisationUrls.SignIn); // keeps the answer, and hands it to somebody else
            },
        };
        await thief.Open(OrganisationUrls.DirectoryWith("entra", null));
        await browser.Open(caught!.PathAndQuery);
        Assert.Equal("/logg-inn?avvist=feil", browser.At);
    }

    [Fact]
    public async Task A_nonce_that_is_not_the_one_that_was_sent_is_refused()
    {
        await Employed("Nina Nonce", "nonce@prove.example");
        Directory.Say("s-nonce", ("preferred_username", "nonce@prove.example"));
        using var visitor = await By("entra", there: address => With(address, "nonce", _ => "en-annen"));
        Assert.Equal("/logg-inn?avvist=feil", visitor.At);
        Assert.Null(visitor.Cookie(SessionCookie.Name));
    }

    [Fact]
    public async Task A_token_of_another_issuer_is_refused()
    {
        await Employed("Iver Issuer", "iver@prove.example");
        Directory.Say("s-iver", ("email", "iver@prove.example"), ("email_verified", true));
        using var right = await By("klar");
        Assert.Equal("/logg-inn?avvist=konto", right.At); // the directory itself is believed
        Directory.Say("s-iver", ("email", "iver@prove.example"), ("email_verified", true));
        using var visitor = await By("falsk");
        Assert.NotNull(Directory.Asked); // it got as far as the token
        Assert.Equal("/logg-inn?avvist=feil", visitor.At);
    }

    [Fact]
    public async Task A_directory_that_does_not_answer_is_told_of_kindly()
    {
        using var visitor = await By("borte");
        Assert.Equal((HttpStatusCode.OK, "/logg-inn?avvist=feil"), (visitor.Status, visitor.At));
    }

    [Fact]
    public async Task Whoever_says_no_in_the_directory_comes_back_to_a_page_that_says_so()
    {
        Directory.Say("nei-takk");
        using var visitor = await By(
            "entra",
            back: address =>
                new(
                    QueryHelpers.AddQueryString(
                        address.GetLeftPart(UriPartial.Path),
                        new Dictionary<string, string?>
                        {
                            ["error"] = "access_denied",
                            ["state"] = QueryHelpers.ParseQuery(address.Query)["state"],
                        }
                    )
                )
        );
        Assert.Equal("/logg-inn?avvist=feil", visitor.At);
        Assert.Contains("Innloggingen ble ikke fullført.", visitor.Text);
    }

    [Fact]
    public async Task The_page_offers_the_directories_of_the_municipality_and_no_others()
    {
        using var visitor = await new Visitor(kommune).Open("/logg-inn?til=%2Ftiltak");
        Assert.Equal("/logg-inn/med/entra?til=%2Ftiltak", visitor.Page.QuerySelector("a[href*='/med/entra']")!.GetAttribute("href"));
        Assert.Null(visitor.Page.QuerySelector("a[href*='naboen']"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/logg-inn/med/naboen")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/logg-inn/retur/naboen?code=x")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/logg-inn/med/finnes-ikke")).Status);
    }

    [Fact]
    public async Task Nobody_is_sent_elsewhere_after_signing_in()
    {
        await Employed("Oda Ute", "oda@prove.example");
        Directory.Say("s-oda", ("preferred_username", "oda@prove.example"));
        using var visitor = await By("entra", "https://evil.example/");
        Assert.Equal("/", visitor.At);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("mfa", false)]
    public async Task Whoever_runs_Takt_needs_more_than_the_directorys_password(string? amr, bool asked)
    {
        await Employed($"Adm {amr}", $"adm{amr}@prove.example", Roles.Administrator);
        Directory.Say($"s-adm{amr}", ("preferred_username", $"adm{amr}@prove.example"));
        if (amr is not null)
        {
            Directory.Says.Add(new("amr", amr));
        }

        using var visitor = await By("entra", "/organisasjon");
        Assert.StartsWith(asked ? "/meg/kodeapp" : "/organisasjon", visitor.At);
    }

    [Fact]
    public async Task What_an_account_has_beside_its_password_is_shown_after_the_directory_too()
    {
        await Employed("Kode Katalog", "kode@prove.example", Roles.Administrator);
        Directory.Say("s-kode", ("preferred_username", "kode@prove.example"));
        using var first = await By("entra", "/organisasjon");
        var secret = SecondFactorTests.SecretOn(first);
        await first.Send("on", ("Form.Code", Totp.CodeAt(secret, kommune.Host.Time.GetUtcNow().UtcDateTime)));
        var code = first.Page.QuerySelector(".t-codes code")!.TextContent;

        using var second = await By("entra", "/organisasjon");
        Assert.Contains("Skriv en kode fra kodeappen", second.Text);
        var fields = second.FieldsOf("prove");
        fields.RemoveAll(f => f.Key == "_handler");
        await second.Post("/meg/kodeapp", [.. fields, new("_handler", "on"), new("Form.Code", "123456")]); // not by a new app
        Assert.NotEqual(HttpStatusCode.OK, second.Status);
        Assert.StartsWith("/meg/kodeapp", (await second.Open("/meg/passnokler")).At);
        await second.Open("/organisasjon");
        await second.Send("prove", ("Form.Code", "999999"));
        Assert.Contains("Koden stemmer ikke", second.Text);
        await second.Send("prove", ("Form.Code", code));
        Assert.Equal("/organisasjon", second.At);
    }

    [Theory]
    [InlineData("Authority", "https://login.microsoftonline.com/common/v2.0", "Takt:OpenIdConnect:entra:Authority")]
    [InlineData("Authority", "http://katalog.example", "Takt:OpenIdConnect:entra:Authority")]
    [InlineData("ClientSecret", "", "Takt:OpenIdConnect:entra:ClientSecret")]
    [InlineData("OrganisationNumber", "123", "Takt:OpenIdConnect:entra:OrganisationNumber")]
    [InlineData("Match", "NationalIdentity", "Takt:NationalIdentityKey")]
    [InlineData("Match", "Navn", "Takt:OpenIdConnect:entra")]
    public void A_wrong_setting_is_refused_at_start_by_its_key(string setting, string value, string named)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Authority"] = "https://login.microsoftonline.com/0e6b.example/v2.0",
            ["Name"] = "Entra ID",
            ["ClientId"] = "takt",
            ["ClientSecret"] = "x",
        };
        Assert.True(Check(settings).Succeeded);
        settings[setting] = value;
        var wrong = Check(settings);
        Assert.Contains(named, Assert.Single(wrong.Failures!));

        static Microsoft.Extensions.Options.ValidateOptionsResult Check(Dictionary<string, string?> settings)
        {
            var providers = new DirectoryProviders();
            DirectoryProviders.Read(
                providers,
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        settings.Select(s => KeyValuePair.Create($"{DirectoryProviders.Section}:entra:{s.Key}", s.Value))
                    )
                    .Build()
            );
            return new DirectoryProvidersCheck().Validate(null, providers);
        }
    }

    [Theory]
    [InlineData("018190 90013", "01819090013")]
    [InlineData("01819090014", null)]
    [InlineData("0181909001", null)]
    [InlineData("abcdefghijk", null)]
    [InlineData(null, null)]
    public void A_national_identity_number_has_two_check_digits(string? typed, string? number) =>
        Assert.Equal(number, NationalIdentity.Read(typed));

    async Task<Guid> Employed(string name, string email, string role = Roles.Employee, bool account = false)
    {
        var person = await kommune.Person(name, await kommune.Root(), role);
        await kommune.With(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == person, Cancel)).Email = email;
            if (account)
            {
                db.Accounts.Add(
                    new()
                    {
                        PersonId = person,
                        UserName = email,
                        NormalizedUserName = email.ToUpperInvariant(),
                    }
                );
            }

            await db.Save("test", Cancel);
        });
        return person;
    }

    async Task<Visitor> By(string key, string? to = null, Func<Uri, Uri>? there = null, Func<Uri, Uri>? back = null)
    {
        var visitor = new Visitor(kommune)
        {
            Elsewhere = async address =>
            {
                var answer = await SomeDirectory.Visit(there?.Invoke(address) ?? address);
                return back?.Invoke(answer) ?? answer;
            },
        };
        return await visitor.Open(OrganisationUrls.DirectoryWith(key, to));
    }

    static Uri With(Uri address, string name, Func<string, string> changed)
    {
        var query = QueryHelpers.ParseQuery(address.Query).ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        query[name] = changed(query[name]!);
        return new(QueryHelpers.AddQueryString(address.GetLeftPart(UriPartial.Path), query));
    }
}
