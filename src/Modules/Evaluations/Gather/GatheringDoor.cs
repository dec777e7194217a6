using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Takt.Evaluations;

/// <summary>
/// The way into a gathering without an account. Guessing is slow: after some wrong codes nobody new comes in from that address
/// for a minute, with a right code neither. A hall that joins at once, from one address, guesses nothing and waits for nothing.
/// </summary>
sealed class GatheringDoor(Db db, IDataProtectionProvider keys, ITries tries)
{
    const string Guess = "code";
    const int WrongCodesAMinute = 30;
    const int TextsAMinute = 60;
    const int TextsAMinuteInAll = 12_000;

    /// <summary>The gathering a code leads to, with its themes; null when it leads nowhere.</summary>
    /// <exception cref="Refusal">Too many codes were tried from there.</exception>
    public async Task<Gathering?> Find(HttpContext http, string? typed, CancellationToken cancel)
    {
        var code = new string([.. (typed ?? "").Where(char.IsAsciiDigit).Take(Gathering.CodeLength + 1)]);
        if (code.Length != Gathering.CodeLength)
        {
            return null;
        }

        var gathering = await db.Gatherings.Include(g => g.Themes).FirstOrDefaultAsync(g => g.Code == code, cancel);
        if (gathering is not null && Participant.In(http, keys, gathering) is not null)
        {
            return gathering;
        }

        var address = $"{http.Connection.RemoteIpAddress}";
        if (tries.IsShutOut(Guess, address) || (gathering is null && !await tries.Take(Guess, address, WrongCodesAMinute, cancel)))
        {
            throw new Refusal(Texts.GatheringTooManyCodes) { Field = "Form.Code" };
        }

        return gathering;
    }

    /// <summary>Whoever asks, let in if they were not.</summary>
    public Participant? Admit(HttpContext http, Gathering gathering)
    {
        var participant = Participant.In(http, keys, gathering);
        if (participant is null)
        {
            Participant.Join(http, keys, gathering);
        }

        return participant;
    }

    /// <summary>Whether one more text may come: from this telephone, and to the gathering from all of them.</summary>
    public async Task<bool> MaySend(HttpContext http, Gathering gathering, CancellationToken cancel) =>
        await tries.Take(
            "say",
            Participant.In(http, keys, gathering)?.MarkIn(gathering) ?? $"none in {gathering.Code}",
            TextsAMinute,
            cancel
        ) && await tries.Take("say", gathering.Code, TextsAMinuteInAll, cancel);

    /// <summary>What a code leads to, for those who follow it.</summary>
    public static async Task<Guid?> Topic(HttpContext http, Db db, string code, CancellationToken cancel)
    {
        var door = new GatheringDoor(
            db,
            (IDataProtectionProvider)http.RequestServices.GetService(typeof(IDataProtectionProvider))!,
            (ITries)http.RequestServices.GetService(typeof(ITries))!
        );
        return (await door.Find(http, code, cancel))?.Id;
    }
}
