using System.Globalization;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.FollowUp;

/// <summary>What a row of a sheet comes to: a measure as it becomes, or why it stays as it is.</summary>
/// <param name="Row">As the program that shows the sheet counts.</param>
/// <param name="Measure">As it becomes, tried out; null when the row names none.</param>
/// <param name="Before">As it stands; null for one that is new.</param>
/// <param name="What">What it is called.</param>
/// <param name="Hindered">Why nothing is done.</param>
sealed record SheetLine(int Row, Measure? Measure, Stand? Before, string What, string? Hindered)
{
    public bool IsNew => Hindered is null && Before is null;

    public bool Changes => Hindered is null && Measure!.Stand != Before;
}

/// <summary>
/// Reads a sheet of measures: a row with the link Takt wrote out is that measure, one without is a new one. Each row is tried by
/// the same acts as its page does, on the entities themselves, so that what is looked over is what is done.
/// </summary>
sealed class SheetReading(Db db, StaffDirectory directory, SeatLookup seats, Clock clock, SheetColumns columns)
{
    const int IdsAtATime = 200;

    static readonly (MeasureKind, string)[] kinds =
    [
        (MeasureKind.Measure, nameof(Texts.KindMeasure)),
        (MeasureKind.Task, nameof(Texts.KindTask)),
    ];

    static readonly (MeasurePriority, string)[] priorities =
    [
        (MeasurePriority.High, nameof(Texts.PriorityHigh)),
        (MeasurePriority.Low, nameof(Texts.PriorityLow)),
    ];

    static readonly (MeasureState, string)[] states =
    [
        (MeasureState.Proposed, nameof(Texts.StateProposed)),
        (MeasureState.Decided, nameof(Texts.StateNotStarted)),
        (MeasureState.Started, nameof(Texts.StateStarted)),
        (MeasureState.Done, nameof(Texts.StateDone)),
        (MeasureState.Judged, nameof(Texts.StateJudged)),
        (MeasureState.Dropped, nameof(Texts.StateDropped)),
    ];

    readonly Dictionary<string, (Seat? Seat, string? Trouble)> seatsRead = [];
    readonly HashSet<Guid> read = [];
    Dictionary<Guid, Measure> known = [];
    HashSet<(string What, Seat Owner, DateOnly? Due)> standing = [];
    IReadOnlyList<UnitView> units = [];
    Owners owners = null!;

    /// <summary>Tries every row under the headings. Nothing is saved: the caller saves, or throws it away.</summary>
    public async Task<IReadOnlyList<SheetLine>> Try(FileTable table, CancellationToken cancel)
    {
        var rows = table.Rows.Skip(columns.Heading + 1).ToList();
        await LookUp(rows, cancel);
        List<SheetLine> lines = [];
        foreach (var row in rows)
        {
            lines.Add(await Try(row, cancel));
        }

        return lines;
    }

    async Task LookUp(List<TableRow> rows, CancellationToken cancel)
    {
        List<Measure> found = [];
        foreach (var some in rows.Select(IdIn).OfType<Guid>().Distinct().Chunk(IdsAtATime))
        {
            found.AddRange(await db.MeasuresSeen().Where(m => some.Contains(m.Id)).ToListAsync(cancel));
        }

        foreach (var some in rows.Where(r => IdIn(r) is null).Select(r => columns.In(r, SheetColumn.What)).Distinct().Chunk(IdsAtATime))
        {
            var alike = await db.MeasuresSeen()
                .Where(m => some.Contains(m.What))
                .Select(m => new
                {
                    m.What,
                    m.Owner,
                    m.Due,
                })
                .ToListAsync(cancel);
            standing.UnionWith(alike.Select(m => (m.What, m.Owner, m.Due)));
        }

        known = found.ToDictionary(m => m.Id);
        owners = await Owners.FindMany(directory, found.Select(m => m.Owner), cancel);
        units = await directory.Units(cancel: cancel);
    }

    async Task<SheetLine> Try(TableRow row, CancellationToken cancel)
    {
        var id = IdIn(row);
        var measure = id is { } asked ? known.GetValueOrDefault(asked) : null;
        var mayChange = measure?.MayChange(db.Actor) == true;
        var (before, called) = (
            measure?.Stand,
            measure?.What ?? (columns.In(row, SheetColumn.What) is { Length: > 0 } named ? named : Texts.ReadNoName)
        );
        SheetLine No(string why) => new(row.Number, null, before, called, why);
        if (id is not null && measure is null)
        {
            return No(Texts.ReadUnknownLink);
        }

        if (measure is not null && !read.Add(measure.Id))
        {
            return No(Texts.ReadTwice);
        }

        List<string> troubles = [];
        var wish = await Read(row, measure, (_, trouble) => troubles.Add(trouble), cancel);
        if (troubles.Count > 0)
        {
            return No(string.Join(" ", troubles.Distinct()));
        }

        try
        {
            if (measure is null)
            {
                measure = New(row, wish);
            }
            else
            {
                Change(measure, wish);
            }

            Move(measure, row);
            return before is null || mayChange || measure.Stand == before
                ? new(row.Number, measure, before, called, null)
                : Refused(Texts.ReadNotYours);
        }
        catch (Refusal refusal)
        {
            return Refused(refusal.Message);
        }

        // What was tried of it must not be saved with the rest.
        SheetLine Refused(string why)
        {
            if (before is not null)
            {
                db.Entry(measure!).State = EntityState.Detached;
            }

            return No(why);
        }
    }

    Measure New(TableRow row, MeasureWish wish)
    {
        if (wish.Unit is { } unit && !db.Actor.May(FollowUpPermissions.Change, unit))
        {
            throw new Refusal(Texts.ReadNotYourUnit);
        }

        if (!standing.Add((wish.What, wish.Owner, wish.Due)))
        {
            throw new Refusal(Texts.ReadStandsThere);
        }

        var unitOf = wish.UnitOf(db.Actor) ?? throw new Refusal(Texts.UnitMissing);
        var order = new MeasureOrder(wish.What, wish.Owner, wish.Due, null, wish.AudienceFor(db.Actor, unitOf))
        {
            ExpectedEffect = wish.Effect,
            Kind = wish.Kind,
            Size = wish.Size,
        };
        var measure = StateIn(row) is MeasureState.Proposed ? Measure.Propose(order, clock.Today) : Measure.Decide(order, clock.Today);
        measure.Restep(wish.Steps);
        return measure;
    }

    static void Change(Measure measure, MeasureWish wish)
    {
        var now = measure.Stand;
        if ((wish.What, wish.Owner, wish.Due, wish.Effect, wish.Kind) != (now.What, now.Owner, now.Due, now.ExpectedEffect, now.Kind))
        {
            measure.Change(wish.What, wish.Owner, wish.Due, wish.Effect, wish.Kind);
        }

        measure.Weigh(wish.Size);
        measure.Restep(wish.Steps);
    }

    void Move(Measure measure, TableRow row)
    {
        var to = StateIn(row) ?? measure.State;
        if (to == measure.State)
        {
            return;
        }

        switch (to)
        {
            case MeasureState.Started:
                measure.Start(clock.Today);
                break;
            case MeasureState.Done:
                measure.Finish(clock.Today);
                break;
            case MeasureState.Dropped:
                measure.Drop(Typed.Optional(columns.In(row, SheetColumn.Because)), clock.Today);
                break;
            default:
                throw new Refusal(Texts.ReadStateOnPage);
        }
    }

    async Task<MeasureWish> Read(TableRow row, Measure? measure, Action<string, string> refuse, CancellationToken cancel)
    {
        string? Text(SheetColumn column, string? otherwise, int longest) =>
            columns.Has(column) ? Typed.Optional($"{column}", columns.In(row, column), longest, refuse) : otherwise;

        int? Number(SheetColumn column, int? otherwise, int most) =>
            !columns.Has(column) ? otherwise
            : columns.In(row, column) is { Length: > 0 } typed ? Typed.Whole($"{column}", typed, 0, most, refuse)
            : null;

        T? Word<T>(SheetColumn column, T? otherwise, (T, string)[] among)
            where T : struct
        {
            if (!columns.Has(column) || columns.In(row, column) is not { Length: > 0 } word)
            {
                return columns.Has(column) ? null : otherwise;
            }

            var meant = SheetColumns.Meant(word, among);
            if (meant is null && SheetColumns.Meant(word, (true, nameof(Texts.PriorityOrdinary))) is null)
            {
                refuse($"{column}", string.Format(CultureInfo.CurrentCulture, Texts.ReadUnknownWord, word));
            }

            return meant;
        }

        var what = Text(SheetColumn.What, measure?.What, Measure.LongestWhat);
        if (what is null && string.IsNullOrWhiteSpace(columns.In(row, SheetColumn.What)))
        {
            refuse("What", Texts.WhatMissing);
        }

        var size = measure?.Size ?? MeasureSize.None;
        return new(
            what ?? "",
            await Owner(row, measure, refuse, cancel) ?? Seat.Of(Guid.Empty),
            columns.Has(SheetColumn.Due) ? Typed.OptionalDate("Due", columns.In(row, SheetColumn.Due), refuse) : measure?.Due,
            Text(SheetColumn.Effect, measure?.ExpectedEffect, 1000),
            Word(SheetColumn.Kind, null, kinds) ?? measure?.Kind ?? MeasureKind.Measure,
            measure is null ? Unit(row, refuse) : null,
            columns.Has(SheetColumn.Steps) ? Typed.Optional(columns.In(row, SheetColumn.Steps)) : measure?.StepLines,
            new(
                Word(SheetColumn.Priority, size.Priority, priorities),
                Text(SheetColumn.Indicator, size.Indicator, MeasureSize.LongestIndicator),
                Number(SheetColumn.Hours, size.Hours, MeasureSize.MostHours),
                Number(SheetColumn.Cost, size.Cost, MeasureSize.MostCost)
            )
        );
    }

    // A measure that stays with whoever has it, is laid to nobody by the name in the sheet, however many are called that.
    async Task<Seat?> Owner(TableRow row, Measure? measure, Action<string, string> refuse, CancellationToken cancel)
    {
        var name = columns.In(row, SheetColumn.Owner);
        if (measure is not null && (!columns.Has(SheetColumn.Owner) || name == owners[measure.Owner].Name))
        {
            return measure.Owner;
        }

        if (!seatsRead.TryGetValue(name, out var found))
        {
            string? trouble = null;
            found = seatsRead[name] = (await seats.Read("Owner", name, Texts.OwnerMissing, (_, said) => trouble = said, cancel), trouble);
        }

        if (found.Trouble is { } why)
        {
            refuse("Owner", why);
        }

        return found.Seat;
    }

    Guid? Unit(TableRow row, Action<string, string> refuse)
    {
        if (columns.In(row, SheetColumn.Unit) is not { Length: > 0 } name)
        {
            return null;
        }

        UnitView[] named = [.. units.Where(u => Norwegian.NameKey(u.Name) == Norwegian.NameKey(name))];
        if (named is [var only])
        {
            return only.Id;
        }

        refuse("Unit", string.Format(CultureInfo.CurrentCulture, named.Length == 0 ? Texts.ReadUnknownUnit : Texts.ReadUnitsAlike, name));
        return null;
    }

    MeasureState? StateIn(TableRow row) =>
        columns.In(row, SheetColumn.State) is { Length: > 0 } word
            ? SheetColumns.Meant(word, states) ?? throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.ReadUnknownWord, word))
            : null;

    Guid? IdIn(TableRow row) =>
        columns.In(row, SheetColumn.Link).Split('/') is [.., var last] && Guid.TryParse(last, out var id) ? id : null;
}
