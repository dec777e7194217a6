using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Takt.Bench;

/// <summary>The least a page can cost here: a minimal API that answers as many bytes as the list page, from a constant.</summary>
static class Bare
{
    public static async Task Serve(int port, int bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var page = new string('x', bytes);
        app.MapGet("/", () => Results.Content(page, "text/html; charset=utf-8"));
        await app.RunAsync($"http://127.0.0.1:{port}");
    }
}
