using Microsoft.Playwright;

namespace Takt.Browser;

/// <summary>A page that remembers what the browser complained of: errors on the console, what the policy refused, scripts that failed.</summary>
sealed class Tab : IAsyncDisposable
{
    readonly List<string> complaints = [];

    Tab(IPage page)
    {
        Page = page;
        page.Console += (_, said) =>
        {
            if (said.Type is "error" or "warning" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                complaints.Add($"console: {said.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"script: {error}");
        page.RequestFailed += (_, request) =>
        {
            if (request.Failure is not "net::ERR_ABORTED") // a page left while something of it was on its way
            {
                complaints.Add($"request: {request.Url} {request.Failure}");
            }
        };
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400 && !answer.Request.IsNavigationRequest)
            {
                complaints.Add($"request: {answer.Url} {answer.Status}");
            }
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>The same, and forgets them: before the tab goes on to another page.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        string[] taken = [.. complaints];
        complaints.Clear();
        return taken;
    }

    public static async Task<Tab> In(IBrowserContext context) => new(await context.NewPageAsync());

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
