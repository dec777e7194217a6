namespace Takt.Evaluations;

/// <summary>"Did this answer what you raised?"</summary>
enum Reply
{
    Yes,
    Partly,
    No,
}

/// <summary>Counting replies, once from each and without anybody's name.</summary>
static class Receiving
{
    extension(Db db)
    {
        /// <summary>Counts the actor's reply; one who has replied already is not counted again.</summary>
        public Task Receive(Guid theme, Reply reply, CancellationToken cancel) =>
            db.Persist(async () =>
            {
                var person = db.Actor.PersonId!.Value;
                if (await db.ReceptionsGiven.AnyAsync(g => g.ThemeId == theme && g.PersonId == person, cancel))
                {
                    return;
                }

                var reception = await db.Receptions.SingleOrDefaultAsync(r => r.ThemeId == theme, cancel);
                if (reception is null)
                {
                    db.Receptions.Add(reception = new() { ThemeId = theme });
                }

                reception.Count(reply);
                db.ReceptionsGiven.Add(new() { ThemeId = theme, PersonId = person });
                await db.Save("reply counted", cancel);
            });
    }
}
