using Microsoft.Playwright;
using Takt.Evaluations;
using Takt.FollowUp;

namespace Takt.Browser;

/// <summary>What a first visit costs somebody with a poor connection: nothing in the cache.</summary>
public sealed class FirstVisit(PublishedApp app, Chromium chromium, ITestOutputHelper output) : IClassFixture<PublishedApp>
{
    const double MostKilobytes = 100;
    const double MostKilobytesOfScript = 40;

    [Theory]
    [InlineData(EvaluationsUrls.List)]
    [InlineData(FollowUpUrls.List + "?visning=apne")]
    public async Task A_list_weighs_little(string address)
    {
        Assert.SkipWhen(app.Address is null, "Nothing is published in out/app: ./takt test does that first.");
        await using var entrance = await chromium.Open($"{app.Address}", Look.Wide);
        await using var door = await Tab.In(entrance);
        await door.Page.GotoAsync("/demo");
        await door.Page.Locator("button", new() { HasText = "Torleif Aasgård" }).ClickAsync();
        await door.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        var session = (await entrance.CookiesAsync()).Single(c => c.Name == SessionCookie.Name).Value;

        await using var browser = await chromium.Open($"{app.Address}", Look.Wide, session);
        await using var tab = await Tab.In(browser);
        var wire = await browser.NewCDPSessionAsync(tab.Page);
        Dictionary<string, (string Type, string Url)> asked = [];
        List<(string Type, string Url, double Bytes)> got = [];
        wire.Event("Network.responseReceived").OnEvent += (_, e) =>
            asked[e!.Value.GetProperty("requestId").GetString()!] = (
                e.Value.GetProperty("type").GetString()!,
                e.Value.GetProperty("response").GetProperty("url").GetString()!
            );
        wire.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            var (type, url) = asked[e!.Value.GetProperty("requestId").GetString()!];
            got.Add((type, url, e.Value.GetProperty("encodedDataLength").GetDouble()));
        };
        await wire.SendAsync("Network.enable");

        await tab.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        foreach (var (type, url, bytes) in got.Where(g => g.Bytes > 0))
        {
            output.WriteLine($"{bytes / 1000, 6:0.0} kB {type, -10} {new Uri(url).AbsolutePath}");
        }

        var (all, script) = (got.Sum(g => g.Bytes) / 1000, got.Where(g => g.Type == "Script").Sum(g => g.Bytes) / 1000);
        output.WriteLine(
            $"{address}: {all:0.0} kB in all (at most {MostKilobytes}), {script:0.0} kB script (at most {MostKilobytesOfScript})"
        );
        Assert.Contains(got, g => g.Type == "Document");
        Assert.Contains(got, g => g.Type == "Script");
        Assert.InRange(all, 1, MostKilobytes);
        Assert.InRange(script, 1, MostKilobytesOfScript);
        Assert.Equal([], tab.Complaints);
    }
}
