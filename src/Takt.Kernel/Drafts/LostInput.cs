using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
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
    const int MostLaid = 1_000_000;

    static readonly TimeSpan LongestLaid = TimeSpan.FromHours(1);

    /// <summary>Answers 401, which the pipeline turns into the sign-in page with the fields in it.</summary>
    public static async Task AskToSignIn(HttpContext http)
    {
        var kept = new Kept(http.Request.Path + http.Request.QueryString, await Fields(http));
        http.Items[CarriedField] = Protector(http).Protect(JsonSerializer.Serialize(kept));
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

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
    /// address or a cookie. Stays encrypted, and is nobody's until it is fetched. Null when it is nothing of ours, or too much.
    /// </summary>
    public static async Task<Guid?> Lay(HttpContext http, string? carried)
    {
        if (string.IsNullOrEmpty(carried) || carried.Length > MostLaid || Opened(http, carried) is null)
        {
            return null;
        }

        var db = http.RequestServices.GetRequiredService<Db>();
        var now = http.RequestServices.GetRequiredService<Clock>().Now;
        db.Drafts.RemoveRange(
            await db.Drafts.Where(d => d.PersonId == Guid.Empty && d.At < now - LongestLaid).ToListAsync(http.RequestAborted)
        );
        var draft = new Draft
        {
            PersonId = Guid.Empty,
            Address = "",
            Fields = carried,
            At = now,
        };
        db.Drafts.Add(draft);
        await db.Save("form laid while its writer signs in", http.RequestAborted);
        return draft.Id;
    }

    /// <summary>After signing in elsewhere: as <see cref="TakeOver"/>, of what was laid. Once, and within the hour.</summary>
    public static async Task<string?> Fetch(HttpContext http, Guid? laid)
    {
        var db = http.RequestServices.GetRequiredService<Db>();
        var since = http.RequestServices.GetRequiredService<Clock>().Now - LongestLaid;
        if (
            laid is null
            || await db.Drafts.SingleOrDefaultAsync(d => d.Id == laid && d.PersonId == Guid.Empty && d.At >= since, http.RequestAborted)
                is not { } draft
        )
        {
            return null;
        }

        db.Drafts.Remove(draft);
        return await TakeOver(http, draft.Fields);
    }

    static Kept? Opened(HttpContext http, string carried)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(Protector(http).Unprotect(carried))!;
        }
        catch (System.Security.Cryptography.CryptographicException)
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

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return form.Where(f => f.Key != Token).ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray());
    }

    static IDataProtector Protector(HttpContext http) =>
        http
            .RequestServices.GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("lost-input", http.RequestServices.GetRequiredService<Origin>().Municipality.OrganisationNumber.ToString());

    sealed record Kept(string Address, Dictionary<string, string[]> Fields);
}
