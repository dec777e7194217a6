using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Tests;

/// <summary>What every answer says to the browser, asked of every address.</summary>
public sealed class AnswerHeaders(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // What anybody may see and keep: colours and mark of the municipality.
    static readonly HashSet<string> Kept = ["/theme.css", "/kommunevapen.png"];

    IEnumerable<RouteEndpoint> Endpoints =>
        kommune
            .Host.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } m || m.Contains("GET"));

    [Fact]
    public async Task Every_answer_says_what_it_is_and_that_nobody_keeps_it()
    {
        using var visitor = await kommune.SignedIn("Alle Svar", await kommune.Root(), Roles.Administrator);
        foreach (
            var address in Endpoints.Select(AccessRules.Filled).Distinct().Where(a => !a.StartsWith("/logg-inn/", StringComparison.Ordinal))
        )
        {
            using var answer = await visitor.Ask(address);
            string Said(string header) => answer.Headers.TryGetValues(header, out var values) ? string.Join(", ", values) : "";
            Assert.Equal((address, "nosniff"), (address, Said("X-Content-Type-Options")));
            Assert.Contains("frame-ancestors 'none'", Said("Content-Security-Policy") + address, StringComparison.Ordinal);
            Assert.Contains("object-src 'none'; base-uri 'none'", Said("Content-Security-Policy") + address, StringComparison.Ordinal);
            Assert.Equal((address, "same-origin"), (address, Said("Referrer-Policy")));
            Assert.Equal((address, ""), (address, Said("Server") + Said("X-Powered-By") + Said("Access-Control-Allow-Origin")));
            if (!Kept.Contains(address))
            {
                Assert.True(
                    answer.Headers.CacheControl is { NoStore: true } or { Private: true, NoCache: true },
                    $"{address}: {answer.Headers.CacheControl}"
                );
            }

            if (
                answer.Content.Headers.ContentType is { } type
                && type.MediaType!.StartsWith("text/", StringComparison.Ordinal)
                && type.MediaType != "text/event-stream"
            )
            {
                Assert.Equal((address, "utf-8"), (address, type.CharSet));
            }
        }
    }

    [Theory]
    [InlineData("none", "br")]
    [InlineData("same-origin", "br")]
    [InlineData("same-site", null)]
    [InlineData("cross-site", null)]
    [InlineData(null, null)]
    public async Task A_page_is_compressed_for_whoever_came_here_themselves(string? from, string? encoding)
    {
        using var client = kommune.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/logg-inn");
        request.Headers.Add("Accept-Encoding", "br");
        if (from is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", from);
        }

        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Fact]
    public async Task No_page_fails_at_what_its_own_address_may_hold()
    {
        using var visitor = await kommune.SignedIn("Alle Adresser", await kommune.Root(), Roles.Administrator);
        var asked = 0;
        foreach (var page in Endpoints.Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))
        {
            var names = page
                .Metadata.GetRequiredMetadata<ComponentTypeMetadata>()
                .Type.GetProperties()
                .Select(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is { } from ? from.Name ?? p.Name : null)
                .OfType<string>();
            foreach (var address in names.SelectMany(n => Odd.Select(odd => $"{AccessRules.Filled(page)}?{n}={odd}")))
            {
                using var answer = await visitor.Ask(address);
                Assert.True((int)answer.StatusCode < 500, $"{address}: {answer.StatusCode}");
                asked++;
            }
        }

        Assert.True(asked > 100);
    }

    static readonly string[] Odd = ["a", "-1", "99999999999999999999", "%00", "&", "%ff"];

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("FOO")]
    public async Task A_method_no_page_has_does_nothing_and_says_nothing_back(string method)
    {
        using var leader = await kommune.SignedIn($"Med {method}", await kommune.Root(), Roles.Leader);
        using var client = kommune.Client();
        foreach (var address in (string[])["/", "/tiltak/ny", "/logg-inn", "/oppslag/personer?q=med"])
        {
            using var request = new HttpRequestMessage(new(method), address);
            request.Headers.Add("Cookie", $"{SessionCookie.Name}={leader.Cookie(SessionCookie.Name)}");
            request.Headers.Add("X-Said", "gjenklang");
            using var answer = await client.SendAsync(request, Cancel);
            Assert.True((int)answer.StatusCode is 400 or 404 or 405, $"{method} {address}: {answer.StatusCode}");
            Assert.DoesNotContain("gjenklang", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_with_a_sign_no_text_has_is_refused_and_is_no_fault()
    {
        using var leader = await kommune.SignedIn("Nul Tegn", await kommune.Root(), Roles.Leader);
        await leader.Open("/tiltak/ny");
        await leader.Send("measure", ("Form.What", "a\0b"));
        Assert.Equal(HttpStatusCode.BadRequest, leader.Status);

        // As it is sent with a file, the framework lets it through.
        await leader.Open("/tiltak/ny");
        using var client = kommune.Client();
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in leader.FieldsOf("measure").Where(f => f.Key != "Form.What").Append(new("Form.What", "c\0d")))
        {
            body.Add(new StringContent(value), name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/tiltak/ny") { Content = body };
        request.Headers.Add("Cookie", string.Join("; ", new[] { SessionCookie.Name, "takt-form" }.Select(c => $"{c}={leader.Cookie(c)}")));
        request.Headers.Add("Origin", leader.Origin);
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);

        using var nobody = new Visitor(kommune);
        await nobody.Post("/tiltak/ny", [new("Form.What", "a\0b")]);
        Assert.Equal(HttpStatusCode.BadRequest, nobody.Status);
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/tiltak?q=//a", true)]
    [InlineData("//elsewhere.example", false)]
    [InlineData("/\\elsewhere.example", false)]
    [InlineData("/\t/elsewhere.example", false)]
    [InlineData("/\r\n/elsewhere.example", false)]
    [InlineData("https://elsewhere.example", false)]
    [InlineData("tiltak", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void What_a_browser_reads_as_elsewhere_is_no_address_of_ours(string? address, bool isOurs)
    {
        Assert.Equal(isOurs, OwnAddress.Is(address));
        Assert.Equal(isOurs ? address : "/", Organisation.SignInDesk.Local(address));
    }

    [Fact]
    public async Task Whoever_fetches_one_file_after_another_is_stopped_and_nobody_else()
    {
        var root = await kommune.Root();
        using var one = await kommune.SignedIn("Mange Filer", root, Roles.Leader);
        using var other = await kommune.SignedIn("En Fil", root, Roles.Leader);
        List<HttpStatusCode> answers = [];
        while (answers.Count < 300 && answers.LastOrDefault() is not HttpStatusCode.TooManyRequests) // one more for each second that passes
        {
            using var answer = await one.Ask("/tiltak/liste.xlsx");
            answers.Add(answer.StatusCode);
        }

        Assert.True(answers.Count > 60);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (answers[0], answers[^1]));
        using var theirs = await other.Ask("/tiltak/liste.xlsx");
        Assert.Equal(HttpStatusCode.OK, theirs.StatusCode);
    }

    [Fact]
    public async Task A_folder_a_settings_file_and_what_lies_above_are_not_handed_out()
    {
        using var client = kommune.Client();
        foreach (
            var address in (string[])
                [
                    "/_content/",
                    "/_content/Takt.Ui/",
                    "/.git/config",
                    "/appsettings.json",
                    "/takt.dll",
                    "/_content/Takt.Ui/%2e%2e/%2e%2e/appsettings.json",
                    "/data/shared.db",
                ]
        )
        {
            using var answer = await client.GetAsync(address, Cancel);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, answer.StatusCode));
        }
    }
}
