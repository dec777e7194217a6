using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Takt.Organisation;

/// <summary>Whether signing in by a directory makes an account.</summary>
enum Provisioning
{
    /// <summary>Only whoever has been given an account before.</summary>
    ProvisionedOnly,

    /// <summary>Whoever works here gets one the first time.</summary>
    JustInTime,
}

/// <summary>By what a person from a directory is found in the register of employment, the first time.</summary>
enum DirectoryMatch
{
    /// <summary>The e-mail address, when the directory says that it is verified.</summary>
    VerifiedEmail,

    /// <summary>The user name of the directory (<c>preferred_username</c>) against the e-mail address: for the municipality's own directory only.</summary>
    UserName,

    /// <summary>The national identity number (<c>pid</c>) against a keyed hash: ID-porten and Ansattporten.</summary>
    NationalIdentity,
}

/// <summary>One directory people sign in by: section "Takt:OpenIdConnect:&lt;key&gt;".</summary>
sealed class DirectoryProvider
{
    /// <summary>The key, part of the addresses.</summary>
    public string Key { get; set; } = "";

    /// <summary>What the button says after «Logg inn med».</summary>
    public string Name { get; set; } = "";

    /// <summary>The issuer's address: "https://login.microsoftonline.com/&lt;tenant&gt;/v2.0", "https://ansattporten.no".</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";
    public string ClientSecret { get; set; } = "";

    /// <summary>Whose it is, where an installation has several municipalities; empty where it has one.</summary>
    public string OrganisationNumber { get; set; } = "";

    /// <summary>Beyond openid, profile and email, with spaces between.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The levels that will do, asked for and held against the answer: "idporten-loa-substantial". With spaces between.</summary>
    public string AcrValues { get; set; } = "";

    public DirectoryMatch Match { get; set; }

    public Provisioning Provisioning { get; set; }

    /// <summary>Whether the directory itself always asks for more than a password.</summary>
    public bool SecondFactor { get; set; }

    public string Scheme => $"directory-{Key}";

    public IReadOnlyList<string> Levels => AcrValues.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool IsLoopback => Uri.TryCreate(Authority, UriKind.Absolute, out var at) && at.IsLoopback;
}

/// <summary>The directories of an installation, read once at start.</summary>
sealed class DirectoryProviders
{
    public const string Section = "Takt:OpenIdConnect";
    public const string IdentityKey = "Takt:NationalIdentityKey";

    public IReadOnlyList<DirectoryProvider> All { get; set; } = [];

    /// <summary>The key of the hash of national identity numbers; empty where none are kept.</summary>
    public byte[] NationalIdentityKey { get; set; } = [];

    /// <summary>What was configured and cannot be read, by key.</summary>
    public List<string> Unread { get; } = [];

    /// <summary>Those of a municipality: its own, and one that says no number where there is only one municipality.</summary>
    public IEnumerable<DirectoryProvider> For(Municipality municipality, Catalogue catalogue) =>
        All.Where(p =>
            p.OrganisationNumber.Length == 0 ? catalogue.All.Count == 1 : p.OrganisationNumber == $"{municipality.OrganisationNumber}"
        );

    public static void Read(DirectoryProviders providers, IConfiguration configuration)
    {
        List<DirectoryProvider> all = [];
        foreach (var section in configuration.GetSection(Section).GetChildren())
        {
            try
            {
                var provider = section.Get<DirectoryProvider>() ?? new();
                provider.Key = section.Key.ToLowerInvariant();
                all.Add(provider);
            }
            catch (InvalidOperationException)
            {
                providers.Unread.Add(
                    $"{section.Path} cannot be read. Match is one of {string.Join(", ", Enum.GetNames<DirectoryMatch>())}; Provisioning is one of {string.Join(", ", Enum.GetNames<Provisioning>())}; SecondFactor is true or false."
                );
            }
        }

        providers.All = all;
        var key = configuration[IdentityKey] ?? "";
        var bytes = new byte[key.Length];
        if (Convert.TryFromBase64String(key, bytes, out var length))
        {
            providers.NationalIdentityKey = bytes[..length];
        }
        else
        {
            providers.Unread.Add($"{IdentityKey} is not base64. Make one with: openssl rand -base64 32");
        }
    }
}

/// <summary>Refuses a wrong setting at start, by the name of its key.</summary>
sealed class DirectoryProvidersCheck : IValidateOptions<DirectoryProviders>
{
    const int ShortestKey = 32;

    // Addresses of Entra ID that let anybody with an account anywhere in.
    static readonly string[] Everybody = ["/common", "/organizations", "/consumers"];

    public ValidateOptionsResult Validate(string? name, DirectoryProviders options)
    {
        List<string> wrong = [.. options.Unread];
        if (options.NationalIdentityKey.Length is > 0 and < ShortestKey)
        {
            wrong.Add($"{DirectoryProviders.IdentityKey} has fewer than {ShortestKey} bytes. Make one with: openssl rand -base64 32");
        }

        foreach (var provider in options.All)
        {
            Check(provider, options, wrong);
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    static void Check(DirectoryProvider provider, DirectoryProviders options, List<string> wrong)
    {
        var at = $"{DirectoryProviders.Section}:{provider.Key}";
        if (!provider.Key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            wrong.Add($"{at} is not a key. Use the letters a–z, digits and hyphens: it becomes part of an address.");
        }

        foreach (
            var (setting, value) in new[]
            {
                (nameof(provider.Name), provider.Name),
                (nameof(provider.ClientId), provider.ClientId),
                (nameof(provider.ClientSecret), provider.ClientSecret),
            }
        )
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                wrong.Add($"{at}:{setting} is empty. Give what the directory's owner gave you.");
            }
        }

        if (
            !Uri.TryCreate(provider.Authority, UriKind.Absolute, out var authority)
            || (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback)
        )
        {
            wrong.Add($"{at}:Authority is '{provider.Authority}'. It must be the issuer's https address.");
        }
        else if (Array.Exists(Everybody, part => authority.AbsolutePath.StartsWith(part, StringComparison.OrdinalIgnoreCase)))
        {
            wrong.Add(
                $"{at}:Authority is '{provider.Authority}', where anybody's account can sign in. Use the address with your own tenant id."
            );
        }

        if (provider.OrganisationNumber.Length > 0 && !OrganisationNumber.TryParse(provider.OrganisationNumber, null, out _))
        {
            wrong.Add(
                $"{at}:OrganisationNumber is '{provider.OrganisationNumber}'. It must be nine digits with a valid check digit, or left out."
            );
        }

        if (provider.Match == DirectoryMatch.NationalIdentity && options.NationalIdentityKey.Length == 0)
        {
            wrong.Add(
                $"{at}:Match is NationalIdentity, but {DirectoryProviders.IdentityKey} is empty. Make one with: openssl rand -base64 32"
            );
        }
    }
}
