using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Organisation;

/// <summary>
/// A browser somebody has signed in by: it keeps a sealed mark of which account, and a number of its own. It lets nobody in;
/// it only has its wrong tries counted apart from those of strangers.
/// </summary>
static class KnownBrowser
{
    const string Cookie = "takt-kjent";

    public static void Mark(HttpContext http, Guid account) =>
        HostCookie.Give(
            http,
            Cookie,
            Protector(http).Protect($"{account}/{Read(http, account) ?? Guid.NewGuid()}"),
            TimeSpan.FromDays(400)
        );

    /// <summary>The browser's number, when this account has signed in by it.</summary>
    public static Guid? Read(HttpContext http, Guid account)
    {
        if (HostCookie.Read(http, Cookie) is not { Length: > 0 } sealedMark)
        {
            return null;
        }

        try
        {
            return Protector(http).Unprotect(sealedMark).Split('/') is [var whose, var browser] && whose == $"{account}"
                ? Guid.Parse(browser)
                : null;
        }
        catch (CryptographicException)
        {
            return null; // another municipality's, or made up
        }
    }

    static IDataProtector Protector(HttpContext http) =>
        http
            .RequestServices.GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("known-browser", $"{http.RequestServices.GetRequiredService<Origin>().Municipality.OrganisationNumber}");
}
