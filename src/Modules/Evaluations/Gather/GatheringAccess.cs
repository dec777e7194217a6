namespace Takt.Evaluations;

/// <summary>Who runs a gathering, and who tidies which theme of it.</summary>
static class GatheringAccess
{
    extension(Evaluation evaluation)
    {
        /// <summary>Nobody tidies what is written to themselves: the one who owes the answer of a theme reads it as it stands.</summary>
        public bool MayTidy(Actor actor, Theme theme) => evaluation.MayRun(actor) && !evaluation.Owes(theme).IsHeldBy(actor);
    }

    /// <summary>Whether one may follow the desk of a gathering.</summary>
    public static async Task<bool> MayRun(Db db, Guid gathering, CancellationToken cancel)
    {
        var evaluations = db.Evaluations.VisibleTo(db.Actor).RunBy(db.Actor);
        return await db.Gatherings.AnyAsync(g => g.Id == gathering && evaluations.Any(e => e.Id == g.EvaluationId), cancel);
    }
}
