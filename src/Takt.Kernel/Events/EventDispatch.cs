using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Takt.Kernel;

/// <summary>One event and one of its hearers, registered by a module.</summary>
/// <param name="Event">The event's type.</param>
/// <param name="Hearer">The hearer's type.</param>
/// <param name="Hear">Calls it in a scope.</param>
public sealed record Hearing(Type Event, Type Hearer, Func<IServiceProvider, EventRow, CancellationToken, Task> Hear);

/// <summary>
/// Brings stored events to their hearers: at once on the node that saved them, and by a sweep for what a crash left. Each
/// hearer hears each event at least once; what it saves is committed together with the note that it has heard.
/// </summary>
public sealed class EventDispatch(
    IServiceProvider services,
    IEnumerable<Hearing> hearings,
    Catalogue catalogue,
    IJobLeases leases,
    Clock clock,
    ILogger<EventDispatch> log
) : Rounds(catalogue, leases, log)
{
    /// <summary>Tries before an event waits for a person.</summary>
    public const int MostTries = 8;

    const int PageSize = 200;

    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    // Longer than a page of events takes; whoever dies with it is waited for no longer.
    static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(2);

    // The lease is the node's: what hears at once and what goes its rounds take turns here.
    readonly SemaphoreSlim turn = new(1);
    readonly Channel<Municipality> work = Channel.CreateUnbounded<Municipality>();
    readonly ILookup<string, Hearing> hearings = hearings.ToLookup(h => h.Event.Name);

    /// <summary>How often what failed is looked for, where this node saves.</summary>
    protected override TimeSpan Every => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override bool BeginsAtOnce => true;

    /// <summary>Whether anybody hears such an event; one that nobody hears is not stored.</summary>
    internal bool IsHeard(IEvent @event) => hearings.Contains(@event.GetType().Name);

    internal static EventRow Store(IEvent @event, DateTime now) =>
        new()
        {
            At = now,
            Name = @event.GetType().Name,
            Body = JsonSerializer.Serialize(@event, @event.GetType()),
        };

    /// <summary>After a commit: the rounds come by, and events are heard at once.</summary>
    internal void Saved(Municipality municipality, bool hasEvents)
    {
        Catalogue.Saved(municipality.OrganisationNumber);
        if (hasEvents)
        {
            work.Writer.TryWrite(municipality);
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(base.ExecuteAsync(stoppingToken), HearAtOnce(stoppingToken));

    async Task HearAtOnce(CancellationToken stoppingToken)
    {
        await foreach (var municipality in work.Reader.ReadAllAsync(stoppingToken))
        {
            await VisitQuietly(municipality, stoppingToken);
        }
    }

    /// <summary>Handles what waits, unless another node does so now: it is the one that then finds these too, or the next round.</summary>
    protected override async Task Visit(Municipality municipality, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await HearWhatWaits(municipality, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    async Task HearWhatWaits(Municipality municipality, CancellationToken cancel)
    {
        var job = $"events/{municipality.OrganisationNumber}";
        if (!await Leases.Take(job, LeaseLength, cancel))
        {
            return;
        }

        try
        {
            while (await Handle(municipality, cancel) == PageSize)
            {
                await Leases.Take(job, LeaseLength, cancel);
            }

            await Forget(municipality, cancel);
            if (await Waits(municipality, cancel))
            {
                Catalogue.Saved(municipality.OrganisationNumber); // come by again soon, whether or not anybody saves
            }
        }
        finally
        {
            await Leases.Release(job, CancellationToken.None);
        }
    }

    /// <summary>Deletes a page of what was heard long ago. Returns how many events were.</summary>
    internal async Task<int> Forget(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var before = clock.Now - Kept;
        var old = await db.Events.Where(e => e.DoneAt < before).OrderBy(e => e.DoneAt).Take(PageSize).ToListAsync(cancel);
        if (old.Count > 0)
        {
            var ids = old.Select(e => e.Id).ToList();
            db.RemoveRange(await db.HeardEvents.Where(h => ids.Contains(h.EventId)).ToListAsync(cancel));
            db.RemoveRange(old);
            await db.Save("old events forgotten", cancel);
        }

        return old.Count;
    }

    async Task<bool> Waits(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        return await scope.ServiceProvider.GetRequiredService<Db>().Events.AnyAsync(e => e.DoneAt == null && e.Tries < MostTries, cancel);
    }

    /// <summary>Handles the oldest that wait in a municipality. Returns how many events were done.</summary>
    public async Task<int> Handle(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var done = 0;
        var now = clock.Now;
        var waiting = await db
            .Events.Where(e => e.DoneAt == null && e.Tries < MostTries && (e.TryAt == null || e.TryAt <= now))
            .OrderBy(e => e.Id)
            .Take(PageSize)
            .ToListAsync(cancel);
        foreach (var row in waiting)
        {
            row.Trouble = await HearAll(municipality, row, cancel);
            row.Tries++;
            if (row.Trouble is null)
            {
                row.DoneAt = clock.Now;
                done++;
            }
            else
            {
                row.TryAt = clock.Now + (FirstPause * Math.Pow(4, row.Tries - 1)); // half a minute, two, eight … some 45 hours in all
                if (row.Tries == MostTries)
                {
                    log.LogError("{Event} {Id} in {Municipality} is given up, and waits for a person.", row.Name, row.Id, municipality);
                }
            }
        }

        if (waiting.Count == 0)
        {
            return 0;
        }

        // Once for them all: should it not be reached, what was heard is known and not heard again.
        await db.Save("events heard", cancel);
        return done;
    }

    async Task<string?> HearAll(Municipality municipality, EventRow row, CancellationToken cancel)
    {
        string? trouble = null;
        foreach (var hearing in hearings[row.Name])
        {
            trouble = await HearOnce(municipality, row, hearing, cancel) ?? trouble;
        }

        return trouble;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a hearer throws is written down and tried again.")]
    async Task<string?> HearOnce(Municipality municipality, EventRow row, Hearing hearing, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var hearer = hearing.Hearer.Name;
        if (await db.HeardEvents.AnyAsync(h => h.EventId == row.Id && h.Hearer == hearer, cancel))
        {
            return null;
        }

        try
        {
            db.HeardEvents.Add(new() { EventId = row.Id, Hearer = hearer });
            await hearing.Hear(scope.ServiceProvider, row, cancel);
            await db.Save($"{hearer} heard {row.Name}", cancel);
            return null;
        }
        catch (Exception trouble) when (!cancel.IsCancellationRequested)
        {
            log.LogError(trouble, "{Hearer} could not hear {Event} {Id}.", hearer, row.Name, row.Id);
            return trouble.Message.Length > 1000 ? trouble.Message[..1000] : trouble.Message;
        }
    }
}

/// <summary>Registering hearers.</summary>
public static class Hearings
{
    extension(IServiceCollection services)
    {
        /// <summary>Lets <typeparamref name="THearer"/> hear <typeparamref name="TEvent"/>.</summary>
        public void AddHearer<TEvent, THearer>()
            where TEvent : IEvent
            where THearer : class, IHear<TEvent>
        {
            services.AddScoped<THearer>();
            services.AddSingleton(
                new Hearing(
                    typeof(TEvent),
                    typeof(THearer),
                    (scope, row, cancel) => scope.GetRequiredService<THearer>().Hear(JsonSerializer.Deserialize<TEvent>(row.Body)!, cancel)
                )
            );
        }
    }
}
