using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.FollowUp;

/// <summary>What a measure form asks for, read. Each mistake is said at its field.</summary>
sealed record MeasureWish(
    string What,
    Seat Owner,
    DateOnly? Due,
    string? Effect,
    MeasureKind Kind,
    Guid? Unit,
    string? Steps,
    MeasureSize Size
)
{
    /// <summary>Where it belongs: the unit that is chosen, the owner's, or where whoever makes it works; null when none of them is known.</summary>
    public Guid? UnitOf(Actor maker) => Unit ?? Owner.UnitId ?? (maker.Posts is [var first, ..] ? first.UnitId : null);

    /// <summary>Who sees it. Whoever made it does although it is given to somebody else's unit.</summary>
    public Audience AudienceFor(Actor maker, Guid unit) =>
        new()
        {
            Permission = FollowUpPermissions.See,
            UnitId = unit,
            Named =
            [
                .. maker.May(FollowUpPermissions.See, unit) || maker.PersonId is not { } person ? Array.Empty<Guid>() : [person],
                .. Owner.GroupId is { } group ? [group] : Array.Empty<Guid>(),
            ],
        };

    /// <summary>A new one needs a day that is not past.</summary>
    public void RefuseDue(bool isMissing, DateOnly today, Action<string, string> refuse)
    {
        if (isMissing || Due < today)
        {
            refuse("Form.Due", isMissing ? Texts.DueMissing : Texts.DueIsPast);
        }
    }

    /// <summary>Reads the form; what is wrong goes to <paramref name="refuse"/>, and what is returned is then of no use.</summary>
    /// <param name="form">As typed.</param>
    /// <param name="seats">Reads whom it is given to.</param>
    /// <param name="standing">Who has it already.</param>
    /// <param name="mayLie">Whether it can be laid to a unit.</param>
    /// <param name="refuse">Takes field and message.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<MeasureWish> Read(
        MeasureFields form,
        SeatLookup seats,
        IReadOnlyCollection<Seat> standing,
        Predicate<Guid> mayLie,
        Action<string, string> refuse,
        CancellationToken cancel
    )
    {
        var what = Typed.Optional(form.What);
        if (what is null or { Length: > Measure.LongestWhat })
        {
            refuse("Form.What", what is null ? Texts.WhatMissing : Texts.WhatTooLong);
        }

        var owner = await seats.Read("Form.Owner", form.Owner, Texts.OwnerMissing, refuse, standing, cancel);
        var due = Typed.OptionalDate("Form.Due", form.Due, refuse);
        var effect = Typed.Optional("Form.Effect", form.Effect, 1000, refuse);
        var unit = Guid.TryParse(form.Unit, out var id) ? id : (Guid?)null;
        if (unit is { } chosen && !mayLie(chosen))
        {
            refuse("Form.Unit", Texts.UnitMissing);
        }

        var kind = form.Kind == nameof(MeasureKind.Task) ? MeasureKind.Task : MeasureKind.Measure;
        return new(what ?? "", owner ?? Seat.Of(Guid.Empty), due, effect, kind, unit, Typed.Optional(form.Steps), SizeOf(form, refuse));
    }

    /// <summary>How much it matters, and what it takes.</summary>
    public static MeasureSize SizeOf(MeasureFields form, Action<string, string> refuse) =>
        new(
            Enum.TryParse<MeasurePriority>(form.Priority, out var priority) && Enum.IsDefined(priority) ? priority : null,
            Typed.Optional("Form.Indicator", form.Indicator, MeasureSize.LongestIndicator, refuse),
            Number("Form.Hours", form.Hours, MeasureSize.MostHours, refuse),
            Number("Form.Cost", form.Cost, MeasureSize.MostCost, refuse)
        );

    static int? Number(string field, string? typed, int most, Action<string, string> refuse) =>
        string.IsNullOrWhiteSpace(typed) ? null : Typed.Whole(field, typed, 0, most, refuse);
}
