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
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
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
