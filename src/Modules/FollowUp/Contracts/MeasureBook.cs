using System.Globalization;

namespace Takt.FollowUp.Contracts;

/// <summary>A task is ticked off; a measure is judged: did it become better?</summary>
public enum MeasureKind
{
    Task,
    Measure,
}

/// <summary>Where a measure stands.</summary>
public enum MeasureState
{
    Proposed,
    Decided,
    Started,
    Done,
    Judged,
    Dropped,
}

/// <summary>What a measure led to. "No change" is an honest answer.</summary>
public enum MeasureEffect
{
    Better,
    NoChange,
    Worse,
}

/// <summary>What comes first, and what may wait; what is said of neither is ordinary.</summary>
public enum MeasurePriority
{
    High,
    Low,
}

/// <summary>How much a measure matters, what shows it, and what it takes; each is null where nothing is said.</summary>
/// <param name="Priority">What comes first, or may wait.</param>
/// <param name="Indicator">What it should move: "sykefravær", 200 characters at most.</param>
/// <param name="Hours">The work it is thought to take, in hours.</param>
/// <param name="Cost">The money, in kroner.</param>
public sealed record MeasureSize(MeasurePriority? Priority = null, string? Indicator = null, int? Hours = null, int? Cost = null)
{
    /// <summary>Nothing is said.</summary>
    public static MeasureSize None { get; } = new();

    internal const int LongestIndicator = 200;
    internal const int MostHours = 1_000_000;
    internal const int MostCost = 1_000_000_000;

    /// <summary>"40 timer · 25 000 kr"; null when neither is said.</summary>
    internal string? Takes =>
        (Hours, Cost) is (null, null)
            ? null
            : string.Join(" · ", new[] { Said(Hours, Texts.SizeHours), Said(Cost, Texts.SizeCost) }.OfType<string>());

    static string? Said(int? number, string format) =>
        number is { } some ? string.Format(CultureInfo.CurrentCulture, format, some.ToString("N0", CultureInfo.CurrentCulture)) : null;
}

/// <summary>What is to be done: the three fields that make a measure, and what surrounds it.</summary>
/// <param name="What">In one sentence, 200 characters at most.</param>
/// <param name="Owner">Exactly one.</param>
/// <param name="Due">The day it shall be done; null when the source gave none.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Audience">Who may see it.</param>
public sealed record MeasureOrder(string What, Seat Owner, DateOnly? Due, MeasureSource? Source, Audience Audience)
{
    /// <summary>What should become better by it.</summary>
    public string? ExpectedEffect { get; init; }

    /// <summary>The steps on the way, one on each line; null when there are none.</summary>
    public string? Steps { get; init; }

    /// <summary>How much it matters, and what it takes.</summary>
    public MeasureSize Size { get; init; } = MeasureSize.None;

    /// <summary>Task or measure.</summary>
    public MeasureKind Kind { get; init; } = MeasureKind.Measure;

    /// <summary>The id it gets, where whoever orders it may do so twice.</summary>
    public Guid? Id { get; init; }
}

/// <summary>A measure as others show it.</summary>
public sealed record MeasureView(
    Guid Id,
    string What,
    Seat Owner,
    DateOnly? Due,
    MeasureState State,
    MeasureEffect? Effect,
    string? Shown,
    Guid? SourceId,
    string Address
);

/// <summary>How other modules make measures and follow theirs.</summary>
public sealed class MeasureBook(Db db, Clock clock)
{
    const int MostFrom = 500;

    /// <summary>Adds a decided measure to the current save and returns its id; the caller saves.</summary>
    public Guid Decide(MeasureOrder order)
    {
        var measure = Measure.Decide(order, clock.Today);
        db.Measures.Add(measure);
        measure.Follow(db, clock);
        return measure.Id;
    }

    /// <summary>Where these measures stand. What is asked for by id belongs to something the caller may see.</summary>
    public async Task<IReadOnlyDictionary<Guid, MeasureView>> Find(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default) =>
        ids.Count == 0
            ? new Dictionary<Guid, MeasureView>()
            : await db.Measures.Where(m => ids.Contains(m.Id)).Select(Measure.AsView).ToDictionaryAsync(m => m.Id, cancel);

    /// <summary>What came of these things, by the day it shall be done. The things are something the caller may see.</summary>
    public async Task<ILookup<Guid, MeasureView>> From(IReadOnlyCollection<Guid> sources, CancellationToken cancel = default) =>
        (
            sources.Count == 0
                ? []
                : await db
                    .Measures.Where(m => m.SourceId != null && sources.Contains(m.SourceId.Value))
                    .OrderBy(m => m.Due == null)
                    .ThenBy(m => m.Due)
                    .ThenBy(m => m.Id)
                    .Take(MostFrom)
                    .Select(Measure.AsView)
                    .ToListAsync(cancel)
        ).ToLookup(m => m.SourceId!.Value);
}
