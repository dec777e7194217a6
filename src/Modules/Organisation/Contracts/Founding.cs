namespace Takt.Organisation.Contracts;

/// <summary>What a municipality begins with.</summary>
public static class Founding
{
    const int RowsAtATime = 1000;

    /// <summary>Whether there is a municipality here.</summary>
    public static Task<bool> IsFounded(Db db, CancellationToken cancel) => db.Units.AnyAsync(cancel);

    /// <summary>
    /// Fills in what a new version stores of what was stored before, where no database can work it out: names as they are looked
    /// for. Does nothing where there is nothing to do.
    /// </summary>
    public static async Task CatchUp(Db db, CancellationToken cancel)
    {
        while (await db.People.Where(p => p.NameKey == null).OrderBy(p => p.Id).Take(RowsAtATime).ToListAsync(cancel) is [_, ..] people)
        {
            people.ForEach(p => p.Rename(p.Name));
            try
            {
                await db.Save("names made findable", cancel);
            }
            catch (Conflict)
            {
                // Another node that starts has done these.
            }

            db.ChangeTracker.Clear();
        }
    }

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
