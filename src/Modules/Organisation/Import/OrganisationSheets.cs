using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>The organisation as a workbook that imports back to itself, the empty template, and what is wrong with a file.</summary>
static class OrganisationSheets
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var change = new NeedsAttribute(OrganisationPermissions.Change);
        endpoints.MapGet(OrganisationUrls.ImportTemplate, () => File(Template(), Texts.ImportTemplateFile)).WithMetadata(change);
        endpoints.MapGet(OrganisationUrls.Export, Export).WithMetadata(change);
        endpoints.MapGet(OrganisationUrls.ImportProblems, Problems).WithMetadata(change);
    }

    /// <summary>A sheet of headings for each kind, and before them what each heading means.</summary>
    public static byte[] Template() =>
        Workbook.Write([
            new(
                Texts.ImportExplained,
                [Texts.ImportSheet, Texts.ImportColumnWord, Texts.ImportMeaning],
                ImportColumns.Kinds.SelectMany(kind =>
                    ImportColumns
                        .Of(kind)
                        .Select(column => (IReadOnlyList<object?>)[Labels.Of(kind), HeadingWords.Of(column), Meaning(column)])
                )
            ),
            .. ImportColumns.Kinds.Select(kind => new Worksheet(Labels.Of(kind), [.. ImportColumns.Of(kind).Select(HeadingWords.Of)], [])),
        ]);

    /// <summary>All of it as it stands on a day.</summary>
    public static async Task<byte[]> Write(Db db, DateOnly on, CancellationToken cancel)
    {
        var standing = await Standing.Read(db, on, Track.Nothing, cancel);
        var sheets = new Sheets(standing);
        return Workbook.Write([
            Sheet(ImportKind.Units, sheets.Units()),
            Sheet(ImportKind.People, sheets.People()),
            Sheet(ImportKind.Assignments, sheets.Assignments()),
            Sheet(ImportKind.Responsibilities, sheets.Responsibilities()),
            Sheet(ImportKind.Delegations, sheets.Delegations()),
        ]);
    }

    static async Task<IResult> Export(Db db, Clock clock, string? dato, CancellationToken cancel)
    {
        var on = Norwegian.TryDate(dato, out var asked) ? asked : clock.Today;
        try
        {
            return File(await Write(db, on, cancel), $"{Texts.Menu} {on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.xlsx");
        }
        catch (Refusal)
        {
            return Results.NotFound(); // there was no municipality that day
        }
    }

    static async Task<IResult> Problems(
        Guid id,
        Db db,
        Clock clock,
        StaffDirectory directory,
        OrganisationImporter importer,
        CancellationToken cancel
    )
    {
        var root = await directory.Root(cancel) ?? Guid.Empty;
        var import = await db.ImportsSeen(root, clock.Now).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.DoneAt == null, cancel);
        if (import is null)
        {
            return Results.NotFound();
        }

        try
        {
            var plan = await importer.Preview(import, cancel);
            return Workbook.Download(
                Texts.ImportProblemsWord,
                Worksheet.Of(
                    Texts.ImportProblemsWord,
                    plan.Problems.OrderBy(p => p.Severity),
                    (Texts.ImportSeverity, p => Labels.Of(p.Severity)),
                    (Texts.ImportSheet, p => p.Sheet),
                    (Texts.ImportRowWord, p => p.Row),
                    (Texts.ImportColumnWord, p => p.Column),
                    (Texts.ImportFound, p => p.Found),
                    (Texts.ImportToDo, p => p.Message)
                )
            );
        }
        catch (Refusal)
        {
            return Results.Redirect(OrganisationUrls.ImportOf(id)); // the page says why
        }
    }

    static IResult File(byte[] bytes, string name) => Results.File(bytes, Workbook.MediaType, name);

    static Worksheet Sheet(ImportKind kind, IEnumerable<IReadOnlyDictionary<ImportColumn, object?>> rows)
    {
        var columns = ImportColumns.Of(kind);
        return new(
            Labels.Of(kind),
            [.. columns.Select(HeadingWords.Of)],
            rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(column => row.GetValueOrDefault(column))])
        );
    }

    static string Meaning(ImportColumn column)
    {
        var seat = new[] { SeatColumns.Holder, SeatColumns.StandIn, SeatColumns.Giver, SeatColumns.Receiver }.FirstOrDefault(s =>
            s.All.Contains(column)
        );
        var key =
            seat is null ? $"{column}"
            : column == seat.Unit ? "SeatUnit"
            : column == seat.Role ? "SeatRole"
            : column == seat.Person ? "SeatPerson"
            : "SeatGroup";
        return Texts.ResourceManager.GetString($"ImportMeans{key}", CultureInfo.CurrentUICulture) ?? "";
    }

    /// <summary>The rows as they stand on a day. What is pointed at is named as briefly as is sure: by code, else by a name only one has, else by Takt's id.</summary>
    sealed class Sheets
    {
        readonly Standing standing;
        readonly List<(Unit Unit, UnitPeriod Period)> units;
        readonly Dictionary<Guid, string> unitNames;
        readonly Dictionary<Guid, string> codes;
        readonly Dictionary<Guid, string> numbers;
        readonly Dictionary<Guid, Person> people;
        readonly HashSet<string> sureUnits;
        readonly HashSet<string> surePeople;
        readonly HashSet<string> sureGroups;

        public Sheets(Standing standing)
        {
            this.standing = standing;
            var periods = standing
                .Units.Select(u => (Unit: u, Period: u.Periods.FirstOrDefault(p => p.HoldsOn(standing.On))))
                .Where(u => u.Period is not null);
            units = Ordered(periods.Select(u => (u.Unit, u.Period!)));
            unitNames = units.ToDictionary(u => u.Unit.Id, u => u.Period.Name);
            codes = Keys(ImportKind.Units);
            numbers = Keys(ImportKind.People);
            people = standing.People.ToDictionary(p => p.Id);
            sureUnits = Sure(unitNames.Values, codes.Values.Concat(standing.Units.Select(u => u.OrganisationNumber).OfType<string>()));
            surePeople = Sure(
                people.Values.Select(p => p.Name),
                numbers.Values.Concat(people.Values.Select(p => p.Email).OfType<string>())
            );
            sureGroups = Sure(standing.Groups.SelectMany(g => new[] { g.Name, g.ShortName ?? g.Name }.Distinct()), []);
        }

        DateOnly On => standing.On;

        public IEnumerable<IReadOnlyDictionary<ImportColumn, object?>> Units() =>
            units.Select(u => new Dictionary<ImportColumn, object?>
            {
                [ImportColumn.UnitCode] = codes.GetValueOrDefault(u.Unit.Id),
                [ImportColumn.UnitName] = u.Period.Name,
                [ImportColumn.ShortName] = u.Period.ShortName,
                [ImportColumn.KindOfUnit] = Labels.Of(u.Period.Kind),
                [ImportColumn.Above] = u.Period.ParentId is { } above ? Unit(above) : null,
                [ImportColumn.OrganisationNumber] = u.Unit.OrganisationNumber,
                [ImportColumn.From] = u.Unit.Periods.Min(p => p.From),
                [ImportColumn.To] = u.Unit.Last.To?.AddDays(-1),
                [ImportColumn.TaktId] = $"{u.Unit.Id}",
            });

        public IEnumerable<IReadOnlyDictionary<ImportColumn, object?>> People()
        {
            var here = standing.Assignments.Where(a => a.HoldsOn(On)).Select(a => a.PersonId).ToHashSet();
            return standing
                .People.Where(p => here.Contains(p.Id))
                .OrderBy(p => p.NameSort, StringComparer.Ordinal)
                .Select(p => new Dictionary<ImportColumn, object?>
                {
                    [ImportColumn.EmployeeNumber] = numbers.GetValueOrDefault(p.Id),
                    [ImportColumn.PersonName] = p.Name,
                    [ImportColumn.Email] = p.Email,
                    [ImportColumn.Phone] = p.Phone,
                    [ImportColumn.TaktId] = $"{p.Id}",
                });
        }

        public IEnumerable<IReadOnlyDictionary<ImportColumn, object?>> Assignments() =>
            standing
                .Assignments.Where(a => a.HoldsOn(On) && unitNames.ContainsKey(a.UnitId))
                .OrderBy(a => people[a.PersonId].NameSort, StringComparer.Ordinal)
                .ThenByDescending(a => a.IsMain)
                .Select(a =>
                {
                    var person = people[a.PersonId];
                    return new Dictionary<ImportColumn, object?>
                    {
                        [ImportColumn.EmployeeNumber] =
                            numbers.GetValueOrDefault(person.Id)
                            ?? (surePeople.Contains(Standing.Plain(person.Name)) ? null : $"{person.Id}"),
                        [ImportColumn.PersonName] = person.Name,
                        [ImportColumn.UnitCode] =
                            codes.GetValueOrDefault(a.UnitId)
                            ?? (sureUnits.Contains(Standing.Plain(unitNames[a.UnitId])) ? null : $"{a.UnitId}"),
                        [ImportColumn.UnitName] = unitNames[a.UnitId],
                        [ImportColumn.Role] = Labels.Of(a.Role),
                        [ImportColumn.Title] = a.Title,
                        [ImportColumn.Percent] = $"{a.Percent} %",
                        [ImportColumn.IsMain] = YesOrNo(a.IsMain),
                        [ImportColumn.From] = a.From,
                        [ImportColumn.To] = a.To?.AddDays(-1),
                    };
                });

        public IEnumerable<IReadOnlyDictionary<ImportColumn, object?>> Responsibilities()
        {
            var fields = standing.Fields.ToDictionary(f => f.Id);
            return standing
                .Responsibilities.Where(r => r.HoldsOn(On) && unitNames.ContainsKey(r.UnitId))
                .OrderBy(r => fields[r.FieldId].NameSort, StringComparer.Ordinal)
                .ThenBy(r => r.Kind)
                .Select(r =>
                {
                    var row = new Dictionary<ImportColumn, object?>
                    {
                        [ImportColumn.FieldName] = fields[r.FieldId].Name,
                        [ImportColumn.Responsibility] = Labels.Of(r.Kind),
                        [ImportColumn.UnitName] = Unit(r.UnitId),
                        [ImportColumn.Promises] = r.Promises.Count == 0 ? null : string.Join('\n', r.Promises),
                        [ImportColumn.AnswersWithin] = r.AnswersWithin,
                        [ImportColumn.From] = r.From,
                        [ImportColumn.To] = r.To?.AddDays(-1),
                    };
                    Seat(row, SeatColumns.Holder, r.Holder);
                    Seat(row, SeatColumns.StandIn, r.StandIn);
                    return row;
                });
        }

        public IEnumerable<IReadOnlyDictionary<ImportColumn, object?>> Delegations()
        {
            var matters = standing.Matters.ToDictionary(m => m.Id);
            var fields = standing.Fields.ToDictionary(f => f.Id, f => f.Name);
            return standing
                .Delegations.Where(d => d.HoldsOn(On) && unitNames.ContainsKey(d.UnitId))
                .OrderBy(d => matters[d.MatterId].NameSort, StringComparer.Ordinal)
                .ThenByDescending(d => d.Limit ?? decimal.MaxValue)
                .Select(d =>
                {
                    var row = new Dictionary<ImportColumn, object?>
                    {
                        [ImportColumn.MatterName] = matters[d.MatterId].Name,
                        [ImportColumn.FieldName] = fields.GetValueOrDefault(matters[d.MatterId].FieldId),
                        [ImportColumn.IsMoney] = YesOrNo(matters[d.MatterId].IsMoney),
                        [ImportColumn.LeadersOf] = d.LeadersOf is { } kind ? Labels.Of(kind) : null,
                        [ImportColumn.UnitName] = Unit(d.UnitId),
                        [ImportColumn.Limit] = d.Limit,
                        [ImportColumn.MayBePassedOn] = YesOrNo(d.MayBePassedOn),
                        [ImportColumn.Rule] = d.Rule,
                        [ImportColumn.From] = d.From,
                        [ImportColumn.To] = d.To?.AddDays(-1),
                    };
                    Seat(row, SeatColumns.Giver, d.Giver);
                    Seat(row, SeatColumns.Receiver, d.Receiver);
                    return row;
                });
        }

        void Seat(Dictionary<ImportColumn, object?> row, SeatColumns columns, Seat? seat)
        {
            if (seat?.GroupId is { } group)
            {
                var name = standing.Groups.FirstOrDefault(g => g.Id == group)?.Name;
                row[columns.Group] = name is not null && sureGroups.Contains(Standing.Plain(name)) ? name : $"{group}";
            }
            else if (seat is not null)
            {
                row[columns.Unit] = Unit(seat.UnitId!.Value);
                row[columns.Role] = Labels.Of(seat.Role!);
                row[columns.Person] = seat.PersonId is { } person
                    ? numbers.GetValueOrDefault(person)
                        ?? (
                            people.TryGetValue(person, out var who) && surePeople.Contains(Standing.Plain(who.Name))
                                ? who.Name
                                : $"{person}"
                        )
                    : null;
            }
        }

        string Unit(Guid id) =>
            codes.GetValueOrDefault(id)
            ?? (unitNames.TryGetValue(id, out var name) && sureUnits.Contains(Standing.Plain(name)) ? name : $"{id}");

        Dictionary<Guid, string> Keys(ImportKind kind) =>
            standing.Keys.Where(k => k.Kind == kind).GroupBy(k => k.RowId).ToDictionary(g => g.Key, g => g.First().Key);

        // Names only one has, and that are nobody's code.
        static HashSet<string> Sure(IEnumerable<string> names, IEnumerable<string> codes) =>
            names
                .GroupBy(Standing.Plain)
                .Where(g => g.Skip(1).FirstOrDefault() is null)
                .Select(g => g.Key)
                .Except(codes.Select(Standing.Plain))
                .Where(name => !Guid.TryParse(name, out _))
                .ToHashSet();

        static string YesOrNo(bool yes) => yes ? Texts.Yes : Texts.No;

        // What stands above comes first, siblings by name.
        static List<(Unit Unit, UnitPeriod Period)> Ordered(IEnumerable<(Unit Unit, UnitPeriod Period)> units)
        {
            var below = units.OrderBy(u => u.Period.NameSort, StringComparer.Ordinal).ToLookup(u => u.Period.ParentId);
            List<(Unit, UnitPeriod)> order = [];
            Put(null);
            return order;

            void Put(Guid? above)
            {
                foreach (var unit in below[above])
                {
                    order.Add(unit);
                    Put(unit.Unit.Id);
                }
            }
        }
    }
}
