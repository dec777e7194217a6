using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the page of columns reads and does.</summary>
public sealed partial class ImportColumnsPage
{
    OrganisationImport import = null!;
    IReadOnlyList<FileTable> tables = [];
    IReadOnlyList<SheetLayout> layouts = [];

    [Parameter]
    public Guid Id { get; set; }

    static readonly ImportKind[] Both = [ImportKind.People, ImportKind.Assignments];

    static IReadOnlyList<Option> KindOptions =>
        [.. ImportColumns.Kinds.Select(kind => new Option($"{kind}", Labels.Of(kind))), new(Written(Both), Texts.ImportPeopleAndRoles)];

    protected override async Task Load()
    {
        var (me, oldest) = (Actor.PersonId, Clock.Now - OrganisationImport.Lifetime);
        import = Found(
            await Db.OrganisationImports.SingleOrDefaultAsync(
                i => i.Id == Id && i.PersonId == me && me != null && i.DoneAt == null && i.At > oldest,
                Cancel
            )
        );
        (tables, layouts) = (import.Tables(), import.Layouts);
    }

    async Task Send()
    {
        List<SheetLayout> chosen = [];
        var again = false;
        for (var sheet = 0; sheet < tables.Count; sheet++)
        {
            var (table, layout) = (tables[sheet], layouts[sheet]);
            var kinds = Read(Form.Kinds.GetValueOrDefault($"{sheet}"));
            var heading = Heading(sheet, table, layout);
            if (heading != layout.Heading || !kinds.SequenceEqual(layout.Kinds))
            {
                // Other rows, or rows of another kind: what the columns are is found anew, and looked over before it is used.
                chosen.Add(new SheetLayout(heading, kinds, new ImportColumn?[table.Rows[heading].Cells.Count]).As(kinds, table));
                again |= kinds.Count > 0;
                continue;
            }

            chosen.Add(layout with { Columns = Columns(sheet, layout) });
            if (chosen[^1].Lacking().Select(l => l.AnyOf).FirstOrDefault() is { } lacking)
            {
                Refuse(KindsOf(sheet), Labels.Fill(Texts.ImportLacks, string.Join(", ", lacking.Select(HeadingWords.Of))));
            }
        }

        if (Errors.Count == 0 && !chosen.Exists(l => l.Kinds.Count > 0))
        {
            Refuse(KindsOf(0), Texts.ImportChooseKind);
        }

        await Act(async () =>
        {
            import.Layouts = chosen;
            await Remember(chosen);
            await Db.Save("columns of an import said", Cancel);
            Go(again ? OrganisationUrls.ImportColumnsOf(Id) : OrganisationUrls.ImportOf(Id), again ? "Organisation.ImportLookOver" : null);
        });
    }

    int Heading(int sheet, FileTable table, SheetLayout layout)
    {
        var typed = Form.Heading.GetValueOrDefault($"{sheet}")?.Trim();
        if (string.IsNullOrEmpty(typed))
        {
            return layout.Heading;
        }

        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (table.Rows[i].Number.ToString(CultureInfo.InvariantCulture) == typed)
            {
                return i;
            }
        }

        Refuse(HeadingOf(sheet), Texts.ImportNoSuchRow);
        return layout.Heading;
    }

    ImportColumn?[] Columns(int sheet, SheetLayout layout)
    {
        HashSet<ImportColumn> taken = [];
        var columns = new ImportColumn?[layout.Columns.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            if (
                Enum.TryParse<ImportColumn>(Form.Column.GetValueOrDefault($"{sheet}-{i}"), out var column)
                && layout.Kinds.Any(kind => ImportColumns.Of(kind).Contains(column))
            )
            {
                columns[i] = column;
                if (!taken.Add(column))
                {
                    Refuse(ColumnOf(sheet, i), Labels.Fill(Texts.ImportColumnTwice, HeadingWords.Of(column)));
                }
            }
        }

        return columns;
    }

    async Task Remember(IEnumerable<SheetLayout> chosen)
    {
        foreach (var (table, layout) in tables.Zip(chosen).Where(s => s.Second.Kinds.Count > 0))
        {
            var signature = SheetLayout.Signature(layout.Headings(table));
            var map = await Db.HeadingMaps.SingleOrDefaultAsync(m => m.Signature == signature, Cancel);
            if (map is null)
            {
                // Two sheets of one file may have the same headings.
                map = Db.HeadingMaps.Local.FirstOrDefault(m => m.Signature == signature) ?? Db.HeadingMaps.Add(new(signature)).Entity;
            }

            map.Layout = SavedLayout.Of(layout, table);
        }
    }

    static IReadOnlyList<Option> ColumnOptions(SheetLayout layout) =>
        [.. layout.Kinds.SelectMany(ImportColumns.Of).Distinct().Select(column => new Option($"{column}", HeadingWords.Of(column)))];

    static string Examples(FileTable table, SheetLayout layout, int column) =>
        string.Join(
            " · ",
            table
                .Rows.Skip(layout.Heading + 1)
                .Select(r => r[column])
                .Where(c => c.Length > 0)
                .Distinct()
                .Take(3)
                .Select(c => c.Shortened(40))
        );

    static string Written(IReadOnlyList<ImportKind> kinds) => string.Join('+', kinds);

    static IReadOnlyList<ImportKind> Read(string? written) =>
        written == Written(Both) ? Both
        : Enum.TryParse<ImportKind>(written, out var kind) && Enum.IsDefined(kind) ? [kind]
        : [];

    static string KindsOf(int sheet) => $"Form.Kinds[{sheet}]";

    static string HeadingOf(int sheet) => $"Form.Heading[{sheet}]";

    static string ColumnOf(int sheet, int column) => $"Form.Column[{sheet}-{column}]";
}
