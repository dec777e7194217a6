namespace Takt.Evaluations;

/// <summary>Which evaluations there are for somebody.</summary>
static class OpenEvaluations
{
    /// <summary>Those the actor is part of. One that is still being set up exists only for those who run it.</summary>
    public static IQueryable<Evaluation> OpenTo(this IQueryable<Evaluation> evaluations, Actor actor)
    {
        var visible = evaluations.VisibleTo(actor);
        var run = actor.ReachOf(EvaluationsPermissions.Run);
        if (run.Everywhere)
        {
            return visible;
        }

        Guid[] units = [.. run.Units];
        return visible.Where(e => e.State != EvaluationState.Draft || units.Contains(e.Audience.UnitId));
    }

    /// <summary>Those the actor runs.</summary>
    public static IQueryable<Evaluation> RunBy(this IQueryable<Evaluation> evaluations, Actor actor)
    {
        var run = actor.ReachOf(EvaluationsPermissions.Run);
        Guid[] units = [.. run.Units];
        return run.Everywhere ? evaluations : evaluations.Where(e => units.Contains(e.Audience.UnitId));
    }
}
