using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Takt.Kernel;

/// <summary>Where the links of a mail lead, and the one by which somebody says no more without signing in.</summary>
public sealed class MailLinks(Catalogue catalogue, MailSettings settings, IDataProtectionProvider keys)
{
    /// <summary>The page of what one wants by mail.</summary>
    public const string Choices = "/meg/varsler";

    /// <summary>The page where one says no more, with a token.</summary>
    public const string Stop = "/varsler/stopp/{Token}";

    /// <summary>Where a municipality's people open Takt, without a slash at the end; null when nobody has said.</summary>
    public string? SiteOf(Municipality municipality) =>
        catalogue.HostOf(municipality.OrganisationNumber) is { } host ? $"https://{host}"
        : settings.Site.Length > 0 ? settings.Site.TrimEnd('/')
        : null;

    /// <summary>The address at which somebody says no more to one kind.</summary>
    public string StopOf(Municipality municipality, Guid person, LetterKind kind) =>
        Stop.Replace("{Token}", Protector(municipality).Protect($"{person}/{kind}"), StringComparison.Ordinal);

    /// <summary>Whose no more it is, and to what; null when the token is not one of this municipality's.</summary>
    public (Guid Person, LetterKind Kind)? ReadStop(Municipality municipality, string token)
    {
        try
        {
            return Protector(municipality).Unprotect(token).Split('/') is [var person, var kind]
                ? (Guid.Parse(person), Enum.Parse<LetterKind>(kind))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    IDataProtector Protector(Municipality municipality) => keys.CreateProtector("mail-stop", $"{municipality.OrganisationNumber}");
}
