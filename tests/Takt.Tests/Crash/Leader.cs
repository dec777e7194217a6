using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Takt.Tests;

/// <summary>
/// One of the demonstration's leaders at a browser. The cookies and the form's token outlive the server: both are in the
/// database, so the same form can be sent to the next process.
/// </summary>
sealed class Leader
{
    readonly Dictionary<string, string> cookies = [];
    List<KeyValuePair<string, string>> form = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Signs in and opens the form of a new measure.</summary>
    public static async Task<Leader> SignIn(HttpClient client, string name)
    {
        var leader = new Leader();
        var people = await leader.Get(client, "/demo");
        var button = people
            .QuerySelectorAll("li")
            .First(row => row.TextContent.Contains(name, StringComparison.Ordinal))
            .QuerySelector("button")!;
        using var signedIn = await leader.Post(
            client,
            "/demo",
            [.. Hidden(people, "demo"), new("Form.Account", button.GetAttribute("value")!)]
        );
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);

        var empty = await leader.Get(client, "/tiltak/ny");
        var owner = empty.QuerySelectorAll<IHtmlOptionElement>("[name='Form.Owner'] option").First(o => o.Value.Length > 0).Value;
        leader.form = [.. Hidden(empty, "measure"), new("Form.Owner", owner), new("Form.Due", "31.12.2099")];
        return leader;
    }

    /// <summary>Sends the form. Returns the id of the measure when the server has said that it is made.</summary>
    /// <exception cref="HttpRequestException">The server went away before it answered.</exception>
    public async Task<Guid> MakeMeasure(HttpClient client, string what)
    {
        using var answer = await Post(client, "/tiltak/ny", [.. form, new("Form.What", what)]);
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, $"{answer.StatusCode}");
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    /// <summary>Sends the form with a key of one's own, perhaps once more. Returns the measure, or what went wrong.</summary>
    public async Task<(Guid? Made, Trouble? Trouble)> TryMeasure(HttpClient client, string what, Guid key)
    {
        var fields = form.Where(f => f.Key != "Form.Key").Append(new("Form.What", what)).Append(new("Form.Key", $"{key}"));
        var (location, trouble) = await TryPost(client, "/tiltak/ny", [.. fields]);
        return location is null ? (null, trouble)
            : Guid.TryParse(location.Split('/')[^1], out var made) ? (made, null)
            : (null, new(HttpStatusCode.Redirect, location));
    }

    /// <summary>Sends a form. Returns where it leads to, or what went wrong.</summary>
    public async Task<(string? Location, Trouble? Trouble)> TryPost(
        HttpClient client,
        string address,
        List<KeyValuePair<string, string>> fields
    )
    {
        var (answer, trouble) = await Try(client, () => new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });
        using (answer)
        {
            return
                answer?.Headers.Location is { OriginalString: var location }
                && answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther
                ? (location, null)
                : (null, trouble ?? new(answer!.StatusCode, await answer.Content.ReadAsStringAsync(CancellationToken.None)));
        }
    }

    /// <summary>Opens a page. Returns what went wrong; null when it is shown.</summary>
    public async Task<Trouble?> TryGet(HttpClient client, string address) => (await TryText(client, address)).Trouble;

    /// <summary>Opens a page and reads a form of it.</summary>
    public async Task<List<KeyValuePair<string, string>>?> TryForm(HttpClient client, string address, string handler) =>
        (await TryText(client, address)).Text is { } text
            ? [.. Hidden(await new HtmlParser().ParseDocumentAsync(text, Cancel), handler)]
            : null;

    /// <summary>Opens a page. Returns its text, or what went wrong.</summary>
    public async Task<(string? Text, Trouble? Trouble)> TryText(HttpClient client, string address)
    {
        var (answer, trouble) = await Try(client, () => new(HttpMethod.Get, address));
        using (answer)
        {
            if (answer is null)
            {
                return (null, trouble);
            }

            var said = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            return answer.StatusCode is HttpStatusCode.OK
                ? (said, null)
                : (null, new(answer.StatusCode, $"{answer.Headers.Location} {said}"));
        }
    }

    /// <summary>The cookies, as a browser sends them.</summary>
    public string CookieLine => string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));

    async Task<(HttpResponseMessage? Answer, Trouble? Trouble)> Try(HttpClient client, Func<HttpRequestMessage> request)
    {
        try
        {
            return (await Send(client, request()), null);
        }
        catch (Exception none) when (none is HttpRequestException or TaskCanceledException && !Cancel.IsCancellationRequested)
        {
            return (null, new(null, none.Message));
        }
    }

    /// <summary>Opens a page.</summary>
    public async Task<IHtmlDocument> Get(HttpClient client, string address)
    {
        using var answer = await Send(client, new(HttpMethod.Get, address));
        Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancel), Cancel);
    }

    Task<HttpResponseMessage> Post(HttpClient client, string address, List<KeyValuePair<string, string>> fields) =>
        Send(client, new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });

    async Task<HttpResponseMessage> Send(HttpClient client, HttpRequestMessage request)
    {
        using (request)
        {
            if (cookies.Count > 0)
            {
                request.Headers.Add("Cookie", CookieLine);
            }

            var answer = await client.SendAsync(request, Cancel);
            if (form.Count == 0) // several send the finished form at once
            {
                Keep(answer);
            }

            return answer;
        }
    }

    void Keep(HttpResponseMessage answer)
    {
        foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
        {
            if (line.Split(';')[0].Split('=', 2) is [var name, var value])
            {
                cookies[name] = value;
            }
        }
    }

    static IEnumerable<KeyValuePair<string, string>> Hidden(IHtmlDocument page, string handler) =>
        page.QuerySelectorAll<IHtmlFormElement>("form")
            .First(f => f.QuerySelector("[name=_handler]")?.GetAttribute("value") == handler)
            .QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
            .Select(field => KeyValuePair.Create(field.Name!, field.Value));
}

/// <summary>Why a request came to nothing.</summary>
/// <param name="Status">Null when there was no answer.</param>
/// <param name="Said">What was.</param>
sealed record Trouble(HttpStatusCode? Status, string Said)
{
    /// <summary>Whether Takt itself says that it cannot just now, and not the proxy in front of it.</summary>
    public bool IsOurs => Status is HttpStatusCode.ServiceUnavailable && Said.Contains("id=\"hoved\"", StringComparison.Ordinal);
}
