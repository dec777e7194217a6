using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>Something another system can be told of.</summary>
/// <param name="Type">What it is called out there: "no.takt.measure.done". Stored and sent, so it is never given another.</param>
/// <param name="Text">Text key of what happened, as a person says it.</param>
public sealed record WebhookKind(string Type, string Text)
{
    /// <summary>What is sent to see whether a receiver answers; nobody chooses it.</summary>
    public const string Trial = "no.takt.test";

    /// <summary>What it is about: "measure" of "no.takt.measure.done".</summary>
    public static string ThingOf(string type) => type.Split('.') is [_, _, var thing, ..] ? thing : type;
}

/// <summary>What is told of an event: that it happened, to which row, and where its page is. There is room for nothing more.</summary>
/// <param name="Type">Of which kind.</param>
/// <param name="Subject">The row it happened to.</param>
/// <param name="Address">The row's page, from the root of the municipality's site.</param>
public sealed record WebhookNews(string Type, Guid Subject, string Address);

/// <summary>Registering what other systems can be told of.</summary>
public static class WebhookKinds
{
    extension(IServiceCollection services)
    {
        /// <summary>Lets other systems be told of an event. Once for each event; it may be of one of several kinds.</summary>
        /// <typeparam name="TEvent">The event. Nothing that is anonymous or for a few has one.</typeparam>
        /// <param name="told">What is told; null when this one is nobody's business out there.</param>
        /// <param name="kinds">The kinds it may be of.</param>
        public void AddWebhookKinds<TEvent>(Func<TEvent, WebhookNews?> told, params IReadOnlyList<WebhookKind> kinds)
            where TEvent : IEvent
        {
            foreach (var kind in kinds)
            {
                services.AddSingleton(kind);
            }

            services.AddSingleton(
                new Hearing(
                    typeof(TEvent),
                    typeof(WebhookLayout),
                    (scope, row, cancel) =>
                        told(JsonSerializer.Deserialize<TEvent>(row.Body)!) is { } news
                            ? scope.GetRequiredService<WebhookLayout>().Lay(row, news, cancel)
                            : Task.CompletedTask
                )
            );
        }
    }
}

/// <summary>Lays an event out for the receivers that want it, in the save that notes it as heard: once each, whatever fails.</summary>
sealed class WebhookLayout(Db db, Clock clock)
{
    public async Task Lay(EventRow happened, WebhookNews news, CancellationToken cancel)
    {
        if (!db.Municipality.Uses(Webhook.Page))
        {
            return;
        }

        foreach (var webhook in await db.Webhooks.Where(w => w.OffAt == null && w.OnSince <= happened.At).ToListAsync(cancel))
        {
            if (webhook.Wants(news.Type))
            {
                db.WebhookDeliveries.Add(WebhookDelivery.Of(webhook, happened, news, clock.Now));
            }
        }
    }
}
