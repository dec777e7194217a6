using System.Globalization;

namespace Takt.Kernel;

/// <summary>What is said about a record: read, said, changed and taken back. Whether one may see the record is its page to ask, before.</summary>
public sealed class Comments(Db db, Telling telling, Clock clock)
{
    /// <summary>Comments shown of one record: the last ones.</summary>
    public const int MostShown = 200;

    /// <summary>Text key: somebody was mentioned.</summary>
    public const string Mentioned = "Kernel.NoticeMentioned";

    /// <summary>Text key: something was said where one listens.</summary>
    public const string Commented = "Kernel.NoticeCommented";

    /// <summary>Those of a record, in the order they were said.</summary>
    public async Task<IReadOnlyList<Comment>> On(Guid record, CancellationToken cancel)
    {
        var last = await db.Set<Comment>()
            .Where(c => c.RecordId == record)
            .OrderByDescending(c => c.Id)
            .Take(MostShown)
            .AsNoTracking()
            .ToListAsync(cancel);
        return [.. Enumerable.Reverse(last)];
    }

    /// <summary>
    /// Says something in the next save. Those it is to are told; those who follow the record too, and whoever answers for it. Whoever
    /// speaks follows it from then on.
    /// </summary>
    /// <param name="about">The record.</param>
    /// <param name="text">What is said.</param>
    /// <param name="to">Whom it is to.</param>
    /// <param name="answers">Who answers for the record today.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="Refusal">Nothing is said, too much, or it is to somebody who does not see the record.</exception>
    public async Task Say(Watchable about, string? text, IReadOnlyList<Guid> to, IEnumerable<Guid> answers, CancellationToken cancel)
    {
        List<Actor> named = [];
        foreach (var person in to.Except([db.Actor.PersonId ?? Guid.Empty]))
        {
            if (await telling.WhoSees(about, person, cancel) is not (var (name, actor)))
            {
                continue; // has left since
            }

            named.Add(
                actor
                    ?? throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.MentionedCannotSee, name))
                    {
                        Field = "Form.CommentTo",
                    }
            );
        }

        db.Set<Comment>().Add(Comment.Say(about.Id, text, named, db.Actor, clock.Now));
        Guid[] mentioned = [.. named.Select(n => n.PersonId!.Value)];
        await telling.Tell(about, Mentioned, mentioned, cancel);
        await telling.Tell(about, Commented, (await telling.Followers(about.Id, cancel)).Concat(answers).Except(mentioned), cancel);
        await telling.Follow(about.Id, cancel);
    }

    /// <summary>Brings in what was said before, with its day.</summary>
    /// <param name="about">The record.</param>
    /// <param name="text">What was said.</param>
    /// <param name="by">Who said it.</param>
    /// <param name="to">Whom it was to; they see the record.</param>
    /// <param name="at">When, UTC.</param>
    public void Bring(Watchable about, string text, Actor by, IReadOnlyList<Actor> to, DateTime at)
    {
        db.Set<Comment>().Add(Comment.Say(about.Id, text, to, by, at));
        db.Set<Notice>().AddRange(to.Select(one => Notice.Of(about, Mentioned, one, by, at)));
        if (db.Set<Watch>().Local.All(w => (w.RecordId, w.PersonId) != (about.Id, by.PersonId)))
        {
            db.Set<Watch>().Add(new(about.Id, by.PersonId!.Value));
        }
    }

    /// <summary>Says one's own otherwise, in the next save. Nobody is told anew.</summary>
    /// <exception cref="Refusal">It is gone, or it says nothing.</exception>
    public async Task Edit(Guid record, Guid id, string? text, CancellationToken cancel) =>
        (await Own(record, id, cancel) ?? throw new Refusal(Texts.CommentIsGone) { Field = "Form.CommentAnew" }).Edit(text, clock.Now);

    /// <summary>Takes one's own back, in the next save.</summary>
    public async Task Remove(Guid record, Guid id, CancellationToken cancel) => (await Own(record, id, cancel))?.Remove(clock.Now);

    // Somebody else's does not exist for whoever would change it.
    async Task<Comment?> Own(Guid record, Guid id, CancellationToken cancel)
    {
        var me = db.Actor.PersonId;
        return await db.Set<Comment>().SingleOrDefaultAsync(c => c.Id == id && c.RecordId == record && c.ById == me, cancel);
    }
}
