using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Takt.Organisation;
using ZXing;
using ZXing.Common;

namespace Takt.Tests;

/// <summary>Codes from an app beside the password: for whoever wants it, and for whoever can let others in whether they want it or not.</summary>
[Collection("moves the clock")]
public sealed partial class SecondFactorTests(EmptyKommune kommune, DemoKommune fjordvik)
    : IClassFixture<EmptyKommune>,
        IClassFixture<DemoKommune>
{
    const string Password = "et langt og godt passord";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    FakeTime Time => kommune.Host.Time;

    DateTime Now => Time.GetUtcNow().UtcDateTime;

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_RFC_6238(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Encoding.ASCII.GetBytes("12345678901234567890"), DateTime.UnixEpoch.AddSeconds(seconds)));

    [Fact]
    public void A_code_is_taken_half_a_minute_early_or_late_once_and_none_before_it()
    {
        var (secret, now) = (Totp.NewSecret(), new DateTime(2026, 11, 24, 8, 0, 10, DateTimeKind.Utc));
        CodeApp New() => new(Guid.CreateVersion7(), "", now);
        string At(int seconds) => Totp.CodeAt(secret, now.AddSeconds(seconds));
        Assert.True(New().Take(At(-30), secret, now));
        Assert.True(New().Take(At(30), secret, now));
        Assert.False(New().Take(At(-60), secret, now));
        Assert.False(New().Take(At(60), secret, now));
        Assert.False(New().Take("", secret, now));
        Assert.False(New().Take("12345", secret, now));

        var app = New();
        Assert.True(app.Take(At(0), secret, now));
        Assert.False(app.Take(At(0), secret, now));
        Assert.False(app.Take(At(-30), secret, now));
        Assert.True(app.Take(At(30), secret, now));
    }

    [Fact]
    public void A_telephone_reads_from_the_square_what_the_app_needs()
    {
        var address = Totp.Address(
            Encoding.ASCII.GetBytes("12345678901234567890"),
            "Takt Fjordvik kommune",
            "ingrid.vårdal@fjordvik.example"
        );
        Assert.Contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&", address); // RFC 4648
        var svg = Ui.QrCode.Of(address, "ruten").Value;
        Assert.DoesNotContain("style", svg);
        var size = int.Parse(Side().Match(svg).Groups["side"].Value);
        const int Scale = 4;
        var light = Enumerable.Repeat((byte)255, size * size * Scale * Scale).ToArray();
        foreach (Match run in Run().Matches(svg))
        {
            var (x, y, length) = (
                int.Parse(run.Groups["x"].Value),
                int.Parse(run.Groups["y"].Value),
                int.Parse(run.Groups["length"].Value)
            );
            for (var row = 0; row < Scale; row++)
            {
                Array.Fill(light, (byte)0, ((((y * Scale) + row) * size) + x) * Scale, length * Scale);
            }
        }

        var source = new RGBLuminanceSource(light, size * Scale, size * Scale, RGBLuminanceSource.BitmapFormat.Gray8);
        var read = new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
        Assert.Equal(address, read.Text);
    }

    [Fact]
    public async Task Whoever_runs_Takt_sets_it_up_before_anything_else_and_then_goes_on()
    {
        await kommune.Account("Ada Ansvarlig", "ada", Password, Roles.Administrator);
        using var ada = await SignedIn("ada", to: "/organisasjon/personer/ny");
        Assert.StartsWith("/meg/kodeapp?til=", ada.At);
        foreach (
            var address in new[]
            {
                "/",
                "/organisasjon",
                "/meg",
                "/meg/passord",
                "/meg/innlogging",
                "/sok",
                "/tiltak",
                "/organisasjon/fullmakter.xlsx",
            }
        )
        {
            Assert.StartsWith("/meg/kodeapp?til=", (await ada.Open(address)).At);
        }

        await ada.Post("/organisasjon/personer/ny", [new("Form.Name", "Sniker Seg")]);
        Assert.StartsWith("/meg/kodeapp", ada.At);
        Assert.False(await kommune.With(db => db.People.AnyAsync(p => p.Name == "Sniker Seg", Cancel)));

        await ada.Open("/organisasjon/personer/ny");
        var secret = SecretOn(ada);
        await ada.Send("on", ("Form.Code", "000000"));
        Assert.Contains("Koden stemmer ikke.", ada.Text);
        Assert.Equal(secret, SecretOn(ada)); // the app that was told it still fits
        await ada.Send("on", ("Form.Code", Totp.CodeAt(secret, Now)));
        var codes = ada.Page.QuerySelectorAll(".t-codes code").Select(c => c.TextContent).ToArray();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal("/organisasjon/personer/ny", ada.Page.QuerySelector("a.ds-button")!.GetAttribute("href"));
        Assert.Equal("/organisasjon/personer/ny", (await ada.Open("/organisasjon/personer/ny")).At);

        await ada.Open("/meg/kodeapp");
        Assert.DoesNotContain(codes[0], ada.Text);
        Assert.Null(ada.Page.QuerySelector("[value=off]")); // cannot be turned off again
        var fields = ada.FieldsOf("codes");
        fields.RemoveAll(f => f.Key == "_handler");
        await ada.Post("/meg/kodeapp", [.. fields, new("_handler", "off")]);
        Assert.NotEqual(HttpStatusCode.OK, ada.Status);
    }

    [Fact]
    public async Task The_password_alone_no_longer_lets_in_and_a_code_lets_in_once()
    {
        await kommune.Account("Tore Telefon", "tore", Password);
        using var first = await SignedIn("tore");
        using var other = await SignedIn("tore");
        var (secret, codes) = await TurnedOn(first);
        Assert.StartsWith("/logg-inn", (await other.Open("/")).At); // signed in by a password alone, and no longer is

        Time.Advance(TimeSpan.FromSeconds(30));
        using var tore = await SignedIn("tore", to: "/tiltak");
        Assert.Contains("skriv koden den viser", tore.Text);
        Assert.Null(tore.Cookie(SessionCookie.Name));
        await tore.Send("code", ("Form.Code", "123 456"));
        Assert.Contains("Koden stemmer ikke", tore.Text);
        var code = Totp.CodeAt(secret, Now);
        await tore.Send("code", ("Form.Code", $" {code[..3]} {code[3..]} "));
        Assert.Equal("/tiltak", tore.At);

        using var thief = await SignedIn("tore");
        await thief.Send("code", ("Form.Code", code));
        Assert.Contains("den er brukt", thief.Text);
        await thief.Send("code", ("Form.Code", codes[0].ToLowerInvariant()));
        Assert.Equal("/", thief.At); // a recovery code, as one may write it
        using var again = await SignedIn("tore");
        await again.Send("code", ("Form.Code", codes[0]));
        Assert.Contains("den er brukt", again.Text);
        await again.Send("code", ("Form.Code", codes[1].Replace("-", "")));
        Assert.Equal("/", again.At);
        Assert.Contains("Gjenopprettingskoder igjen: 8.", (await again.Open("/meg/innlogging")).Text);
    }

    [Fact]
    public async Task New_recovery_codes_take_the_old_ones_place_and_turning_it_off_takes_them_all()
    {
        await kommune.Account("Nora Nye", "nora", Password);
        using var nora = await SignedIn("nora");
        var (_, old) = await TurnedOn(nora);
        await nora.Open("/meg/kodeapp");
        await nora.Send("codes");
        var @new = nora.Page.QuerySelectorAll(".t-codes code").Select(c => c.TextContent).ToArray();
        using var visitor = await SignedIn("nora");
        await visitor.Send("code", ("Form.Code", old[0]));
        Assert.Contains("Koden stemmer ikke", visitor.Text);
        await visitor.Send("code", ("Form.Code", @new[0]));
        Assert.Equal("/", visitor.At);

        // One that was stored before their hash was slow.
        await kommune.With(async db =>
        {
            var account = await db.Accounts.Where(a => a.UserName == "nora").Select(a => a.Id).SingleAsync(Cancel);
            db.RecoveryCodes.Add(new(account, RecoveryCode.QuickHashOf(kommune.Municipality, account, "ABCDEFGHJKMN")));
            await db.Save("test", Cancel);
        });
        using var former = await SignedIn("nora");
        await former.Send("code", ("Form.Code", "abcd-efgh-jkmn"));
        Assert.Equal("/", former.At);

        await nora.Open("/meg/kodeapp");
        await nora.Send("off");
        Assert.Contains("Kodeappen er slått av.", nora.Text);
        using var plain = await SignedIn("nora");
        Assert.Equal("/", plain.At);
    }

    [Fact]
    public async Task Guessing_codes_waits_as_guessing_passwords_does_and_the_password_between_does_not_help()
    {
        await kommune.Account("Gro Gjettes", "gro", Password);
        using var gro = await SignedIn("gro");
        await TurnedOn(gro);
        using var thief = await SignedIn("gro");
        for (var i = 0; i < 4; i++)
        {
            await thief.Send("code", ("Form.Code", $"00000{i}"));
        }

        using var same = await SignedIn("gro"); // the right password again
        await same.Send("code", ("Form.Code", "000009"));
        Assert.Contains("Vent til kl.", same.Text);
    }

    [Fact]
    public async Task What_carries_from_password_to_code_is_of_no_use_when_it_is_old_or_changed()
    {
        await kommune.Account("Bente Billett", "bente", Password);
        using var bente = await SignedIn("bente");
        var (secret, _) = await TurnedOn(bente);
        using var late = await SignedIn("bente");
        using var forged = await SignedIn("bente");
        Time.Advance(TimeSpan.FromMinutes(9));
        await forged.Send("code", ("Form.Code", Totp.CodeAt(secret, Now)), ("Form.Ticket", forged.Field("Form.Ticket") + "x"));
        Assert.Contains("Det gikk for lang tid.", forged.Text);
        Time.Advance(TimeSpan.FromMinutes(2));
        await late.Send("code", ("Form.Code", Totp.CodeAt(secret, Now)));
        Assert.Contains("Det gikk for lang tid.", late.Text);
        Assert.NotNull(late.Page.QuerySelector("[name='Form.Password']"));
    }

    [Fact]
    public async Task A_browser_that_was_left_open_does_not_change_how_one_gets_in()
    {
        await kommune.Account("Frida Fersk", "frida", Password);
        using var frida = await SignedIn("frida");
        await frida.Open("/meg/kodeapp");
        var secret = SecretOn(frida);
        Time.Advance(TimeSpan.FromMinutes(16));
        await frida.Send("on", ("Form.Code", Totp.CodeAt(secret, Now)));
        Assert.Contains("Det er for lenge siden du logget inn", frida.Text);
        await frida.Open("/meg/kodeapp");
        Assert.Null(frida.Page.QuerySelector("[name='Form.Code']"));
        Assert.Equal("/logg-inn?til=%2Fmeg%2Fkodeapp", frida.Page.QuerySelector("a.ds-button")!.GetAttribute("href"));
        await frida.Open("/logg-inn?til=%2Fmeg%2Fkodeapp");
        await frida.Send("sign-in", ("Form.UserName", "frida"), ("Form.Password", Password));
        Assert.NotNull(frida.Page.QuerySelector("[name='Form.Code']"));
    }

    [Fact]
    public async Task The_one_time_link_is_a_password_and_no_more_and_an_administrator_takes_a_lost_telephone_away()
    {
        await kommune.Account("Lise Lenke", "lise", Password);
        var person = await kommune.With(db => db.People.Where(p => p.Name == "Lise Lenke").Select(p => p.Id).SingleAsync(Cancel));
        using var lise = await SignedIn("lise");
        await TurnedOn(lise);
        using var administrator = await kommune.SignedIn("Arne Admin", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.PersonOf(person));
        await administrator.Send("invite");
        using var thief = new Visitor(kommune);
        await thief.Open(new Uri(administrator.Field("Link")!).AbsolutePath);
        await thief.Send("welcome", ("Form.Password", "tre kopper te på mandag"), ("Form.Again", "tre kopper te på mandag"));
        Assert.StartsWith("/logg-inn", thief.At);
        Assert.Contains("Passordet er lagret. Logg inn med det og en kode", thief.Text);
        Assert.Null(thief.Cookie(SessionCookie.Name));

        await administrator.Open(OrganisationUrls.PersonOf(person));
        await administrator.Send("factors");
        Assert.Contains("Kodeapp og passnøkler er fjernet", administrator.Text);
        await thief.Open("/logg-inn");
        await thief.Send("sign-in", ("Form.UserName", "lise"), ("Form.Password", "tre kopper te på mandag"));
        Assert.Equal("/", thief.At);
    }

    [Fact]
    public async Task Whoever_becomes_administrator_while_signed_in_is_asked_at_once()
    {
        var person = await kommune.Account("Brå Bratt", "bratt", Password);
        using var bratt = await SignedIn("bratt");
        Assert.Equal("/", bratt.At);
        var root = await kommune.Root();
        await kommune.With(db =>
        {
            db.Assignments.Add(new(person, root, Roles.Administrator, kommune.Today) { IsMain = false });
            return db.Save("test", Cancel);
        });
        Assert.StartsWith("/meg/kodeapp", (await bratt.Open("/")).At);
    }

    [Fact]
    public async Task In_the_demonstration_a_click_is_enough()
    {
        using var espen = new Visitor(fjordvik);
        await espen.Open("/demo");
        var account = await fjordvik.With(db => db.Accounts.Where(a => a.UserName == "espen").Select(a => a.Id).SingleAsync(Cancel));
        await espen.Send("demo", ("Form.Account", $"{account}"));
        Assert.Equal("/organisasjon/personer/ny", (await espen.Open("/organisasjon/personer/ny")).At);
    }

    [Fact]
    public async Task Nothing_one_could_sign_in_by_is_readable_in_the_database_or_on_the_trail()
    {
        await kommune.Account("Hemme Lig", "hemme", Password);
        using var visitor = await SignedIn("hemme");
        var (secret, codes) = await TurnedOn(visitor);
        var app = await kommune.With(db => db.CodeApps.OrderBy(a => a.Id).LastAsync(Cancel));
        var trail = string.Join(
            '\n',
            await kommune.With(db =>
                db.AuditEntries.Where(e => e.Kind == nameof(CodeApp) || e.Kind == nameof(RecoveryCode))
                    .Select(e => e.Changes)
                    .ToListAsync(Cancel)
            )
        );
        Assert.Contains("•••", trail);
        string[] readable = [Convert.ToBase64String(secret), Totp.Written(secret).Replace(" ", ""), codes[0], RecoveryCode.Bare(codes[0])];
        Assert.All(readable, text => Assert.DoesNotContain(text, trail + app.SealedSecret));
        Assert.DoesNotContain(app.SealedSecret, trail);
        var hash = RecoveryCode.HashOf(kommune.Municipality, app.AccountId, RecoveryCode.Bare(codes[0]));
        Assert.True(await kommune.With(db => db.RecoveryCodes.AnyAsync(c => c.AccountId == app.AccountId && c.CodeHash == hash, Cancel)));
    }

    async Task<(byte[] Secret, string[] Codes)> TurnedOn(Visitor visitor)
    {
        await visitor.Open("/meg/kodeapp");
        var secret = SecretOn(visitor);
        await visitor.Send("on", ("Form.Code", Totp.CodeAt(secret, Now)));
        var codes = visitor.Page.QuerySelectorAll(".t-codes code").Select(c => c.TextContent).ToArray();
        Assert.Equal(RecoveryCode.Many, codes.Length);
        return (secret, codes);
    }

    // As somebody types it into the app.
    internal static byte[] SecretOn(Visitor visitor)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(
            visitor
                .Page.QuerySelector("code.t-secret")!
                .TextContent.Where(c => c != ' ')
                .Select(c => Convert.ToString(Alphabet.IndexOf(c), 2).PadLeft(5, '0'))
        );
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }

    async Task<Visitor> SignedIn(string userName, string? to = null)
    {
        var visitor = new Visitor(kommune);
        await visitor.Open(OrganisationUrls.SignInTo(to));
        return await visitor.Send("sign-in", ("Form.UserName", userName), ("Form.Password", Password));
    }

    [GeneratedRegex("viewBox=\"0 0 (?<side>[0-9]+) ", RegexOptions.NonBacktracking)]
    private static partial Regex Side();

    [GeneratedRegex("M(?<x>[0-9]+) (?<y>[0-9]+)h(?<length>[0-9]+)v1", RegexOptions.NonBacktracking)]
    private static partial Regex Run();
}
