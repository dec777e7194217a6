namespace Takt.Organisation;

/// <summary>Writes a plan onto the organisation, and takes it back: the whole or nothing, in one save.</summary>
sealed class PlanDesk(Db db, UnitTree tree, Clock clock)
{
    /// <summary>Decides a plan: its changes stand as dated periods, and hold on their day.</summary>
    /// <exception cref="Refusal">Some of it cannot be done.</exception>
    /// <exception cref="Forbidden">Some of it is not the actor's to do.</exception>
    /// <exception cref="Conflict">Somebody else changed the plan or the tree meanwhile.</exception>
    public Task Decide(Reorganisation plan, CancellationToken cancel) =>
        Write(plan, register => plan.Decide(register, clock.Today, db.Actor.PersonId), "reorganisation decided", cancel);

    /// <summary>Takes a decided plan back before its day, exactly.</summary>
    /// <exception cref="Refusal">The day has come, or something has been built on it.</exception>
    /// <exception cref="Forbidden">Some of it is not the actor's to do.</exception>
    /// <exception cref="Conflict">Somebody else changed the plan or the tree meanwhile.</exception>
    public Task Withdraw(Reorganisation plan, CancellationToken cancel) =>
        Write(plan, register => plan.Withdraw(register, clock.Today), "reorganisation withdrawn", cancel);

    async Task Write(Reorganisation plan, Action<Register> act, string because, CancellationToken cancel)
    {
        Actor.Must(plan.BeyondReachOf(db.Actor) is null);
        var register = await Register.Read(db, plan, isTracked: true, cancel);
        act(register);
        var (opened, unmade) = register.UnitRows;
        var (given, taken) = register.PostRows;
        await RefuseIfUsed(unmade, taken, cancel);
        db.Units.AddRange(opened);
        db.Assignments.AddRange(given);
        db.Assignments.RemoveRange(taken);
        db.ChangeTracker.DetectChanges(); // what stood in a unit goes before the unit
        db.Units.RemoveRange(unmade);
        await tree.Rebuild(cancel);
        await db.Save(because, cancel);
    }

    // A unit that is taken away again may have got people, fields or authority meanwhile; then it is not ours to take.
    async Task RefuseIfUsed(IReadOnlyList<Unit> unmade, IReadOnlyList<Assignment> taken, CancellationToken cancel)
    {
        if (unmade.Count == 0)
        {
            return;
        }

        Guid[] units = [.. unmade.Select(u => u.Id)];
        Guid[] posts = [.. taken.Select(a => a.Id)];
        var used =
            await db
                .Assignments.Where(a => units.Contains(a.UnitId) && !posts.Contains(a.Id))
                .Select(a => (Guid?)a.UnitId)
                .FirstOrDefaultAsync(cancel)
            ?? await db.Responsibilities.Where(r => units.Contains(r.UnitId)).Select(r => (Guid?)r.UnitId).FirstOrDefaultAsync(cancel)
            ?? await db.Delegations.Where(d => units.Contains(d.UnitId)).Select(d => (Guid?)d.UnitId).FirstOrDefaultAsync(cancel);
        if (used is { } unit)
        {
            throw new Refusal(Labels.Fill(Texts.BuiltOnMeanwhile, unmade.First(u => u.Id == unit).Last.Name));
        }
    }
}
