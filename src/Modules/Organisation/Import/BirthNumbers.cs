namespace Takt.Organisation;

/// <summary>Takes birth numbers out of a file before anything of it is kept: Takt has no use for them (personopplysningsloven § 12).</summary>
static class BirthNumbers
{
    static ReadOnlySpan<int> First => [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];

    static ReadOnlySpan<int> Second => [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

    /// <summary>The tables without them, and how many cells were emptied.</summary>
    public static (IReadOnlyList<FileTable> Tables, int TakenOut) TakeOut(IReadOnlyList<FileTable> tables)
    {
        var takenOut = 0;
        return ([.. tables.Select(table => table with { Rows = [.. Rows(table)] })], takenOut);

        IEnumerable<TableRow> Rows(FileTable table)
        {
            HashSet<int> columns = [];
            foreach (var row in table.Rows)
            {
                columns.UnionWith(Enumerable.Range(0, row.Cells.Count).Where(i => HeadingWords.IsNever(row.Cells[i])));
                var hidden = Enumerable
                    .Range(0, row.Cells.Count)
                    .Where(i => IsOne(row.Cells[i]) || (columns.Contains(i) && IsNumber(row.Cells[i])))
                    .ToHashSet();
                takenOut += hidden.Count;
                yield return hidden.Count == 0
                    ? row
                    : row with
                    {
                        Cells = [.. row.Cells.Select((cell, i) => hidden.Contains(i) ? "" : cell)],
                    };
            }
        }
    }

    /// <summary>Eleven digits with a day in them and both check digits right.</summary>
    internal static bool IsOne(string cell)
    {
        if (cell.Length is < 11 or > 12 || !IsNumber(cell))
        {
            return false;
        }

        Span<int> digits = stackalloc int[12];
        var count = 0;
        foreach (var c in cell)
        {
            if (char.IsAsciiDigit(c))
            {
                digits[count++] = c - '0';
            }
        }

        // Day + 40 is a D-number; month + 40, 65 or 80 a made-up person of the tax office.
        return count == 11
            && (((digits[0] % 4) * 10) + digits[1]) is >= 1 and <= 31
            && ((((digits[2] * 10) + digits[3]) % 40) is >= 1 and <= 12 || (digits[2] * 10) + digits[3] is >= 66 and <= 77)
            && Sum(digits, First) == 0
            && Sum(digits, Second) == 0;
    }

    static bool IsNumber(string cell) => cell.Any(char.IsAsciiDigit) && cell.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c));

    static int Sum(ReadOnlySpan<int> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * digits[i];
        }

        return sum % 11;
    }
}
