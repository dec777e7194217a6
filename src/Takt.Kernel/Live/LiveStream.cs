using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Takt.Kernel;

/// <summary>
/// The stream a live page listens to: server-sent events that say when to read the page again. It says "hello" when it begins,
/// so that whatever happened while nobody listened is read too.
/// </summary>
public static class LiveStream
{
    /// <summary>Streams one session may hold on a node. A page that nobody looks at closes its own.</summary>
    public const int MostOfOneSession = 20;

    /// <summary>Streams one code may have on a node: a hall full of telephones.</summary>
    public const int MostOfOneCode = 5000;

    /// <summary>The longest that nothing is said: a proxy must wait longer than this.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    // Sessions run out and posts end without anybody saving anything.
    static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    // Whatever was never told, by a node that died and stayed away, is read within this.
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Maps a stream to an address of the module, which asks for what the page asks for.</summary>
    /// <param name="endpoints">The module's.</param>
    /// <param name="route">With <c>{id:guid}</c>: the topic.</param>
    /// <param name="permission">As the page's <see cref="NeedsAttribute"/>.</param>
    /// <param name="maySee">The page's own rule on the row; asked when the stream begins, and again while it lasts.</param>
    public static void MapLive(
        this IEndpointRouteBuilder endpoints,
        string route,
        string permission,
        Func<Db, Guid, CancellationToken, Task<bool>> maySee
    ) =>
        endpoints
            .MapGet(route, (Guid id, HttpContext http) => Open(http, new(id, permission, maySee)))
            .WithMetadata(new NeedsAttribute(permission));

    /// <summary>
    /// Maps a stream that whoever knows a code may listen to, without an account: of a topic that says nothing but that something
    /// has changed. It knows nothing of who listens.
    /// </summary>
    /// <param name="endpoints">The module's.</param>
    /// <param name="route">With <c>{code}</c>.</param>
    /// <param name="find">The topic a code leads to; null when it leads nowhere.</param>
    public static void MapOpenLive(
        this IEndpointRouteBuilder endpoints,
        string route,
        Func<HttpContext, Db, string, CancellationToken, Task<Guid?>> find
    ) =>
        endpoints
            .MapGet(route, (string code, HttpContext http) => OpenToAll(http, code, find))
            .WithMetadata(new OpenAttribute())
            .DisableHttpMetrics();

    static async Task<IResult> OpenToAll(HttpContext http, string code, Func<HttpContext, Db, string, CancellationToken, Task<Guid?>> find)
    {
        var services = http.RequestServices;
        var db = services.GetRequiredService<Db>();
        var topic = new LiveTopic(
            db.Municipality.OrganisationNumber,
            await find(http, db, code, http.RequestAborted) ?? throw new NotFound()
        );
        var hints = services.GetRequiredService<LiveHints>();
        if (hints.Count(topic) >= MostOfOneCode)
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests); // the page then stands as it was opened
        }

        var ear = hints.Listen((topic, LiveHint.Changed));
        http.Response.RegisterForDispose(ear);
        await db.LetGo();
        return Streamed(http, ear, () => Task.FromResult(true));
    }

    static async Task<IResult> Open(HttpContext http, Rule rule)
    {
        var services = http.RequestServices;
        var (origin, hints) = (services.GetRequiredService<Origin>(), services.GetRequiredService<LiveHints>());
        var municipality = origin.Municipality.OrganisationNumber;
        var session = new LiveTopic(municipality, origin.Actor.SessionId ?? throw new NotFound());
        if (hints.Count(session) >= MostOfOneSession)
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        // Listens before it asks, and before the page is read: nothing falls between.
        var ear = hints.Listen(
            (new(municipality, rule.Id), LiveHint.Changed),
            (session, LiveHint.Access),
            (LiveTopic.AccessIn(municipality), LiveHint.Access)
        );
        http.Response.RegisterForDispose(ear);
        var db = services.GetRequiredService<Db>();
        if (!await rule.MaySee(db, rule.Id, http.RequestAborted))
        {
            throw new NotFound();
        }

        await db.LetGo();
        return Streamed(http, ear, () => MayStill(http, rule, http.RequestAborted));
    }

    static ServerSentEventsResult<string> Streamed(HttpContext http, LiveEar ear, Func<Task<bool>> mayStill)
    {
        var end = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted,
            http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping
        );
        http.Response.RegisterForDispose(end);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no"; // a proxy that gathers what it passes on would keep it for itself
        return TypedResults.ServerSentEvents(Follow(ear, mayStill, end.Token));
    }

    static async IAsyncEnumerable<SseItem<string>> Follow(
        LiveEar ear,
        Func<Task<bool>> mayStill,
        [EnumeratorCancellation] CancellationToken end
    )
    {
        yield return new("", "hello") { ReconnectionInterval = TimeSpan.FromSeconds(1) };
        var (begun, asked) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(begun) < Longest && await Next(ear, end) is { } heard)
        {
            if (heard.HasFlag(LiveHint.Access) || Stopwatch.GetElapsedTime(asked) > AskAgain)
            {
                if (!await mayStill())
                {
                    yield break;
                }

                asked = Stopwatch.GetTimestamp();
            }

            yield return new(
                "",
                heard.HasFlag(LiveHint.Resync) ? "resync"
                    : heard.HasFlag(LiveHint.Changed) ? "changed"
                    : "beat"
            );
        }
    }

    static async Task<LiveHint?> Next(LiveEar ear, CancellationToken end)
    {
        try
        {
            return await ear.Wait(Beat, end);
        }
        catch (OperationCanceledException)
        {
            return null; // the browser has gone, or this node is about to
        }
    }

    // In a scope of its own, which gives its connection back: who waits holds none.
    [SuppressMessage("Design", "CA1031", Justification = "Whoever cannot be asked about is let go, and comes back when it can.")]
    static async Task<bool> MayStill(HttpContext http, Rule rule, CancellationToken end)
    {
        try
        {
            if (
                !http.RequestServices.GetRequiredService<Catalogue>().TryFind(http.Request.Host.Host, out var municipality)
                || SessionCookie.Read(http, municipality) is not { } token
            )
            {
                return false;
            }

            await using var scope = http.RequestServices.ScopeFor(municipality, Actor.Nobody);
            var services = scope.ServiceProvider;
            var actor = await services.GetRequiredService<IActorSource>().Find(SessionCookie.HashOf(token), end);
            if (actor is null or { MustFirst: not null } || !actor.May(rule.Permission))
            {
                return false;
            }

            services.GetRequiredService<Origin>().ActAs(actor);
            return await rule.MaySee(services.GetRequiredService<Db>(), rule.Id, end);
        }
        catch (Exception)
        {
            return false;
        }
    }

    sealed record Rule(Guid Id, string Permission, Func<Db, Guid, CancellationToken, Task<bool>> MaySee);
}
