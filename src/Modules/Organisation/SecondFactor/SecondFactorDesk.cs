using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Takt.Organisation;

/// <summary>What an account has beside its password.</summary>
/// <param name="App">The code app, when there is one.</param>
/// <param name="Passkeys">How many passkeys.</param>
/// <param name="CodesLeft">Recovery codes that are not used.</param>
sealed record Factors(CodeApp? App, int Passkeys, int CodesLeft)
{
    /// <summary>Whether the password alone is not enough.</summary>
    public bool Any => App is not null || Passkeys > 0;

    /// <summary>Whether there is another when one of them goes.</summary>
    public bool MayLoseOne => Passkeys + (App is null ? 0 : 1) > 1;
}

/// <summary>The second factor: code app, passkeys and recovery codes: made, asked for and taken away.</summary>
sealed class SecondFactorDesk(Db db, Clock clock, IDataProtectionProvider protection)
{
    static readonly TimeSpan StepsApart = TimeSpan.FromMinutes(10);

    public async Task<Factors> Of(Guid account, CancellationToken cancel) =>
        new(
            await db.CodeApps.SingleOrDefaultAsync(a => a.AccountId == account, cancel),
            await db.Passkeys.CountAsync(p => p.AccountId == account, cancel),
            await db.RecoveryCodes.CountAsync(c => c.AccountId == account && c.UsedAt == null, cancel)
        );

    /// <summary>A secret for an app that is not yet proved, sealed for the page to carry.</summary>
    public string Propose(Guid account) => Sealed("proposed", account).Protect(Convert.ToBase64String(Totp.NewSecret()));

    /// <summary>The secret the page carried; null when it is not one of ours, or another account's.</summary>
    public byte[]? Read(Guid account, string? proposed) => Open(Sealed("proposed", account), proposed);

    /// <summary>Turns the app on. Returns recovery codes to be shown this once. Saved by the caller.</summary>
    /// <exception cref="Refusal">The code is not the app's.</exception>
    public async Task<IReadOnlyList<string>> TurnOn(Account account, byte[] secret, string code, CancellationToken cancel)
    {
        var app = new CodeApp(account.Id, Sealed("secret", account.Id).Protect(Convert.ToBase64String(secret)), clock.Now);
        if (!app.Take(Digits(code), secret, clock.Now))
        {
            throw new Refusal(Texts.CodeNotTheApps) { Field = "Form.Code" };
        }

        db.CodeApps.Add(app);
        return await NewCodes(account.Id, cancel);
    }

    /// <summary>Ten new recovery codes in the place of those there were. Saved by the caller.</summary>
    public async Task<IReadOnlyList<string>> NewCodes(Guid account, CancellationToken cancel)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account).ToListAsync(cancel));
        string[] codes = [.. Enumerable.Range(0, RecoveryCode.Many).Select(_ => RecoveryCode.Make())];
        db.RecoveryCodes.AddRange(codes.Select(c => new RecoveryCode(account, RecoveryCode.HashOf(db.Municipality, account, c))));
        return [.. codes.Select(RecoveryCode.Written)];
    }

    /// <summary>Takes a code of the app, or a recovery code; null when it is neither, or used. Saved by the caller.</summary>
    public async Task<SignedInBy?> Take(Guid account, string typed, CancellationToken cancel)
    {
        if (
            await db.CodeApps.SingleOrDefaultAsync(a => a.AccountId == account, cancel) is { } app
            && Open(Sealed("secret", account), app.SealedSecret) is { } secret
            && app.Take(Digits(typed), secret, clock.Now)
        )
        {
            return SignedInBy.Code;
        }

        var bare = RecoveryCode.Bare(typed);
        byte[][] hashes = [RecoveryCode.HashOf(db.Municipality, account, bare), RecoveryCode.QuickHashOf(db.Municipality, account, bare)];
        if (
            await db.RecoveryCodes.SingleOrDefaultAsync(
                c => c.AccountId == account && hashes.Contains(c.CodeHash) && c.UsedAt == null,
                cancel
            )
            is not { } code
        )
        {
            return null;
        }

        code.Use(clock.Now);
        return SignedInBy.RecoveryCode;
    }

    /// <summary>Takes the code app away. Saved by the caller.</summary>
    public async Task TakeApp(Guid account, CancellationToken cancel) =>
        db.CodeApps.RemoveRange(await db.CodeApps.Where(a => a.AccountId == account).ToListAsync(cancel));

    /// <summary>Takes everything beside the password away. Saved by the caller.</summary>
    public async Task TakeAway(Guid account, CancellationToken cancel)
    {
        db.Passkeys.RemoveRange(await db.Passkeys.Where(p => p.AccountId == account).ToListAsync(cancel));
        await TakeApp(account, cancel);
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account).ToListAsync(cancel));
    }

    /// <summary>What the page carries from the password to the code: whose turn it is, for ten minutes.</summary>
    public string Ticket(Account account) =>
        Sealed("ticket", Guid.Empty).Protect($"{account.Id}/{account.SecurityStamp}/{(clock.Now + StepsApart).Ticks}");

    /// <summary>The account a ticket is for; null when it is too old, not ours, or the password has been changed meanwhile.</summary>
    public async Task<Account?> Holder(string? ticket, CancellationToken cancel)
    {
        if (
            Unsealed(Sealed("ticket", Guid.Empty), ticket)?.Split('/') is not [var id, var stamp, var until]
            || new DateTime(long.Parse(until, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc) < clock.Now
        )
        {
            return null;
        }

        var account = await db.Accounts.FindAsync([Guid.Parse(id)], cancel);
        return account?.SecurityStamp == stamp ? account : null;
    }

    IDataProtector Sealed(string what, Guid account) =>
        protection.CreateProtector("second-factor", $"{db.Municipality.OrganisationNumber}", what, $"{account}");

    static byte[]? Open(IDataProtector protector, string? text) =>
        Unsealed(protector, text) is { } secret ? Convert.FromBase64String(secret) : null;

    static string? Unsealed(IDataProtector protector, string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null; // made up, another municipality's, or the server's keys are gone
        }
    }

    static string Digits(string typed) => string.Concat(typed.Where(char.IsAsciiDigit));
}
