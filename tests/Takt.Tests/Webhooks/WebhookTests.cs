using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Another system is told of what happens: signed, until it has taken it, and of nothing that must not leave.</summary>
public sealed class WebhookTests(WebhookHost town) : IClassFixture<WebhookHost>, IAsyncLifetime
{
    const string Title = "Hemmelig tittel om Kari Nes";

    readonly EmptyKommune kommune = new(town.Host);
    Receiver receiver = null!;
    Guid root;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await kommune.InitializeAsync();
        root = await kommune.Root();
        receiver = await Receiver.Start();
    }

    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    [Fact]
    public async Task What_happened_is_told_signed_with_its_id_and_page_and_nothing_else()
    {
        var (_, secret) = await Add(receiver);
        var measure = await Decide();
        await Work(laid: 1);

        var got = Assert.Single(receiver.Got);
        Assert.Equal("application/cloudevents+json; charset=utf-8", got.ContentType);
        Assert.True(got.IsSignedBy(secret), "The signature is not the secret's.");
        Assert.False(got.IsSignedBy("whsec_" + Convert.ToBase64String(new byte[32])), "Any secret will do.");
        Assert.Equal(new DateTimeOffset(Now).ToUnixTimeSeconds(), got.At);
        Assert.DoesNotContain("Kari", got.Body, StringComparison.Ordinal);

        var told = JsonDocument.Parse(got.Body).RootElement;
        Assert.Equal(
            ["specversion", "id", "source", "type", "time", "subject", "datacontenttype", "data"],
            told.EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal(["id", "kind", "address"], told.GetProperty("data").EnumerateObject().Select(p => p.Name));
        var site = $"https://{TestHost.HostOf(kommune.Municipality)}";
        Assert.Equal(
            ("1.0", got.Id, site, "no.takt.measure.decided", $"{measure}"),
            (Of("specversion"), Of("id"), Of("source"), Of("type"), Of("subject"))
        );
        Assert.Equal(Now, told.GetProperty("time").GetDateTime());
        Assert.Equal(DateTimeKind.Utc, told.GetProperty("time").GetDateTime().Kind);
        var data = told.GetProperty("data");
        Assert.Equal(
            $"{measure} measure {site}/tiltak/{measure}",
            $"{data.GetProperty("id")} {data.GetProperty("kind")} {data.GetProperty("address")}"
        );

        string? Of(string name) => told.GetProperty(name).GetString();
    }

    /// <summary>The example that libraries for Standard Webhooks are tested by: what checks the signature here checks as they do.</summary>
    [Fact]
    public void What_checks_the_signature_is_right_itself() =>
        Assert.Equal(
            "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            Received.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", """msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}""")
        );

    [Fact]
    public async Task Only_what_was_chosen_is_told_and_nothing_from_before_or_while_it_is_off()
    {
        await Decide();
        town.Host.Time.Advance(TimeSpan.FromMinutes(1));
        var (id, _) = await Add(receiver, "no.takt.measure.started");
        var measure = await Decide();
        await Change(measure, m => m.Start(kommune.Today));
        await Work(laid: 1);
        await Webhook(id, w => w.SwitchOff(Now));
        await Change(await Decide(), m => m.Start(kommune.Today));
        await Heard();
        await Work(laid: 1);
        Assert.Equal(["no.takt.measure.started"], Types());
    }

    [Fact]
    public async Task Each_step_of_a_measure_is_told_of_as_what_it_is()
    {
        await Add(
            receiver,
            "no.takt.measure.decided",
            "no.takt.measure.started",
            "no.takt.measure.done",
            "no.takt.measure.judged",
            "no.takt.measure.dropped"
        );
        var measure = await Decide();
        await Change(measure, m => m.Start(kommune.Today));
        await Change(measure, m => m.Finish(kommune.Today));
        await Change(measure, m => m.Judge(MeasureEffect.Better, "Færre avvik", kommune.Today));
        await Change(await Decide(), m => m.Drop("Ikke nå", kommune.Today));
        await Work(laid: 6);
        Assert.Equal(
            [
                "no.takt.measure.decided",
                "no.takt.measure.decided",
                "no.takt.measure.done",
                "no.takt.measure.dropped",
                "no.takt.measure.judged",
                "no.takt.measure.started",
            ],
            Types().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task What_fails_is_sent_again_after_a_pause_with_the_same_id()
    {
        await Add(receiver);
        receiver.Answers = (_, http) => Receiver.Say(http, receiver.Got.Count == 1 ? 500 : 200);
        await Decide();
        await Work(laid: 1);
        Assert.Equal((DeliveryState.Waiting, 1, 500), (await Only()) is var d ? (d.State, d.Tries, d.Answer!.Value) : default);
        await Work(laid: 1);
        Assert.Single(receiver.Got); // a pause first

        town.Host.Time.Advance(TimeSpan.FromSeconds(31));
        await Work(laid: 1);
        Assert.Equal(DeliveryState.Sent, (await Only()).State);
        Assert.Equal(2, receiver.Got.Count);
        Assert.Single(receiver.Got.Select(g => g.Id).Distinct());
        Assert.NotEqual(receiver.Got[0].Signature, receiver.Got[1].Signature); // signed anew, with the time of the try
    }

    [Fact]
    public async Task What_nobody_takes_for_a_day_is_a_dead_letter_and_a_person_has_it_sent_again()
    {
        var (id, _) = await Add(receiver);
        receiver.Answers = async (_, http) =>
        {
            http.Response.StatusCode = 422;
            await http.Response.WriteAsync("Kjenner ikke\u0000 <b>typen</b>" + new string('x', 100_000), Cancel);
        };
        await Decide();
        await Work(laid: 1);
        var began = Now;
        while (await Only() is { State: DeliveryState.Waiting } waits)
        {
            Assert.True(Now - began < TimeSpan.FromHours(48), "It is tried for ever.");
            town.Host.Time.Advance(waits.TryAt!.Value - Now);
            await Work(laid: 1);
        }

        var dead = await Only();
        Assert.Equal(WebhookDelivery.MostTries, receiver.Got.Count);
        Assert.InRange(Now - began, TimeSpan.FromHours(24), TimeSpan.FromHours(28));
        Assert.StartsWith("Kjenner ikke  <b>typen</b>xxx", dead.Said, StringComparison.Ordinal);
        Assert.InRange(dead.Said!.Length, 1, WebhookDelivery.LongestSaid);
        town.Host.Time.Advance(TimeSpan.FromDays(1));
        await Work(laid: 1);
        Assert.Equal(WebhookDelivery.MostTries, receiver.Got.Count);

        using var administrator = await kommune.SignedIn("Ada Admin", root, Roles.Administrator);
        await administrator.Open(OrganisationUrls.WebhookOf(id));
        Assert.Contains("Svarte 422.", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Kjenner ikke <b>typen</b>", administrator.Text, StringComparison.Ordinal);
        receiver.Answers = (_, http) => Receiver.Say(http, 200);
        await administrator.Send("again-all");
        Assert.Contains("Sendes på nytt.", administrator.Text, StringComparison.Ordinal);
        await Work(laid: 1);
        Assert.Equal(DeliveryState.Sent, (await Only()).State);
        Assert.Equal("Ada Admin", await WhoDid("messages sent again"));
    }

    [Fact]
    public async Task A_receiver_that_is_down_for_a_day_misses_nothing()
    {
        await Add(receiver);
        await receiver.GoDown();
        for (var hour = 0; hour < 24; hour++)
        {
            await Decide();
            await Work(laid: hour + 1);
            town.Host.Time.Advance(TimeSpan.FromHours(1));
            await Work(laid: hour + 1);
        }

        await receiver.ComeBack();
        for (var minutes = 0; receiver.Got.Count < 24; minutes += 10)
        {
            Assert.True(minutes < 180, "Not all has come three hours after it was up again.");
            town.Host.Time.Advance(TimeSpan.FromMinutes(10));
            await Work(laid: 24);
        }

        Assert.Equal(24, receiver.Got.Select(g => g.Id).Distinct().Count());
        Assert.Equal(24, receiver.Got.Count);
    }

    [Fact]
    public async Task A_receiver_that_never_comes_back_gathers_no_more_than_a_day_of_messages()
    {
        await Add(receiver);
        await receiver.GoDown();
        for (var hour = 0; hour < 60; hour++)
        {
            if (hour < 30)
            {
                await Decide();
            }

            await Work(laid: Math.Min(hour + 1, 30));
            town.Host.Time.Advance(TimeSpan.FromHours(1));
        }

        await Work(laid: 30);
        Assert.Equal(30, await kommune.With(db => db.WebhookDeliveries.CountAsync(d => d.State == DeliveryState.GivenUp, Cancel)));
    }

    [Fact]
    public async Task One_message_that_is_never_taken_holds_up_no_other()
    {
        await Add(receiver);
        var poison = await Decide();
        receiver.Answers = (got, http) => Receiver.Say(http, got.Body.Contains($"{poison}", StringComparison.Ordinal) ? 500 : 200);
        for (var i = 1; i <= 5; i++)
        {
            await Decide();
        }

        await Work(laid: 6);
        Assert.Equal(5, await kommune.With(db => db.WebhookDeliveries.CountAsync(d => d.State == DeliveryState.Sent, Cancel)));
    }

    [Fact]
    public async Task A_receiver_that_never_answers_holds_up_no_other()
    {
        await using var slow = await Receiver.Start();
        var release = new TaskCompletionSource();
        slow.Answers = (_, http) => Task.WhenAny(release.Task, Task.Delay(Timeout.Infinite, http.RequestAborted));
        await Add(slow);
        await Add(receiver);
        await Decide();
        await Decide();
        await LaidOut(4);
        var work = town.Sending.Work(kommune.Municipality, Cancel);
        for (var tries = 0; receiver.Got.Count < 2; tries++)
        {
            Assert.True(tries < 150, "The other waits for the one that does not answer.");
            await Task.Delay(50, Cancel);
        }

        Assert.False(work.IsCompleted);
        Assert.Single(slow.Got); // one to see if it answers, not each that waits
        await work;
        Assert.Single(slow.Got);
        var waits = await kommune.With(db =>
            db.WebhookDeliveries.Where(d => d.State == DeliveryState.Waiting).OrderByDescending(d => d.Tries).ToListAsync(Cancel)
        );
        Assert.Equal([WebhookTrouble.NoAnswer, null], waits.Select(d => d.Trouble));
        release.SetResult();
    }

    [Fact]
    public async Task Two_nodes_send_each_message_once()
    {
        // Out of the running host's sight, which is a third node without leases on SQLite.
        var other = await town.Host.NewMunicipality(isDemo: false);
        await Add(receiver);
        for (var i = 0; i < 8; i++)
        {
            await Decide();
        }

        await LaidOut(8, hold: true);
        town.Host.Services.GetRequiredService<Catalogue>().Set(TestHost.HostOf(kommune.Municipality), other);
        await Task.Delay(TimeSpan.FromSeconds(3), Cancel); // a round it had begun comes to its end
        await Webhooks(w => w.SwitchOn(Now));
        receiver.Answers = async (_, http) =>
        {
            await Task.Delay(100, Cancel);
            await Receiver.Say(http, 200);
        };
        var leases = new Dictionary<string, string>(StringComparer.Ordinal);
        var (one, two) = (Node("one", leases), Node("two", leases));
        await Task.WhenAll(one.Work(kommune.Municipality, Cancel), two.Work(kommune.Municipality, Cancel));
        Assert.Equal(8, receiver.Got.Count);
        Assert.Equal(8, receiver.Got.Select(g => g.Id).Distinct().Count());
    }

    [Fact]
    public async Task Nobody_is_sent_on_to_another_address()
    {
        await using var elsewhere = await Receiver.Start();
        await Add(receiver);
        receiver.Answers = (_, http) =>
        {
            http.Response.Headers.Location = elsewhere.Address;
            return Receiver.Say(http, 308);
        };
        await Decide();
        await Work(laid: 1);
        Assert.Empty(elsewhere.Got);
        Assert.Equal((WebhookTrouble.Moved, 308), await Only() is var d ? (d.Trouble!.Value, d.Answer!.Value) : default);
    }

    [Fact]
    public async Task A_receiver_that_says_it_is_gone_is_switched_off_and_told_no_more()
    {
        var (id, _) = await Add(receiver);
        receiver.Answers = (_, http) => Receiver.Say(http, 410);
        await Decide();
        await Work(laid: 1);
        await Decide();
        await Heard();
        await Work(laid: 1);
        Assert.Single(receiver.Got);
        var webhook = await kommune.With(db => db.Webhooks.SingleAsync(w => w.Id == id, Cancel));
        Assert.True(webhook.IsGone);
        Assert.NotNull(webhook.OffAt);
        Assert.Null(await WhoDid("webhook gone")); // the trail has it, as nobody's doing
        using var reviewer = await kommune.SignedIn("Kari Kontroll", root, Roles.Reviewer);
        Assert.Contains("Mottakeren finnes ikke lenger", (await reviewer.Open(OrganisationUrls.Webhooks)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_asks_for_rest_gets_it()
    {
        await Add(receiver);
        receiver.Answers = (_, http) =>
        {
            http.Response.Headers.RetryAfter = "3600";
            return Receiver.Say(http, 429);
        };
        await Decide();
        await Work(laid: 1);
        await Decide();
        town.Host.Time.Advance(TimeSpan.FromMinutes(59));
        await Work(laid: 2);
        Assert.Single(receiver.Got);
        receiver.Answers = (_, http) => Receiver.Say(http, 200);
        town.Host.Time.Advance(TimeSpan.FromMinutes(2));
        await Work(laid: 2);
        Assert.Equal(3, receiver.Got.Count);
    }

    [Fact]
    public async Task Where_it_leads_is_asked_at_each_send_and_not_only_when_it_is_written_down()
    {
        await Add(receiver);
        await Webhooks(w => w.Change(w.Name, new("https://10.11.12.13/takt"), w.Wanted)); // as if the name had come to mean this
        await Decide();
        await Work(laid: 1);
        Assert.Equal(WebhookTrouble.ClosedNetwork, (await Only()).Trouble);
        Assert.Empty(receiver.Got);
    }

    [Fact]
    public async Task A_new_secret_and_the_old_one_both_hold_for_a_day()
    {
        var (id, old) = await Add(receiver);
        using var administrator = await kommune.SignedIn("Ada Admin", root, Roles.Administrator);
        await administrator.Open(OrganisationUrls.WebhookOf(id));
        await administrator.Send("renew");
        var fresh = administrator.Field("Secret")!;
        Assert.NotEqual(old, fresh);
        await Decide();
        await Work(laid: 1);
        Assert.True(receiver.Got[0].IsSignedBy(old) && receiver.Got[0].IsSignedBy(fresh));
        town.Host.Time.Advance(TimeSpan.FromHours(25));
        await Decide();
        await Work(laid: 2);
        Assert.False(receiver.Got[1].IsSignedBy(old));
        Assert.True(receiver.Got[1].IsSignedBy(fresh));
    }

    [Fact]
    public async Task The_secret_and_the_key_in_the_address_are_nowhere_once_shown()
    {
        var (id, secret) = await Add(receiver);
        receiver.Answers = (_, http) => Receiver.Say(http, 500);
        await Decide();
        await Work(laid: 1);
        var bare = secret["whsec_".Length..];
        using var administrator = await kommune.SignedIn("Ada Admin", root, Roles.Administrator);
        using var reviewer = await kommune.SignedIn("Kari Kontroll", root, Roles.Reviewer);
        foreach (var address in new[] { OrganisationUrls.Webhooks, OrganisationUrls.WebhookOf(id), OrganisationUrls.Trail })
        {
            Assert.DoesNotContain(bare, (await administrator.Open(address)).Page.Source.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("aapne-sesam", (await reviewer.Open(address)).Page.Source.Text, StringComparison.Ordinal);
        }

        var trail = await kommune.With(db => db.AuditEntries.Select(e => e.Changes).ToListAsync(Cancel));
        Assert.Contains(trail, t => t!.Contains(new Uri(receiver.Address).Authority, StringComparison.Ordinal));
        Assert.DoesNotContain(
            trail,
            t => t!.Contains(bare, StringComparison.Ordinal) || t.Contains("aapne-sesam", StringComparison.Ordinal)
        );
        var stored = await kommune.With(db => db.Webhooks.Select(w => w.SealedSecret).SingleAsync(Cancel));
        Assert.DoesNotContain(bare, stored, StringComparison.Ordinal);
        Assert.NotEmpty(town.Log.All);
        Assert.DoesNotContain(bare, town.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("aapne-sesam", town.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_are_forgotten_after_thirty_days()
    {
        await Add(receiver);
        await Decide();
        await Work(laid: 1);
        town.Host.Time.Advance(TimeSpan.FromDays(29));
        await Work(laid: 1);
        town.Host.Time.Advance(TimeSpan.FromDays(2));
        await town.Sending.Work(kommune.Municipality, Cancel);
        Assert.False(await kommune.With(db => db.WebhookDeliveries.AnyAsync(Cancel)));
    }

    DateTime Now => town.Host.Time.GetUtcNow().UtcDateTime;

    IEnumerable<string> Types() => receiver.Got.Select(g => JsonDocument.Parse(g.Body).RootElement.GetProperty("type").GetString()!);

    /// <summary>Made on the page, as people do. Returns its id and the secret that was shown.</summary>
    Task<(Guid Id, string Secret)> Add(Receiver to, params string[] kinds) => kommune.AddWebhook(to.Address, kinds);

    Task<Guid> Decide() => kommune.Decide(Title, Seat.LeaderOf(root));

    Task Change(Guid measure, Action<Measure> act) =>
        kommune.With(async db =>
        {
            act(await db.Measures.SingleAsync(m => m.Id == measure, Cancel));
            await db.Save("test", Cancel);
        });

    Task Webhook(Guid id, Action<Webhook> act) =>
        kommune.With(async db =>
        {
            act(await db.Webhooks.SingleAsync(w => w.Id == id, Cancel));
            await db.Save("test", Cancel);
        });

    Task Webhooks(Action<Webhook> act) =>
        kommune.With(async db =>
        {
            (await db.Webhooks.ToListAsync(Cancel)).ForEach(act);
            await db.Save("test", Cancel);
        });

    /// <summary>Waits until so many messages are laid out, and sends what is to be sent.</summary>
    async Task Work(int laid)
    {
        await LaidOut(laid);
        await town.Sending.Work(kommune.Municipality, Cancel);
    }

    async Task LaidOut(int many, bool hold = false)
    {
        for (var tries = 0; await kommune.With(db => db.WebhookDeliveries.CountAsync(Cancel)) != many; tries++)
        {
            Assert.True(tries < 200, $"{many} were not laid out within ten seconds.");
            await Task.Delay(50, Cancel);
        }

        await Heard();
        if (hold)
        {
            await Webhooks(w => w.SwitchOff(Now));
        }
    }

    async Task Heard()
    {
        for (var tries = 0; await kommune.With(db => db.Events.AnyAsync(e => e.DoneAt == null, Cancel)); tries++)
        {
            Assert.True(tries < 200, "Not heard within ten seconds.");
            await Task.Delay(50, Cancel);
        }
    }

    Task<WebhookDelivery> Only() => kommune.With(db => db.WebhookDeliveries.SingleAsync(Cancel));

    Task<string?> WhoDid(string did) =>
        kommune.With(db =>
            db.AuditEntries.Where(e => e.Because == did).OrderByDescending(e => e.Id).Select(e => e.ActorName).FirstAsync(Cancel)
        );

    WebhookSending Node(string name, Dictionary<string, string> leases)
    {
        var services = town.Host.Services;
        return new(
            services,
            new(),
            new Turns(name, leases),
            services.GetRequiredService<WebhookPost>(),
            services.GetRequiredService<Clock>(),
            NullLogger<WebhookSending>.Instance
        );
    }

    // Leases as nodes have them: one holder at a time.
    sealed class Turns(string holder, Dictionary<string, string> held) : IJobLeases
    {
        public Task<bool> Take(string job, TimeSpan length, CancellationToken cancel)
        {
            lock (held)
            {
                return Task.FromResult(held.TryAdd(job, holder) || held[job] == holder);
            }
        }

        public Task Release(string job, CancellationToken cancel)
        {
            lock (held)
            {
                if (held.GetValueOrDefault(job) == holder)
                {
                    held.Remove(job);
                }
            }

            return Task.CompletedTask;
        }
    }
}

static class AddedWebhook
{
    extension(Kommune kommune)
    {
        /// <summary>Another system added on the page, as people do. Returns its id and the secret that was shown.</summary>
        public async Task<(Guid Id, string Secret)> AddWebhook(string address, params string[] kinds)
        {
            var name = $"Mottaker {Guid.NewGuid():N}";
            using var administrator = await kommune.SignedIn($"Admin {name}", await kommune.Root(), Roles.Administrator);
            await administrator.Open(OrganisationUrls.NewWebhook);
            string[] chosen = kinds.Length == 0 ? ["no.takt.measure.decided"] : kinds;
            await administrator.Send(
                "make",
                [("Form.Name", name), ("Form.Address", address), .. chosen.Select(k => ($"Form.Kinds[{k}]", (string?)"true"))]
            );
            Assert.True(administrator.Status is HttpStatusCode.OK && administrator.Field("Secret") is not null, administrator.Text);
            return (
                await kommune.With(db =>
                    db.Webhooks.Where(w => w.Name == name).Select(w => w.Id).SingleAsync(TestContext.Current.CancellationToken)
                ),
                administrator.Field("Secret")!
            );
        }
    }
}
