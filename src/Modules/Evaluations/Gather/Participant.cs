using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Takt.Evaluations;

/// <summary>
/// A telephone that has joined a gathering: a cookie with a random token, known to no table of people and stored with no text.
/// It lets its holder past the guard against guessed codes, and lay the dots they have.
/// </summary>
sealed class Participant
{
    const string Purpose = "Takt.Gathering";
    static readonly TimeSpan Lasts = TimeSpan.FromDays(3);

    readonly byte[] token;

    Participant(byte[] token) => this.token = token;

    static string CookieOf(Gathering gathering) => $"takt-samling-{gathering.Code}";

    /// <summary>What is stored with a dot: the token scrambled, for this gathering alone.</summary>
    public string MarkIn(Gathering gathering) => Convert.ToHexString(SHA256.HashData([.. gathering.Id.ToByteArray(), .. token]));

    /// <summary>The one who asks, when they have joined.</summary>
    public static Participant? In(HttpContext http, IDataProtectionProvider keys, Gathering gathering)
    {
        try
        {
            return http.Request.Cookies[CookieOf(gathering)] is { Length: > 0 and < 1000 } cookie
                ? new(Protector(keys, gathering).Unprotect(Convert.FromBase64String(cookie)))
                : null;
        }
        catch (Exception foreign) when (foreign is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Lets a telephone in.</summary>
    public static void Join(HttpContext http, IDataProtectionProvider keys, Gathering gathering) =>
        http.Response.Cookies.Append(
            CookieOf(gathering),
            Convert.ToBase64String(Protector(keys, gathering).Protect(RandomNumberGenerator.GetBytes(16))),
            new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                Path = EvaluationsUrls.Join,
                MaxAge = Lasts,
            }
        );

    static IDataProtector Protector(IDataProtectionProvider keys, Gathering gathering) => keys.CreateProtector(Purpose, $"{gathering.Id}");
}
