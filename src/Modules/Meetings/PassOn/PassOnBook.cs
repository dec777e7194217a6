using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>How far a key message has come, as whoever runs the meeting sees it.</summary>
/// <param name="Count">In words: "7 av 12 har sagt det videre"; null of so few that a number would say who.</param>
/// <param name="Passed">Who has passed it on; null where names are not shown.</param>
/// <param name="Left">Who has not yet.</param>
sealed record PassOnSaid(string? Count, string? Passed, string? Left);

/// <summary>
/// Lays key messages on people's lists, and says how far they have come. Never who, unless the municipality has agreed to show it for
/// a while; nobody but oneself sees what one has passed on otherwise.
/// </summary>
sealed class PassOnBook(Db db, Clock clock, StaffDirectory directory)
{
    /// <summary>Of fewer readers than these nothing is counted: a number would say who.</summary>
    public const int FewestReaders = 5;

    /// <summary>Those on whose list a message comes because they sit in the group.</summary>
    public static IReadOnlyList<Guid> ReadersOf(GroupRollCall group) =>
        [.. group.Seats.Where(s => s.Place is not GroupPlace.Observer).Select(s => s.PersonId).Distinct()];

    /// <summary>Lays what a meeting that ends says to pass on. What is closed goes to those who sit in the group alone. The caller saves.</summary>
    public async Task Lay(MeetingAt at, IReadOnlyList<AgendaItem> items, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return;
        }

        var meeting = at.Meeting;
        var readers = ReadersOf(at.Group);
        var leaders =
            meeting is { PassOnTo: PassOnTo.Leaders, Openness: Openness.Unit } && items.Any(i => !i.IsClosed)
                ? await directory.LeadersBelow(meeting.Audience.UnitId, await directory.Units(cancel: cancel), cancel)
                : new Dictionary<Guid, Seat>();
        var agreement = await InForce(cancel);
        foreach (var item in items)
        {
            var all = item.IsClosed ? readers : readers.Union(leaders.Keys);
            db.Passings.AddRange(all.Select(person => new Passing(item.Id, person, agreement)));
        }

        var sitting = readers.ToHashSet();
        db.LayPassOn(
            meeting,
            at.Group,
            at.Group.Seats.Where(s => sitting.Contains(s.PersonId))
                .Select(s => s.Post)
                .OfType<Seat>()
                .Concat(leaders.Where(l => !sitting.Contains(l.Key)).Select(l => l.Value)),
            clock.Today
        );
    }

    /// <summary>How far each message has come, by item. For whoever runs the meeting, of items that one sees.</summary>
    public async Task<IReadOnlyDictionary<Guid, PassOnSaid>> Read(IReadOnlyCollection<Guid> items, CancellationToken cancel)
    {
        var counted = await db
            .Passings.Where(p => items.Contains(p.ItemId))
            .GroupBy(p => p.ItemId)
            .Select(g => new
            {
                Item = g.Key,
                Readers = g.Count(),
                Passed = g.Count(p => p.PassedOnAt != null),
                Named = g.Count(p => p.NamedBy != null),
            })
            .ToListAsync(cancel);
        var named = counted.Exists(c => c.Named > 0) ? await Names(items, cancel) : null;
        Dictionary<Guid, PassOnSaid> said = [];
        foreach (var one in counted)
        {
            var count = one.Readers >= FewestReaders ? string.Format(Texts.PassOnCount, one.Passed, one.Readers) : null;
            var who = named?.Contains(one.Item) == true ? named[one.Item].ToLookup(n => n.HasPassed, n => n.Name) : null;
            if (count is not null || who is not null)
            {
                said[one.Item] = new(count, Listed(who?[true]), Listed(who?[false]));
            }
        }

        return said;
    }

    async Task<Guid?> InForce(CancellationToken cancel) =>
        await db.NameAgreements.InForce(clock.Today).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancel);

    // Of those that came under what holds now; null when nothing does.
    async Task<ILookup<Guid, (string Name, bool HasPassed)>?> Names(IReadOnlyCollection<Guid> items, CancellationToken cancel)
    {
        if (await InForce(cancel) is not { } agreement)
        {
            return null;
        }

        var passings = await db
            .Passings.Where(p => items.Contains(p.ItemId) && p.NamedBy == agreement)
            .Select(p => new
            {
                p.ItemId,
                p.PersonId,
                HasPassed = p.PassedOnAt != null,
            })
            .ToListAsync(cancel);
        var names = await directory.Names([.. passings.Select(p => p.PersonId).Distinct()], cancel);
        return passings.Where(p => names.ContainsKey(p.PersonId)).ToLookup(p => p.ItemId, p => (names[p.PersonId], p.HasPassed));
    }

    static string? Listed(IEnumerable<string>? names) =>
        names?.OrderBy(Norwegian.SortKey, StringComparer.Ordinal).ToList() is { Count: > 0 } some ? string.Join(", ", some) : null;
}
