using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>Scopes outside a request: commands, jobs, event handlers, tests.</summary>
public static class Scopes
{
    extension(IServiceProvider services)
    {
        /// <summary>A new scope bound to a municipality, acting as somebody.</summary>
        public AsyncServiceScope ScopeFor(Municipality municipality, Actor actor)
        {
            var scope = services.CreateAsyncScope();
            var origin = scope.ServiceProvider.GetRequiredService<Origin>();
            origin.Bind(municipality);
            origin.ActAs(actor);
            return scope;
        }
    }
}
