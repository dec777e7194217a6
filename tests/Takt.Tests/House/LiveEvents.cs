using System.Net;
using System.Net.ServerSentEvents;

namespace Takt.Tests;

/// <summary>A stream of server-sent events as a browser listens to it. A beat, which says nothing, is not told.</summary>
sealed class LiveEvents : IAsyncDisposable
{
    readonly HttpResponseMessage answer;
    readonly IAsyncEnumerator<SseItem<string>> events;

    LiveEvents(HttpResponseMessage answer, Stream body) =>
        (this.answer, events) = (answer, SseParser.Create(body).EnumerateAsync(Cancel).GetAsyncEnumerator(Cancel));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Asks for a stream, with the cookies of a session.</summary>
    public static Task<HttpResponseMessage> Ask(HttpClient client, string address, string cookies)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    /// <summary>Listens, and has heard "hello".</summary>
    public static async Task<LiveEvents> Of(HttpClient client, string address, string cookies)
    {
        var answer = await Ask(client, address, cookies);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var stream = new LiveEvents(answer, await answer.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal("hello", await stream.Next());
        return stream;
    }

    /// <summary>What is said next; null when the stream has ended as it should.</summary>
    /// <exception cref="IOException">It broke off.</exception>
    public async Task<string?> Next()
    {
        // Two beats and more without a word is too long.
        while (await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(40), Cancel))
        {
            Assert.Equal("", events.Current.Data); // that something has changed, and never what
            if (events.Current.EventType is not "beat")
            {
                return events.Current.EventType;
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        answer.Dispose();
        try
        {
            await events.DisposeAsync();
        }
        catch (NotSupportedException)
        {
            // somebody still waits for the next
        }
    }
}
