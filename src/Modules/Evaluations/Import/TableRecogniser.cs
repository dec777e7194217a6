using System.Globalization;

namespace Takt.Evaluations;

/// <summary>Reads tables with headings: sheets, delimited files and tables on slides. A cell left empty goes on with the one above, as merged cells do.</summary>
internal sealed class TableRecogniser(Drafts drafts, SentenceCutter cutter)
{
    const int HeadingWithin = 30;

    public void AddPriority(
        int slide,
        string? part,
        int? number,
        IReadOnlyList<SourceToken> tokens,
        (int From, int To) area,
        (int From, int To) proposal,
        int? doubtfulFrom
    )
    {
        if (area.From >= area.To && proposal.From >= proposal.To)
            return;
        var row = drafts.Topic(FoundForm.Priority, part, number, area.From < area.To ? Text(tokens, area.From, area.To).TrimEnd(':') : "");
        row.Slides.Add(slide);
        drafts.Mark(tokens, area.From, area.To);
        if (proposal.From < proposal.To)
            row.Statements.Add(drafts.Statement(tokens, proposal.From, proposal.To, StatementKind.Proposal));
        if (doubtfulFrom is { } doubtful)
        {
            row.Doubtful = Text(tokens, doubtful, proposal.To);
            drafts.DoubtfulSlides.Add(slide);
            drafts.Findings.Add(new ImportFinding(ImportSeverity.Warning, nameof(Texts.ImportDoubtRow), slide, row.Doubtful));
        }
    }

    string Text(IReadOnlyList<SourceToken> tokens, int from, int to) =>
        string.Join(
            ' ',
            tokens
                .Skip(from)
                .Take(to - from)
                .GroupBy(t => t.Line)
                .Select(line => Wording.Of(drafts.Source, [new SourceSpan(line.First().Start, line.Last().End - line.First().Start)]))
        );

    public void Read(SourcePage page, SourceTable table, ref PartDraft? part, TopicDraft? slideTopic, bool focusing)
    {
        // Rows above a table may have told what the document is.
        table = new SourceTable(table.Rows.FindAll(r => r.Values.Any(c => c.Exists(t => !t.Used))));
        var heading = table.Rows.Take(HeadingWithin).ToList().FindIndex(r => Known(r).Count >= 2);
        if (heading < 0)
        {
            if (focusing)
                FocusAreas(page, table, part);
            else
                Headless(page, table, part, slideTopic);
            return;
        }
        var columns = Known(table.Rows[heading]);
        Name(table.Rows[heading]);
        var row = new Row(this, drafts, cutter, page, part ?? PartOf(page), slideTopic);
        foreach (var cells in table.Rows.Skip(heading + 1))
            if (Known(cells).Count >= 2 && Known(cells).Count >= cells.Count - 1 && Known(cells).Values.ToHashSet().Count >= 2)
                (columns, _) = (Known(cells), Name(cells));
            else
                row.Read(cells, columns);
        part = row.Part ?? part;
    }

    int Name(SortedDictionary<int, List<SourceToken>> cells)
    {
        foreach (var cell in cells.Values)
            drafts.Mark(cell, 0, cell.Count);
        return cells.Count;
    }

    /// <summary>A sheet may bear the name of the part it holds.</summary>
    PartDraft? PartOf(SourcePage page)
    {
        if (
            page.Tokens.Count == 0
            || new Headings(page.Tokens).At(0) is not { Form: HeadingForm.Part, Part: not FoundPartKind.Same } heading
        )
            return null;
        return drafts.Part(heading, null);
    }

    Dictionary<int, Column> Known(SortedDictionary<int, List<SourceToken>> cells) =>
        cells
            .Select(c => (c.Key, Column: c.Value.Count is > 0 and < 13 ? Columns.Of(Text(c.Value, 0, c.Value.Count)) : null))
            .Where(c => c.Column is not null)
            .ToDictionary(c => c.Key, c => c.Column!.Value);

    /// <summary>Two columns under the heading of focus areas: name and text.</summary>
    void FocusAreas(SourcePage page, SourceTable table, PartDraft? part)
    {
        foreach (var row in table.Rows)
        {
            List<List<SourceToken>> cells = [.. row.Values.Where(c => c.Count > 0)];
            if (cells.Count == 0 || row == table.Rows[0] && Columns.Of(Text(cells[0], 0, cells[0].Count)) is not null)
            {
                Name(row);
                continue;
            }
            var area = drafts.Topic(FoundForm.FocusArea, part?.Id, null, Text(cells[0], 0, cells[0].Count).TrimEnd(':'));
            drafts.Mark(cells[0], 0, cells[0].Count);
            area.Slides.Add(page.Number);
            foreach (var cell in cells.Skip(1))
                area.Statements.Add(drafts.Statement(cell, 0, cell.Count, StatementKind.MustImprove));
        }
    }

    /// <summary>A table without headings is said under the slide's theme. A sheet has no such theme: one without known columns is a list of something else, unless its name says the part.</summary>
    void Headless(SourcePage page, SourceTable table, PartDraft? part, TopicDraft? topic)
    {
        if (drafts.Source.Kind is SourceKind.Workbook or SourceKind.Table)
            part = PartOf(page);
        if (part is null && topic is null)
            return;
        foreach (var cell in table.Rows.SelectMany(r => r.Values).Where(c => c.Count > 0 && c.TrueForAll(t => !t.Used)))
            (topic?.Statements ?? part!.Statements).Add(
                drafts.Statement(cell, 0, cell.Count, topic is null ? StatementKind.Better : StatementKind.MustImprove)
            );
    }

    /// <summary>Goes down a table and remembers what a merged cell said.</summary>
    sealed class Row(TableRecogniser owner, Drafts drafts, SentenceCutter cutter, SourcePage page, PartDraft? part, TopicDraft? slideTopic)
    {
        readonly Dictionary<string, TopicDraft> themes = new(StringComparer.OrdinalIgnoreCase);
        TopicDraft? theme = slideTopic,
            focus;

        public PartDraft? Part { get; private set; } = part;

        public void Read(SortedDictionary<int, List<SourceToken>> cells, Dictionary<int, Column> columns)
        {
            List<SourceToken> Cell(Column column) =>
                columns
                    .Where(c => c.Value == column && cells.TryGetValue(c.Key, out _))
                    .Select(c => cells[c.Key])
                    .FirstOrDefault(c => c.Count > 0 && c.TrueForAll(t => !t.Used))
                ?? [];
            string Said(List<SourceToken> cell) => cell.Count == 0 ? "" : owner.Text(cell, 0, cell.Count);

            if (Counts(cells))
                return;
            ReadPart(Cell(Column.Part), Cell(Column.Level), Said);
            var (area, proposal, priority) = (Cell(Column.Area), Cell(Column.Proposal), Cell(Column.Priority));
            if (area.Count > 0 || priority.Count > 0 && proposal.Count > 0)
            {
                Priority(area, proposal, priority, Said);
                Answers(drafts.Topics[^1], Cell(Column.Answer), Cell(Column.Due));
                return;
            }
            if (Cell(Column.Focus) is { Count: > 0 } name)
            {
                focus = drafts.Topic(FoundForm.FocusArea, Part?.Id, null, Said(name).TrimEnd(':'));
                drafts.Mark(name, 0, name.Count);
                theme = null;
            }
            ReadTheme(Cell(Column.Number), Cell(Column.Theme), Cell(Column.Question), Said);
            var into = theme ?? focus;
            foreach (var said in (List<SourceToken>[])[Cell(Column.Contribution), proposal])
                if (said.Count > 0)
                    Say(said, into);
            if (into is not null)
            {
                if (cells.Any(c => columns.GetValueOrDefault(c.Key) is Column.Contribution or Column.Answer or Column.Proposal))
                    into.Slides.Add(page.Number);
                Answers(into, Cell(Column.Answer), Cell(Column.Due));
            }
            if (Part is not null)
                Part.Slides.Add(page.Number);
        }

        /// <summary>"Antall innspill: 38": a row that counts or sums up the others says nothing.</summary>
        static bool Counts(SortedDictionary<int, List<SourceToken>> cells)
        {
            var filled = cells.Values.Where(c => c.Count > 0).ToList();
            return filled is [[{ Key: "antall" or "antal" or "sum" or "totalt" or "total" or "i" } first, ..], .. { Count: > 0 } rest]
                && (first.Key != "i" || filled[0] is [_, { Key: "alt" }])
                && rest.TrueForAll(c => c.TrueForAll(t => t.Core.Length > 0 && t.Core.All(d => char.IsAsciiDigit(d) || d is '.' or ',')));
        }

        void ReadPart(List<SourceToken> cell, List<SourceToken> level, Func<List<SourceToken>, string> said)
        {
            if (cell.Count > 0)
            {
                var before = Part;
                var name = said(cell);
                Part = new Headings(cell).At(0) is { Form: HeadingForm.Part } heading
                    ? drafts.Part(heading, before)
                    : drafts.Part(
                        name.Contains("har blitt", StringComparison.OrdinalIgnoreCase)
                        || name.Contains("bra", StringComparison.OrdinalIgnoreCase)
                            ? FoundPartKind.Better
                            : FoundPartKind.MustImprove,
                        name,
                        null,
                        null
                    );
                drafts.Mark(cell, 0, cell.Count);
                if (Part != before)
                    (theme, focus) = (null, null);
            }
            if (level.Count > 0 && Part is not null)
            {
                Part.Level ??= said(level);
                drafts.Mark(level, 0, level.Count);
            }
        }

        void Priority(List<SourceToken> area, List<SourceToken> proposal, List<SourceToken> priority, Func<List<SourceToken>, string> said)
        {
            int? number =
                priority is [{ Core: var digits }, ..]
                && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n)
                && n is >= 0 and < 1000
                    ? (int)n
                    : null;
            if (priority.Count > 0)
                drafts.Mark(priority, 0, priority.Count);
            var row = drafts.Topic(FoundForm.Priority, Part?.Id, number, said(area).TrimEnd(':'));
            row.Slides.Add(page.Number);
            drafts.Mark(area, 0, area.Count);
            if (proposal.Count > 0)
                row.Statements.Add(drafts.Statement(proposal, 0, proposal.Count, StatementKind.Proposal));
            if (Part is not null)
                Part.Slides.Add(page.Number);
        }

        void ReadTheme(
            List<SourceToken> numberCell,
            List<SourceToken> themeCell,
            List<SourceToken> questionCell,
            Func<List<SourceToken>, string> said
        )
        {
            if (numberCell.Count + themeCell.Count + questionCell.Count == 0)
                return;
            var (number, wording) = Numbered(said(numberCell), said(themeCell), said(questionCell));
            foreach (var cell in (List<SourceToken>[])[numberCell, themeCell, questionCell])
                drafts.Mark(cell, 0, cell.Count);
            var key = number is null ? wording : number.Value.ToString(CultureInfo.InvariantCulture);
            if (!themes.TryGetValue(Part?.Id + key, out theme))
                themes[Part?.Id + key] = theme = drafts.Topic(FoundForm.Theme, Part?.Id, number, wording);
            else if (theme.Title.Length == 0)
                theme.Title = wording;
            else if (wording.Length > 0 && !Wording.Same(theme.Title, wording) && !theme.AlsoCalled.Contains(wording))
                theme.AlsoCalled.Add(wording);
            focus = null;
        }

        /// <summary>"2", "Tema 2", "Tema 2: Hvordan …?" or the question in a column of its own.</summary>
        static (int? Number, string Wording) Numbered(string number, string theme, string question)
        {
            var words = theme.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var label = words is [var first, ..] && first.Equals("tema", StringComparison.OrdinalIgnoreCase) && words.Length > 1 ? 1 : 0;
            int? Parse(string text) =>
                double.TryParse(text.Trim('.', ':', ')', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n)
                && n is >= 0 and < 1000
                    ? (int)n
                    : null;
            var inTheme = words.Length > label ? Parse(words[label]) : null;
            var rest = inTheme is null ? theme : string.Join(' ', words.Skip(label + 1)).TrimStart(':', '-', '–', ' ');
            return (
                Parse(number.Replace("Tema", "", StringComparison.OrdinalIgnoreCase)) ?? inTheme,
                question.Length > 0 ? question : rest
            );
        }

        void Say(List<SourceToken> said, TopicDraft? into)
        {
            var target = into?.Statements ?? (Part is { Kind: FoundPartKind.Better } ? Part.Statements : Loose()?.Statements);
            target?.AddRange(
                drafts.Statements(
                    said,
                    cutter.Cuts(said, 0, said.Count),
                    said.Count,
                    into is null && Part is { Kind: FoundPartKind.Better } ? StatementKind.Better : StatementKind.MustImprove
                )
            );
        }

        TopicDraft? Loose() =>
            Part is null
                ? null
                : drafts.Topics.Find(t => t.Part == Part.Id && t.Form == FoundForm.Theme && t.Title == Part.FullName)
                    ?? drafts.Topic(FoundForm.Theme, Part.Id, null, Part.FullName);

        void Answers(TopicDraft topic, List<SourceToken> answer, List<SourceToken> due)
        {
            if (answer.Count == 0)
                return;
            var cuts = cutter.Cuts(answer, 0, answer.Count);
            var first = owner.Text(answer, 0, cuts.Count > 1 ? cuts[1].At : answer.Count);
            // A merged answer is repeated on every row when a sheet has been filled down.
            if (topic.Answer.Exists(a => a.Text == first))
            {
                drafts.Mark(answer, 0, answer.Count);
                return;
            }
            var points = drafts.Statements(answer, cuts, answer.Count, StatementKind.Answer);
            topic.Answer.AddRange(
                points.Select(p => p.Kind == StatementKind.Promise && due.Count > 0 ? p with { When = p.When ?? Day(due) } : p)
            );
            drafts.Mark(due, 0, due.Count);
        }

        string? Day(List<SourceToken> due) => Promises.When("innen " + owner.Text(due, 0, due.Count));
    }
}
