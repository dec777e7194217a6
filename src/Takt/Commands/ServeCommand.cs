namespace Takt.Commands;

/// <summary>Serves the pages until stopped.</summary>
static class ServeCommand
{
    public static async Task Run(string[] settings, string bind, int port, CancellationToken cancel)
    {
        await using var app = TaktHost.Build([.. settings, $"--urls=http://{bind}:{port}"]);
        await app.Services.GetRequiredService<Installation>().Open(cancel);
        await app.StartAsync(cancel);
        await Say(app, $"http://{bind}:{port}", cancel);
        await app.WaitForShutdownAsync(cancel);
    }

    static async Task Say(WebApplication app, string address, CancellationToken cancel)
    {
        if (app.Services.GetRequiredService<Catalogue>().All is not [var municipality])
        {
            Console.WriteLine($"{address}: 'takt municipality list' shows the hosts.");
            return;
        }

        var path = municipality.IsDemo ? "/demo" : await app.Services.GetRequiredService<Municipalities>().Invite(municipality, cancel);
        Console.WriteLine($"{municipality.Name}: {address}{path}");
    }
}
