using System.Globalization;

namespace Takt.Organisation;

/// <summary>Keeps the closure of the tree in step with the units' periods. Called in the save that changes a period.</summary>
sealed class UnitTree(Db db)
{
    /// <summary>
    /// Rewrites the closure rows that differ from what the periods, those not yet saved included, say. The save that follows
    /// is a <see cref="Conflict"/> when somebody else changed the tree meanwhile.
    /// </summary>
    /// <exception cref="Refusal">The units would no longer be one tree.</exception>
    public async Task Rebuild(CancellationToken cancel)
    {
        // The version first, the periods after: in the other order a change between the two would be written over.
        var tree = await db.Trees.SingleOrDefaultAsync(cancel);
        if (tree is null)
        {
            db.Trees.Add(new());
        }
        else
        {
            db.Entry(tree).State = EntityState.Modified;
        }

        var periods = await Periods(cancel);
        Check(periods);
        var wanted = Paths(periods).ToDictionary(p => (p.DescendantId, p.AncestorId, p.From));
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

    // What was read before the version may be stale, so only what this save itself changes is taken from memory.
    async Task<UnitPeriod[]> Periods(CancellationToken cancel)
    {
        var stored = await db.UnitPeriods.AsNoTracking().ToListAsync(cancel);
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries<UnitPeriod>().Where(e => e.State != EntityState.Unchanged).ToDictionary(e => e.Entity.Id);
        return
        [
            .. stored.Where(p => !changed.ContainsKey(p.Id)),
            .. changed.Values.Where(e => e.State != EntityState.Deleted).Select(e => e.Entity),
        ];
    }

    /// <summary>Every unit has the one above it for as long as it holds, and none stands under itself.</summary>
    internal static void Check(IReadOnlyCollection<UnitPeriod> periods)
    {
        foreach (var date in periods.Select(p => p.From).Concat(periods.Select(p => p.To).OfType<DateOnly>()).Distinct())
        {
            var now = periods.Where(p => p.HoldsOn(date)).ToDictionary(p => p.UnitId);
            foreach (var period in now.Values.OrderBy(p => p.NameSort, StringComparer.Ordinal).ThenBy(p => p.UnitId))
            {
                var at = period;
                for (var steps = 0; at.ParentId is { } above; steps++)
                {
                    if (!now.TryGetValue(above, out var parent))
                    {
                        throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.AboveIsMissing, at.Name, Norwegian.Full(date)))
                        {
                            Field = "Form.From",
                        };
                    }

                    if (steps > now.Count)
                    {
                        throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.UnitUnderItself, period.Name))
                        {
                            Field = "Form.Above",
                        };
                    }

                    at = parent;
                }
            }
        }
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
