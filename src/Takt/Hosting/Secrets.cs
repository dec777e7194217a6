using Microsoft.Extensions.Configuration.Json;

namespace Takt;

/// <summary>Secrets come from the environment, or from a folder with a file each, named as the setting: Takt__Postgres.</summary>
static class Secrets
{
    /// <summary>Where containers have them (/run/secrets), where systemd has them (LoadCredential), and where TAKT_SECRETS says.</summary>
    /// <exception cref="Refusal">TAKT_SECRETS names no folder: without what is in it, Takt would begin an empty installation on SQLite.</exception>
    public static void Add(IConfigurationManager configuration)
    {
        var named = Environment.GetEnvironmentVariable("TAKT_SECRETS");
        if (named is { Length: > 0 } && !System.IO.Directory.Exists(named))
        {
            throw new Refusal($"TAKT_SECRETS is {named}, which is no folder that {Environment.UserName} can see.");
        }

        string?[] folders = ["/run/secrets", Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY"), named];
        foreach (var folder in folders.OfType<string>().Where(System.IO.Directory.Exists))
        {
            configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: true);
        }
    }

    // These are secrets whatever they hold; a connection string is one when there is a password in it.
    static readonly string[] Whole = ["Takt:Files:SecretKey", "Takt:Mail:Password", "Takt:Mail:Incoming:Password"];

    /// <summary>The settings in a settings file that hold a secret: it is read by more than may read one.</summary>
    public static IEnumerable<string> InFiles(IConfiguration configuration) =>
        from provider in (configuration as IConfigurationRoot)?.Providers.OfType<JsonConfigurationProvider>() ?? []
        from key in (string[])["Takt:Postgres", "Takt:PostgresOwner", .. Whole]
        where provider.TryGet(key, out var value) && IsSecret(key, value ?? "")
        select key;

    static bool IsSecret(string key, string value) =>
        Whole.Contains(key) ? value.Length > 0 : value.Contains("password", StringComparison.OrdinalIgnoreCase);
}
