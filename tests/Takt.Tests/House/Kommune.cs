using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Tests;

/// <summary>A municipality of the test class's own.</summary>
public abstract class Kommune(TestHost host, bool isDemo) : IAsyncLifetime
{
    public TestHost Host { get; } = host;

    public Municipality Municipality { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Municipality = await Host.NewMunicipality(isDemo);

    /// <summary>Works on the database as somebody, in a lease of its own.</summary>
    public async Task<T> With<T>(Func<Db, Task<T>> work, Actor? actor = null)
    {
        await using var scope = Host.Services.ScopeFor(Municipality, actor ?? Actor.Command("test"));
        return await work(scope.ServiceProvider.GetRequiredService<Db>());
    }

    public Task With(Func<Db, Task> work, Actor? actor = null) =>
        With(
            async db =>
            {
                await work(db);
                return 0;
            },
            actor
        );

    public HttpClient Client(CookieContainer? cookies = null) => Host.Client(Municipality, cookies ?? new());

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>An empty municipality: the root unit and nothing else.</summary>
public sealed class EmptyKommune(TestHost host) : Kommune(host, isDemo: false);

/// <summary>Fjordvik, the demonstration municipality.</summary>
public sealed class DemoKommune(TestHost host) : Kommune(host, isDemo: true);
