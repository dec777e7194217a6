namespace Takt.Evaluations;

/// <summary>What a workbook says of itself: rows above the table, or a sheet of names and values ("Tittel", "Samling", "Møte" …).</summary>
internal static class TableTitle
{
    public static TitlePage Read(Drafts drafts, List<SourcePage> pages)
    {
        TitlePage read = new(null, null, null, null, null, null);
        foreach (var page in pages)
        {
            drafts.Mark(page.Tokens, 0, page.Tokens.Count);
            foreach (var table in page.Tables)
            foreach (var row in table.Rows.Take(40))
            {
                if (
                    row.Count >= 2
                    && row.Values.Count(c => c.Count is > 0 and < 13 && Columns.Of(string.Join(' ', c.Select(t => t.Text))) is not null)
                        >= 2
                    && !row.Values.First().Exists(t => t.Tail == ":")
                )
                    break;
                foreach (var pair in Pairs([.. row.Values.Where(c => c.Count > 0)]))
                    read = Row(drafts, read, pair);
            }
        }
        return read;
    }

    /// <summary>"Møte: | Ledermøte | Presenteres av: | …": a cell with a colon begins a name and its value.</summary>
    static IEnumerable<List<List<SourceToken>>> Pairs(List<List<SourceToken>> cells)
    {
        var from = 0;
        for (var i = 1; i <= cells.Count; i++)
            if (i == cells.Count || cells[i] is { Count: <= 4 } && cells[i][^1].Tail.EndsWith(':'))
            {
                yield return cells[from..i];
                from = i;
            }
    }

    static TitlePage Row(Drafts drafts, TitlePage read, List<List<SourceToken>> cells)
    {
        if (cells.Count == 0)
            return read;
        var before = read;
        var value = cells.Count > 1 ? string.Join(' ', cells.Skip(1).SelectMany(c => c).Select(t => t.Text)) : "";
        var label = cells[0].Count <= 4 ? string.Join(' ', cells[0].Select(t => t.Key)) : "";
        var date = WrittenDates.In(value) is [var found, ..] ? found : (WrittenDate?)null;
        var named = date is { } d ? value[..d.Offset].Trim(' ', ',', '(', '–', '-') : value;
        read = (value.Length > 0 ? label : "") switch
        {
            "tittel" or "tema for evalueringen" or "evaluering" => Titled(drafts, read, cells[1]),
            "program" or "programnavn" or "programnamn" or "prosjekt" or "omstillingsprogram" => read with { Programme = value },
            "type" or "slag" or "art" => read with { Kind = KindOf(value) ?? read.Kind },
            "samling" or "samlinga" or "ledersamling" or "leiarsamling" or "innspill fra" or "innspel frå" => read with
            {
                Gathering = new FoundGathering(
                    named.Length > 0 ? named : read.Gathering?.Name,
                    date?.From ?? read.Gathering?.From,
                    date?.To ?? read.Gathering?.To
                ),
            },
            "samlingsdato" or "dato for samling" or "dato samling" when date is { } g => read with
            {
                Gathering = new FoundGathering(read.Gathering?.Name, g.From, g.To),
            },
            "møte"
            or "møtet"
            or "presentert i"
            or "presenteres i"
            or "presentert på"
            or "lagt fram i"
            or "legges fram på"
            or "legges fram i"
            or "leggjast fram på"
            or "leggast fram på"
            or "presenteres på" => read with
            {
                Meeting = new FoundMeeting(named.Length > 0 ? named : read.Meeting?.Name, date?.From ?? read.Meeting?.Date),
            },
            "møtedato" or "dato for møte" or "dato" when date is { } m => read with
            {
                Meeting = new FoundMeeting(read.Meeting?.Name, m.From),
            },
            "presentert av"
            or "presenteres av"
            or "presentasjon ved"
            or "presentør"
            or "framlagt av"
            or "lagt fram av"
            or "ved"
            or "ansvarlig"
            or "ansvarleg"
            or "foredragsholder"
            or "foredragshaldar" => read with
            {
                Presenter = value,
            },
            _ => read.Title is null && cells[0].Exists(t => t.Key.Contains("evaluering", StringComparison.Ordinal))
                ? Titled(drafts, read, cells[0])
                : Occasion(drafts, read, cells),
        };
        if (read != before)
            foreach (var cell in cells)
                drafts.Mark(cell, 0, cell.Count);
        return read;
    }

    static TitlePage Titled(Drafts drafts, TitlePage read, List<SourceToken> cell) =>
        Merge(read, TitlePage.Read(drafts.Source.Text, cell, null), titled: true);

    /// <summary>A row above the table that names an occasion and its date.</summary>
    static TitlePage Occasion(Drafts drafts, TitlePage read, List<List<SourceToken>> cells)
    {
        if (
            cells.Count > 2
            || read.Title is null
            || WrittenDates.In(string.Join(' ', cells.SelectMany(c => c).Select(t => t.Text))).Count == 0
        )
            return read;
        return Merge(read, TitlePage.Read(drafts.Source.Text, [.. cells.SelectMany(c => c)], null), titled: false);
    }

    static TitlePage Merge(TitlePage read, TitlePage more, bool titled) =>
        new(
            titled ? more.Title : read.Title,
            read.Programme ?? (titled ? more.Programme : null),
            read.Kind ?? (titled ? more.Kind : null),
            more.Gathering?.From is not null ? more.Gathering : read.Gathering,
            more.Meeting?.Date is not null ? more.Meeting : read.Meeting,
            read.Presenter ?? more.Presenter
        );

    static FoundKind? KindOf(string value) =>
        value.ToLowerInvariant() switch
        {
            var v
                when v.Contains("underve", StringComparison.Ordinal)
                    || v.Contains("midt", StringComparison.Ordinal)
                    || v.Contains("halvve", StringComparison.Ordinal) => FoundKind.MidTerm,
            var v when v.Contains("slutt", StringComparison.Ordinal) => FoundKind.Final,
            var v when v.Contains("år", StringComparison.Ordinal) => FoundKind.Yearly,
            _ => null,
        };
}
