using Microsoft.Extensions.Configuration.Json;

namespace Takt;

/// <summary>Secrets come from the environment, or from a folder with a file each, named as the setting: Takt__Postgres.</summary>
static class Secrets
{
    /// <summary>Where containers have them (/run/secrets), where systemd has them (LoadCredential), and where TAKT_SECRETS says.</summary>
    public static void Add(IConfigurationManager configuration)
    {
        string?[] folders =
        [
            "/run/secrets",
            Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY"),
            Environment.GetEnvironmentVariable("TAKT_SECRETS"),
        ];
        foreach (var folder in folders.OfType<string>().Where(System.IO.Directory.Exists))
        {
            configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: true);
        }
    }

    const string SecretKey = "Takt:Files:SecretKey";

    /// <summary>The settings in a settings file that hold a secret: it is read by more than may read one.</summary>
    public static IEnumerable<string> InFiles(IConfiguration configuration) =>
        from provider in (configuration as IConfigurationRoot)?.Providers.OfType<JsonConfigurationProvider>() ?? []
        from key in (string[])["Takt:Postgres", "Takt:PostgresOwner", SecretKey]
        where provider.TryGet(key, out var value) && IsSecret(key, value ?? "")
        select key;

    static bool IsSecret(string key, string value) =>
        key == SecretKey ? value.Length > 0 : value.Contains("password", StringComparison.OrdinalIgnoreCase);
}
