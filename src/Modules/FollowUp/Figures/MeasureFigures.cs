using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.FollowUp;

/// <summary>The figures of one part of the organisation.</summary>
/// <param name="Unit">The part, with what is under it; null for units that are no more.</param>
/// <param name="IsItself">Only what belongs to the unit itself, not what is under it.</param>
/// <param name="Counts">What was counted.</param>
sealed record UnitFigures(UnitView? Unit, bool IsItself, FigureCounts Counts);

/// <summary>The figures of what came from one kind of thing; null is what was made by itself.</summary>
sealed record SourceFigures(string? Kind, FigureCounts Counts);

/// <summary>What happened in one month.</summary>
sealed record MonthFigures(DateOnly Month, int Made, int Done, int Judged);

/// <summary>
/// What became of the measures somebody may see: counted in the database, in four statements however many there are, eight for those who see a part. It is
/// measures that are counted, not people, so a small number is shown as it is.
/// </summary>
sealed class MeasureFigures
{
    MeasureFigures(IReadOnlyList<UnitView> tree) => Tree = tree;

    /// <summary>The whole organisation today.</summary>
    public IReadOnlyList<UnitView> Tree { get; }

    /// <summary>What is counted: the unit that was asked for, else the municipality; null where there is no organisation yet.</summary>
    public UnitView? Top { get; private init; }

    /// <summary>Everything together.</summary>
    public FigureCounts All { get; private init; } = FigureCounts.None;

    /// <summary>The top itself and the units right under it, in the order of the organisation, of those that have anything.</summary>
    public IReadOnlyList<UnitFigures> Units { get; private init; } = [];

    /// <summary>In an order that never depends on the numbers: as the modules name their kinds, then by name, then what has no source.</summary>
    public IReadOnlyList<SourceFigures> Sources { get; private init; } = [];

    /// <summary>The last twelve, whatever the period.</summary>
    public IReadOnlyList<MonthFigures> Months { get; private init; } = [];

    /// <summary>Whether the actor sees any measure there at all.</summary>
    public bool Any { get; private init; }

    /// <exception cref="NotFound">When the unit of the filter is none of today's.</exception>
    public static async Task<MeasureFigures> Read(
        Db db,
        StaffDirectory directory,
        IEnumerable<MeasureSourceKind> kinds,
        TextLibrary library,
        FigureFilter filter,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var tree = await directory.Units(cancel: cancel);
        var top =
            filter.Unit is { } asked ? tree.FirstOrDefault(u => u.Id == asked) ?? throw new NotFound()
            : tree is [var root, ..] ? root
            : null;
        var parts = db.MeasuresSeenInParts();
        if (filter.Unit is not null)
        {
            var within = Under(tree, top!).Select(u => u.Id).ToArray();
            parts = [.. parts.Select(part => part.Where(m => within.Contains(m.Audience.UnitId)))];
        }

        List<Group> groups = [];
        foreach (var part in parts)
        {
            groups.AddRange(await Groups(part, filter.From(today), today).ToListAsync(cancel));
        }

        return new(tree)
        {
            Top = top,
            All = FigureCounts.Sum(groups.Select(g => g.Counts)),
            Units = [.. ByUnit(tree, top, groups)],
            Sources = [.. BySource(kinds, library, groups)],
            Months = await ByMonth(parts, today, cancel),
            Any = groups.Count > 0,
        };
    }

    /// <summary>The units right under one, in their order.</summary>
    public IEnumerable<UnitView> ChildrenOf(UnitView unit) => Tree.Where(u => u.ParentId == unit.Id);

    /// <summary>The units one is part of, the topmost first.</summary>
    public IEnumerable<UnitView> Above(UnitView unit) =>
        Tree.FirstOrDefault(u => u.Id == unit.ParentId) is { } parent ? Above(parent).Append(parent) : [];

    static IQueryable<Group> Groups(IQueryable<Measure> seen, DateOnly from, DateOnly today)
    {
        var never = DateOnly.MinValue; // what is only proposed is not made
        return seen.GroupBy(m => new { m.Audience.UnitId, m.SourceKind })
            .Select(g => new Group(
                g.Key.UnitId,
                g.Key.SourceKind,
                new(
                    g.Count(m => m.DecidedOn >= from && m.DecidedOn > never),
                    g.Count(m => m.DoneOn >= from && m.DoneOn <= m.Due),
                    g.Count(m => m.DoneOn >= from && m.DoneOn > m.Due),
                    g.Count(m => m.DoneOn >= from && m.Due == null),
                    g.Count(m => m.State == MeasureState.Judged && m.StateSince >= from && m.Effect == MeasureEffect.Better),
                    g.Count(m => m.State == MeasureState.Judged && m.StateSince >= from && m.Effect == MeasureEffect.NoChange),
                    g.Count(m => m.State == MeasureState.Judged && m.StateSince >= from && m.Effect == MeasureEffect.Worse),
                    g.Count(m => m.State == MeasureState.Dropped && m.StateSince >= from && m.DecidedOn > never),
                    g.Count(m => m.Next < today && m.State != MeasureState.Done),
                    g.Count(m => m.Next != null && m.State == MeasureState.Done),
                    g.Count(m => m.Next < today && m.State == MeasureState.Done)
                )
            ));
    }

    static async Task<IReadOnlyList<MonthFigures>> ByMonth(
        IReadOnlyList<IQueryable<Measure>> parts,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var months = FigureFilter.LastMonths(today);
        var from = months[0];
        var made = await Count(seen => seen.Where(m => m.DecidedOn >= from).Select(m => m.DecidedOn));
        var done = await Count(seen => seen.Where(m => m.DoneOn >= from).Select(m => m.DoneOn!.Value));
        var judged = await Count(seen =>
            seen.Where(m => m.Next == null && m.State == MeasureState.Judged && m.StateSince >= from).Select(m => m.StateSince)
        );
        return [.. months.Select(m => new MonthFigures(m, made[m].Sum(), done[m].Sum(), judged[m].Sum()))];

        // By the day, as it is stored and indexed: the months are put together here.
        async Task<ILookup<DateOnly, int>> Count(Func<IQueryable<Measure>, IQueryable<DateOnly>> what)
        {
            List<(DateOnly Month, int Count)> counts = [];
            foreach (var part in parts)
            {
                var days = await what(part).GroupBy(day => day).Select(g => new { Day = g.Key, Count = g.Count() }).ToListAsync(cancel);
                counts.AddRange(days.Select(d => (new DateOnly(d.Day.Year, d.Day.Month, 1), d.Count)));
            }

            return counts.ToLookup(c => c.Month, c => c.Count);
        }
    }

    static IEnumerable<UnitFigures> ByUnit(IReadOnlyList<UnitView> tree, UnitView? top, List<Group> groups)
    {
        var counts = groups.ToLookup(g => g.UnitId, g => g.Counts);
        FigureCounts Of(IEnumerable<UnitView> units) => FigureCounts.Sum(units.SelectMany(u => counts[u.Id]));

        List<UnitFigures> rows = [];
        if (top is not null)
        {
            rows.Add(new(top, IsItself: true, Of([top])));
            rows.AddRange(
                tree.Where(u => u.ParentId == top.Id).Select(child => new UnitFigures(child, IsItself: false, Of(Under(tree, child))))
            );
        }

        // Measures stay with a unit that is closed, so that the parts always sum to the whole.
        var open = tree.Select(u => u.Id).ToHashSet();
        rows.Add(new(null, IsItself: false, FigureCounts.Sum(groups.Where(g => !open.Contains(g.UnitId)).Select(g => g.Counts))));
        return rows.Where(row => row.Counts.Any);
    }

    static IEnumerable<SourceFigures> BySource(IEnumerable<MeasureSourceKind> kinds, TextLibrary library, List<Group> groups)
    {
        var counts = groups.ToLookup(g => g.SourceKind, g => g.Counts);
        var named = kinds.Select(k => k.Text).ToList();
        return named
            .Concat(
                counts
                    .Select(c => c.Key)
                    .OfType<string>()
                    .Except(named, StringComparer.Ordinal)
                    .OrderBy(k => Norwegian.SortKey(library[k]), StringComparer.Ordinal)
            )
            .Append(null)
            .Select(kind => new SourceFigures(kind, FigureCounts.Sum(counts[kind])))
            .Where(row => row.Counts.Any);
    }

    // Parents stand before children: what is under a unit follows it, deeper.
    static IEnumerable<UnitView> Under(IReadOnlyList<UnitView> tree, UnitView top) =>
        tree.SkipWhile(u => u.Id != top.Id).Skip(1).TakeWhile(u => u.Depth > top.Depth).Prepend(top);

    sealed record Group(Guid UnitId, string? SourceKind, FigureCounts Counts);
}
