using System.Net;
using System.Text.RegularExpressions;

namespace Takt.Bench;

/// <summary>Somebody signed in to the demonstration: the cookies wrk carries, and a form it can send again and again.</summary>
sealed partial class Visit(HttpClient client, string? host = null)
{
    readonly Dictionary<string, string> cookies = [];

    public string Cookies => string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));

    /// <summary>Signs in as the one who sees everything: the longest list, the widest access check.</summary>
    public async Task<Visit> SignIn(string name)
    {
        var page = await Read("/demo");
        var at = page.IndexOf($"Logg inn<span class=\"ds-sr-only\">{name}", StringComparison.Ordinal);
        at = at < 0 ? page.IndexOf($"ds-sr-only\"> {name}", StringComparison.Ordinal) : at;
        var account = Account().Matches(page[..at])[^1].Groups["id"].Value;
        using var answer = await Send(HttpMethod.Post, "/demo", new(Hidden(page, "demo")) { ["Form.Account"] = account });
        return answer.StatusCode == HttpStatusCode.Redirect ? this : throw new InvalidOperationException($"Sign-in: {answer.StatusCode}");
    }

    /// <summary>The form of a new measure for the leader of a unit, filled in, as a browser sends it.</summary>
    public async Task<string> MeasureForm(Guid unit)
    {
        var page = await Read("/tiltak/ny");
        Dictionary<string, string> fields = new(Hidden(page, "measure"))
        {
            ["Form.What"] = "Et tiltak fra målingen",
            ["Form.Owner"] = $"{Seat.LeaderOf(unit)}",
            ["Form.Due"] = "31.12.2099",
        };
        using var content = new FormUrlEncodedContent(fields);
        return await content.ReadAsStringAsync();
    }

    /// <summary>Sends a form of a page with these fields, as whoever sits at it would.</summary>
    public async Task PostForm(string path, string handler, params IEnumerable<(string Name, string Value)> fields)
    {
        var page = await Read(path);
        var form = new Dictionary<string, string>(Hidden(page, handler));
        if (Version().Match(page) is { Success: true } version)
        {
            form["Form.Version"] = version.Groups["version"].Value;
        }

        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }

        using var answer = await Send(HttpMethod.Post, path, form);
        if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
        {
            throw new InvalidOperationException($"{path}: {answer.StatusCode}");
        }
    }

    public async Task<string> Read(string path)
    {
        using var answer = await Send(HttpMethod.Get, path, null);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsStringAsync()
            : throw new InvalidOperationException($"{path}: {answer.StatusCode}");
    }

    public async Task<byte[]> Bytes(string path)
    {
        using var answer = await Send(HttpMethod.Get, path, null);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    public async Task Post(string path, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(form, null, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("Cookie", Cookies);
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
        {
            throw new InvalidOperationException($"{path}: {answer.StatusCode}");
        }
    }

    async Task<HttpResponseMessage> Send(HttpMethod method, string path, Dictionary<string, string>? fields)
    {
        using var request = new HttpRequestMessage(method, path) { Content = fields is null ? null : new FormUrlEncodedContent(fields) };
        request.Headers.Host = host;
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", Cookies);
        }

        var answer = await client.SendAsync(request);
        foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
        {
            if (line.Split(';')[0].Split('=', 2) is [var name, var value])
            {
                cookies[name] = value;
            }
        }

        return answer;
    }

    static Dictionary<string, string> Hidden(string page, string handler)
    {
        var form = page[page.IndexOf($"name=\"_handler\" value=\"{handler}\"", StringComparison.Ordinal)..];
        return new() { ["_handler"] = handler, ["__RequestVerificationToken"] = Token().Match(form).Groups["token"].Value };
    }

    [GeneratedRegex("name=\"Form.Account\" value=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Account();

    [GeneratedRegex("name=\"Form.Version\" value=\"(?<version>[0-9]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Version();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
