using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Takt.Kernel;

/// <summary>
/// Sends what is laid out for other systems. Each receiver is a piece of work of its own, with a lease of its own: one that is
/// slow or down holds up neither the others nor the other municipalities, and two nodes never send to the same one at once.
/// </summary>
public sealed class WebhookSending : Rounds
{
    const int PageSize = 500;

    // Longer than one message takes; taken anew before each.
    static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(2);
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    readonly IServiceProvider services;
    readonly WebhookPost post;
    readonly Clock clock;
    readonly ILogger<WebhookSending> log;
    readonly ConcurrentDictionary<Guid, Lazy<Task>> underWay = [];

    // So many messages on the way at once from this node.
    readonly SemaphoreSlim room = new(16);

    internal WebhookSending(
        IServiceProvider services,
        Catalogue catalogue,
        IJobLeases leases,
        WebhookPost post,
        Clock clock,
        ILogger<WebhookSending> log
    )
        : base(catalogue, leases, log) => (this.services, this.post, this.clock, this.log) = (services, post, clock, log);

    /// <inheritdoc/>
    protected override TimeSpan Every => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override bool IsFor(Municipality municipality) => municipality.Uses(Webhook.Page);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await base.ExecuteAsync(stoppingToken);
        }
        finally
        {
            await Task.WhenAll(underWay.Values.Select(task => task.Value));
        }
    }

    /// <summary>Sets the sending going, and waits for none of it.</summary>
    protected override async Task Visit(Municipality municipality, CancellationToken cancel) => await Begin(municipality, cancel);

    /// <summary>Sends what is to be sent now, and waits for it.</summary>
    public async Task Work(Municipality municipality, CancellationToken cancel)
    {
        if (IsFor(municipality))
        {
            await Task.WhenAll(await Begin(municipality, cancel));
        }
    }

    async Task<IReadOnlyList<Task>> Begin(Municipality municipality, CancellationToken cancel)
    {
        Guid[] due;
        await using (var scope = services.ScopeFor(municipality, Actor.Nobody))
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var now = clock.Now;
            await Sweep(db, now, cancel);
            due = await Due(db, now).Select(d => d.WebhookId).Distinct().ToArrayAsync(cancel);
            if (await Sendable(db).AnyAsync(cancel))
            {
                Catalogue.Saved(municipality.OrganisationNumber); // come by again soon, whether or not anybody saves
            }
        }

        // Written down before it begins, and begun once: it takes itself away when it ends.
        return
        [
            .. due.Select(id =>
                underWay.GetOrAdd(id, _ => new(() => Task.Run(() => SendQuietly(municipality, id, cancel), CancellationToken.None))).Value
            ),
        ];
    }

    [SuppressMessage("Design", "CA1031", Justification = "One receiver's trouble must not stop the others.")]
    async Task SendQuietly(Municipality municipality, Guid id, CancellationToken cancel)
    {
        try
        {
            await SendAll(municipality, id, cancel);
        }
        catch (Conflict)
        {
            // Changed or removed on the page meanwhile; the next round sees how it stands.
        }
        catch (Exception trouble)
        {
            if (!cancel.IsCancellationRequested)
            {
                log.LogError(trouble, "Sending to the webhook {Webhook} of {Municipality} failed.", id, municipality);
            }
        }
        finally
        {
            underWay.TryRemove(id, out _);
        }
    }

    async Task SendAll(Municipality municipality, Guid id, CancellationToken cancel)
    {
        var job = $"webhook/{municipality.OrganisationNumber}/{id:N}";
        try
        {
            while (await Leases.Take(job, LeaseLength, cancel) && await SendNext(municipality, id, cancel)) { }
        }
        finally
        {
            await Leases.Release(job, CancellationToken.None);
        }
    }

    /// <summary>Sends one. False when there is no more to send to it now.</summary>
    async Task<bool> SendNext(Municipality municipality, Guid id, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<Db>();

        // What has been tried least comes first: one that is never taken holds up none behind it.
        var next = await Due(db, clock.Now)
            .Where(d => d.WebhookId == id)
            .OrderBy(d => d.Type != WebhookKind.Trial)
            .ThenBy(d => d.Tries)
            .ThenBy(d => d.Id)
            .FirstOrDefaultAsync(cancel);
        if (next is null)
        {
            return false;
        }

        if (await db.Webhooks.SingleOrDefaultAsync(w => w.Id == id, cancel) is not { } webhook)
        {
            return false; // removed on the page meanwhile, with all that waits
        }

        var health = await db.WebhookHealths.SingleOrDefaultAsync(h => h.WebhookId == id, cancel) ?? db.WebhookHealths.Add(new(id)).Entity;
        WebhookAnswer answer;
        await room.WaitAsync(cancel);
        try
        {
            answer = await post.Send(municipality, webhook, next, clock.Now, cancel);
        }
        finally
        {
            room.Release();
        }

        var now = clock.Now;
        next.Take(answer, now);
        health.Take(answer, now);
        if (answer.Trouble is WebhookTrouble.Gone && webhook.OffAt is null)
        {
            next.GiveUp(WebhookTrouble.Gone, answer.Status);
            webhook.Leave(now);
        }
        else if (answer.Trouble is { } trouble && health.IsGivenUpAt(now))
        {
            foreach (var old in await Old(db, id, now).Take(PageSize).ToListAsync(cancel))
            {
                old.GiveUp(trouble, answer.Status);
            }
        }

        // Each by itself: what a receiver has taken is not sent to it again.
        await db.Save(answer.Trouble is WebhookTrouble.Gone ? "webhook gone" : "webhook sent", cancel);
        return true;
    }

    static IQueryable<WebhookDelivery> Old(Db db, Guid id, DateTime now)
    {
        var before = now - WebhookDelivery.GivenUpAfter;
        return db
            .WebhookDeliveries.Where(d => d.WebhookId == id && d.State == DeliveryState.Waiting && d.Since <= before)
            .OrderBy(d => d.Id);
    }

    /// <summary>What waits for somebody who is on; a trial does not ask.</summary>
    static IQueryable<WebhookDelivery> Sendable(Db db)
    {
        var webhooks = db.Webhooks.AsQueryable();
        return db
            .WebhookDeliveries.Where(d => d.State == DeliveryState.Waiting)
            .Where(d => d.Type == WebhookKind.Trial || webhooks.Any(w => w.Id == d.WebhookId && w.OffAt == null));
    }

    /// <summary>What is not to wait longer: its pause is over, and the receiver is not left alone. A trial asks for neither.</summary>
    static IQueryable<WebhookDelivery> Due(Db db, DateTime now)
    {
        var healths = db.WebhookHealths.AsQueryable();
        return Sendable(db)
            .Where(d =>
                d.Type == WebhookKind.Trial
                || ((d.TryAt == null || d.TryAt <= now) && !healths.Any(h => h.WebhookId == d.WebhookId && h.RestsUntil > now))
            );
    }

    static async Task Sweep(Db db, DateTime now, CancellationToken cancel)
    {
        var before = now - Kept;
        var old = await db.WebhookDeliveries.Where(d => d.Since < before).OrderBy(d => d.Since).Take(PageSize).ToListAsync(cancel);
        if (old.Count > 0)
        {
            db.RemoveRange(old);
            await db.Save("old messages forgotten", cancel);
        }
    }
}
