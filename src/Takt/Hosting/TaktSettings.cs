using Microsoft.Extensions.Options;

namespace Takt;

/// <summary>How an installation is set up: section "Takt" of the configuration (environment: Takt__Data and so on).</summary>
sealed class TaktSettings
{
    public const string Section = "Takt";

    /// <summary>Folder of the SQLite databases, and of what the server writes.</summary>
    public string Data { get; set; } = "data";

    /// <summary>The demonstration municipality, with sign-in by a click.</summary>
    public bool Demo { get; set; }

    /// <summary>Connection string of the shared PostgreSQL database; empty means SQLite.</summary>
    public string? Postgres { get; set; }

    /// <summary>
    /// What commands that alter a schema connect with instead, as "Username=takt_owner;Password=…"; empty means the same as
    /// <see cref="Postgres"/>. A server never needs it: what it connects with can then neither alter a table nor empty the trail.
    /// </summary>
    public string? PostgresOwner { get; set; }

    /// <summary>Name of the municipality that an empty installation begins with.</summary>
    public string MunicipalityName { get; set; } = "Kommunen";

    /// <summary>Its organisation number.</summary>
    public string OrganisationNumber { get; set; } = DemoNumber;

    /// <summary>Its own colour, #RRGGBB, for presentations; empty for Takt's.</summary>
    public string Colour { get; set; } = "";

    /// <summary>Largest request, in bytes: a document to import, and little else.</summary>
    public long LargestRequest { get; set; } = 30 * 1024 * 1024;

    /// <summary>Where the files of records lie.</summary>
    public FileSettings Files { get; set; } = new();

    /// <summary>The mail server people are written to by.</summary>
    public MailSettings Mail { get; set; } = new();

    /// <summary>Where other systems that are told of what happens may be.</summary>
    public WebhookSettings Webhooks { get; set; } = new();

    /// <summary>ClamAV's clamd, as tcp://host:3310 or unix:/run/clamav/clamd.ctl; empty where files are taken unscanned.</summary>
    public string VirusScan { get; set; } = "";

    /// <summary>Nine nines: a valid check digit and nobody's number.</summary>
    public const string DemoNumber = "999999999";
}

/// <summary>Refuses a wrong setting at start, by the name of its key.</summary>
sealed class TaktSettingsCheck(IConfiguration configuration) : IValidateOptions<TaktSettings>
{
    public ValidateOptionsResult Validate(string? name, TaktSettings settings)
    {
        List<string> wrong = [];
        if (string.IsNullOrWhiteSpace(settings.Data))
        {
            wrong.Add("Takt:Data is empty. Give the folder where Takt keeps its files.");
        }

        if (!OrganisationNumber.TryParse(settings.OrganisationNumber, null, out _))
        {
            wrong.Add($"Takt:OrganisationNumber is '{settings.OrganisationNumber}'. It must be nine digits with a valid check digit.");
        }

        if (string.IsNullOrWhiteSpace(settings.MunicipalityName))
        {
            wrong.Add("Takt:MunicipalityName is empty. Give the name of the municipality.");
        }

        if (settings.Colour.Length > 0 && !Palette.IsColour(settings.Colour))
        {
            wrong.Add($"Takt:Colour is '{settings.Colour}'. It must be # and six hexadecimal digits, for example #0B5563, or empty.");
        }

        if (settings.LargestRequest is < 1024 * 1024 or > 500L * 1024 * 1024)
        {
            wrong.Add($"Takt:LargestRequest is {settings.LargestRequest}. It must be between 1 MiB and 500 MiB, in bytes.");
        }

        if (settings.VirusScan.Length > 0 && !ClamScan.IsAddress(settings.VirusScan))
        {
            wrong.Add($"Takt:VirusScan is '{settings.VirusScan}'. It must be tcp://host:3310 or unix:/run/clamav/clamd.ctl, or empty.");
        }

        wrong.AddRange(settings.Files.Wrong());
        wrong.AddRange(settings.Mail.Wrong());
        wrong.AddRange(settings.Webhooks.Wrong());
        wrong.AddRange(
            Secrets
                .InFiles(configuration)
                .Select(key =>
                    $"{key} holds a secret in a settings file. Give it by the environment, or as a file in a folder of secrets (TAKT_SECRETS)."
                )
        );
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
