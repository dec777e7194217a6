using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Takt.Kernel;

/// <summary>
/// Writes to people: looks every minute for whose hour it is, lays their letters in the outbox, and hands them to the mail
/// server. Only on working days and between <see cref="Mailbox.Earliest"/> and <see cref="Mailbox.Latest"/>. A mail server that
/// is away costs nothing but time; a summary that a newer one covers is not sent.
/// </summary>
public sealed class Mailing(
    IServiceProvider services,
    Catalogue catalogue,
    IJobLeases leases,
    MailSettings settings,
    MailLinks links,
    LetterWriter writer,
    Inviting inviting,
    InvitationWriter invitations,
    Clock clock,
    ILogger<Mailing> log
) : Rounds(catalogue, leases, log)
{
    const int PageSize = 100;

    // What was laid on somebody this short a while ago may not be saved yet, and more may follow: it comes with the next.
    static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(10);
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // The lease is the node's: one at a time here too.
    readonly SemaphoreSlim turn = new(1);
    readonly Dictionary<OrganisationNumber, DateTime> lookedUpTo = [];
    DateTime awayUntil = DateTime.MinValue;

    /// <inheritdoc/>
    protected override TimeSpan Every => TimeSpan.FromMinutes(1);

    // Nobody need have saved anything for it to be somebody's hour.
    /// <inheritdoc/>
    protected override TimeSpan AllEvery => TimeSpan.FromMinutes(5);

    /// <summary>The people of the demonstration are nobody: nothing is sent to their addresses.</summary>
    protected override bool IsFor(Municipality municipality) =>
        settings.IsSetUp && !municipality.IsDemo && links.SiteOf(municipality) is not null;

    /// <inheritdoc/>
    protected override Task Visit(Municipality municipality, CancellationToken cancel) => Work(municipality, cancel);

    /// <summary>Whether anybody is written to at a moment (UTC).</summary>
    public static bool IsWorkTime(DateTime now) =>
        Clock.ToOslo(now) is var local
        && WorkingDays.IsWorkingDay(DateOnly.FromDateTime(local))
        && TimeOnly.FromDateTime(local) is var time
        && time >= Mailbox.Earliest
        && time < Mailbox.Latest;

    /// <summary>Lays out and sends what is to be sent now. Returns how many mails went out.</summary>
    public async Task<int> Work(Municipality municipality, CancellationToken cancel)
    {
        if (!IsFor(municipality) || !IsWorkTime(clock.Now))
        {
            return 0;
        }

        await turn.WaitAsync(cancel);
        try
        {
            return await WorkInTurn(municipality, $"mail/{municipality.OrganisationNumber}", cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    async Task<int> WorkInTurn(Municipality municipality, string job, CancellationToken cancel)
    {
        if (!await Leases.Take(job, LeaseLength, cancel))
        {
            return 0; // another node does it
        }

        try
        {
            await LaySummaries(municipality, cancel);
            await LayAtOnce(municipality, cancel);
            await inviting.Lay(municipality, cancel);
            return clock.Now < awayUntil ? 0 : await SendAll(municipality, job, cancel);
        }
        finally
        {
            await Leases.Release(job, CancellationToken.None);
        }
    }

    async Task LaySummaries(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var (db, actors) = (scope.ServiceProvider.GetRequiredService<Db>(), scope.ServiceProvider.GetRequiredService<IActorSource>());
        var recipients = scope.ServiceProvider.GetRequiredService<IRecipients>();
        var (now, today) = (clock.Now, clock.Today);
        var isWeekly = IsFirstOfWeek(today);
        var due = await recipients.Due(today, TimeOnly.FromDateTime(Clock.ToOslo(now)), isWeekly, cancel);
        if (due.Count == 0)
        {
            return;
        }

        foreach (var page in due.Chunk(PageSize))
        {
            var ids = page.Select(r => r.PersonId).ToArray();
            var boxes = await db.Mailboxes.Where(b => ids.Contains(b.PersonId)).ToDictionaryAsync(b => b.PersonId, cancel);
            foreach (var to in page)
            {
                var box = boxes.GetValueOrDefault(to.PersonId) ?? db.Mailboxes.Add(new(to.PersonId)).Entity;
                if (await actors.Of(to.PersonId, cancel) is { } actor && await IsWorthIt(db, actor, box, now, cancel))
                {
                    db.Letters.Add(new(to.PersonId, LetterKind.Summary, today, now));
                }

                box.See(today);
            }

            await db.Save("summaries laid out", cancel);
        }

        db.Letters.RemoveRange(await db.Letters.Where(l => l.DoneAt < now - Kept).Take(PageSize).ToListAsync(cancel));
        await db.Save("old mail forgotten", cancel);
    }

    // Every day only with something new, or with a day that comes before the next summary, or that has passed since the last one.
    async Task<bool> IsWorthIt(Db db, Actor actor, Mailbox box, DateTime now, CancellationToken cancel)
    {
        var today = clock.Today;
        if (box.Rhythm is MailRhythm.Weekly)
        {
            return true; // whether there is anything to say is found when it is written
        }

        var (last, next) = (WorkingDayBefore(today), WorkingDays.After(today, 1));
        var waiting = await db.WaitingFor(actor, today, cancel);
        return waiting.Any(t => (t.LaidAt <= now - Settling || t.LaidAt is null) && box.IsNew(t.LaidAt))
            || await db.NoticesSince(actor, box.SummedUpTo ?? now.AddDays(-1), now - Settling).AnyAsync(cancel)
            || waiting.Any(t => (t.Due > today && t.Due <= next) || (t.Due >= last && t.Due < today));
    }

    async Task LayAtOnce(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var (db, actors) = (scope.ServiceProvider.GetRequiredService<Db>(), scope.ServiceProvider.GetRequiredService<IActorSource>());
        var settled = clock.Now - Settling;
        var from = lookedUpTo.GetValueOrDefault(municipality.OrganisationNumber, settled.AddDays(-3)); // after a start: a weekend back
        if (!await db.Todos.AnyAsync(t => t.DoneAt == null && t.LaidAt > from && t.LaidAt <= settled, cancel))
        {
            return;
        }

        var boxes = await db
            .Mailboxes.Where(b => b.AtOnceSince != null)
            .Where(b => !db.Letters.Any(l => l.PersonId == b.PersonId && l.Kind == LetterKind.AtOnce && l.DoneAt == null))
            .ToListAsync(cancel);
        foreach (var box in boxes)
        {
            if (
                await actors.Of(box.PersonId, cancel) is { } actor
                && (await db.WaitingFor(actor, clock.Today, cancel)).Any(t =>
                    t.LaidAt <= settled && t.LaidAt >= box.AtOnceSince && box.IsNew(t.LaidAt)
                )
            )
            {
                db.Letters.Add(new(box.PersonId, LetterKind.AtOnce, clock.Today, clock.Now));
            }
        }

        await db.Save("mail laid out", cancel);
        lookedUpTo[municipality.OrganisationNumber] = settled;
    }

    async Task<int> SendAll(Municipality municipality, string job, CancellationToken cancel)
    {
        await using var post = new MailPost(settings);
        var sent = 0;
        try
        {
            while (await SendPage(municipality, post, cancel) is var (done, went) && done > 0)
            {
                sent += went;
                await Leases.Take(job, LeaseLength, cancel);
            }
        }
        catch (MailServerAway away)
        {
            awayUntil = clock.Now + Pause;
            log.LogWarning("The mail server {Server} takes no mail, and is asked again later: {Why}", settings.Server, away.Message);
        }

        return sent;
    }

    /// <summary>Returns how many letters are done with, and how many of them went out.</summary>
    async Task<(int Done, int Sent)> SendPage(Municipality municipality, MailPost post, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var now = clock.Now;
        var time = TimeOnly.FromDateTime(Clock.ToOslo(now));
        var letters = await db
            .Letters.Where(l => l.DoneAt == null && (l.TryAt == null || l.TryAt <= now))
            .Where(l =>
                l.Kind == LetterKind.Invitation // a meeting may begin before one's hours do
                || db.Mailboxes.Any(b => b.PersonId == l.PersonId && b.From <= time && b.Until > time)
            )
            .OrderBy(l => l.Kind == LetterKind.AtOnce) // what the summary has told is not told once more
            .ThenBy(l => l.Id)
            .Take(PageSize)
            .ToListAsync(cancel);
        var (done, sent) = (0, 0);
        foreach (var letter in letters)
        {
            await SendOne(scope.ServiceProvider, db, letter, post, cancel);
            await db.Save("mail seen to", cancel); // each by itself: what the server has taken is not handed to it again
            done += letter.DoneAt is null ? 0 : 1;
            sent += letter.IsSent ? 1 : 0;
        }

        return (done, sent);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever is wrong with one letter, the next is sent.")]
    async Task SendOne(IServiceProvider scope, Db db, Letter letter, MailPost post, CancellationToken cancel)
    {
        var recipients = scope.GetRequiredService<IRecipients>();
        var now = clock.Now;
        var box = await db.Mailboxes.SingleAsync(b => b.PersonId == letter.PersonId, cancel);
        var to = await recipients.Find(letter.PersonId, cancel);
        if (to is null || to.Email == box.RefusedAddress || !Wants(box, letter.Kind) || await IsCovered(db, letter, cancel))
        {
            letter.SetAside(now);
            return;
        }

        var upTo = now - Settling;
        var actor = await scope.GetRequiredService<IActorSource>().Of(letter.PersonId, cancel);
        try
        {
            if (await Write(scope, db, letter, to, actor, box, upTo, cancel) is not var (written, sent))
            {
                letter.SetAside(now);
                return;
            }

            var back = new ReturnAddress(Returning.Bounce, db.Municipality.OrganisationNumber, ReturnAddress.TokenOf(letter.Id));
            await post.Send(letter.Id, back.At(settings.Incoming), $"Takt – {db.Municipality.Name}", to.Name, to.Email, written, cancel);
            letter.Sent(now);
            sent();
        }
        catch (Exception refused) when (refused is AddressRefused or MimeKit.ParseException)
        {
            box.Refused(to.Email, refused.Message);
            letter.SetAside(now, refused.Message);
            log.LogInformation("An address in {Municipality} is refused by the mail server.", db.Municipality); // whose is seen on the page
        }
        catch (MailRefused refused)
        {
            letter.Failed(now, refused.Message);
        }
        catch (Exception trouble) when (trouble is not MailServerAway && !DatabaseAway.Is(trouble) && !cancel.IsCancellationRequested)
        {
            // One that cannot be written holds up no other. What was to stand in it is not for the log.
            letter.Failed(now, trouble.GetType().Name);
            log.LogWarning("A mail in {Municipality} could not be written: {Kind}", db.Municipality, trouble.GetType().Name);
        }
    }

    // A calendar that has a meeting is told the truth of it, whatever one has chosen since: see Inviting.
    static bool Wants(Mailbox box, LetterKind kind) => kind is LetterKind.Invitation || box.Wants(kind);

    async Task<(Written Written, Action Sent)?> Write(
        IServiceProvider scope,
        Db db,
        Letter letter,
        Recipient to,
        Actor? actor,
        Mailbox box,
        DateTime upTo,
        CancellationToken cancel
    )
    {
        if (letter.Kind is LetterKind.Invitation)
        {
            return await inviting.Write(scope, db, letter, to, actor, invitations, cancel) is var (mail, told)
                ? (
                    mail,
                    () =>
                    {
                        told();
                        box.Reached();
                    }
                )
                : null;
        }

        var written = actor is null ? null : await writer.Write(db, letter, to, actor, box, upTo, cancel);
        return written is null ? null : (written, () => box.Told(letter.Kind, upTo));
    }

    // A later summary tells what this one would have told.
    static async Task<bool> IsCovered(Db db, Letter letter, CancellationToken cancel) =>
        letter.Kind is LetterKind.Summary
        && await db.Letters.AnyAsync(l => l.PersonId == letter.PersonId && l.Kind == LetterKind.Summary && l.On > letter.On, cancel);

    static DateOnly WorkingDayBefore(DateOnly day)
    {
        do
        {
            day = day.AddDays(-1);
        } while (!WorkingDays.IsWorkingDay(day));
        return day;
    }

    // Monday, or the first day after that people are at work.
    internal static bool IsFirstOfWeek(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return WorkingDays.After(monday, 0) == day;
    }
}
