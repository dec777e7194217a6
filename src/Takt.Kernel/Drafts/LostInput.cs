using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>
/// A form whose session ran out, or whose antiforgery token is stale, is never acted on and never lost: its fields are kept
/// and the form comes back filled, not sent.
/// </summary>
public static class LostInput
{
    /// <summary>The query name by which a page knows that a kept form waits for it.</summary>
    public const string Query = "utkast";

    /// <summary>The hidden field of the sign-in page that carries the fields, encrypted.</summary>
    public const string CarriedField = "baret";

    const string Token = "__RequestVerificationToken";
    const string LaidCookie = "takt-lagt";
    const int LongestLaid = 200_000;
    const long MostCarried = 4_000_000; // several times the longest text a field takes
    const int MostLaid = 1_000;
    const int SweptAtATime = 100;

    static readonly TimeSpan LaidFor = TimeSpan.FromHours(1);

    /// <summary>Answers 401, which the pipeline turns into the sign-in page with the fields in it.</summary>
    public static async Task AskToSignIn(HttpContext http)
    {
        if (!IsTooMuch(http.Request))
        {
            http.Items[CarriedField] = Protector(http)
                .Protect(JsonSerializer.Serialize(new Kept(http.Request.Path + http.Request.QueryString, await Fields(http))));
        }

        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    // Whoever is not signed in may be anybody: what they send is read, sealed and sent back, each several times as much. A file is
    // not carried, and how often one comes is limited.
    static bool IsTooMuch(HttpRequest request) =>
        request.ContentLength is not (>= 0 and <= MostCarried)
        && request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true;

    /// <summary>Keeps the fields for the signed-in writer and sends the form back filled.</summary>
    public static async Task GiveBack(HttpContext http)
    {
        if (http.RequestServices.GetRequiredService<Origin>().Actor.PersonId is null)
        {
            // Nobody is signed in: a page open to all, with little to lose. Show it again with a fresh token.
            http.Response.Redirect(http.Request.Path + http.Request.QueryString);
            return;
        }

        http.Features.Set<IAntiforgeryValidationFeature>(null); // its verdict is heard; as long as it stands, the form cannot be read
        http.Response.Redirect(await Keep(http, new(http.Request.Path, await Fields(http))));
    }

    /// <summary>After signing in: keeps what the sign-in page carried and returns the address to go on at; null when it carried nothing.</summary>
    public static async Task<string?> TakeOver(HttpContext http, string? carried)
    {
        return string.IsNullOrEmpty(carried) || Opened(http, carried) is not { } kept ? null : await Keep(http, kept);
    }

    /// <summary>
    /// Lays what the sign-in page carried where it waits while its writer signs in at another address: it is too much for an
    /// address or a cookie. Stays encrypted, is nobody's until it is fetched, and is given back to this browser alone: an address
    /// that another laid and sends on leads to nothing. Null when it is nothing of ours, or too much.
    /// </summary>
    public static async Task<Guid?> Lay(HttpContext http, string? carried)
    {
        if (string.IsNullOrEmpty(carried) || carried.Length > LongestLaid || Opened(http, carried) is null)
        {
            return null;
        }

        var db = http.RequestServices.GetRequiredService<Db>();
        var now = http.RequestServices.GetRequiredService<Clock>().Now;
        await Sweep(db, now - LaidFor, http.RequestAborted);
        if (await db.Drafts.CountAsync(d => d.PersonId == Guid.Empty && d.At >= now - LaidFor, http.RequestAborted) >= MostLaid)
        {
            return null;
        }

        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        HostCookie.Give(http, LaidCookie, key, LaidFor);
        var draft = Laid(Guid.CreateVersion7(), HashOf(key), carried, now);
        db.Drafts.Add(draft);
        await db.Save("form laid while its writer signs in", http.RequestAborted);
        return draft.Id;
    }

    /// <summary>After signing in elsewhere: as <see cref="TakeOver"/>, of what was laid. Once, and within the hour.</summary>
    public static async Task<string?> Fetch(HttpContext http, Guid? laid)
    {
        var db = http.RequestServices.GetRequiredService<Db>();
        var since = http.RequestServices.GetRequiredService<Clock>().Now - LaidFor;
        if (
            laid is null
            || HostCookie.Read(http, LaidCookie) is not { Length: > 0 } key
            || await db.Drafts.SingleOrDefaultAsync(
                d => d.Id == laid && d.PersonId == Guid.Empty && d.Address == HashOf(key) && d.At >= since,
                http.RequestAborted
            )
                is not { } draft
        )
        {
            return null;
        }

        db.Drafts.Remove(draft);
        HostCookie.Take(http, LaidCookie);
        return await TakeOver(http, draft.Fields);
    }

    // By their ids: what they hold can be much, and is of no use.
    static async Task Sweep(Db db, DateTime before, CancellationToken cancel)
    {
        var old = await db
            .Drafts.Where(d => d.PersonId == Guid.Empty && d.At < before)
            .OrderBy(d => d.Id)
            .Take(SweptAtATime)
            .Select(d => d.Id)
            .ToListAsync(cancel);
        db.Drafts.RemoveRange(old.Select(id => Laid(id, "", "", before)));
    }

    static Draft Laid(Guid id, string address, string fields, DateTime at) =>
        new()
        {
            Id = id,
            PersonId = Guid.Empty,
            Address = address,
            Fields = fields,
            At = at,
        };

    static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(key)));

    static Kept? Opened(HttpContext http, string carried)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(Protector(http).Unprotect(carried))!;
        }
        catch (CryptographicException)
        {
            return null; // from another municipality, or from a server whose keys are gone
        }
    }

    static async Task<string> Keep(HttpContext http, Kept kept)
    {
        var db = http.RequestServices.GetRequiredService<Db>();
        var address = kept.Address.Split('?')[0];
        var draft = new Draft
        {
            PersonId = db.Actor.PersonId!.Value,
            Address = address,
            Fields = JsonSerializer.Serialize(kept.Fields),
            At = http.RequestServices.GetRequiredService<Clock>().Now,
        };
        db.Drafts.Add(draft);
        await db.Save("form kept", http.RequestAborted);
        return $"{address}?{Query}={draft.Id}";
    }

    static async Task<Dictionary<string, string[]>> Fields(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            return [];
        }

        var form = await Read(http);
        return form.Where(f => f.Key != Token).ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray());
    }

    // No browser sends signs that no text has, or thousands of fields: nobody has written anything that could be lost.
    static async Task<IFormCollection> Read(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException broken)
        {
            throw new BadHttpRequestException("The form cannot be read.", StatusCodes.Status400BadRequest, broken);
        }
    }

    static IDataProtector Protector(HttpContext http) =>
        http
            .RequestServices.GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("lost-input", http.RequestServices.GetRequiredService<Origin>().Municipality.OrganisationNumber.ToString());

    sealed record Kept(string Address, Dictionary<string, string[]> Fields);
}
