using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Somebody with a browser without script: opens pages, fills in the forms that stand there, sends them, follows redirects.</summary>
public sealed class Visitor(Kommune kommune) : IDisposable
{
    readonly HttpClient client = kommune.Client(new() { PerDomainCapacity = 50 });

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What happens at another host one is sent to: the address it sends one back to. Without it, being sent there is a fault.</summary>
    public Func<Uri, Task<Uri>>? Elsewhere { get; init; }

    /// <summary>What the browser says it is.</summary>
    public string? Browser { get; init; }

    /// <summary>Scheme, host and port of the municipality.</summary>
    public string Origin => client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>The page one stands on.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    /// <summary>Path and query one ended up at.</summary>
    public string At { get; private set; } = "/";

    /// <summary>What a person reads on the page.</summary>
    public string Text => string.Join(' ', Page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public string Title => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public Task<Visitor> Open(string address) => Go(new(HttpMethod.Get, address));

    /// <summary>Sends a form of the page as a browser would: every field in it, hidden ones too, with these filled in.</summary>
    /// <param name="handler">The form's name; its action for a form of another kind.</param>
    /// <param name="fields">Name and value; null leaves a field out.</param>
    public Task<Visitor> Send(string handler, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var form =
            Page.QuerySelectorAll<IHtmlFormElement>("form")
                .FirstOrDefault(f =>
                    f.GetAttribute("action") == handler || f.QuerySelector("[name=_handler]")?.GetAttribute("value") == handler
                )
            ?? throw new InvalidOperationException($"No form '{handler}' at {At} ({(int)Status}): {Text}");
        var values = Filled(form);
        foreach (var (name, value) in fields)
        {
            values.RemoveAll(v => v.Key == name);
            if (value is not null)
            {
                values.Add(new(name, value));
            }
        }

        var to = form.GetAttribute("action") is { Length: > 0 } action ? action : At;
        return Post(to, values);
    }

    /// <summary>Sends a form of the page with a file in it.</summary>
    public Task<Visitor> SendFile(string handler, string field, string fileName, byte[] file)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in FieldsOf(handler))
        {
            body.Add(new StringContent(value), name);
        }

        body.Add(new ByteArrayContent(file), field, fileName);
        return Go(new(HttpMethod.Post, At) { Content = body });
    }

    public Task<Visitor> Post(string address, IEnumerable<KeyValuePair<string, string>> values) =>
        Go(new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(values) });

    /// <summary>What a script of the page is answered when it sends this; one stays on the page.</summary>
    public async Task<(HttpStatusCode Status, string Body)> Fetch(string address, params IEnumerable<KeyValuePair<string, string>> values)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(values) };
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await client.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>What a form of the page would send as it stands.</summary>
    public List<KeyValuePair<string, string>> FieldsOf(string handler) =>
        Filled(
            Page.QuerySelectorAll<IHtmlFormElement>("form")
                .Single(f => f.QuerySelector("[name=_handler]")?.GetAttribute("value") == handler)
        );

    /// <summary>What stands in a field of the page.</summary>
    public string? Field(string name) =>
        Page.QuerySelector($"[name=\"{name}\"]") switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value,
            IHtmlInputElement { Type: "radio" } => Page.QuerySelector<IHtmlInputElement>($"[name=\"{name}\"][checked]")?.Value,
            IHtmlInputElement input => input.Value,
            _ => null,
        };

    /// <summary>Signs in as somebody, with a session of one's own.</summary>
    public async Task<Visitor> As(Guid person)
    {
        var (token, hash) = SessionCookie.Make(kommune.Municipality);
        await kommune.With(async db =>
        {
            var account = await db.Accounts.FirstOrDefaultAsync(a => a.PersonId == person, Cancel);
            if (account is null)
            {
                db.Accounts.Add(account = new() { PersonId = person, UserName = $"{person}" });
            }

            var now = kommune.Host.Services.GetRequiredService<Clock>().Now;
            db.Sessions.Add(
                new()
                {
                    TokenHash = hash,
                    AccountId = account.Id,
                    By = SignedInBy.Code,
                    StartedAt = now,
                    ExpiresAt = now + SessionCookie.Lifetime,
                }
            );
            await db.Save("signed in", Cancel);
        });
        Carry(SessionCookie.Name, token);
        return this;
    }

    /// <summary>The bytes of a file.</summary>
    public async Task<byte[]> Download(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await client.SendAsync(request, Cancel);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(Cancel);
    }

    /// <summary>Listens to a stream, beside the page.</summary>
    internal Task<LiveEvents> Listen(string address) => LiveEvents.Of(client, address, CookieLine);

    /// <summary>The answer's head, beside the page; no redirect is followed.</summary>
    internal Task<HttpResponseMessage> Ask(string address) => LiveEvents.Ask(client, address, CookieLine);

    string CookieLine => string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));

    /// <summary>The value of a cookie the browser holds.</summary>
    public string? Cookie(string name) => cookies.GetValueOrDefault(name);

    /// <summary>Puts a cookie in the browser, or takes it away.</summary>
    public void Carry(string name, string? value)
    {
        if (value is null)
        {
            cookies.Remove(name);
        }
        else
        {
            cookies[name] = value;
        }
    }

    public void Dispose() => client.Dispose();

    readonly Dictionary<string, string> cookies = [];

    async Task<Visitor> Go(HttpRequestMessage request)
    {
        for (var hops = 0; ; hops++)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
            if (request.Method == HttpMethod.Post)
            {
                request.Headers.TryAddWithoutValidation("Origin", Origin); // as every browser does
            }

            if (Browser is not null)
            {
                request.Headers.TryAddWithoutValidation("User-Agent", Browser);
            }

            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
            Keep(answer);
            Status = answer.StatusCode;
            var address = new Uri(client.BaseAddress!, request.RequestUri!);
            At = address.PathAndQuery;
            if (answer.Headers.Location is not { } next || hops == 5)
            {
                var isStream = answer.Content.Headers.ContentType?.MediaType == "text/event-stream"; // which has no end to read to
                Page = await new HtmlParser().ParseDocumentAsync(isStream ? "" : await answer.Content.ReadAsStringAsync(Cancel), Cancel);
                return this;
            }

            var to = new Uri(address, next);
            if (Elsewhere is not null && to.Host != client.BaseAddress!.Host)
            {
                to = await Elsewhere(to);
            }

            Assert.Equal(client.BaseAddress!.Host, to.Host); // nobody is sent elsewhere
            request = new(HttpMethod.Get, to.PathAndQuery);
        }
    }

    void Keep(HttpResponseMessage answer)
    {
        foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
        {
            var (name, value) = line.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : (line, "");
            var ends = line.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase);
            Carry(name, ends || value.Length == 0 ? null : value);
        }
    }

    static List<KeyValuePair<string, string>> Filled(IHtmlFormElement form)
    {
        List<KeyValuePair<string, string>> values = [];
        foreach (var field in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var name = field.GetAttribute("name")!;
            switch (field)
            {
                case IHtmlInputElement { Type: "submit" or "button" or "file" }:
                case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    values.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    values.Add(new(name, area.Value));
                    break;
                case IHtmlSelectElement { Value: var chosen }:
                    values.Add(new(name, chosen ?? ""));
                    break;
            }
        }

        return values;
    }
}
