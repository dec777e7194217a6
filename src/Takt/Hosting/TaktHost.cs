using System.Diagnostics.Metrics;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Takt.Layout;

namespace Takt;

/// <summary>Builds the application: for serving, for commands and for tests alike.</summary>
static class TaktHost
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = typeof(TaktHost).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
                WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            }
        );
        Secrets.Add(builder.Configuration);
        adjust?.Invoke(builder);
        AddServices(builder);
        var app = builder.Build();
        UsePipeline(app);
        return app;
    }

    static void AddServices(WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets(); // for runs from the build output; a published one has its files beside it
        var services = builder.Services;
        services.AddOptionsWithValidateOnStart<TaktSettings>().BindConfiguration(TaktSettings.Section);
        services.AddSingleton<IValidateOptions<TaktSettings>, TaktSettingsCheck>();
        var settings = builder.Configuration.GetSection(TaktSettings.Section).Get<TaktSettings>() ?? new();

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.LargestRequest;
        });
        services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = settings.LargestRequest;
            form.ValueCountLimit = 4096;
        });

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Clock>();
        services.AddSingleton<Catalogue>();
        services.AddSingleton<TextLibrary>();
        services.AddSingleton<CatalogueStore>();
        services.AddSingleton<Installation>();
        services.AddSingleton<Municipalities>();
        services.AddSingleton<Moving>();
        services.AddSingleton<FileBackups>();
        services.AddSingleton<Backups>();
        services.AddSingleton<Exporting>();
        services.AddSingleton<CatalogueWatch>();
        services.AddHostedService(s => s.GetRequiredService<CatalogueWatch>());
        services.AddSingleton<IJobLeases, JobLeases>();
        services.AddSingleton<LiveHints>();
        services.AddSingleton<EventDispatch>();
        services.AddHostedService(s => s.GetRequiredService<EventDispatch>());
        services.AddSingleton<AuditSealing>();
        services.AddHostedService(s => s.GetRequiredService<AuditSealing>());
        services.AddHostedService<SqliteStatistics>();
        services.AddDbLeases<SqliteDb, PostgresDb>();
        AddShared(services, settings);
        settings.Files.Folder = Path.GetFullPath(
            settings.Files.Folder is { Length: > 0 } folder ? folder : Path.Combine(settings.Data, "files")
        );
        services.AddFiles(settings.Files, settings.VirusScan);
        services.AddMail(settings.Mail);
        services.AddWebhooks(settings.Webhooks, settings.Demo);
        services.AddSearch();
        services.AddApi();
        ApiDocument.Add(services);
        foreach (var module in Modules.All)
        {
            services.AddSingleton(module);
            module.AddServices(services);
        }

        services.AddRazorComponents(razor => razor.MaxFormMappingCollectionSize = 2_000); // the columns of a file to import, a field each
        services.AddScoped<Frame>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // otherwise ø becomes &#xF8;
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "takt-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, AntiforgeryBinding>();
        services.AddRateLimiter(Limits.Add);
        services.AddSingleton<TryLimits>();
        services.AddScoped<ITries, Tries>();
        Compression.Add(services);
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: ["ready"]);
        AddTelemetry(builder);
    }

    static void AddShared(IServiceCollection services, TaktSettings settings)
    {
        if (settings.Postgres is { } postgres)
        {
            services.AddDbContext<SharedDb, PostgresShared>(o => Leases.Postgres(o, postgres));
            services.AddDbContext<PostgresShared>(o => Leases.Postgres(o, postgres));
            services.AddDataProtection().SetApplicationName("Takt").PersistKeysToDbContext<PostgresShared>();
            services.AddHostedService(s => ActivatorUtilities.CreateInstance<LiveRelay>(s, postgres));
            services.AddSingleton<SharedLimits>();
            services.AddHostedService(s => s.GetRequiredService<SharedLimits>());
        }
        else
        {
            var connection = $"Data Source={Path.Combine(settings.Data, "shared.db")}";
            services.AddDbContext<SharedDb, SqliteShared>(o => Leases.Sqlite(o, connection));
            services.AddDbContext<SqliteShared>(o => Leases.Sqlite(o, connection));
            services.AddDataProtection().SetApplicationName("Takt").PersistKeysToDbContext<SqliteShared>();
        }
    }

    /// <summary>Traces and metrics, made only where OTEL_EXPORTER_OTLP_ENDPOINT says whither: nobody pays for what nobody reads.</summary>
    static void AddTelemetry(WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry();
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry
                .WithTracing(traces => traces.AddAspNetCoreInstrumentation(requests => requests.Filter = IsTraced).AddOtlpExporter())
                .WithMetrics(metrics =>
                    metrics
                        .AddAspNetCoreInstrumentation()
                        .AddView(instrument => TellsRoutes(instrument) ? MetricStreamConfiguration.Drop : null)
                        .AddOtlpExporter()
                );
        }
    }

    // These count by route, and ask nobody who is not to be counted. How long a request takes is measured elsewhere, and does ask.
    static bool TellsRoutes(Instrument instrument) =>
        instrument.Meter.Name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal)
        || instrument.Meter.Name == "Microsoft.AspNetCore.Routing";

    // Whoever takes part without an account leaves no trace: a trace has a time and an address. Nor do addresses that are secrets.
    static bool IsTraced(HttpContext http) =>
        !Untraced.Any(part => http.Request.Path.StartsWithSegments(part, StringComparison.OrdinalIgnoreCase));

    static readonly PathString[] Untraced = ["/s", "/kalender", "/varsler/stopp", "/velkommen", "/forste-oppstart"];

    static void UsePipeline(WebApplication app)
    {
        // Said to be there, so that it is not put first of all: nobody comes back from a directory before the municipality of the
        // host is known. Their address is an endpoint like others (DirectorySignIn), and who acts is Sessions' matter.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.Use(SecurityHeaders.Set);

        // Before any municipality: whoever balances the load calls a node by its address, and asks about the node.
        app.UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.UseHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        Compression.Use(app);
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/feil/500",
                CreateScopeForErrors = true,
                StatusCodeSelector = trouble =>
                    trouble switch
                    {
                        NotFound => StatusCodes.Status404NotFound,
                        Forbidden => StatusCodes.Status403Forbidden,
                        Refusal => StatusCodes.Status422UnprocessableEntity,
                        BadHttpRequestException bad => bad.StatusCode,
                        _ when Errors.IsOfAddress(trouble) => StatusCodes.Status400BadRequest,
                        _ when DatabaseAway.Is(trouble) => StatusCodes.Status503ServiceUnavailable,
                        _ => StatusCodes.Status500InternalServerError,
                    },
                SuppressDiagnosticsCallback = context =>
                    context.Exception is NotFound or Forbidden or Refusal or BadHttpRequestException
                    || Errors.IsOfAddress(context.Exception),
            }
        );
        app.UseStatusCodePagesWithReExecute("/feil/{0}", createScopeForStatusCodePages: true);
        app.Use(Errors.AreRead);
        app.Use(ApiFrame.Answer);
        app.UseRouting();
        app.Use(Hall.Queue);
        app.Use(app.Services.GetRequiredService<CatalogueWatch>().Know);
        app.Use(Sessions.BindMunicipality);
        app.Use(Sessions.SignIn);
        app.Use(Frame.Prepare);
        app.Use(Refused.Tell);
        app.UseRateLimiter();
        app.Use(AccessGate.Check);
        app.Use(PartGate.Check);
        app.UseAntiforgery();
        app.Use(AccessGate.CheckForm);

        app.MapStaticAssets().WithMetadata(new OpenAttribute { WhenClosed = true });
        ApiDocument.Map(app);
        ThemeEndpoint.Map(app);
        CalendarEndpoint.Map(app);
        app.MapRazorComponents<App>().AddAdditionalAssemblies([.. Modules.All.Select(m => m.Assembly)]);
        foreach (var module in Modules.All)
        {
            module.MapEndpoints(app);
        }
    }
}
