namespace Takt.Evaluations;

/// <summary>Delimited text as a table, told from running text by its headings.</summary>
internal static class DelimitedText
{
    public static SourceText? TryRead(string text, string name)
    {
        var (separator, from) = Delimited.Declared(text);
        var declared = separator is not null;
        separator ??= Delimited.Guess(text);
        if (separator is null)
            return null;
        var csv =
            declared
            || name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase);
        if (!csv && !HasHeading(text, separator.Value))
            return null;
        var to = new SourceTextBuilder();
        var cells = 0;
        foreach (var (row, column, field) in Delimited.Fields(text, from, separator.Value))
        {
            if (++cells > ImportLimits.Cells)
                throw FileRefused.TooMuchText(ImportLimits.Characters);
            foreach (var line in field.Split('\n'))
                to.Add(1, LineRole.Cell, line, table: 1, row: row, column: column);
        }
        return to.Build(SourceKind.Table);
    }

    static bool HasHeading(string text, char separator) =>
        text.Split('\n', 11)
            .Take(10)
            .Any(line => line.Split(separator).Count(field => Columns.Of(field.Trim().Trim('"')) is not null) >= 2);
}
