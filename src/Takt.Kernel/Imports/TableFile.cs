namespace Takt.Kernel;

/// <summary>A row of a table as it stands in the file; rows that hold nothing are left out.</summary>
/// <param name="Number">As the program that shows the file counts, from 1.</param>
/// <param name="Cells">Trimmed; as many as up to the last that holds something.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>What stands in a column, from 0; nothing beyond the last.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";
}

/// <summary>One sheet of a workbook, or delimited text.</summary>
/// <param name="Name">The sheet's name; null for text.</param>
/// <param name="Rows">Those that hold something.</param>
public sealed record FileTable(string? Name, IReadOnlyList<TableRow> Rows)
{
    /// <summary>What a column is called by those who look at it: "C" in a workbook, its number in text.</summary>
    public string ColumnName(int column) => Name is null ? $"{column + 1}" : Letters(column);

    static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}

/// <summary>Reads tables: .xlsx with a table a sheet, or delimited text in any encoding and with any usual separator.</summary>
public static class TableFile
{
    /// <summary>Every table of the file that holds something.</summary>
    /// <exception cref="FileRefused">The file is too large, broken, protected, empty, or of a kind that is not read.</exception>
    public static IReadOnlyList<FileTable> Read(byte[] bytes)
    {
        var tables = FileKinds.IsArchive(bytes) ? ReadWorkbook(bytes) : ReadText(bytes);
        return tables.Count > 0 ? tables : throw FileRefused.Empty();
    }

    static IReadOnlyList<FileTable> ReadWorkbook(byte[] bytes)
    {
        using var archive = OfficeArchive.Open(bytes);
        if (!WorkbookCells.IsWorkbook(archive))
        {
            throw FileKinds.OfArchive(archive);
        }

        List<(string Name, Grid Grid)> sheets = [];
        var budget = new Budget();
        WorkbookCells.Read(
            archive,
            name =>
            {
                if (sheets.Count == FileLimits.Sheets)
                {
                    throw FileRefused.TooManyCells();
                }

                sheets.Add((name, new(budget)));
            },
            (row, column, text) => sheets[^1].Grid.Put(row, column, text),
            merged => sheets[^1].Grid.Merge(merged)
        );
        return [.. sheets.Select(s => new FileTable(s.Name, s.Grid.Rows())).Where(t => t.Rows.Count > 0)];
    }

    static IReadOnlyList<FileTable> ReadText(byte[] bytes)
    {
        var text = TextDecoding.Decode(bytes).ReplaceLineEndings("\n");
        var (separator, from) = Delimited.Declared(text);
        var grid = new Grid(new());
        foreach (var (row, column, field) in Delimited.Fields(text, from, separator ?? Delimited.Guess(text) ?? Only(text)))
        {
            grid.Put(row + (from > 0 ? 1 : 0), column, field);
        }

        return grid.Rows() is { Count: > 0 } rows ? [new(null, rows)] : [];
    }

    // A heading and nothing under it, or one column.
    static char Only(string text) => new[] { '\t', ';', ',', '|' }.MaxBy(mark => text.AsSpan(0, Math.Min(text.Length, 1000)).Count(mark));

    sealed class Budget
    {
        readonly Dictionary<string, string> same = [];
        int cells;
        int places;
        long characters;

        /// <summary>The text, kept once however many cells hold it.</summary>
        public string Once(string text) => same.TryGetValue(text, out var known) ? known : same[text] = text;

        /// <summary>A cell, what it shows, and how much wider it makes its row.</summary>
        public void Spend(int length = 0, int wider = 0)
        {
            (cells, places, characters) = (cells + 1, places + wider, characters + length);
            if (cells > FileLimits.Cells || places > FileLimits.Places || characters > FileLimits.Characters)
            {
                throw FileRefused.TooManyCells();
            }
        }
    }

    sealed class Grid(Budget budget)
    {
        readonly SortedDictionary<int, List<string>> rows = [];

        public void Put(int row, int column, string text)
        {
            var held = text.Trim();
            if (held.Length > 0)
            {
                Place(row, column, budget.Once(held));
            }
        }

        void Place(int row, int column, string text)
        {
            if (row >= FileLimits.Rows || column >= FileLimits.Columns)
            {
                throw FileRefused.TooManyCells();
            }

            if (!rows.TryGetValue(row, out var cells))
            {
                rows[row] = cells = [];
            }

            budget.Spend(text.Length, Math.Max(0, column + 1 - cells.Count));
            while (cells.Count <= column)
            {
                cells.Add("");
            }

            cells[column] = text;
        }

        /// <summary>What is shown as one holds for every row and column of it, in the rows that hold something else too.</summary>
        public void Merge(MergedCells merged)
        {
            if (
                !rows.TryGetValue(merged.Top, out var first)
                || merged.Left >= first.Count
                || first[merged.Left] is not { Length: > 0 } text
            )
            {
                return;
            }

            for (var row = merged.Top; row <= Math.Min(merged.Bottom, FileLimits.Rows - 1); row++)
            {
                budget.Spend(); // a few bytes can say that a million rows are one
                for (var column = merged.Left; rows.ContainsKey(row) && column <= Math.Min(merged.Right, FileLimits.Columns - 1); column++)
                {
                    Place(row, column, text);
                }
            }
        }

        public IReadOnlyList<TableRow> Rows() => [.. rows.Select(r => new TableRow(r.Key + 1, r.Value))];
    }
}
