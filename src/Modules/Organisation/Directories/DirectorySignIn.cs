using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Takt.Organisation;

/// <summary>
/// Signing in by the municipality's directory: authorization code with PKCE. State, nonce, issuer, audience and signature are
/// checked by ASP.NET Core's handler; what comes after is ours: who it is here (<see cref="DirectoryDesk"/>), and our own session.
/// </summary>
static class DirectorySignIn
{
    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication();
        services.AddOptionsWithValidateOnStart<DirectoryProviders>().Configure<IConfiguration>(DirectoryProviders.Read);
        services.AddSingleton<IValidateOptions<DirectoryProviders>, DirectoryProvidersCheck>();
        services
            .AddOptions<AuthenticationOptions>()
            .Configure<IOptions<DirectoryProviders>>(
                (authentication, providers) =>
                {
                    foreach (var provider in providers.Value.All)
                    {
                        authentication.AddScheme<OpenIdConnectHandler>(provider.Scheme, provider.Name);
                    }
                }
            );
        services.AddTransient<OpenIdConnectHandler>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>()
        );
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, DirectoryHandlerOptions>();
        services.AddScoped<DirectoryDesk>();
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(OrganisationUrls.Directory + "/{key}", Leave).WithMetadata(new OpenAttribute());
        endpoints.MapGet(OrganisationUrls.DirectoryReturn + "/{key}", Return).WithMetadata(new OpenAttribute());
    }

    // A link, not a form: the content security policy lets no form lead away from here.
    static async Task Leave(
        string key,
        string? til,
        Guid? baret,
        HttpContext http,
        Origin origin,
        Catalogue catalogue,
        IOptions<DirectoryProviders> providers,
        ILoggerFactory logs
    )
    {
        if (providers.Value.For(origin.Municipality, catalogue).FirstOrDefault(p => p.Key == key) is not { } provider)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            var leaving = new AuthenticationProperties { RedirectUri = SignInDesk.Local(til) };
            leaving.Items[LostInput.CarriedField] = baret?.ToString();
            await http.ChallengeAsync(provider.Scheme, leaving);
        }
        catch (InvalidOperationException unreachable)
        {
            logs.CreateLogger(typeof(DirectorySignIn)).LogError(unreachable, "The directory {Provider} does not answer.", provider.Key);
            http.Response.Redirect(OrganisationUrls.SignInRefused(DirectoryDesk.Failed, baret));
        }
    }

    /// <summary>What was laid before one left to sign in.</summary>
    internal static Guid? LaidBy(AuthenticationProperties? leaving) =>
        Guid.TryParse(leaving?.Items.TryGetValue(LostInput.CarriedField, out var laid) == true ? laid : null, out var id) ? id : null;

    static async Task Return(
        string key,
        HttpContext http,
        Origin origin,
        Catalogue catalogue,
        IOptions<DirectoryProviders> providers,
        IAuthenticationHandlerProvider handlers
    )
    {
        if (
            providers.Value.For(origin.Municipality, catalogue).FirstOrDefault(p => p.Key == key) is not { } provider
            || await handlers.GetHandlerAsync(http, provider.Scheme) is not IAuthenticationRequestHandler handler
            || !await handler.HandleRequestAsync()
        )
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}

/// <summary>How the framework's handler talks to each directory.</summary>
sealed class DirectoryHandlerOptions(IOptions<DirectoryProviders> providers) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public void Configure(OpenIdConnectOptions options) { }

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (providers.Value.All.FirstOrDefault(p => p.Scheme == name) is not { } provider)
        {
            return;
        }

        options.Authority = provider.Authority;
        (options.ClientId, options.ClientSecret) = (provider.ClientId, provider.ClientSecret);
        options.RequireHttpsMetadata = !provider.IsLoopback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query; // so that the cookies of state and nonce can be Lax
        options.UsePkce = true;
        options.CallbackPath = $"{OrganisationUrls.DirectoryReturn}/{provider.Key}";
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.ClaimActions.Clear(); // they would take acr and iss away
        options.SignInScheme = provider.Scheme + "-session"; // never signed in to: our own session begins instead
        foreach (var scope in provider.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append("email"))
        {
            options.Scope.Add(scope);
        }

        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.Events = new()
        {
            OnRedirectToIdentityProvider = leaving =>
            {
                leaving.ProtocolMessage.AcrValues = provider.AcrValues.Length > 0 ? provider.AcrValues : null;
                if (leaving.HttpContext.RequestServices.GetRequiredService<Origin>().Actor.IsSomebody)
                {
                    leaving.ProtocolMessage.Prompt = OpenIdConnectPrompt.Login; // asked again, to change how one gets in
                }

                return Task.CompletedTask;
            },
            OnTicketReceived = async received =>
            {
                received.HandleResponse();
                var desk = received.HttpContext.RequestServices.GetRequiredService<DirectoryDesk>();
                var laid = DirectorySignIn.LaidBy(received.Properties);
                var refused = await desk.LetIn(received.HttpContext, provider, received.Principal!);
                received.Response.Redirect(
                    refused is not null
                        ? OrganisationUrls.SignInRefused(refused, laid)
                        : await LostInput.Fetch(received.HttpContext, laid) ?? SignInDesk.Local(received.ReturnUri)
                );
            },
            OnRemoteFailure = failed =>
            {
                failed.HandleResponse();
                failed
                    .HttpContext.RequestServices.GetRequiredService<ILoggerFactory>()
                    .CreateLogger(typeof(DirectorySignIn))
                    .LogWarning(failed.Failure, "Sign-in by {Provider} was refused.", provider.Key);
                failed.Response.Redirect(OrganisationUrls.SignInRefused(DirectoryDesk.Failed, DirectorySignIn.LaidBy(failed.Properties)));
                return Task.CompletedTask;
            },
        };
    }
}

/// <summary>From a person in a directory to a person here, and in.</summary>
sealed class DirectoryDesk(Db db, Clock clock, Origin origin, SignInDesk desk, IOptions<DirectoryProviders> providers)
{
    /// <summary>Why somebody was not let in, as the address says it.</summary>
    public const string Failed = "feil";
    public const string Unknown = "ukjent";
    public const string NoAccount = "konto";
    public const string NoPost = "stilling";
    public const string TooLow = "niva";

    /// <summary>What is said of it.</summary>
    public static string? Said(string? refused) =>
        refused switch
        {
            Failed => Texts.DirectoryFailed,
            Unknown => Texts.DirectoryUnknown,
            NoAccount => Texts.DirectoryNoAccount,
            NoPost => Texts.DirectoryNoPost,
            TooLow => Texts.DirectoryTooLow,
            _ => null,
        };

    /// <summary>Begins a session for whoever the directory says it is; else says why not.</summary>
    public async Task<string?> LetIn(HttpContext http, DirectoryProvider provider, ClaimsPrincipal who)
    {
        var cancel = http.RequestAborted;
        if (provider.Levels.Count > 0 && !provider.Levels.Contains(who.FindFirstValue("acr")))
        {
            return TooLow;
        }

        var (issuer, subject) = (who.FindFirstValue("iss"), who.FindFirstValue("sub"));
        if (issuer is null or { Length: > DirectoryLogin.Longest } || subject is null or { Length: 0 or > DirectoryLogin.Longest })
        {
            return Failed;
        }

        var account = await (
            from login in db.Set<DirectoryLogin>()
            where login.Issuer == issuer && login.Subject == subject
            join a in db.Set<Account>() on login.AccountId equals a.Id
            select a
        ).SingleOrDefaultAsync(cancel);
        if (account is null)
        {
            if (await Find(provider, who, cancel) is not { } person)
            {
                return Unknown;
            }

            account = await db.Accounts.OrderBy(a => a.Id).FirstOrDefaultAsync(a => a.PersonId == person, cancel);
            if (account is null && provider.Provisioning == Provisioning.ProvisionedOnly)
            {
                return NoAccount;
            }

            if (!await IsAtWork(person, cancel))
            {
                return NoPost;
            }

            if (account is null)
            {
                var name = $"{provider.Key}:{subject}";
                db.Accounts.Add(
                    account = new()
                    {
                        PersonId = person,
                        UserName = name.Length <= 256 ? name : name[..256],
                        NormalizedUserName = name.ToUpperInvariant()[..Math.Min(name.Length, 256)],
                        SecurityStamp = $"{Guid.NewGuid():N}",
                    }
                );
            }

            db.Add(new DirectoryLogin(account.Id, issuer, subject, clock.Now));
        }
        else if (!await IsAtWork(account.PersonId, cancel))
        {
            return NoPost;
        }

        var strong = provider.SecondFactor || provider.Levels.Count > 0 || who.FindAll("amr").Any(a => a.Value == "mfa");
        await desk.Start(http, account, strong ? SignedInBy.DirectoryAndMore : SignedInBy.Directory, cancel);
        return null;
    }

    Task<bool> IsAtWork(Guid person, CancellationToken cancel) =>
        db.Assignments.AsOf(clock.Today).AnyAsync(a => a.PersonId == person, cancel);

    // Exactly one, or nobody: two with the same address are nobody's address.
    [SuppressMessage("Performance", "CA1862", Justification = "A query: the database compares.")]
    async Task<Guid?> Find(DirectoryProvider provider, ClaimsPrincipal who, CancellationToken cancel)
    {
        if (provider.Match == DirectoryMatch.NationalIdentity)
        {
            if (NationalIdentity.Read(who.FindFirstValue("pid")) is not { } number)
            {
                return null;
            }

            var hash = NationalIdentity.HashOf(providers.Value.NationalIdentityKey, origin.Municipality, number);
            return await db.NationalIdentities.Where(i => i.KeyedHash == hash).Select(i => (Guid?)i.PersonId).SingleOrDefaultAsync(cancel);
        }

        var address = provider.Match == DirectoryMatch.UserName ? who.FindFirstValue("preferred_username") : VerifiedEmail(who);
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        var lower = address.Trim().ToLowerInvariant();
        var found = await db.People.Where(p => p.Email!.ToLower() == lower).Select(p => p.Id).Take(2).ToListAsync(cancel);
        return found is [var only] ? only : null;
    }

    // Entra ID says so in a claim of its own (xms_edov); an address nobody has verified is anybody's.
    static string? VerifiedEmail(ClaimsPrincipal who) =>
        IsTrue(who.FindFirstValue("email_verified")) || IsTrue(who.FindFirstValue("xms_edov")) ? who.FindFirstValue("email") : null;

    static bool IsTrue(string? claim) => string.Equals(claim, "true", StringComparison.OrdinalIgnoreCase) || claim == "1";
}
