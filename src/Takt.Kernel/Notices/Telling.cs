namespace Takt.Kernel;

/// <summary>
/// Tells people of something that happened to a record, and keeps who follows it. Nobody is told of what they do themselves, or of
/// what they may not see.
/// </summary>
public sealed class Telling(Db db, IActorSource actors, Clock clock)
{
    /// <summary>Whether the actor follows a record.</summary>
    public Task<bool> Follows(Guid record, CancellationToken cancel)
    {
        var me = db.Actor.PersonId;
        return db.Set<Watch>().AnyAsync(w => w.RecordId == record && w.PersonId == me, cancel);
    }

    /// <summary>Follows it from the next save on.</summary>
    public async Task Follow(Guid record, CancellationToken cancel)
    {
        if (db.Actor.PersonId is { } me && !await Follows(record, cancel))
        {
            db.Set<Watch>().Add(new(record, me));
        }
    }

    /// <summary>Follows it no longer.</summary>
    public async Task Leave(Guid record, CancellationToken cancel)
    {
        var me = db.Actor.PersonId;
        if (await db.Set<Watch>().SingleOrDefaultAsync(w => w.RecordId == record && w.PersonId == me, cancel) is { } watch)
        {
            db.Set<Watch>().Remove(watch);
        }
    }

    /// <summary>Who follows it.</summary>
    public Task<List<Guid>> Followers(Guid record, CancellationToken cancel) =>
        db.Set<Watch>().Where(w => w.RecordId == record).Select(w => w.PersonId).ToListAsync(cancel);

    /// <summary>Tells these, in the next save.</summary>
    /// <param name="about">What it is about.</param>
    /// <param name="sentence">Text key; {0} is the title, {1} who did it.</param>
    /// <param name="people">Whom; the actor and whoever does not see it are left out.</param>
    /// <param name="cancel">Stops.</param>
    public async Task Tell(Watchable about, string sentence, IEnumerable<Guid> people, CancellationToken cancel)
    {
        foreach (var person in people.Distinct().Where(p => p != db.Actor.PersonId))
        {
            if (await WhoSees(about, person, cancel) is (_, { } actor))
            {
                await Forget(person, cancel);
                db.Set<Notice>().Add(Notice.Of(about, sentence, actor, db.Actor, clock.Now));
            }
        }
    }

    /// <summary>Who somebody is today, without an actor when they do not see the record; null when they no longer work here.</summary>
    public async Task<(string Name, Actor? Actor)?> WhoSees(Watchable about, Guid person, CancellationToken cancel) =>
        await actors.Of(person, cancel) is { } actor ? (actor.Name, about.IsSeenBy(actor) ? actor : null) : null;

    async Task Forget(Guid person, CancellationToken cancel)
    {
        var notices = db.Set<Notice>();
        notices.RemoveRange(
            await notices.Where(n => n.PersonId == person).OrderByDescending(n => n.Id).Skip(Notice.MostKept - 1).ToListAsync(cancel)
        );
    }
}
