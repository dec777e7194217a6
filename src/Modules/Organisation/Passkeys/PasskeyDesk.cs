using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Takt.Organisation;

/// <summary>What a page needs to have a passkey made or shown: the browser's question, and what Takt must remember until the answer.</summary>
/// <param name="Options">For the browser, as JSON.</param>
/// <param name="State">Carried by the page, sealed.</param>
sealed record PasskeyQuestion(string Options, string State);

/// <summary>
/// Passkeys: making one and signing in by one. The question is part of the page, or fetched by it (<see cref="PasskeyEndpoint"/>),
/// and its state is sealed in the form, so no node remembers anything. What is answered is checked by ASP.NET Core Identity.
/// </summary>
sealed class PasskeyDesk(Db db, Clock clock, IPasskeyHandler<Account> handler, IDataProtectionProvider protection)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Asks the browser to make one for an account.</summary>
    public async Task<PasskeyQuestion> ToMake(HttpContext http, Account account, string name)
    {
        var question = await handler.MakeCreationOptionsAsync(
            new()
            {
                Id = $"{account.Id}",
                Name = account.UserName!,
                DisplayName = name,
            },
            http
        );
        return new(question.CreationOptionsJson, Seal("make", question.AttestationState));
    }

    /// <summary>Asks the browser to show one, whoever's it is.</summary>
    public async Task<PasskeyQuestion> ToShow(HttpContext http)
    {
        var question = await handler.MakeRequestOptionsAsync(null, http);
        return new(question.RequestOptionsJson, Seal("show", question.AssertionState));
    }

    /// <summary>Keeps the passkey the browser made. Saved by the caller.</summary>
    /// <exception cref="Refusal">It does not answer the question, or another account has it.</exception>
    public async Task Add(HttpContext http, Account account, string name, string? answer, string? state)
    {
        var made = await Judged(
            () =>
                handler.PerformAttestationAsync(
                    new()
                    {
                        HttpContext = http,
                        CredentialJson = answer!,
                        AttestationState = Asked("make", state).State,
                    }
                ),
            answer
        );
        if (made is not { Succeeded: true } || made.UserEntity.Id != $"{account.Id}" || !made.Passkey.IsUserVerified)
        {
            throw new Refusal(Texts.PasskeyNotMade);
        }

        db.Passkeys.Add(Passkey.Of(account.Id, name, made.Passkey, clock.Now));
    }

    /// <summary>Whose passkey was shown. Saved by the caller.</summary>
    /// <exception cref="Refusal">It does not answer the question, or is not known here.</exception>
    public async Task<Account> Holder(HttpContext http, string? answer, string? state, CancellationToken cancel)
    {
        var shown = await Judged(
            () =>
                handler.PerformAssertionAsync(
                    new()
                    {
                        HttpContext = http,
                        CredentialJson = answer!,
                        AssertionState = Asked("show", state).State,
                    }
                ),
            answer
        );
        if (shown is not { Succeeded: true } || !shown.Passkey.IsUserVerified)
        {
            throw new Refusal(Texts.PasskeyNotKnown);
        }

        var id = shown.Passkey.CredentialId;
        var passkey = await db.Passkeys.SingleAsync(p => p.CredentialId == id, cancel);
        if (passkey.UsedAt > Asked("show", state).At)
        {
            throw new Refusal(Texts.PasskeyNotKnown); // used since the question was put: an answer somebody has seen
        }

        passkey.Use(shown.Passkey, clock.Now);
        return shown.User;
    }

    // What comes from outside may be anything; whatever is wrong with it, it is no passkey.
    static async Task<T?> Judged<T>(Func<Task<T>> judge, string? answer)
        where T : class
    {
        try
        {
            return string.IsNullOrEmpty(answer) ? null : await judge();
        }
        catch (Exception wrong) when (wrong is PasskeyException or JsonException or FormatException or CryptographicException)
        {
            return null;
        }
    }

    string Seal(string what, string? state) => Protector(what).Protect($"{clock.Now.Ticks}/{state}");

    (DateTime At, string State) Asked(string what, string? sealedState)
    {
        var (ticks, state) = Protector(what).Unprotect(sealedState ?? "").Split('/', 2) is [var t, var s]
            ? (long.Parse(t, CultureInfo.InvariantCulture), s)
            : default;
        var at = new DateTime(ticks, DateTimeKind.Utc);
        return at + Patience > clock.Now ? (at, state) : throw new CryptographicException("The question is too old.");
    }

    IDataProtector Protector(string what) =>
        protection.CreateProtector("passkey", $"{db.Municipality.OrganisationNumber}", what, $"{db.Actor.SessionId}");
}
