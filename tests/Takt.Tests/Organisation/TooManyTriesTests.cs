using System.Text.RegularExpressions;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>After too many wrong tries one waits: longer each time, the same whether the name exists or not, and never for good.</summary>
[Collection("moves the clock")]
public sealed partial class TooManyTriesTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    const string Password = "et langt og godt passord";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    FakeTime Time => kommune.Host.Time;

    [Fact]
    public void The_wait_is_a_minute_after_five_and_doubles_to_an_hour()
    {
        var (tries, now) = (new FailedTries { KeyHash = [] }, new DateTime(2026, 11, 24, 8, 0, 0, DateTimeKind.Utc));
        List<double> minutes = [];
        for (var i = 0; i < 14; i++)
        {
            tries.Add(now);
            minutes.Add(tries.WaitsUntil is { } until ? (until - now).TotalMinutes : 0);
        }

        Assert.Equal([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60], minutes);
        tries.Add(now.AddHours(25)); // the next day one begins anew
        Assert.Null(tries.WaitsUntil);
    }

    [Fact]
    public async Task What_is_said_is_the_same_for_a_name_nobody_has_and_when_to_try_again_is_said()
    {
        await kommune.Account("Kjent Konto", "kjent", Password);
        using var known = await At();
        using var unknown = await At();
        for (var i = 1; i <= 6; i++)
        {
            await Try(known, "kjent", $"feil nummer {i}");
            await Try(unknown, "ukjent", $"feil nummer {i}");
            Assert.Equal(WithoutTime(unknown.Text), WithoutTime(known.Text));
            Assert.Equal(unknown.Status, known.Status);
        }

        Assert.Contains("Vent til kl. TT.MM, og prøv igjen.", WithoutTime(known.Text));
    }

    [Fact]
    public async Task While_one_waits_the_right_password_is_refused_and_afterwards_it_lets_in_and_all_is_forgotten()
    {
        await kommune.Account("Vera Venter", "vera", Password);
        using var stranger = await At();
        await Fail(stranger, "vera", 5);
        using var vera = await At();
        Assert.Contains("Vent til kl.", (await Try(vera, "VERA ", Password)).Text);
        Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("/", (await Try(vera, "vera", Password)).At);

        using var again = await At();
        await Fail(again, "vera", 4);
        Assert.DoesNotContain("Vent til kl.", again.Text); // it began anew
    }

    [Fact]
    public async Task A_stranger_never_keeps_the_owner_out_of_a_browser_used_before()
    {
        await kommune.Account("Eva Eier", "eva", Password);
        using var own = await At();
        Assert.Equal("/", (await Try(own, "eva", Password)).At);
        await own.Open(OrganisationUrls.SignOut);
        await own.Send("sign-out");

        using var stranger = await At();
        await Fail(stranger, "eva", 6);
        Assert.Contains("Vent til kl.", stranger.Text);
        using var other = await At();
        Assert.Contains("Vent til kl.", (await Try(other, "eva", Password)).Text);
        await own.Open(OrganisationUrls.SignIn);
        Assert.Equal("/", (await Try(own, "eva", Password)).At);
    }

    [Fact]
    public async Task The_mark_of_a_known_browser_is_of_no_use_for_another_account_and_has_a_count_of_its_own()
    {
        await kommune.Account("Tora Tyv", "tora", Password);
        await kommune.Account("Offer For", "offer", Password);
        using var thief = await At();
        await Try(thief, "tora", Password);
        using var stranger = await At();
        await Fail(stranger, "offer", 5);
        await thief.Open(OrganisationUrls.SignIn);
        Assert.Contains("Vent til kl.", (await Try(thief, "offer", Password)).Text);
        await Fail(thief, "tora", 5);
        Assert.Contains("Vent til kl.", thief.Text); // who has found a browser does not guess for ever
    }

    [Fact]
    public async Task Many_at_once_count_as_many()
    {
        await kommune.Account("Hans Hast", "hans", Password);
        var visitors = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => At()));
        await Task.WhenAll(visitors.Select(v => Try(v, "hans", "feil")));
        var name = "HANS";
        var account = await kommune.With(db => db.Accounts.Where(a => a.NormalizedUserName == name).Select(a => a.Id).SingleAsync(Cancel));
        var counted = await kommune.With(db => db.FailedTries.Where(t => t.AccountId == account).Select(t => t.Count).SingleAsync(Cancel));
        var refused = visitors.Count(v => v.Text.Contains("hører ikke sammen"));
        Assert.InRange(refused, 0, counted); // nobody was answered without being counted
        Assert.All(visitors, v => Assert.StartsWith("/logg-inn", v.At));
        foreach (var visitor in visitors)
        {
            visitor.Dispose();
        }
    }

    [Fact]
    public async Task The_trail_says_whose_account_was_tried_and_keeps_no_name_that_was_typed()
    {
        await kommune.Account("Siri Spor", "siri", Password);
        using var visitor = await At();
        await Fail(visitor, "siri", 5);
        await Try(visitor, "hunter2 er passordet mitt", "x");
        var account = await kommune.With(db => db.Accounts.Where(a => a.UserName == "siri").Select(a => a.Id).SingleAsync(Cancel));
        var rows = await kommune.With(db => db.AuditEntries.Where(e => e.Kind == nameof(FailedTries)).ToListAsync(Cancel));
        Assert.Contains(rows, r => r.Because.Contains("5 times, waits until") && r.Act == "Modified");
        Assert.Contains(rows, r => r.Changes.Contains($"{account}"));
        Assert.DoesNotContain(rows, r => r.Changes.Contains("hunter2") || r.Because.Contains("hunter2"));
    }

    async Task<Visitor> At() => await new Visitor(kommune).Open(OrganisationUrls.SignIn);

    async Task Fail(Visitor visitor, string userName, int times)
    {
        await visitor.Open(OrganisationUrls.SignIn);
        if (!visitor.At.StartsWith(OrganisationUrls.SignIn, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(visitor.At);
        }

        for (var i = 0; i < times; i++)
        {
            await Try(visitor, userName, $"feil {i}");
        }
    }

    // The clock of the tests is moved by others meanwhile.
    static string WithoutTime(string text) => Clockface().Replace(text, "kl. TT.MM");

    [GeneratedRegex(@"kl\. \d\d\.\d\d", RegexOptions.NonBacktracking)]
    private static partial Regex Clockface();

    static Task<Visitor> Try(Visitor visitor, string userName, string password) =>
        visitor.Send("sign-in", ("Form.UserName", userName), ("Form.Password", password));
}
