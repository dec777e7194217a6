using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>
/// SCIM 2.0 (RFC 7643 and 7644): how another system, Microsoft Entra ID first of all, brings people and groups. By token only.
/// </summary>
static class ScimEndpoints
{
    const long LargestBody = 2 * 1024 * 1024;
    const int DeepestBody = 16;
    const int Tries = 3;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var scim = endpoints.MapGroup(OrganisationUrls.Scim).AddEndpointFilter(Answer);
        var (read, change) = (new ScimAccess(), new ScimAccess { Post = true });

        var resources = scim.MapGroup("").WithMetadata(change);
        resources.MapGet("/Users", ListUsers);
        resources.MapPost("/Users", MakeUser);
        resources.MapGet("/Users/{id}", GetUser);
        resources.MapPut(
            "/Users/{id}",
            (HttpContext http, string id) => ChangeUser(http, id, (u, sent, seen) => u.Replace(id, sent, seen, http.RequestAborted))
        );
        resources.MapPatch(
            "/Users/{id}",
            (HttpContext http, string id) => ChangeUser(http, id, (u, sent, seen) => u.Patch(id, sent, seen, http.RequestAborted))
        );
        resources.MapDelete("/Users/{id}", DeleteUser);
        resources.MapPost("/Users/.search", SearchUsers);

        resources.MapGet("/Groups", ListGroups);
        resources.MapPost("/Groups", MakeGroup);
        resources.MapGet("/Groups/{id}", GetGroup);
        resources.MapPut("/Groups/{id}", ReplaceGroup);
        resources.MapPatch("/Groups/{id}", PatchGroup);
        resources.MapDelete("/Groups/{id}", DeleteGroup);
        resources.MapPost("/Groups/.search", SearchGroups);

        var told = scim.MapGroup("").WithMetadata(read);
        told.MapGet("/ServiceProviderConfig", (HttpContext http) => new ScimAnswer(ScimDiscovery.Config(Root(http))));
        told.MapGet("/ResourceTypes", (HttpContext http) => new ScimAnswer(ScimDiscovery.ResourceTypes(Root(http))));
        told.MapGet(
            "/ResourceTypes/{name}",
            (HttpContext http, string name) => new ScimAnswer(ScimDiscovery.ResourceType(name, Root(http)))
        );
        told.MapGet("/Schemas", (HttpContext http) => new ScimAnswer(ScimDiscovery.Schemas(Root(http))));
        told.MapGet("/Schemas/{schema}", (HttpContext http, string schema) => new ScimAnswer(ScimDiscovery.Schema(schema, Root(http))));

        // What SCIM has and Takt does not is answered in SCIM's form too, not with a page for people.
        scim.Map("/{**rest}", NotHere).WithMetadata(change);
    }

    static async Task<IResult> ListUsers(HttpContext http, ScimUsers users) =>
        new ScimAnswer(await users.List(ScimAsk.Read(ScimKind.User, http.Request.Query), Root(http), http.RequestAborted));

    static async Task<IResult> SearchUsers(HttpContext http, ScimUsers users) =>
        new ScimAnswer(await users.List(ScimAsk.Read(ScimKind.User, await Sent(http)), Root(http), http.RequestAborted));

    static async Task<IResult> GetUser(HttpContext http, string id, ScimUsers users) =>
        User(http, await users.Get(id, http.RequestAborted), StatusCodes.Status200OK);

    static async Task<IResult> MakeUser(HttpContext http, ScimUsers users) =>
        User(http, await users.Make(await Sent(http), http.RequestAborted), StatusCodes.Status201Created);

    static async Task<IResult> ChangeUser(HttpContext http, string id, Func<ScimUsers, JsonElement, ScimSeen, Task<ScimUserView>> change)
    {
        var (users, sent) = (http.RequestServices.GetRequiredService<ScimUsers>(), await Sent(http));
        return User(http, await Again(http, () => change(users, sent, Seen(http))), StatusCodes.Status200OK);
    }

    static async Task<IResult> DeleteUser(HttpContext http, string id, ScimUsers users)
    {
        await Again(http, () => Done(users.Delete(id, Seen(http), http.RequestAborted)));
        return Results.NoContent();
    }

    static async Task<IResult> ListGroups(HttpContext http, ScimGroups groups) =>
        new ScimAnswer(await groups.List(ScimAsk.Read(ScimKind.Group, http.Request.Query), Root(http), http.RequestAborted));

    static async Task<IResult> SearchGroups(HttpContext http, ScimGroups groups) =>
        new ScimAnswer(await groups.List(ScimAsk.Read(ScimKind.Group, await Sent(http)), Root(http), http.RequestAborted));

    static async Task<IResult> GetGroup(HttpContext http, string id, ScimGroups groups) =>
        await Group(http, groups, await groups.Get(id, http.RequestAborted), StatusCodes.Status200OK);

    static async Task<IResult> MakeGroup(HttpContext http, ScimGroups groups) =>
        await Group(http, groups, await groups.Make(await Sent(http), http.RequestAborted), StatusCodes.Status201Created);

    static async Task<IResult> ReplaceGroup(HttpContext http, string id, ScimGroups groups)
    {
        var sent = await Sent(http);
        var view = await Again(http, () => groups.Replace(id, sent, Seen(http), http.RequestAborted));
        return await Group(http, groups, view, StatusCodes.Status200OK);
    }

    // A list of thousands is not sent back for every member that comes; whoever wants it says so.
    static async Task<IResult> PatchGroup(HttpContext http, string id, ScimGroups groups)
    {
        var sent = await Sent(http);
        var view = await Again(http, () => groups.Patch(id, sent, Seen(http), http.RequestAborted));
        return http.Request.Query.ContainsKey("attributes")
            ? await Group(http, groups, view, StatusCodes.Status200OK)
            : Results.NoContent();
    }

    static async Task<IResult> DeleteGroup(HttpContext http, string id, ScimGroups groups)
    {
        await Again(http, () => Done(groups.Delete(id, Seen(http), http.RequestAborted)));
        return Results.NoContent();
    }

    static ScimAnswer NotHere(HttpContext http, string? rest)
    {
        var first = (rest ?? "").Split('/')[0];
        throw first is "Bulk" or "Me" or ".search" || ScimKind.All.Any(k => k.Endpoint == first)
            ? new ScimRefusal(StatusCodes.Status501NotImplemented, $"Takt does not do {http.Request.Method} {http.Request.Path}.")
            : new ScimRefusal(StatusCodes.Status404NotFound, $"There is nothing at {http.Request.Path}.");
    }

    static ScimAnswer User(HttpContext http, ScimUserView view, int status)
    {
        var told = ScimShown.Read(ScimKind.User, http.Request.Query).Of(view.Told(Root(http)));
        return One(http, told, view.Version, $"{Root(http)}/Users/{view.Id}", status);
    }

    static async Task<ScimAnswer> Group(HttpContext http, ScimGroups groups, ScimGroupView view, int status)
    {
        var shown = ScimShown.Read(ScimKind.Group, http.Request.Query);
        return One(
            http,
            await groups.Told(view, shown, Root(http), http.RequestAborted),
            view.Version,
            $"{Root(http)}/Groups/{view.Id}",
            status
        );
    }

    static ScimAnswer One(HttpContext http, JsonObject told, string version, string location, int status)
    {
        http.Response.Headers.ETag = version;
        if (status == StatusCodes.Status201Created)
        {
            http.Response.Headers.Location = location;
        }

        return HttpMethods.IsGet(http.Request.Method) && ScimSeen.Read(http.Request.Headers.IfNoneMatch.ToString()).Holds(version)
            ? new(null, StatusCodes.Status304NotModified)
            : new(told, status);
    }

    static ScimSeen Seen(HttpContext http) => ScimSeen.Read(http.Request.Headers.IfMatch.ToString());

    static string Root(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{OrganisationUrls.Scim}";

    static async Task<JsonElement> Sent(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestBody;
        }

        using var sent = await JsonDocument.ParseAsync(
            http.Request.Body,
            new() { MaxDepth = DeepestBody, AllowDuplicateProperties = false },
            http.RequestAborted
        );
        return ScimBody.Sound(sent.RootElement.Clone());
    }

    // Two changes of the same at once: the one that was second is made on what the first left.
    static async Task<T> Again<T>(HttpContext http, Func<Task<T>> change)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await change();
            }
            catch (Conflict) when (tried < Tries)
            {
                http.RequestServices.GetRequiredService<Db>().ChangeTracker.Clear();
            }
        }
    }

    static async Task<bool> Done(Task act)
    {
        await act;
        return true;
    }

    static async ValueTask<object?> Answer(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ScimRefusal refusal)
        {
            return new ScimAnswer(ScimRefusal.Body(refusal.Status, refusal.Message, refusal.Kind), refusal.Status);
        }
        catch (JsonException wrong)
        {
            return Refused(StatusCodes.Status400BadRequest, $"The body is no JSON that can be read: {wrong.Message}", "invalidSyntax");
        }
        catch (BadHttpRequestException bad)
        {
            return Refused(bad.StatusCode, $"The body is at most {LargestBody / 1024 / 1024} MiB.", "tooMany");
        }
        catch (Conflict)
        {
            return Refused(StatusCodes.Status409Conflict, "Others change the same resource just now. Try again.", null);
        }

        static ScimAnswer Refused(int status, string detail, string? kind) => new(ScimRefusal.Body(status, detail, kind), status);
    }
}

/// <summary>By token, with a no in SCIM's form.</summary>
sealed class ScimAccess() : ByTokenAttribute(OrganisationPermissions.Provision)
{
    public override Task Refuse(HttpContext http, int status)
    {
        if (status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }
        else if (status == StatusCodes.Status429TooManyRequests)
        {
            http.Response.Headers.RetryAfter = "10";
        }

        var detail = status switch
        {
            StatusCodes.Status401Unauthorized =>
                "Send a token made in Takt, under Administration, as 'Authorization: Bearer …'. It may be wrong, revoked or too old.",
            StatusCodes.Status429TooManyRequests => "Too many requests. Wait ten seconds.",
            _ when !http.RequestServices.GetRequiredService<Origin>().Municipality.Uses(OrganisationUrls.Scim) =>
                "The municipality has switched the directory off. It is switched on in Takt, under Administration.",
            _ => "The token may not do this.",
        };
        return new ScimAnswer(ScimRefusal.Body(status, detail), status).ExecuteAsync(http);
    }
}

/// <summary>An answer as application/scim+json.</summary>
sealed class ScimAnswer(JsonObject? body, int status = StatusCodes.Status200OK) : IResult
{
    // For a program, never for a browser: Norwegian letters as they are.
    static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        if (body is not null)
        {
            httpContext.Response.ContentType = "application/scim+json";
            await JsonSerializer.SerializeAsync(httpContext.Response.Body, body, Json, httpContext.RequestAborted);
        }
    }
}
