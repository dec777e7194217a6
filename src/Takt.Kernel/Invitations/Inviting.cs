using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Takt.Kernel;

/// <summary>
/// Compares the meetings that come with what people's calendars have been told of them, and lays a letter where the two differ.
/// What has been laid stands in the same save as the letter, so a crash leaves neither none nor two.
/// </summary>
public sealed class Inviting(IServiceProvider services, MailLinks links, Clock clock)
{
    /// <summary>
    /// Days before a meeting that it is asked to: a series of forty does not fill anybody's mail the day it is made. What is
    /// further ahead stands in Takt, and in the calendars read from there.
    /// </summary>
    public const int DaysAhead = 21;

    const int MostAtOnce = 2000;

    // Who moves a meeting corrects it a minute later.
    static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    // Somebody takes a seat, or an address is mended: nothing of the meetings tells so.
    static readonly TimeSpan AtLeastEvery = TimeSpan.FromMinutes(30);

    static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    readonly ConcurrentDictionary<OrganisationNumber, (string Stood, DateTime At)> looked = [];

    /// <summary>Lays what is to be told. Returns how many letters.</summary>
    public async Task<int> Lay(Municipality municipality, CancellationToken cancel)
    {
        await using var scope = services.ScopeFor(municipality, Actor.Nobody);
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var (now, today) = (clock.Now, clock.Today);
        var (settled, horizon) = (now - Settling, today.AddDays(DaysAhead));
        var invitations = db.MeetingInvitations;
        var meetings = db
            .Deadlines.Where(d => d.At != null && d.Date >= today && (d.ChangedAt == null || d.ChangedAt <= settled))
            .Where(d => (d.Date <= horizon && !d.IsMet) || invitations.Any(i => i.DeadlineId == d.Id))
            .OpenIn(municipality);
        var stood = await Stamp(meetings, cancel);
        if (looked.TryGetValue(municipality.OrganisationNumber, out var last) && last.Stood == stood && now - last.At < AtLeastEvery)
        {
            return 0;
        }

        var all = await meetings.OrderBy(d => d.Date).ThenBy(d => d.Id).Take(MostAtOnce).ToListAsync(cancel);
        Guid[] ids = [.. all.Select(d => d.Id)];
        var told = (await invitations.Where(i => ids.Contains(i.DeadlineId)).ToListAsync(cancel)).ToLookup(i => i.DeadlineId);
        var boxes = all.Count == 0 ? [] : await db.Mailboxes.ToDictionaryAsync(b => b.PersonId, cancel);
        var laid = 0;
        var groups = scope.ServiceProvider.GetRequiredService<ConvenedDays>();
        var sitting = all.Count == 0 ? null : await groups.On(today, cancel);
        var reached = new Reached(scope.ServiceProvider.GetRequiredService<IRecipients>());
        foreach (var day in all.GroupBy(d => d.Date))
        {
            var then = await groups.On(day.Key, cancel);
            foreach (var meeting in day.Where(m => Clock.At(m.Date, m.At!.Value) > now))
            {
                laid += await Lay(db, meeting, AskedTo(meeting, then, sitting!), told[meeting.Id], boxes, reached, cancel);
            }
        }

        // One that never went out tells no day of its own; its meeting does.
        var (oldest, deadlines) = (today.AddDays(-Kept.Days), db.Deadlines.AsQueryable());
        db.MeetingInvitations.RemoveRange(
            await db
                .MeetingInvitations.Where(i =>
                    i.SentAs != null ? i.On < oldest : !deadlines.Any(d => d.Id == i.DeadlineId && d.Date >= oldest)
                )
                .OrderBy(i => i.Id)
                .Take(500)
                .ToListAsync(cancel)
        );
        await db.Save("invitations laid out", cancel);
        looked[municipality.OrganisationNumber] = (stood, now);
        return laid;
    }

    static async Task<string> Stamp(IQueryable<Deadline> meetings, CancellationToken cancel)
    {
        var (count, changes) = (await meetings.CountAsync(cancel), await meetings.SumAsync(d => (long?)d.Sequence, cancel));
        return $"{count}/{changes}/{(count == 0 ? null : await meetings.MaxAsync(d => d.ChangedAt, cancel)):O}";
    }

    /// <summary>
    /// Those who are to be at a meeting: who sits in the group that day, and today, for nobody is told of what they may not see
    /// yet; and whoever is named.
    /// </summary>
    internal static IReadOnlyList<Guid> AskedTo(
        Deadline meeting,
        IReadOnlyDictionary<Guid, Convened> then,
        IReadOnlyDictionary<Guid, Convened> today
    )
    {
        var seats =
            meeting.GroupId is { } group && then.TryGetValue(group, out var there) && today.TryGetValue(group, out var here)
                ? there.People.Intersect(here.People)
                : [];
        return [.. seats.Concat(meeting.Audience.Named.Where(n => !then.ContainsKey(n))).Distinct()];
    }

    async Task<int> Lay(
        Db db,
        Deadline meeting,
        IReadOnlyList<Guid> asked,
        IEnumerable<MeetingInvitation> told,
        Dictionary<Guid, Mailbox> boxes,
        Reached reached,
        CancellationToken cancel
    )
    {
        var stands = told.ToDictionary(i => i.PersonId);
        Guid[] everybody = [.. asked.Concat(stands.Keys).Distinct()];
        var laid = 0;
        foreach (var person in everybody)
        {
            var invitation = stands.GetValueOrDefault(person);
            var box = boxes.GetValueOrDefault(person);
            var isOff = meeting.IsMet || !asked.Contains(person);
            var mark = MeetingInvitation.MarkOf(meeting, isOff);

            // Nothing to take away where nothing was told; and who wants no more of them keeps what they have right.
            if (
                !(invitation?.Stands == true)
                && (isOff || meeting.Date > clock.Today.AddDays(DaysAhead) || box?.Wants(LetterKind.Invitation) == false)
            )
            {
                continue;
            }

            if (invitation?.SentAs == mark && invitation.LaidAs == mark)
            {
                continue;
            }

            if (await reached.Find(person, cancel) is not { } to || to.Email == box?.RefusedAddress)
            {
                continue;
            }

            if (invitation?.LaidAs == mark && invitation.LaidTo == to.Email)
            {
                continue; // it lies in the outbox, or was given up
            }

            if (box is null)
            {
                boxes[person] = db.Mailboxes.Add(new(person)).Entity;
            }

            invitation ??= db.MeetingInvitations.Add(new(meeting.Id, person)).Entity;
            invitation.Lay(mark, to.Email);
            db.Letters.Add(new(person, LetterKind.Invitation, clock.Today, clock.Now) { About = meeting.Id });
            laid++;
        }

        if (laid > 0)
        {
            await db.Save("invitations laid out", cancel);
        }

        return laid;
    }

    // A leader sits in many groups, and is looked up once.
    sealed class Reached(IRecipients recipients)
    {
        readonly Dictionary<Guid, Recipient?> found = [];

        public async Task<Recipient?> Find(Guid person, CancellationToken cancel) =>
            found.TryGetValue(person, out var known) ? known : found[person] = await recipients.Find(person, cancel);
    }

    /// <summary>Writes one that was laid: as the meeting stands when it is sent. Null when there is nothing to say after all.</summary>
    internal async Task<(Written Written, Action Sent)?> Write(
        IServiceProvider scope,
        Db db,
        Letter letter,
        Recipient to,
        Actor? actor,
        InvitationWriter writer,
        CancellationToken cancel
    )
    {
        var meeting = await db.Deadlines.AsNoTracking().SingleOrDefaultAsync(d => d.Id == letter.About, cancel);
        var invitation = await db.MeetingInvitations.SingleOrDefaultAsync(
            i => i.DeadlineId == letter.About && i.PersonId == letter.PersonId,
            cancel
        );
        if (meeting?.At is not { } at || invitation is null || Clock.At(meeting.Date, at) <= clock.Now)
        {
            return null;
        }

        var groups = scope.GetRequiredService<ConvenedDays>();
        var (then, today) = (await groups.On(meeting.Date, cancel), await groups.On(clock.Today, cancel));
        var isAsked = AskedTo(meeting, then, today).Contains(to.PersonId) && actor is not null && meeting.Audience.Includes(actor);
        var isOff = meeting.IsMet || !isAsked;
        var mark = MeetingInvitation.MarkOf(meeting, isOff);
        if (invitation.SentAs == mark || (isOff && !invitation.Stands))
        {
            return null; // a later letter, or an earlier one, tells it
        }

        var chair = meeting.GroupId is { } group ? then.GetValueOrDefault(group)?.Chair : null;
        var written = writer.Write(db.Municipality, meeting, invitation, to, chair, isAsked, links.SiteOf(db.Municipality)!, clock.Now);
        return (written, () => invitation.Sent(mark, meeting, isOff));
    }
}
