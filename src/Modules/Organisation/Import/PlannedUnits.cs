using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>A unit as it would stand after the import: stored, in the file, or both.</summary>
sealed class PlannedUnit
{
    public Guid Id { get; set; }
    public required string Name { get; set; }
    public string? Code { get; set; }
    public string? OrganisationNumber { get; set; }
    public UnitKind Kind { get; set; }
    public PlannedUnit? Parent { get; set; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; set; }

    /// <summary>The first day it no longer exists.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Null for one the import makes.</summary>
    public Unit? Stored { get; init; }

    public SheetRow? Row { get; set; }

    /// <summary>What the row names as standing above it.</summary>
    public string ParentText { get; set; } = "";

    public bool IsTop { get; init; }

    /// <summary>What a stored one is called today.</summary>
    public string? StoredName { get; init; }

    /// <summary>Whether a code is stored for it already.</summary>
    public bool IsKeyed { get; init; }

    public bool IsUsable => Row is not { IsUnusable: true } || Stored is not null;

    public bool HoldsOn(DateOnly date) => From <= date && (To is null || To > date);
}

/// <summary>Finds the unit that is meant, by Takt's own id, code, organisation number or name.</summary>
sealed class PlannedUnits
{
    readonly List<PlannedUnit> all = [];
    readonly Dictionary<Guid, PlannedUnit> byId = [];
    readonly Dictionary<string, PlannedUnit> byCode = [];
    readonly Dictionary<string, PlannedUnit> byNumber = [];
    readonly Dictionary<string, List<PlannedUnit>> byName = [];

    public PlannedUnits(Standing standing)
    {
        var codes = standing.Keys.Where(k => k.Kind == ImportKind.Units).ToLookup(k => k.RowId, k => k.Key);
        foreach (var unit in standing.Units)
        {
            var period = unit.Periods.FirstOrDefault(p => p.HoldsOn(standing.On)) ?? unit.Last;
            var planned = new PlannedUnit
            {
                Id = unit.Id,
                Name = period.Name,
                StoredName = period.Name,
                Kind = period.Kind,
                Code = codes[unit.Id].FirstOrDefault(),
                OrganisationNumber = unit.OrganisationNumber,
                From = unit.Periods.Min(p => p.From),
                To = unit.Last.To,
                Stored = unit,
                IsTop = unit.Id == standing.Root,
                IsKeyed = codes.Contains(unit.Id),
            };
            all.Add(planned);
            byId[unit.Id] = planned;
            foreach (var code in codes[unit.Id])
            {
                byCode[Standing.Plain(code)] = planned;
            }

            Index(planned);
        }

        foreach (var planned in all)
        {
            var period = planned.Stored!.Periods.FirstOrDefault(p => p.HoldsOn(standing.On)) ?? planned.Stored.Last;
            planned.Parent = period.ParentId is { } above ? byId.GetValueOrDefault(above) : null;
        }

        Top = byId[standing.Root];
    }

    public IReadOnlyList<PlannedUnit> All => all;

    /// <summary>The municipality itself.</summary>
    public PlannedUnit Top { get; }

    public PlannedUnit? ById(Guid id) => byId.GetValueOrDefault(id);

    public PlannedUnit? ByCode(string code) =>
        code.Length == 0 ? null
        : byCode.TryGetValue(Standing.Plain(code), out var known) ? known
        : Guid.TryParse(code, out var id) ? byId.GetValueOrDefault(id)
        : null;

    public PlannedUnit? ByNumber(string number) => byNumber.GetValueOrDefault(number);

    public IReadOnlyList<PlannedUnit> Named(string name) => byName.GetValueOrDefault(Standing.Plain(name)) ?? [];

    public void Add(PlannedUnit planned)
    {
        all.Add(planned);
        Index(planned);
    }

    /// <summary>Takes what the row says of the unit into account from here on.</summary>
    public void Index(PlannedUnit planned)
    {
        if (planned.Code is { } code)
        {
            byCode.TryAdd(Standing.Plain(code), planned);
        }

        if (planned.OrganisationNumber is { } number)
        {
            byNumber.TryAdd(number, planned);
        }

        var name = Standing.Plain(planned.Name);
        if (!byName.TryGetValue(name, out var same))
        {
            byName[name] = same = [];
        }

        if (!same.Contains(planned))
        {
            same.Add(planned);
        }
    }

    /// <summary>Gives a unit the import makes its identity.</summary>
    public void Made(PlannedUnit planned, Unit unit)
    {
        planned.Id = unit.Id;
        byId[unit.Id] = planned;
    }

    /// <summary>
    /// The unit a row of another sheet means, on a day; null asks for no day. Code before name; of several with a name, the one that
    /// is written with the same capitals.
    /// </summary>
    public PlannedUnit? Find(ImportPlan plan, SheetRow row, ImportColumn codeColumn, ImportColumn? nameColumn, DateOnly? on)
    {
        var code = row[codeColumn];
        var name = nameColumn is { } other ? row[other] : "";
        var column = code.Length > 0 || nameColumn is null ? codeColumn : nameColumn.Value;
        var found = ByCode(code.Length > 0 ? code : name) is { } coded ? [coded] : Among(code.Length > 0 ? code : name, on);
        if (found.Count == 0 && code.Length > 0 && name.Length > 0)
        {
            found = Among(name, on);
        }

        if (found is not [var unit])
        {
            row.Fail(plan, found.Count == 0 ? "UnknownUnit" : "AmbiguousUnit", column, row[column]);
            return null;
        }

        if (!unit.IsUsable || unit.Id == Guid.Empty)
        {
            row.Fail(plan, "UnitUnusable", column, unit.Name, $"{unit.Row?.Number}");
            return null;
        }

        if (on is { } day && !unit.HoldsOn(day))
        {
            row.Fail(plan, "UnitNotThere", column, unit.Name, Norwegian.Full(day));
            return null;
        }

        return unit;
    }

    IReadOnlyList<PlannedUnit> Among(string name, DateOnly? on)
    {
        if (ByNumber(name) is { } numbered)
        {
            return [numbered];
        }

        var named = Named(name);
        if (named.Count > 1 && named.Where(u => on is null || u.HoldsOn(on.Value)).ToArray() is { Length: > 0 } there)
        {
            named = there;
        }

        return named.Count > 1 && named.Where(u => u.Name == name).ToArray() is [var exact] ? [exact] : named;
    }
}
