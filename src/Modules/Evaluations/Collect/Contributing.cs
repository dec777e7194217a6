namespace Takt.Evaluations;

/// <summary>Storing what somebody says, once, with a number of its own.</summary>
static class Contributing
{
    extension(Db db)
    {
        /// <summary>
        /// Stores a contribution of the actor's, or its new words. Its id came with the form: one that is sent twice finds what
        /// it stored the first time. The unsent draft goes in the same save.
        /// </summary>
        /// <exception cref="Forbidden">The id is another's contribution.</exception>
        public Task Contribute(Theme theme, PartKind part, Guid id, string text, string? proposal, CancellationToken cancel) =>
            db.Persist(async () =>
            {
                var person = db.Actor.PersonId!.Value;
                if (await db.Contributions.SingleOrDefaultAsync(c => c.Id == id, cancel) is { } stored)
                {
                    Actor.Must(stored.PersonId == person && stored.ThemeId == theme.Id);
                    stored.Reword(text, proposal);
                }
                else
                {
                    var last = await db.Contributions.Where(c => c.ThemeId == theme.Id).MaxAsync(c => (int?)c.Number, cancel) ?? 0;
                    db.Contributions.Add(Contribution.Say(theme, part, last + 1, text, proposal, person, id));
                }

                await db.ForgetDraft(EvaluationsUrls.ContributeTo(theme.EvaluationId, theme.Position), cancel);
                await db.Save("contribution", cancel);
            });
    }
}
