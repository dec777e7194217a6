using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp.Contracts;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Those who set up Takt say who is told of what, see whether they answer, and nobody else does.</summary>
public sealed class WebhookPageTests(WebhookHost town) : IClassFixture<WebhookHost>, IAsyncLifetime
{
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
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        using var administrator = await kommune.SignedIn("Ada Admin", root, Roles.Administrator);
        await administrator.Open(OrganisationUrls.NewWebhook);
        await administrator.Send("make", ("Form.Name", "Sakssystemet"), ("Form.Address", "http://ola:hei@sak.no/x"));
        Assert.Contains("Dette er ikke en adresse Takt kan sende til.", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Velg minst én ting", administrator.Text, StringComparison.Ordinal);
        Assert.Equal(("Sakssystemet", "http://ola:hei@sak.no/x"), (administrator.Field("Form.Name"), administrator.Field("Form.Address")));

        await administrator.Send("make", ("Form.Address", "https://192.168.0.7/"), ("Form.Kinds[no.takt.measure.done]", "true"));
        Assert.Contains("inn i et lukket nett", administrator.Text, StringComparison.Ordinal);
        await administrator.Send("make", ("Form.Name", ""), ("Form.Address", new string('a', 600)), ("Form.Kinds[fantasi]", "true"));
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        Assert.False(await kommune.With(db => db.Webhooks.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task A_trial_shows_what_the_receiver_answered_also_while_it_is_off()
    {
        var (id, secret) = await kommune.AddWebhook(receiver.Address);
        using var administrator = await kommune.SignedIn("Ada Admin", root, Roles.Administrator);
        await administrator.Open(OrganisationUrls.WebhookOf(id));
        await administrator.Send("try");
        Assert.Contains("Prøven er på vei.", administrator.Text, StringComparison.Ordinal);
        await town.Sending.Work(kommune.Municipality, Cancel);
        await administrator.Open(OrganisationUrls.WebhookOf(id));
        Assert.Contains("Mottakeren svarte 204.", administrator.Text, StringComparison.Ordinal);
        var got = Assert.Single(receiver.Got);
        Assert.Contains("\"no.takt.test\"", got.Body, StringComparison.Ordinal);
        Assert.True(got.IsSignedBy(secret));

        await administrator.Send("off");
        receiver.Answers = (_, http) => Receiver.Say(http, 401);
        await administrator.Send("try");
        await town.Sending.Work(kommune.Municipality, Cancel);
        await administrator.Open(OrganisationUrls.WebhookOf(id));
        Assert.Contains("Prøven kom ikke fram", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Svarte 401.", administrator.Text, StringComparison.Ordinal);
        town.Host.Time.Advance(TimeSpan.FromDays(1));
        await town.Sending.Work(kommune.Municipality, Cancel);
        Assert.Equal(2, receiver.Got.Count); // once each
        Assert.DoesNotContain("Send alle på nytt", administrator.Text, StringComparison.Ordinal); // a trial is no dead letter
    }

    [Fact]
    public async Task A_receiver_is_changed_switched_off_and_on_and_removed_and_the_trail_says_who()
    {
        var (id, _) = await kommune.AddWebhook(receiver.Address);
        using var administrator = await kommune.SignedIn("Ada Admin", root, Roles.Administrator);
        await administrator.Open(OrganisationUrls.WebhookOf(id));
        await administrator.Send(
            "change",
            ("Form.Name", "Intranettet"),
            ("Form.Kinds[no.takt.measure.decided]", null),
            ("Form.Kinds[no.takt.evaluation.published]", "true")
        );
        Assert.Equal("Intranettet", administrator.Title);
        var webhook = await Only();
        Assert.Equal(["no.takt.evaluation.published"], webhook.Wanted);
        await administrator.Send("off");
        Assert.NotNull((await Only()).OffAt);
        await administrator.Send("on");
        Assert.Null((await Only()).OffAt);
        await administrator.Open(OrganisationUrls.Trail);
        Assert.Contains("mottakeren ble endret", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("mottakeren ble slått av", administrator.Text, StringComparison.Ordinal);

        using var late = await kommune.SignedIn("Lars Sen", root, Roles.Administrator);
        await late.Open(OrganisationUrls.WebhookOf(id));
        await administrator.Open(OrganisationUrls.WebhookOf(id));
        await administrator.Send("change", ("Form.Name", "Intranettet vårt"));
        await late.Send("change", ("Form.Name", "Noe annet"));
        Assert.Contains("Noen andre endret dette", late.Text, StringComparison.Ordinal);
        Assert.Equal("Noe annet", late.Field("Form.Name"));

        await administrator.Send("remove");
        Assert.Contains("Mottakeren er fjernet.", administrator.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Open(OrganisationUrls.WebhookOf(id))).Status);
        Assert.False(await kommune.With(db => db.WebhookHealths.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task A_reviewer_sees_it_and_changes_nothing_and_others_see_nothing()
    {
        var (id, _) = await kommune.AddWebhook(receiver.Address);
        using var administrator = await kommune.SignedIn("Ada Admin", root, Roles.Administrator);
        await administrator.Open(OrganisationUrls.WebhookOf(id));
        var forms = new[] { "try", "off", "change", "renew", "remove" }.ToDictionary(f => f, administrator.FieldsOf);
        using var reviewer = await kommune.SignedIn("Kari Kontroll", root, Roles.Reviewer);
        await reviewer.Open(OrganisationUrls.WebhookOf(id));
        Assert.Equal(HttpStatusCode.OK, reviewer.Status);
        Assert.Null(reviewer.Page.QuerySelector("main form"));
        foreach (var form in forms.Values)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.Post(OrganisationUrls.WebhookOf(id), form)).Status);
        }

        using var local = await kommune.SignedIn("Lokal Admin", await kommune.Unit("Lokalt"), Roles.Administrator);
        Assert.Equal(HttpStatusCode.Forbidden, (await local.Open(OrganisationUrls.Webhooks)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await local.Open(OrganisationUrls.WebhookOf(id))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await local.Open(OrganisationUrls.NewWebhook)).Status);
        using var leader = await kommune.SignedIn("Lise Leder", root, Roles.Leader);
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.Open(OrganisationUrls.WebhookOf(id))).Status);
        Assert.Equal(1, await kommune.With(db => db.Webhooks.CountAsync(w => w.OffAt == null, Cancel)));
    }

    [Fact]
    public async Task Another_municipality_knows_nothing_of_it()
    {
        var (id, _) = await kommune.AddWebhook(receiver.Address);
        var other = new EmptyKommune(town.Host);
        await other.InitializeAsync();
        using var administrator = await other.SignedIn("Nabo Admin", await other.Root(), Roles.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Open(OrganisationUrls.WebhookOf(id))).Status);
        Assert.Contains(
            "Ingen andre systemer får beskjed ennå.",
            (await administrator.Open(OrganisationUrls.Webhooks)).Text,
            StringComparison.Ordinal
        );
        await other.Decide("Naboens tiltak", Seat.LeaderOf(await other.Root()));
        await town.Sending.Work(kommune.Municipality, Cancel);
        Assert.Empty(receiver.Got);

        // Nor does a secret moved into its database open there.
        var webhook = await Only();
        var secrets = town.Host.Services.GetRequiredService<WebhookSecrets>();
        Assert.Throws<System.Security.Cryptography.CryptographicException>(() =>
            secrets.Sign(other.Municipality, webhook, "1", 1, [], town.Host.Time.GetUtcNow().UtcDateTime)
        );
    }

    [Fact]
    public async Task There_is_room_for_so_many_and_no_more()
    {
        await kommune.With(async db =>
        {
            for (var i = 0; i < Webhook.Most; i++)
            {
                var webhook = Webhook.Make(Guid.NewGuid(), "https://takt.example", town.Host.Time.GetUtcNow().UtcDateTime);
                webhook.Change($"Nr. {i}", new("https://sak.example/"), ["no.takt.measure.done"]);
                db.Webhooks.Add(webhook);
            }

            await db.Save("test", Cancel);
        });
        using var administrator = await kommune.SignedIn("Ada Admin", root, Roles.Administrator);
        Assert.DoesNotContain("Ny mottaker", (await administrator.Open(OrganisationUrls.Webhooks)).Text, StringComparison.Ordinal);
        await administrator.Open(OrganisationUrls.NewWebhook);
        await administrator.Send(
            "make",
            ("Form.Name", "Én for mye"),
            ("Form.Address", "https://sak.example/"),
            ("Form.Kinds[no.takt.measure.done]", "true")
        );
        Assert.Contains("Dere har 20 mottakere", administrator.Text, StringComparison.Ordinal);
        Assert.Equal(Webhook.Most, await kommune.With(db => db.Webhooks.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Switched_off_with_its_part_nothing_is_laid_out_or_sent()
    {
        await kommune.AddWebhook(receiver.Address);
        using var administrator = await kommune.SignedIn("Ada Admin", root, Roles.Administrator);
        await administrator.Open(OrganisationUrls.Setup);
        await administrator.Send("parts", ("Form.On[Organisation.PartWebhooks]", null));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Open(OrganisationUrls.Webhooks)).Status);
        var asItIs = town.Host.Services.GetRequiredService<Catalogue>().Line(TestHost.HostOf(kommune.Municipality))!;
        await using (var scope = town.Host.Services.ScopeFor(asItIs, Actor.Command("test")))
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            scope
                .ServiceProvider.GetRequiredService<MeasureBook>()
                .Decide(
                    new(
                        "Ingen får vite det",
                        Seat.LeaderOf(root),
                        null,
                        null,
                        new() { Permission = FollowUpPermissions.See, UnitId = root }
                    )
                );
            await db.Save("test", Cancel);
        }

        for (var tries = 0; await kommune.With(db => db.Events.AnyAsync(e => e.DoneAt == null, Cancel)); tries++)
        {
            Assert.True(tries < 200, "Not heard within ten seconds.");
            await Task.Delay(50, Cancel);
        }

        Assert.False(await kommune.With(db => db.WebhookDeliveries.AnyAsync(Cancel)));
        Assert.Empty(receiver.Got);
    }

    [Fact]
    public void Each_kind_is_in_the_guide_and_has_words_and_a_name_of_its_own()
    {
        var kinds = town.Host.Services.GetServices<WebhookKind>().ToArray();
        Assert.True(kinds.Length >= 8);
        Assert.Equal(kinds.Length, kinds.Select(k => k.Type).Distinct().Count());
        var library = new TextLibrary(Modules.All);
        var guide = File.ReadAllText(Path.Combine(Source.Root, "docs", "guide", "webhooks.md"));
        Assert.All(
            kinds,
            kind =>
            {
                Assert.Matches(@"^no\.takt\.[a-z]+\.[a-z]+$", kind.Type);
                Assert.True(library.Knows(kind.Text), kind.Text);
                Assert.Contains($"`{kind.Type}`", guide, StringComparison.Ordinal);
            }
        );
    }

    Task<Webhook> Only() => kommune.With(db => db.Webhooks.SingleAsync(Cancel));
}
