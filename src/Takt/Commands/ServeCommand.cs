using Takt.Organisation.Contracts;

namespace Takt.Commands;

/// <summary>Serves the pages until stopped.</summary>
static class ServeCommand
{
    public static async Task Run(string[] settings, int port, CancellationToken cancel)
    {
        await using var app = TaktHost.Build([.. settings, $"--urls=http://127.0.0.1:{port}"]);
        await app.Services.GetRequiredService<Installation>().Open(cancel);
        await app.StartAsync(cancel);
        await Say(app, $"http://127.0.0.1:{port}", cancel);
        await app.WaitForShutdownAsync(cancel);
    }

    static async Task Say(WebApplication app, string address, CancellationToken cancel)
    {
        foreach (var municipality in app.Services.GetRequiredService<Catalogue>().All)
        {
            await using var scope = app.Services.ScopeFor(municipality, Actor.Command(Environment.UserName));
            var path = municipality.IsDemo
                ? "/demo"
                : await FirstAdministrator.Invite(
                    scope.ServiceProvider.GetRequiredService<Db>(),
                    scope.ServiceProvider.GetRequiredService<Clock>(),
                    cancel
                );
            Console.WriteLine($"{municipality.Name}: {address}{path}");
        }
    }
}
