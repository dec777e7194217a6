using System.Security.Cryptography;
using System.Text;

namespace Takt.Organisation;

/// <summary>How one table of the file is read: where its headings stand, what its rows are, and what each column is.</summary>
/// <param name="Heading">Place among the table's rows, from 0.</param>
/// <param name="Kinds">None while nobody has said; people and their assignments may stand in one sheet.</param>
/// <param name="Columns">Null for a column that is left out.</param>
sealed record SheetLayout(int Heading, IReadOnlyList<ImportKind> Kinds, IReadOnlyList<ImportColumn?> Columns)
{
    const int Looked = 20;

    public bool Has(ImportColumn column) => Columns.Contains(column);

    public int PlaceOf(ImportColumn column)
    {
        var place = Columns.Count - 1;
        while (place >= 0 && Columns[place] != column)
        {
            place--;
        }

        return place;
    }

    /// <summary>The headings of a table as they stand.</summary>
    public IReadOnlyList<string> Headings(FileTable table) => Heading < table.Rows.Count ? table.Rows[Heading].Cells : [];

    /// <summary>Groups of columns of which one is lacking, by kind.</summary>
    public IEnumerable<(ImportKind Kind, ImportColumn[] AnyOf)> Lacking() =>
        Kinds.SelectMany(kind => ImportColumns.Needed(kind).Where(group => !Array.Exists(group, Has)).Select(group => (kind, group)));

    /// <summary>The layout of every table of a file.</summary>
    /// <param name="tables">The file.</param>
    /// <param name="saved">What somebody chose for the same headings before, by <see cref="Signature"/>.</param>
    public static IReadOnlyList<SheetLayout> Recognise(IReadOnlyList<FileTable> tables, IReadOnlyDictionary<string, SavedLayout> saved)
    {
        SheetLayout[] layouts = [.. tables.Select(table => Saved(table, saved) ?? Recognise(table))];
        if (!Array.Exists(layouts, l => l.Kinds.Contains(ImportKind.People)))
        {
            // A list from the payroll: who, and where they sit, in the same row.
            for (var i = 0; i < layouts.Length; i++)
            {
                if (layouts[i].Kinds is [ImportKind.Assignments] && TellsWho(layouts[i]))
                {
                    layouts[i] = layouts[i].As([ImportKind.People, ImportKind.Assignments], tables[i]);
                }
            }
        }

        return layouts;
    }

    /// <summary>The same headings read as rows of other kinds.</summary>
    public SheetLayout As(IReadOnlyList<ImportKind> kinds, FileTable table) =>
        this with
        {
            Kinds = kinds,
            Columns = Columned(kinds, Headings(table)),
        };

    /// <summary>The same whatever order the headings stand in, and whatever signs and capitals they are written with.</summary>
    public static string Signature(IEnumerable<string> headings) =>
        Convert.ToHexString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join('\n', headings.Select(HeadingWords.Plain).Where(h => h.Length > 0).Order(StringComparer.Ordinal))
                )
            )
        );

    static SheetLayout? Saved(FileTable table, IReadOnlyDictionary<string, SavedLayout> saved)
    {
        for (var row = 0; saved.Count > 0 && row < Math.Min(Looked, table.Rows.Count); row++)
        {
            var headings = table.Rows[row].Cells;
            if (saved.TryGetValue(Signature(headings), out var known))
            {
                return new(
                    row,
                    known.Kinds,
                    [.. headings.Select(h => known.Columns.TryGetValue(HeadingWords.Plain(h), out var c) ? (ImportColumn?)c : null)]
                );
            }
        }

        return null;
    }

    static SheetLayout Recognise(FileTable table)
    {
        var named = HeadingWords.KindOf(table.Name);
        var best = Enumerable
            .Range(0, Math.Min(Looked, table.Rows.Count))
            .SelectMany(row => ImportColumns.Kinds.Select(kind => new SheetLayout(row, [kind], Columned([kind], table.Rows[row].Cells))))
            .Select(layout => (layout, known: layout.Columns.Count(c => c is not null)))
            .Where(l => !l.layout.Lacking().Any() && l.known >= 2)
            .OrderByDescending(l => l.known + (l.layout.Kinds[0] == named ? 5 : 0))
            .Select(l => l.layout)
            .FirstOrDefault();
        return best ?? new(0, [], new ImportColumn?[table.Rows[0].Cells.Count]);
    }

    static bool TellsWho(SheetLayout layout) =>
        (layout.Has(ImportColumn.EmployeeNumber) || layout.Has(ImportColumn.Email))
        && (layout.Has(ImportColumn.PersonName) || layout.Has(ImportColumn.FamilyName));

    // The first of two columns that are the same is the one; a birth number is none.
    static ImportColumn?[] Columned(IReadOnlyList<ImportKind> kinds, IReadOnlyList<string> headings)
    {
        HashSet<ImportColumn> taken = [];
        return
        [
            .. headings.Select(heading =>
                !HeadingWords.IsNever(heading)
                && kinds.Reverse().Select(kind => HeadingWords.Find(kind, heading)).FirstOrDefault(c => c is not null) is { } column
                && taken.Add(column)
                    ? (ImportColumn?)column
                    : null
            ),
        ];
    }
}

/// <summary>What somebody chose for a set of headings: plain heading to column.</summary>
sealed record SavedLayout(IReadOnlyList<ImportKind> Kinds, IReadOnlyDictionary<string, ImportColumn> Columns)
{
    public static SavedLayout Of(SheetLayout layout, FileTable table) =>
        new(
            layout.Kinds,
            layout
                .Headings(table)
                .Zip(layout.Columns)
                .Where(h => h.Second is not null)
                .DistinctBy(h => HeadingWords.Plain(h.First))
                .ToDictionary(h => HeadingWords.Plain(h.First), h => h.Second!.Value)
        );
}
