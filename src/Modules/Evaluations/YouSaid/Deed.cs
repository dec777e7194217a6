using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>A promised measure as it stands today: by whom now, how far, and what it led to.</summary>
sealed record Deed(string What, string Owner, DateOnly? Due, MeasureState? State = null, MeasureEffect? Effect = null, string? Shown = null)
{
    public bool IsOver => State is MeasureState.Done or MeasureState.Judged or MeasureState.Dropped;

    /// <summary>Done, whether or not anyone has seen what it led to.</summary>
    public bool IsDone => State is MeasureState.Done or MeasureState.Judged;

    public string Word =>
        (State, Effect) switch
        {
            (MeasureState.Judged, MeasureEffect.Better) => Texts.DeedBetter,
            (MeasureState.Judged, MeasureEffect.Worse) => Texts.DeedWorse,
            (MeasureState.Judged, _) => Texts.DeedNoChange,
            (MeasureState.Done, _) => Texts.DeedDone,
            (MeasureState.Started, _) => Texts.DeedStarted,
            (MeasureState.Dropped, _) => Texts.DeedDropped,
            (MeasureState.Decided, _) => Texts.DeedDecided,
            _ => Texts.DeedProposed,
        };

    /// <summary>Løv only for what has become better: being done is no effect.</summary>
    public Color Color =>
        (State, Effect) switch
        {
            (MeasureState.Judged, MeasureEffect.Better) => Color.Lov,
            (MeasureState.Started or MeasureState.Done, _) => Color.Accent,
            _ => Color.Neutral,
        };

    public Glyph Icon =>
        (State, Effect) switch
        {
            (MeasureState.Judged, MeasureEffect.Better) => Glyph.Better,
            (MeasureState.Judged, MeasureEffect.Worse) => Glyph.Worse,
            (MeasureState.Judged, _) => Glyph.Same,
            (MeasureState.Done, _) => Glyph.CheckCircle,
            (MeasureState.Started, _) => Glyph.Clock,
            _ => Glyph.DashCircle,
        };

    public bool IsLate(DateOnly today) => !IsOver && Due < today;

    /// <summary>What it led to, or when it shall be done.</summary>
    public string? Note(DateOnly today) =>
        Shown is not null ? Shown
        : IsOver || Due is not { } due ? null
        : string.Format(due < today ? Texts.DeedWasDue : Texts.DeedDue, OwedWords.DayOf(due, today));
}

/// <summary>The measures of some answers, as they stand today.</summary>
sealed class Deeds
{
    readonly IReadOnlyDictionary<Guid, MeasureView> measures;
    readonly IReadOnlyDictionary<Seat, SeatHolder> holders;

    Deeds(IReadOnlyDictionary<Guid, MeasureView> measures, IReadOnlyDictionary<Seat, SeatHolder> holders) =>
        (this.measures, this.holders) = (measures, holders);

    public static async Task<Deeds> Find(
        IEnumerable<MeasureShown> promised,
        MeasureBook book,
        StaffDirectory directory,
        CancellationToken cancel
    )
    {
        var measures = await book.Find([.. promised.Select(m => m.Id).OfType<Guid>().Distinct()], cancel);
        return new(measures, await directory.Holders(measures.Values.Select(m => m.Owner), cancel));
    }

    /// <summary>As it stands; as it was promised, when nobody follows it.</summary>
    public Deed Of(MeasureShown promised) =>
        promised.Id is { } id && measures.GetValueOrDefault(id) is { } now
            ? new(now.What, holders[now.Owner].Shown, now.Due, now.State, now.Effect, now.Shown)
            : new(promised.What, promised.Owner, promised.Due);
}
