using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Takt.Tests;

/// <summary>
/// A directory on a real port: OpenIddict's server, without a store. It lets in whoever asks, and says of them what the test
/// has told it. Under /falsk stands a liar: the same keys and endpoints under another issuer's name.
/// </summary>
sealed class SomeDirectory : IAsyncDisposable
{
    public const string ClientId = "takt";
    public const string ClientSecret = "bare til prøve";

    readonly WebApplication app;

    SomeDirectory(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public string Liar => $"{Address}/falsk";

    /// <summary>What it says of the next one who signs in.</summary>
    public List<Claim> Says { get; } = [];

    /// <summary>What it was asked last.</summary>
    public OpenIddictRequest? Asked { get; private set; }

    public static async Task<SomeDirectory> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        SomeDirectory? directory = null;
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication();
        builder
            .Services.AddOpenIddict()
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes(OpenIddictConstants.Scopes.Email, OpenIddictConstants.Scopes.Profile);
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.EnableDegradedMode();
                server.UseAspNetCore().DisableTransportSecurityRequirement();
                server.AddEventHandler<ValidateAuthorizationRequestContext>(h =>
                    h.UseInlineHandler(request =>
                    {
                        if (request.ClientId != ClientId)
                        {
                            request.Reject(OpenIddictConstants.Errors.InvalidClient);
                        }

                        return default;
                    })
                );
                server.AddEventHandler<ValidateTokenRequestContext>(h =>
                    h.UseInlineHandler(request =>
                    {
                        if (request.ClientId != ClientId || request.ClientSecret != ClientSecret)
                        {
                            request.Reject(OpenIddictConstants.Errors.InvalidClient);
                        }

                        return default;
                    })
                );
                server.AddEventHandler<HandleAuthorizationRequestContext>(h =>
                    h.UseInlineHandler(request =>
                    {
                        directory!.Asked = request.Request;
                        var identity = new ClaimsIdentity(directory.Says.Select(c => c.Clone()), "directory");
                        var who = new ClaimsPrincipal(identity);
                        who.SetScopes(request.Request.GetScopes());
                        who.SetDestinations(_ => [Destinations.IdentityToken]);
                        request.SignIn(who);
                        return default;
                    })
                );
            });
        var app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/falsk/.well-known/openid-configuration", (Delegate)Lie);
        await app.StartAsync();
        return directory = new(app);
    }

    public void Say(string subject, params ReadOnlySpan<(string Type, object Value)> claims)
    {
        Asked = null;
        Says.Clear();
        Says.Add(new(Claims.Subject, subject));
        foreach (var (type, value) in claims)
        {
            Says.Add(new(type, $"{value}", value is bool ? ClaimValueTypes.Boolean : ClaimValueTypes.String));
        }
    }

    /// <summary>What a browser does there: it asks, and is sent back at once.</summary>
    public static async Task<Uri> Visit(Uri address)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.Headers.Location
            ?? throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    static async Task<IResult> Lie(HttpContext http)
    {
        using var client = new HttpClient();
        var home = $"{http.Request.Scheme}://{http.Request.Host}";
        var told = JsonNode.Parse(await client.GetStringAsync($"{home}/.well-known/openid-configuration", http.RequestAborted))!;
        told["issuer"] = $"{home}/falsk";
        return Results.Text(told.ToJsonString(), "application/json");
    }
}
