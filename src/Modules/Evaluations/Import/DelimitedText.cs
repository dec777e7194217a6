using System.Text;

namespace Takt.Evaluations;

/// <summary>Rows of delimited text: <c>sep=</c>, semicolon, comma or tab; quoted fields may hold line breaks. Told from running text by its headings.</summary>
internal static class DelimitedText
{
    public static SourceText? TryRead(string text, string name)
    {
        var (separator, from) = Declared(text);
        var declared = separator is not null;
        separator ??= Guess(text);
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
        foreach (var (row, column, field) in Fields(text, from, separator.Value))
        {
            if (++cells > ImportLimits.Cells)
                throw ImportRefused.TooMuchText();
            foreach (var line in field.Split('\n'))
                to.Add(1, LineRole.Cell, line, table: 1, row: row, column: column);
        }
        return to.Build(SourceKind.Table);
    }

    static (char? Separator, int From) Declared(string text)
    {
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.Length < 5)
            return (null, 0);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (text[4], end < 0 ? text.Length : end + 1);
    }

    /// <summary>The mark most of the first lines have in equal number.</summary>
    static char? Guess(string text)
    {
        var lines = text.Split('\n', 31).Take(30).Where(l => l.Trim().Length > 0).ToList();
        if (lines.Count < 2)
            return null;
        var best = new[] { '\t', ';', ',' }
            .Select(mark => (mark, lines: lines.Count(l => l.Contains(mark, StringComparison.Ordinal))))
            .MaxBy(m => m.lines);
        return best.lines >= Math.Max(2, lines.Count * 6 / 10) ? best.mark : null;
    }

    static bool HasHeading(string text, char separator) =>
        text.Split('\n', 11)
            .Take(10)
            .Any(line => line.Split(separator).Count(field => Columns.Of(field.Trim().Trim('"')) is not null) >= 2);

    static IEnumerable<(int Row, int Column, string Field)> Fields(string text, int from, char separator)
    {
        int row = 0,
            column = 0;
        var field = new StringBuilder();
        var quoted = false;
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                    field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    field.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"' && field.Length == 0)
                quoted = true;
            else if (c == separator || c == '\n')
            {
                yield return (row, column, field.ToString());
                field.Clear();
                (row, column) = c == '\n' ? (row + 1, 0) : (row, column + 1);
            }
            else if (c != '\r')
                field.Append(c);
        }
        yield return (row, column, field.ToString());
    }
}
