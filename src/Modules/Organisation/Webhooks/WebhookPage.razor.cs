using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>What the page of a receiver reads and does.</summary>
public sealed partial class WebhookPage
{
    const int Shown = 50;

    Webhook webhook = null!;
    WebhookHealth? health;
    WebhookDelivery? trial;
    List<WebhookDelivery> dead = [];
    List<WebhookDelivery> messages = [];
    WebhookKind[] kinds = [];
    string madeBy = "";
    string? secret;
    int waiting;
    int givenUp;

    /// <summary>The receiver.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    IEnumerable<WebhookKind> Known { get; set; } = [];

    [Inject]
    WebhookSecrets Secrets { get; set; } = null!;

    [Inject]
    OutwardAddresses Addresses { get; set; } = null!;

    [Inject]
    TextLibrary Library { get; set; } = null!;

    bool MayChange => Actor.ReachOf(OrganisationPermissions.Administer).Everywhere;

    IQueryable<WebhookDelivery> Deliveries => Db.WebhookDeliveries.Where(d => d.WebhookId == Id && d.Type != WebhookKind.Trial);

    protected override WebhookForm Fill() => WebhookForm.Of(webhook);

    protected override async Task Load()
    {
        Must(Actor.ReachOf(OrganisationPermissions.Review).Everywhere);
        webhook = Found(await Db.Webhooks.SingleOrDefaultAsync(w => w.Id == Id, Cancel));
        health = await Db.WebhookHealths.SingleOrDefaultAsync(h => h.WebhookId == Id, Cancel);
        madeBy = await Db.People.Where(p => p.Id == webhook.MadeById).Select(p => p.Name).FirstOrDefaultAsync(Cancel) ?? "";
        kinds = [.. Known];
        waiting = await Deliveries.CountAsync(d => d.State == DeliveryState.Waiting, Cancel);
        givenUp = await Deliveries.CountAsync(d => d.State == DeliveryState.GivenUp, Cancel);
        dead = await Latest(Deliveries.Where(d => d.State == DeliveryState.GivenUp));
        messages = await Latest(Deliveries.Where(d => d.State != DeliveryState.GivenUp));
        trial = await Db
            .WebhookDeliveries.AsNoTracking()
            .Where(d => d.WebhookId == Id && d.Type == WebhookKind.Trial)
            .OrderByDescending(d => d.Id)
            .FirstOrDefaultAsync(Cancel);
    }

    Task<List<WebhookDelivery>> Latest(IQueryable<WebhookDelivery> of) =>
        of.AsNoTracking().OrderByDescending(d => d.Id).Take(Shown).ToListAsync(Cancel);

    string Happened(WebhookDelivery message) =>
        kinds.FirstOrDefault(k => k.Type == message.Type) is { } kind ? Library[kind.Text] : message.Type;

    Task Try()
    {
        Must(MayChange);
        return ActHere(async () =>
        {
            if (trial is not { State: DeliveryState.Waiting })
            {
                Db.WebhookDeliveries.Add(WebhookDelivery.Try(webhook, Clock.Now));
                Note("webhook tried", 1);
                await Db.Save("webhook tried", Cancel);
            }

            Go(OrganisationUrls.WebhookOf(Id), "Organisation.WebhookTried");
        });
    }

    Task Again(Guid? one)
    {
        Must(MayChange);
        return ActHere(async () =>
        {
            var again = await Deliveries.Where(d => d.State == DeliveryState.GivenUp && (one == null || d.Id == one)).ToListAsync(Cancel);
            foreach (var delivery in again)
            {
                delivery.SendAgain(Clock.Now);
            }

            if (again.Count > 0)
            {
                health?.Wake();
                Note("messages sent again", again.Count);
                await Db.Save("messages sent again", Cancel);
            }

            Go(
                OrganisationUrls.WebhookOf(Id),
                webhook.OffAt is null ? "Organisation.WebhookSentAgain" : "Organisation.WebhookSentAgainOff"
            );
        });
    }

    Task Switch(bool on) =>
        Do(
            on ? "webhook switched on" : "webhook switched off",
            on ? "Organisation.WebhookSwitchedOn" : "Organisation.WebhookSwitchedOff",
            () =>
            {
                if (on)
                {
                    webhook.SwitchOn(Clock.Now);
                    health?.Wake();
                }
                else
                {
                    webhook.SwitchOff(Clock.Now);
                }
            }
        );

    Task Change()
    {
        Must(MayChange);
        var (name, address, wanted) = Form.Read(Addresses, kinds, Refuse);
        return Do(
            "webhook changed",
            "Organisation.WebhookChanged",
            () =>
            {
                Db.Expect(webhook, Form.Version);
                webhook.Change(name, address, wanted);
                health?.Wake();
            }
        );
    }

    Task Renew()
    {
        Must(MayChange);
        return ActHere(async () =>
        {
            var fresh = Secrets.Renew(Db.Municipality, webhook, Clock.Now);
            await Db.Save("webhook secret renewed", Cancel);
            secret = fresh; // shown in the answer to the form and nowhere else
            Form = Fill();
        });
    }

    Task Remove()
    {
        Must(MayChange);
        return ActHere(async () =>
        {
            Db.Webhooks.Remove(webhook);
            await Db.Save("webhook removed", Cancel);
            Go(OrganisationUrls.Webhooks, "Organisation.WebhookRemoved");
        });
    }

    Task Do(string because, string said, Action act)
    {
        Must(MayChange);
        return ActHere(async () =>
        {
            act();
            await Db.Save(because, Cancel);
            Go(OrganisationUrls.WebhookOf(Id), said);
        });
    }

    // Messages are on no trail; that somebody had them sent is.
    void Note(string because, int many) =>
        Db.Note(
            nameof(Webhook),
            because,
            new Dictionary<string, object?>
            {
                ["Name"] = webhook.Name,
                ["Host"] = webhook.Host,
                ["Messages"] = many,
            }
        );
}
