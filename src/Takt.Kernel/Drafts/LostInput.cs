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
        if (string.IsNullOrEmpty(carried))
        {
            return null;
        }

        try
        {
            return await Keep(http, JsonSerializer.Deserialize<Kept>(Protector(http).Unprotect(carried))!);
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
