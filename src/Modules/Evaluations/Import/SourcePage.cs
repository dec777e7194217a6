namespace Takt.Evaluations;

/// <summary>A slide while it is being read: its words outside tables, and its tables.</summary>
internal sealed class SourcePage(int number, List<SourceToken> tokens, List<SourceTable> tables)
{
    public int Number { get; } = number;
    public List<SourceToken> Tokens { get; private set; } = tokens;
    public List<SourceTable> Tables { get; } = tables;

    /// <summary>Every word, footers and cells too, for what is left over in the end.</summary>
    public List<SourceToken> All { get; } = [.. tokens, .. tables.SelectMany(t => t.Rows.SelectMany(r => r.Values.SelectMany(c => c)))];

    /// <summary>The words of each footer taken away.</summary>
    public List<List<SourceToken>> Taken { get; } = [];

    /// <summary>Takes a footer away.</summary>
    public void Take(int from, int count)
    {
        foreach (var token in Tokens.GetRange(from, count))
            token.Used = true;
        Taken.Add(Tokens.GetRange(from, count));
        Tokens = [.. Tokens[..from], .. Tokens[(from + count)..]];
    }

    public static List<SourcePage> Of(SourceText source)
    {
        var pages = new List<SourcePage>();
        foreach (var slide in source.Lines.GroupBy(l => l.Slide).OrderBy(g => g.Key))
        {
            var tokens = new List<SourceToken>();
            var tables = new SortedDictionary<int, SortedDictionary<int, SortedDictionary<int, List<SourceToken>>>>();
            foreach (var line in slide)
            {
                var words = Tokenizer.Tokens(source.Text, line);
                if (line.Role is LineRole.Furniture or LineRole.Number or LineRole.Footer)
                    words.ForEach(w => w.Used = true);
                else if (line.Role is LineRole.Cell)
                    Cell(tables, line).AddRange(words);
                else
                    tokens.AddRange(words);
            }
            pages.Add(new SourcePage(slide.Key, tokens, [.. tables.Values.Select(rows => new SourceTable([.. rows.Values]))]));
        }
        return pages;
    }

    static List<SourceToken> Cell(
        SortedDictionary<int, SortedDictionary<int, SortedDictionary<int, List<SourceToken>>>> tables,
        SourceLine line
    )
    {
        if (!tables.TryGetValue(line.Table, out var rows))
            tables[line.Table] = rows = [];
        if (!rows.TryGetValue(line.Row, out var row))
            rows[line.Row] = row = [];
        if (!row.TryGetValue(line.Column, out var cell))
            row[line.Column] = cell = [];
        return cell;
    }
}

/// <summary>Rows of cells by column, as they stand; empty cells are missing.</summary>
internal sealed record SourceTable(List<SortedDictionary<int, List<SourceToken>>> Rows)
{
    public int Start => Rows.SelectMany(r => r.Values).SelectMany(c => c).Select(t => t.Start).FirstOrDefault();
}
