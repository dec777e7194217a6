using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Takt.Browser.Chromium))]

namespace Takt.Browser;

/// <summary>The Chromium of the machine, once for the assembly: nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    IPlaywright playwright = null!;
    IBrowser browser = null!;

    static string Executable =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("The browser tests need Chromium on the PATH. Install it (apt-get install chromium).");

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Executable, Args = ["--disable-dev-shm-usage", "--disable-gpu"] }
        );
    }

    /// <summary>A browser with nothing in its cache, its wishes as given, at home in a municipality.</summary>
    internal Task<IBrowserContext> Open(Kommune kommune, Look look, string? session = null, bool script = true) =>
        Open($"http://{TestHost.HostOf(kommune.Municipality)}:{kommune.Host.Port}", look, session, script);

    /// <summary>The same, at home at an address.</summary>
    internal async Task<IBrowserContext> Open(string home, Look look, string? session = null, bool script = true)
    {
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = home,
                ColorScheme = look.Scheme,
                JavaScriptEnabled = script,
                Locale = "nb-NO",
                ReducedMotion = ReducedMotion.Reduce,
                TimezoneId = "Europe/Oslo",
                ViewportSize = new() { Width = look.Width, Height = look.Height },
            }
        );
        context.SetDefaultTimeout(30_000); // two cores, and others that work on them
        await context.AddCookiesAsync([
            new()
            {
                Url = home,
                Name = "takt-sprak",
                Value = look.Language,
            },
        ]);
        if (session is not null)
        {
            await context.AddCookiesAsync([
                new()
                {
                    Url = home,
                    Name = SessionCookie.Name,
                    Value = session,
                },
            ]);
        }

        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
