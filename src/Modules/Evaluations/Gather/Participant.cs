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
    public const int TokenLength = 16;

    // A gathering of two days; a written round lasts till its dots are laid.
    static readonly TimeSpan Lasts = TimeSpan.FromDays(3);
    static readonly TimeSpan LastsOverWeeks = TimeSpan.FromDays(90);

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
            return HostCookie.Read(http, CookieOf(gathering), EvaluationsUrls.Join) is { Length: > 0 and < 1000 } cookie
                ? new(Protector(keys, gathering).Unprotect(Convert.FromBase64String(cookie)))
                : null;
        }
        catch (Exception foreign) when (foreign is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Lets a telephone in.</summary>
    /// <param name="http">Its request.</param>
    /// <param name="keys">What seals the cookie.</param>
    /// <param name="gathering">Where to.</param>
    /// <param name="token">What it is known as; random when it came by the code that all have.</param>
    public static void Join(HttpContext http, IDataProtectionProvider keys, Gathering gathering, byte[]? token = null) =>
        HostCookie.Give(
            http,
            CookieOf(gathering),
            Convert.ToBase64String(Protector(keys, gathering).Protect(token ?? RandomNumberGenerator.GetBytes(TokenLength))),
            gathering.IsWritten ? LastsOverWeeks : Lasts,
            EvaluationsUrls.Join
        );

    static IDataProtector Protector(IDataProtectionProvider keys, Gathering gathering) => keys.CreateProtector(Purpose, $"{gathering.Id}");
}
