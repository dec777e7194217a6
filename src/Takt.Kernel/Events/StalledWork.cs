namespace Takt.Kernel;

/// <summary>Work in the background that has failed.</summary>
/// <param name="Id">The event behind it.</param>
/// <param name="Name">What happened, by the event's type name.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Tries">Failed tries so far.</param>
/// <param name="TryAt">When it is tried again, UTC; null when it is given up, and waits for a person.</param>
/// <param name="Trouble">What the last try said.</param>
public sealed record StalledWork(Guid Id, string Name, DateTime At, int Tries, DateTime? TryAt, string? Trouble);

/// <summary>
/// The work that failed so often that nobody tries it any more. It is nobody's in particular: whoever looks after the
/// municipality's Takt sees to it, and the trail says what they did.
/// </summary>
public static class StalledWorkList
{
    extension(Db db)
    {
        /// <summary>What has failed, given up first, oldest first.</summary>
        /// <param name="most">No more than these.</param>
        /// <param name="cancel">Stops.</param>
        public async Task<IReadOnlyList<StalledWork>> StalledWork(int most, CancellationToken cancel) =>
            await db
                .Events.Where(e => e.DoneAt == null && e.Tries > 0)
                .OrderByDescending(e => e.Tries >= EventDispatch.MostTries)
                .ThenBy(e => e.Id)
                .Take(most)
                .Select(e => new StalledWork(e.Id, e.Name, e.At, e.Tries, e.Tries >= EventDispatch.MostTries ? null : e.TryAt, e.Trouble))
                .ToListAsync(cancel);

        /// <summary>How much waits for a person, and how much has not been done yet without having failed for good.</summary>
        public async Task<(int GivenUp, int Waiting)> CountWork(CancellationToken cancel)
        {
            var given = await db.Events.CountAsync(e => e.DoneAt == null && e.Tries >= EventDispatch.MostTries, cancel);
            return (given, await db.Events.CountAsync(e => e.DoneAt == null, cancel) - given);
        }

        /// <summary>Has it tried again as soon as the next save is done, as often as the first time. False when it is done already.</summary>
        public async Task<bool> TryAgain(Guid id, CancellationToken cancel)
        {
            if (await db.Events.SingleOrDefaultAsync(e => e.Id == id && e.DoneAt == null, cancel) is not { } row)
            {
                return false;
            }

            db.Note(nameof(EventRow), "work tried again", Facts(row)); // as it stood
            (row.Tries, row.TryAt) = (0, null);
            return true;
        }

        /// <summary>Lets it be, in the next save: it is not tried any more. False when it is done already.</summary>
        /// <param name="id">The work.</param>
        /// <param name="reason">Why, in the user's words; kept on the trail.</param>
        /// <param name="now">Now, UTC.</param>
        /// <param name="cancel">Stops.</param>
        public async Task<bool> SetAside(Guid id, string reason, DateTime now, CancellationToken cancel)
        {
            if (await db.Events.SingleOrDefaultAsync(e => e.Id == id && e.DoneAt == null, cancel) is not { } row)
            {
                return false;
            }

            row.DoneAt = now;
            db.Note(nameof(EventRow), "work set aside", new Dictionary<string, object?>(Facts(row)) { ["Reason"] = reason });
            return true;
        }
    }

    static Dictionary<string, object?> Facts(EventRow row) =>
        new()
        {
            ["Name"] = row.Name,
            ["Tries"] = row.Tries,
            ["Trouble"] = row.Trouble,
        };
}
