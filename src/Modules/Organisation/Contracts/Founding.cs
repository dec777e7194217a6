namespace Takt.Organisation.Contracts;

/// <summary>What a municipality begins with.</summary>
public static class Founding
{
    /// <summary>Whether there is a municipality here.</summary>
    public static Task<bool> IsFounded(Db db, CancellationToken cancel) => db.Units.AnyAsync(cancel);

    /// <summary>Makes the municipality itself, the root of the tree.</summary>
    public static async Task Found(Db db, Clock clock, string name, CancellationToken cancel)
    {
        // As of the turn of the year: what is entered in the first weeks often holds from before.
        var unit = Unit.Open(new(clock.Today.Year, 1, 1), name, UnitKind.Municipality, null);
        db.Units.Add(unit);
        await new UnitTree(db).Rebuild(cancel);
        await db.Save("municipality founded", cancel);
    }
}
