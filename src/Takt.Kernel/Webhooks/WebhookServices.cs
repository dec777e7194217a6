using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>Registering what webhooks need.</summary>
public static class WebhookServices
{
    extension(IServiceCollection services)
    {
        /// <summary>Lets other systems be told of what happens.</summary>
        /// <param name="settings">Where they may be.</param>
        /// <param name="isDemo">Whether plain http is taken, since there is nothing to hide.</param>
        public void AddWebhooks(WebhookSettings settings, bool isDemo)
        {
            settings.TakesHttp = isDemo;
            services.AddSingleton(settings);
            services.AddSingleton<OutwardAddresses>();
            services.AddSingleton<WebhookSecrets>();
            services.AddSingleton<WebhookPost>();
            services.AddScoped<WebhookLayout>();
            services.AddSingleton(s => new WebhookSending(
                s,
                s.GetRequiredService<Catalogue>(),
                s.GetRequiredService<IJobLeases>(),
                s.GetRequiredService<WebhookPost>(),
                s.GetRequiredService<Clock>(),
                s.GetRequiredService<Microsoft.Extensions.Logging.ILogger<WebhookSending>>()
            ));
            services.AddHostedService(s => s.GetRequiredService<WebhookSending>());
        }
    }
}
