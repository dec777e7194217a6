using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Passkeys over HTTP, with an authenticator of our own: what is made signs in, and nothing else does.</summary>
[Collection("moves the clock")]
public sealed class PasskeyTests(EmptyKommune kommune, EmptyKommune2 other) : IClassFixture<EmptyKommune>, IClassFixture<EmptyKommune2>
{
    const string Password = "et langt og godt passord";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    FakeTime Time => kommune.Host.Time;

    [Fact]
    public async Task A_passkey_signs_in_without_a_password_and_is_more_than_one()
    {
        await kommune.Account("Pia Passnøkkel", "pia", Password, Roles.Administrator);
        using var pia = await SignedIn("pia");
        Assert.StartsWith("/meg/kodeapp", pia.At);
        var key = new Authenticator();
        await Make(pia, key, "Nøkkelen min");
        Assert.Equal(RecoveryCode.Many, pia.Page.QuerySelectorAll(".t-codes code").Length);
        Assert.Equal("/organisasjon/personer/ny", (await pia.Open("/organisasjon/personer/ny")).At);

        using var again = await Show(key, to: "/organisasjon/grupper/ny");
        Assert.Equal("/organisasjon/grupper/ny", again.At);
        Assert.Contains("med passnøkkel", (await again.Open(OrganisationUrls.MySignIn)).Text);

        using var password = await SignedIn("pia"); // the password alone is not enough any more
        Assert.Null(password.Cookie(SessionCookie.Name));
        Assert.Contains("Vis passnøkkelen din, eller skriv en gjenopprettingskode.", password.Text);
        await Show(password, key);
        Assert.Equal("/", password.At);
    }

    [Fact]
    public async Task What_was_shown_once_is_not_taken_again()
    {
        var key = await Made("Rolf Repetert", "rolf");
        using var visitor = await new Visitor(kommune).Open(OrganisationUrls.SignIn);
        var (question, state) = await Fetched(visitor);
        var answer = key.Show(question, visitor.Origin);
        Time.Advance(TimeSpan.FromSeconds(5));
        await visitor.Send("passkey", ("Form.Answer", answer), ("Form.State", state));
        Assert.Equal("/", visitor.At);

        using var thief = await new Visitor(kommune).Open(OrganisationUrls.SignIn);
        await thief.Send("passkey", ("Form.Answer", answer), ("Form.State", state));
        Refused(thief);
    }

    [Fact]
    public async Task A_question_that_is_old_or_from_elsewhere_is_not_answered()
    {
        var key = await Made("Gry Gammel", "gry");
        using var late = await new Visitor(kommune).Open(OrganisationUrls.SignIn);
        var (old, sealedThen) = await Fetched(late);
        Time.Advance(TimeSpan.FromMinutes(16));
        await late.Send("passkey", ("Form.Answer", key.Show(old, late.Origin)), ("Form.State", sealedThen));
        Refused(late);

        using var there = await new Visitor(other).Open(OrganisationUrls.SignIn);
        using var here = await new Visitor(kommune).Open(OrganisationUrls.SignIn);
        var (foreign, sealedThere) = await Fetched(there);
        await here.Send("passkey", ("Form.Answer", key.Show(foreign, here.Origin)), ("Form.State", sealedThere));
        Refused(here);
    }

    [Theory]
    [InlineData("verified")]
    [InlineData("origin")]
    [InlineData("signature")]
    [InlineData("key")]
    [InlineData("owner")]
    public async Task What_is_wrong_in_any_way_lets_nobody_in(string wrong)
    {
        var key = await Made($"Feil {wrong}", wrong);
        var stranger = await Made($"Fremmed {wrong}", $"f-{wrong}");
        using var visitor = await new Visitor(kommune).Open(OrganisationUrls.SignIn);
        var (question, state) = await Fetched(visitor);
        var answer = wrong switch
        {
            "verified" => key.Show(question, visitor.Origin, verified: false),
            "origin" => key.Show(question, "https://evil.example"),
            "signature" => key.Show(question, visitor.Origin, signedBy: stranger),
            "key" => new Authenticator { User = key.User }.Show(question, visitor.Origin),
            _ => new Authenticator(key) { User = stranger.User }.Show(question, visitor.Origin),
        };
        await visitor.Send("passkey", ("Form.Answer", answer), ("Form.State", state));
        Refused(visitor);
        await Show(visitor, key);
        Assert.Equal("/", visitor.At); // it was that, and nothing else, that was wrong
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("ikke json")]
    [InlineData(
        """{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"!!","authenticatorData":"","signature":""},"clientExtensionResults":{}}"""
    )]
    public async Task Whatever_is_sent_that_is_no_passkey_gets_a_kind_answer(string answer)
    {
        using var visitor = await new Visitor(kommune).Open(OrganisationUrls.SignIn);
        await visitor.Send("passkey", ("Form.Answer", answer), ("Form.State", (await Fetched(visitor)).State));
        Refused(visitor);
    }

    [Fact]
    public async Task The_question_is_put_to_whoever_presses_the_button_and_not_to_other_sites()
    {
        using var visitor = await new Visitor(kommune).Open(OrganisationUrls.SignIn);
        Assert.DoesNotContain("challenge", visitor.Page.DocumentElement.OuterHtml);
        Assert.Null(visitor.Page.QuerySelector("[data-passkey]")!.GetAttribute("data-options"));
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.Fetch(OrganisationUrls.PasskeyQuestion)).Status); // without the form's token
        var (first, _) = await Fetched(visitor);
        var (second, _) = await Fetched(visitor);
        Assert.NotEqual((string)first["challenge"]!, (string)second["challenge"]!);
    }

    [Fact]
    public async Task One_cannot_be_made_for_somebody_else_or_twice_or_by_a_machine_that_does_not_know_its_owner()
    {
        await kommune.Account("Una Unik", "una", Password);
        await kommune.Account("Ulf Ulv", "ulf", Password);
        using var una = await SignedIn("una");
        using var ulf = await SignedIn("ulf");
        await una.Open(OrganisationUrls.MyPasskeys);
        await ulf.Open(OrganisationUrls.MyPasskeys);
        await una.Send("make", ("Form.Answer", new Authenticator().Make(Question(una, "make"), una.Origin, verified: false)));
        Assert.Contains("Passnøkkelen ble ikke laget.", una.Text);
        await una.Send(
            "make",
            ("Form.Answer", new Authenticator().Make(Question(ulf, "make"), una.Origin)),
            ("Form.State", ulf.FieldsOf("make").Single(f => f.Key == "Form.State").Value)
        );
        Assert.Contains("Passnøkkelen ble ikke laget.", una.Text);
        var key = new Authenticator();
        await Make(una, key, "Den første");
        await Make(ulf, key, "Unas nøkkel");
        Assert.Contains("Passnøkkelen ble ikke laget.", ulf.Text);
        Assert.Equal(1, await kommune.With(db => db.Passkeys.CountAsync(p => p.Name == "Den første" || p.Name == "Unas nøkkel", Cancel)));
    }

    [Fact]
    public async Task The_last_one_of_whoever_runs_Takt_stays_and_nobody_touches_anothers()
    {
        await kommune.Account("Ask Admin", "ask", Password, Roles.Administrator);
        using var ask = await SignedIn("ask");
        await Make(ask, new(), "Den ene");
        await ask.Open(OrganisationUrls.MyPasskeys);
        Assert.Contains("Lag en passnøkkel til", ask.Text);
        Assert.Null(ask.Page.QuerySelector("[value^=remove-]"));
        await Make(ask, new(), "Den andre");
        var remove = ask.Page.QuerySelector("[value^=remove-]")!.GetAttribute("value")!;
        var id = Guid.Parse(remove["remove-".Length..]);

        await Made("Tuva Tilskuer", "tuva");
        using var tuva = await SignedInByCode("tuva");
        await tuva.Open(OrganisationUrls.MyPasskeys);
        var fields = tuva.FieldsOf("make");
        fields.RemoveAll(f => f.Key == "_handler");
        await tuva.Post(OrganisationUrls.MyPasskeys, [.. fields, new("_handler", remove)]);
        Assert.NotEqual(HttpStatusCode.OK, tuva.Status);

        await ask.Send($"name-{id}", ($"Form.Names[{id}]", " "));
        Assert.Contains("Skriv hva passnøkkelen skal hete.", ask.Text);
        await ask.Send($"name-{id}", ($"Form.Names[{id}]", "Hjemme-PC-en"));
        Assert.Contains("Hjemme-PC-en", ask.Text);
        await ask.Send(remove);
        Assert.DoesNotContain("Hjemme-PC-en", ask.Text);
        Assert.Null(ask.Page.QuerySelector("[value^=remove-]"));
    }

    static void Refused(Visitor visitor)
    {
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("Vi kjente ikke igjen passnøkkelen.", visitor.Text);
        Assert.NotNull(visitor.Page.QuerySelector("[name='Form.Password']"));
        Assert.Null(visitor.Cookie(SessionCookie.Name));
    }

    async Task<Authenticator> Made(string name, string userName)
    {
        await kommune.Account(name, userName, Password);
        using var visitor = await SignedIn(userName);
        var key = new Authenticator();
        await Make(visitor, key, $"Nøkkelen til {name}");
        codes[userName] = visitor.Page.QuerySelector(".t-codes code")!.TextContent;
        return key;
    }

    readonly Dictionary<string, string> codes = [];

    static async Task Make(Visitor visitor, Authenticator key, string name)
    {
        await visitor.Open(OrganisationUrls.MyPasskeys);
        await visitor.Send("make", ("Form.Name", name), ("Form.Answer", key.Make(Question(visitor, "make"), visitor.Origin)));
    }

    async Task<Visitor> Show(Authenticator key, string to)
    {
        var visitor = await new Visitor(kommune).Open(OrganisationUrls.SignInTo(to));
        return await Show(visitor, key);
    }

    static async Task<Visitor> Show(Visitor visitor, Authenticator key)
    {
        var (question, state) = await Fetched(visitor);
        return await visitor.Send("passkey", ("Form.Answer", key.Show(question, visitor.Origin)), ("Form.State", state));
    }

    // As the page's script fetches it when the button is pressed.
    static async Task<(JsonNode Question, string State)> Fetched(Visitor visitor)
    {
        var token = visitor.FieldsOf("passkey").Single(f => f.Key == "__RequestVerificationToken");
        var (status, body) = await visitor.Fetch(OrganisationUrls.PasskeyQuestion, token);
        Assert.Equal(HttpStatusCode.OK, status);
        var said = JsonNode.Parse(body)!;
        return (JsonNode.Parse((string)said["options"]!)!, (string)said["state"]!);
    }

    async Task<Visitor> SignedIn(string userName)
    {
        var visitor = await new Visitor(kommune).Open(OrganisationUrls.SignIn);
        return await visitor.Send("sign-in", ("Form.UserName", userName), ("Form.Password", Password));
    }

    async Task<Visitor> SignedInByCode(string userName)
    {
        var visitor = await SignedIn(userName);
        return await visitor.Send("code", ("Form.Code", codes[userName]));
    }

    static JsonNode Question(Visitor visitor, string form) =>
        JsonNode.Parse(visitor.Page.QuerySelector($"form:has([value='{form}'])")!.GetAttribute("data-options")!)!;

    /// <summary>What a telephone does (WebAuthn level 3, ES256, no attestation).</summary>
    sealed class Authenticator
    {
        const byte Present = 1;
        const byte Verified = 4;
        const byte HasKey = 64;

        readonly ECDsa pair;
        readonly byte[] id;

        public Authenticator() => (pair, id) = (ECDsa.Create(ECCurve.NamedCurves.nistP256), RandomNumberGenerator.GetBytes(16));

        public Authenticator(Authenticator same) => (pair, id) = (same.pair, same.id);

        /// <summary>Whom it says it belongs to.</summary>
        public string User { get; set; } = "";

        public string Make(JsonNode question, string origin, bool verified = true)
        {
            User = (string)question["user"]!["id"]!;
            var point = pair.ExportParameters(includePrivateParameters: false).Q;
            byte[] key = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
            byte[] data =
            [
                .. Data((string)question["rp"]!["id"]!, (byte)(Present | HasKey | (verified ? Verified : 0))),
                .. new byte[16],
                0,
                (byte)id.Length,
                .. id,
                .. key,
            ];
            byte[] attestation =
            [
                0xA3,
                .. Text("fmt"),
                .. Text("none"),
                .. Text("attStmt"),
                0xA0,
                .. Text("authData"),
                0x58,
                (byte)data.Length,
                .. data,
            ];
            return Credential(
                new JsonObject
                {
                    ["clientDataJSON"] = Url(Client("webauthn.create", question, origin)),
                    ["attestationObject"] = Url(attestation),
                    ["transports"] = new JsonArray("internal"),
                }
            );
        }

        public string Show(JsonNode question, string origin, bool verified = true, Authenticator? signedBy = null)
        {
            var (data, client) = (
                Data((string)question["rpId"]!, (byte)(Present | (verified ? Verified : 0))),
                Client("webauthn.get", question, origin)
            );
            var signature = (signedBy ?? this).pair.SignData(
                [.. data, .. SHA256.HashData(client)],
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            );
            return Credential(
                new JsonObject
                {
                    ["clientDataJSON"] = Url(client),
                    ["authenticatorData"] = Url(data),
                    ["signature"] = Url(signature),
                    ["userHandle"] = User,
                }
            );
        }

        string Credential(JsonObject response) =>
            new JsonObject
            {
                ["id"] = Url(id),
                ["rawId"] = Url(id),
                ["type"] = "public-key",
                ["authenticatorAttachment"] = "platform",
                ["clientExtensionResults"] = new JsonObject(),
                ["response"] = response,
            }.ToJsonString();

        // It does not count, as synchronised ones do not.
        static byte[] Data(string host, byte flags)
        {
            var count = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(count, 0);
            return [.. SHA256.HashData(Encoding.UTF8.GetBytes(host)), flags, .. count];
        }

        static byte[] Client(string type, JsonNode question, string origin) =>
            Encoding.UTF8.GetBytes(
                new JsonObject
                {
                    ["type"] = type,
                    ["challenge"] = (string)question["challenge"]!,
                    ["origin"] = origin,
                    ["crossOrigin"] = false,
                }.ToJsonString()
            );

        static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

        static string Url(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
    }
}
