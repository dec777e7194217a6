using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Takt.Organisation;

/// <summary>Counts tries to sign in before they are judged, so that many at once count as many, and makes one wait after too many wrong ones.</summary>
sealed class TryGuard(Db db, Clock clock, ILookupNormalizer names)
{
    const int StaleAtATime = 20;

    /// <summary>Counts a try; what is right takes it back (<see cref="FailedTries.TakeBack"/>, <see cref="Forget"/>). Saved here.</summary>
    /// <exception cref="Refusal">One must wait, and until when.</exception>
    public async Task<FailedTries> Count(HttpContext http, string userName, string field, CancellationToken cancel)
    {
        var name = names.NormalizeName(userName.Trim());
        var account = await db.Accounts.Where(a => a.NormalizedUserName == name).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancel);
        var key = KeyOf(http, name, account);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var tries = await db.FailedTries.SingleOrDefaultAsync(t => t.KeyHash == key, cancel);
            if (tries?.IsWaiting(clock.Now) == true)
            {
                throw Wait(tries, field);
            }

            if (tries is null)
            {
                await DropStale(cancel);
                db.FailedTries.Add(tries = new() { KeyHash = key, AccountId = account });
            }

            tries.Add(clock.Now);
            try
            {
                await db.Save(
                    tries.WaitsUntil is { } until ? $"sign-in tried {tries.Count} times, waits until {Sortable(until)}" : "sign-in tried",
                    cancel
                );
                return tries;
            }
            catch (Exception raced) when (raced is Conflict or DbUpdateException)
            {
                db.ChangeTracker.Clear(); // somebody else tried the same name in the same moment
            }
        }

        throw new Refusal(Texts.TryOnceMore) { Field = field };
    }

    /// <summary>What to say of a try that was wrong: the same whoever it was.</summary>
    public Refusal Wrong(FailedTries tries, string field, string wrong) =>
        tries.IsWaiting(clock.Now) ? Wait(tries, field) : new(wrong) { Field = field };

    /// <summary>Forgets the wrong tries of an account, under its name and from this browser. Saved by the caller.</summary>
    public async Task Forget(HttpContext http, Account account, CancellationToken cancel)
    {
        byte[][] keys = [NameKey(account.NormalizedUserName), KeyOf(http, account.NormalizedUserName, account.Id)];
        db.FailedTries.RemoveRange(await db.FailedTries.Where(t => keys.Contains(t.KeyHash)).ToListAsync(cancel));
    }

    byte[] KeyOf(HttpContext http, string? name, Guid? account) =>
        account is { } id && KnownBrowser.Read(http, id) is { } browser ? Hash($"browser.{browser}") : NameKey(name);

    byte[] NameKey(string? name) => Hash($"name.{name}");

    byte[] Hash(string key) => SessionCookie.HashOf($"{db.Municipality.OrganisationNumber}.{key}");

    // Names that nobody has come from guessing, and would pile up.
    async Task DropStale(CancellationToken cancel)
    {
        var before = FailedTries.ForgottenBefore(clock.Now);
        db.FailedTries.RemoveRange(
            await db.FailedTries.Where(t => t.LastAt < before).OrderBy(t => t.LastAt).Take(StaleAtATime).ToListAsync(cancel)
        );
    }

    static Refusal Wait(FailedTries tries, string field) =>
        new(Labels.Fill(Texts.WaitAndTry, Norwegian.Time(RoundedUp(tries.WaitsUntil!.Value)))) { Field = field };

    // The clock on the wall shows whole minutes: what it says must not be too early.
    static DateTime RoundedUp(DateTime at) =>
        at.AddTicks((TimeSpan.TicksPerMinute - (at.Ticks % TimeSpan.TicksPerMinute)) % TimeSpan.TicksPerMinute);

    static string Sortable(DateTime at) => at.ToString("u", CultureInfo.InvariantCulture);
}
