using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>Registering what mail needs.</summary>
public static class MailServices
{
    extension(IServiceCollection services)
    {
        /// <summary>Lets people be written to by the mail server of the settings, when there is one.</summary>
        public void AddMail(MailSettings settings)
        {
            services.AddScoped<Telling>();
            services.AddScoped<Comments>();
            services.AddSingleton(settings);
            services.AddSingleton<MailLinks>();
            services.AddSingleton<LetterWriter>();
            services.AddSingleton<InvitationWriter>();
            services.AddSingleton<Inviting>();
            services.AddScoped<ConvenedDays>();
            services.AddSingleton<MailReading>();
            services.AddSingleton<MailFetching>();
            services.AddHostedService(s => s.GetRequiredService<MailFetching>());
            services.AddSingleton<Mailing>();
            services.AddHostedService(s => s.GetRequiredService<Mailing>());
        }
    }
}
