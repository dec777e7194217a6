namespace Takt.Organisation;

/// <summary>Keeps the closure of the tree in step with the units' periods. Called in the save that changes a period.</summary>
sealed class UnitTree(Db db)
{
    /// <summary>Rewrites the closure rows that differ from what the periods, those not yet saved included, say.</summary>
    public async Task Rebuild(CancellationToken cancel)
    {
        await db.UnitPeriods.LoadAsync(cancel);
        var wanted = Paths(db.UnitPeriods.Local.ToArray()).ToDictionary(p => (p.DescendantId, p.AncestorId, p.From));
        foreach (var path in await db.UnitPaths.ToListAsync(cancel))
        {
            var key = (path.DescendantId, path.AncestorId, path.From);
            if (wanted.TryGetValue(key, out var same) && same.To == path.To && same.Depth == path.Depth)
            {
                wanted.Remove(key);
            }
            else
            {
                db.UnitPaths.Remove(path);
            }
        }

        db.UnitPaths.AddRange(wanted.Values);
    }

    /// <summary>The closure as dated rows: the tree is drawn for each stretch between two changes, and equal neighbours are joined.</summary>
    internal static IEnumerable<UnitPath> Paths(IReadOnlyList<UnitPeriod> periods)
    {
        var dates = periods.SelectMany(p => p.To is { } to ? [p.From, to] : new[] { p.From }).Distinct().Order().ToArray();
        var open = new Dictionary<(Guid Ancestor, Guid Descendant, int Depth), DateOnly>();
        foreach (var date in dates)
        {
            var now = PathsOn(periods, date);
            foreach (var (key, from) in open.Where(o => !now.Contains(o.Key)).ToArray())
            {
                yield return Row(key, from, date);
                open.Remove(key);
            }

            foreach (var key in now.Where(key => !open.ContainsKey(key)))
            {
                open[key] = date;
            }
        }

        foreach (var (key, from) in open)
        {
            yield return Row(key, from, null);
        }
    }

    static HashSet<(Guid, Guid, int)> PathsOn(IReadOnlyList<UnitPeriod> periods, DateOnly date)
    {
        var parents = periods.Where(p => p.HoldsOn(date)).ToDictionary(p => p.UnitId, p => p.ParentId);
        var paths = new HashSet<(Guid, Guid, int)>();
        foreach (var unit in parents.Keys)
        {
            var depth = 0;
            for (Guid? at = unit; at is { } id && parents.TryGetValue(id, out var parent) && depth <= parents.Count; at = parent)
            {
                paths.Add((id, unit, depth++));
            }
        }

        return paths;
    }

    static UnitPath Row((Guid Ancestor, Guid Descendant, int Depth) key, DateOnly from, DateOnly? to) =>
        new()
        {
            AncestorId = key.Ancestor,
            DescendantId = key.Descendant,
            Depth = key.Depth,
            From = from,
            To = to,
        };
}
