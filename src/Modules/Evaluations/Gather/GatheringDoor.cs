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

    // Over weeks nobody needs to be fast.
    const int WrittenAMinute = 10;
    const int WrittenAMinuteInAll = 300;

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

        await Guard(http, isWrong: gathering is null, cancel);
        return gathering;
    }

    /// <summary>Lets in whoever has a code: the one that all have, or one of their own.</summary>
    /// <exception cref="Refusal">It leads nowhere, or too many codes were tried from there.</exception>
    public async Task<Gathering> Enter(HttpContext http, string? typed, CancellationToken cancel)
    {
        if (!WritingCode.TryRead(typed, out var own))
        {
            var joined = await Find(http, typed, cancel) ?? throw new Refusal(Texts.JoinUnknown) { Field = "Form.Code" };
            Admit(http, joined);
            return joined;
        }

        var hash = WritingCode.HashOf(own);
        var code = await db.WritingCodes.SingleOrDefaultAsync(c => c.Hash == hash, cancel);
        await Guard(http, isWrong: code is null, cancel);
        if (code is null)
        {
            throw new Refusal(Texts.OwnCodeUnknown) { Field = "Form.Code" };
        }

        if (!code.IsUsed)
        {
            code.IsUsed = true;
            await db.Save("code used", cancel);
        }

        var gathering = await db.Gatherings.SingleAsync(g => g.Id == code.GatheringId, cancel);
        Participant.Join(http, keys, gathering, WritingCode.TokenOf(own));
        return gathering;
    }

    async Task Guard(HttpContext http, bool isWrong, CancellationToken cancel)
    {
        var address = $"{http.Connection.RemoteIpAddress}";
        if (tries.IsShutOut(Guess, address) || (isWrong && !await tries.Take(Guess, address, WrongCodesAMinute, cancel)))
        {
            throw new Refusal(Texts.GatheringTooManyCodes) { Field = "Form.Code" };
        }
    }

    /// <summary>Whoever asks, let in if they were not.</summary>
    /// <exception cref="Refusal">Into a written round without a poster nobody comes but by a code of their own, till it is over and there is nothing but answers to read.</exception>
    public Participant? Admit(HttpContext http, Gathering gathering)
    {
        var participant = Participant.In(http, keys, gathering);
        if (participant is null && gathering is { IsWritten: true, IsOpenToAll: false, Stage: not GatheringStage.Ended })
        {
            throw new Refusal(Texts.OwnCodeNeeded) { Field = "Form.Code" };
        }

        if (participant is null)
        {
            Participant.Join(http, keys, gathering);
        }

        return participant;
    }

    /// <summary>What a participant has sent, ready to be stored.</summary>
    /// <exception cref="Refusal">Nothing is written, it is too long, it is about nothing there, or they send too fast.</exception>
    public async Task<GatheredText> Read(
        HttpContext http,
        Gathering gathering,
        ParticipateForm form,
        int table,
        bool agreed,
        CancellationToken cancel
    )
    {
        const string field = "Form.Text";
        if (GatheredText.Clean(form.Text) is not { } text)
        {
            throw new Refusal(Texts.ContributeTextMissing) { Field = field };
        }

        if (Reading.TooLong(field, text, Contribution.LongestText).FirstOrDefault() is { } tooLong)
        {
            throw new Refusal(tooLong.Message) { Field = field };
        }

        if (!await MaySend(http, gathering, cancel))
        {
            throw new Refusal(Texts.TooManyAtOnce) { Field = field };
        }

        if (!Guid.TryParse(form.Theme, out var about) || !gathering.Has(about))
        {
            throw new Refusal(gathering.IsWritten ? Texts.GatheringThemeMissing : Texts.PhoneWhichTable) { Field = field };
        }

        var key = Guid.TryParse(form.Key, out var made) ? made : (Guid?)null;
        return GatheredText.Of(key, gathering, about, table, text, agreed);
    }

    // From this telephone, and to the gathering from all of them.
    async Task<bool> MaySend(HttpContext http, Gathering gathering, CancellationToken cancel) =>
        await tries.Take(
            "say",
            Participant.In(http, keys, gathering)?.MarkIn(gathering) ?? $"none in {gathering.Code}",
            gathering.IsWritten ? WrittenAMinute : TextsAMinute,
            cancel
        ) && await tries.Take("say", gathering.Code, gathering.IsWritten ? WrittenAMinuteInAll : TextsAMinuteInAll, cancel);

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
