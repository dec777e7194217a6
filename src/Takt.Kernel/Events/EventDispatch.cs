using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Takt.Kernel;

/// <summary>One event and one of its hearers, registered by a module.</summary>
/// <param name="Event">The event's type.</param>
/// <param name="Hearer">The hearer's type.</param>
/// <param name="Hear">Calls it in a scope.</param>
public sealed record Hearing(Type Event, Type Hearer, Func<IServiceProvider, string, CancellationToken, Task> Hear);

/// <summary>
/// Brings stored events to their hearers: at once on the node that saved them, and by a sweep for what a crash left. Each
/// hearer hears each event at least once; what it saves is committed together with the note that it has heard.
/// </summary>
public sealed class EventDispatch(
    IServiceProvider services,
    IEnumerable<Hearing> hearings,
    Catalogue catalogue,
    Clock clock,
    ILogger<EventDispatch> log
) : BackgroundService
{
    /// <summary>Tries before an event waits for a person.</summary>
    public const int MostTries = 8;

    static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    const int PageSize = 200;

    readonly Channel<Municipality> work = Channel.CreateUnbounded<Municipality>();
    readonly ILookup<string, Hearing> hearings = hearings.ToLookup(h => h.Event.Name);

    /// <summary>Whether anybody hears such an event; one that nobody hears is not stored.</summary>
    internal bool IsHeard(IEvent @event) => hearings.Contains(@event.GetType().Name);

    internal static EventRow Store(IEvent @event, DateTime now) =>
        new()
        {
            At = now,
            Name = @event.GetType().Name,
            Body = JsonSerializer.Serialize(@event, @event.GetType()),
        };

    internal void Tell(Municipality municipality) => work.Writer.TryWrite(municipality);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var sweep = new PeriodicTimer(SweepEvery);
        var tick = sweep.WaitForNextTickAsync(stoppingToken).AsTask();
        foreach (var municipality in catalogue.All)
        {
            Tell(municipality);
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            var told = work.Reader.WaitToReadAsync(stoppingToken).AsTask();
            if (await Task.WhenAny(told, tick) == tick)
            {
                tick = sweep.WaitForNextTickAsync(stoppingToken).AsTask();
                foreach (var municipality in catalogue.All)
                {
                    Tell(municipality);
                }
            }

            while (work.Reader.TryRead(out var municipality))
            {
                await HandleQuietly(municipality, stoppingToken);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "One municipality's trouble must not stop the others.")]
    async Task HandleQuietly(Municipality municipality, CancellationToken cancel)
    {
        try
        {
            while (await Handle(municipality, cancel) == PageSize) { }
        }
        catch (Exception trouble)
        {
            // Whatever is cut off by a stop is handled at the next start.
            if (!cancel.IsCancellationRequested)
            {
                log.LogError(trouble, "The events of {Municipality} could not be handled.", municipality);
            }
        }
    }

    /// <summary>Handles the oldest that wait in a municipality. Returns how many events were done.</summary>
    public async Task<int> Handle(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var done = 0;
        var waiting = await db
            .Events.Where(e => e.DoneAt == null && e.Tries < MostTries)
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
            await hearing.Hear(scope.ServiceProvider, row.Body, cancel);
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
                    (scope, body, cancel) => scope.GetRequiredService<THearer>().Hear(JsonSerializer.Deserialize<TEvent>(body)!, cancel)
                )
            );
        }
    }
}
