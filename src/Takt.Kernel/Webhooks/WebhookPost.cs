using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Takt.Kernel;

/// <summary>Hands a message to its receiver: one try.</summary>
sealed class WebhookPost : IDisposable
{
    readonly WebhookSecrets secrets;
    readonly MailLinks links;
    readonly HttpClient client;

    public WebhookPost(WebhookSecrets secrets, MailLinks links, OutwardAddresses addresses)
    {
        (this.secrets, this.links) = (secrets, links);
        client = new(
            new SocketsHttpHandler
            {
                ConnectCallback = (context, cancel) => addresses.Connect(context.DnsEndPoint, cancel),
                PooledConnectionLifetime = TimeSpan.Zero, // each message asks anew where it goes
                AllowAutoRedirect = false,
                UseProxy = false, // a proxy would look the name up for itself, and connect for us
                UseCookies = false,
                MaxResponseHeadersLength = 16,
                MaxResponseDrainSize = 0,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan, // ours is for the answer's beginning too
        };
    }

    /// <summary>How long a receiver has.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    public async Task<WebhookAnswer> Send(
        Municipality municipality,
        Webhook webhook,
        WebhookDelivery delivery,
        DateTime now,
        CancellationToken cancel
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            using var message = Message(municipality, webhook, delivery, now);
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var trouble = (int)answer.StatusCode switch
            {
                >= 200 and < 300 => (WebhookTrouble?)null,
                >= 300 and < 400 => WebhookTrouble.Moved,
                410 => WebhookTrouble.Gone,
                _ => WebhookTrouble.Refused,
            };
            var said = trouble is null && !delivery.IsTrial ? null : await Beginning(answer, patience.Token);
            return new(trouble, (int)answer.StatusCode, said, After(answer.Headers.RetryAfter, now));
        }
        catch (CryptographicException)
        {
            return new(WebhookTrouble.NoSecret);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(WebhookTrouble.NoAnswer);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or SocketException or NetworkClosed)
        {
            return new(Why(failed));
        }
    }

    HttpRequestMessage Message(Municipality municipality, Webhook webhook, WebhookDelivery delivery, DateTime now)
    {
        var body = Body(links.SiteOf(municipality) ?? webhook.Site, delivery);
        var id = $"{delivery.EventId}";
        var seconds = new DateTimeOffset(now).ToUnixTimeSeconds();
        var message = new HttpRequestMessage(HttpMethod.Post, webhook.Address) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new("application/cloudevents+json", "utf-8");
        message.Headers.UserAgent.Add(new("Takt", null));
        message.Headers.Add("webhook-id", id);
        message.Headers.Add("webhook-timestamp", $"{seconds}");
        message.Headers.Add("webhook-signature", secrets.Sign(municipality, webhook, id, seconds, body, now));
        return message;
    }

    internal static byte[] Body(string site, WebhookDelivery delivery) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new CloudEvent(
                "1.0",
                delivery.EventId,
                site,
                delivery.Type,
                delivery.At,
                delivery.Subject,
                "application/json",
                new(delivery.Subject, WebhookKind.ThingOf(delivery.Type), site + delivery.Address)
            )
        );

    static async Task<string?> Beginning(HttpResponseMessage answer, CancellationToken cancel)
    {
        var bytes = new byte[WebhookDelivery.LongestSaid * 2];
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        var said = string.Concat(Encoding.UTF8.GetString(bytes, 0, read).Select(c => char.IsControl(c) || c == '\uFFFD' ? ' ' : c)).Trim();
        return said.Length == 0 ? null : Norwegian.WellFormed(said);
    }

    static TimeSpan? After(RetryConditionHeaderValue? asked, DateTime now) => asked?.Delta ?? (asked?.Date?.UtcDateTime - now);

    static WebhookTrouble Why(Exception failed)
    {
        for (Exception? cause = failed; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case NetworkClosed:
                    return WebhookTrouble.ClosedNetwork;
                case AuthenticationException:
                    return WebhookTrouble.NoTrust;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }:
                    return WebhookTrouble.NoHost;
            }
        }

        return WebhookTrouble.NoConnection;
    }

    public void Dispose() => client.Dispose();

    // CloudEvents 1.0 in structured JSON.
    sealed record CloudEvent(
        [property: JsonPropertyName("specversion")] string SpecVersion,
        [property: JsonPropertyName("id")] Guid Id,
        [property: JsonPropertyName("source")] string Source,
        [property: JsonPropertyName("type")] string Type,
        [property: JsonPropertyName("time")] DateTime Time,
        [property: JsonPropertyName("subject")] Guid Subject,
        [property: JsonPropertyName("datacontenttype")] string ContentType,
        [property: JsonPropertyName("data")] CloudEventData Data
    );

    sealed record CloudEventData(
        [property: JsonPropertyName("id")] Guid Id,
        [property: JsonPropertyName("kind")] string Kind,
        [property: JsonPropertyName("address")] string Address
    );
}
