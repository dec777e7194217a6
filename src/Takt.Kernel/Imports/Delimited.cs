using System.Text;

namespace Takt.Kernel;

/// <summary>Rows of delimited text: <c>sep=</c>, tab, semicolon, comma or bar; quoted fields may hold line breaks.</summary>
public static class Delimited
{
    static readonly char[] Marks = ['\t', ';', ',', '|'];

    const int Looked = 30;

    /// <summary>The separator a first line <c>sep=</c> names, and where the rows begin.</summary>
    public static (char? Separator, int From) Declared(string text)
    {
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.Length < 5)
        {
            return (null, 0);
        }

        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (text[4], end < 0 ? text.Length : end + 1);
    }

    /// <summary>The mark most of the first rows have, and have equally many of; null when there is none.</summary>
    public static char? Guess(string text)
    {
        var rows = Counts(text);
        return rows.Count < 2
            ? null
            : Marks
                .Select((mark, i) => (mark, counts: rows.Select(r => r[i]).Where(count => count > 0).ToArray()))
                .Where(m => m.counts.Length >= Math.Max(2, rows.Count * 6 / 10))
                .OrderByDescending(m => m.counts.GroupBy(c => c).Max(g => g.Count()))
                .Select(m => (char?)m.mark)
                .FirstOrDefault();
    }

    /// <summary>Every field, with its row and column from 0.</summary>
    public static IEnumerable<(int Row, int Column, string Field)> Fields(string text, int from, char separator)
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
                {
                    field.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append(text[i++]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator || c == '\n')
            {
                yield return (row, column, field.ToString());
                field.Clear();
                (row, column) = c == '\n' ? (row + 1, 0) : (row, column + 1);
            }
            else if (c != '\r')
            {
                field.Append(c);
            }
        }

        yield return (row, column, field.ToString());
    }

    // How many of each mark stand outside quotes in each of the first rows that hold anything.
    static List<int[]> Counts(string text)
    {
        List<int[]> rows = [];
        var row = new int[Marks.Length];
        var (quoted, opens, any) = (false, true, false);
        foreach (var c in text)
        {
            if (c == '"' && (quoted || opens))
            {
                (quoted, opens, any) = (!quoted, false, true);
            }
            else if (!quoted && c == '\n')
            {
                if (any)
                {
                    rows.Add(row);
                }

                if (rows.Count == Looked)
                {
                    return rows;
                }

                (row, opens, any) = (new int[Marks.Length], true, false);
            }
            else if (!quoted && Array.IndexOf(Marks, c) is >= 0 and var mark)
            {
                row[mark]++;
                (opens, any) = (true, true);
            }
            else if (!char.IsWhiteSpace(c))
            {
                (opens, any) = (false, true);
            }
        }

        if (any)
        {
            rows.Add(row);
        }

        return rows;
    }
}
