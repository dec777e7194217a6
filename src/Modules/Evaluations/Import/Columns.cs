using System.Globalization;

namespace Takt.Evaluations;

/// <summary>What a column of a table holds.</summary>
internal enum Column
{
    Part,
    Level,
    Number,
    Theme,
    Question,
    Contribution,
    Answer,
    Priority,
    Area,
    Proposal,
    Focus,
    Due,
}

/// <summary>Knows columns by their headings, in both forms of Norwegian.</summary>
internal static class Columns
{
    const int LongestHeading = 80;

    /// <summary>What a cell heads, or nothing known.</summary>
    public static Column? Of(string heading)
    {
        if (heading.Length is 0 or > LongestHeading)
            return null;
        var text = SourceSigns
            .Squeeze(heading)
            .ToLower(CultureInfo.InvariantCulture)
            .Replace("- ", "", StringComparison.Ordinal)
            .Trim(' ', ':', '?', '.', '*');
        bool Has(params ReadOnlySpan<string> parts)
        {
            foreach (var part in parts)
                if (text.Contains(part, StringComparison.Ordinal))
                    return true;
            return false;
        }
        bool Is(params ReadOnlySpan<string> words) => words.Contains(text);

        if (Has("priorit") || Is("prio", "pri", "rang", "rangering", "rekkefølge", "rekkefølgje", "rekkjefølgje"))
            return Column.Priority;
        if (Has("fokusområde", "satsingsområde", "satsningsområde", "innsatsområde"))
            return Column.Focus;
        if (
            Has("forbedringsområde", "forbetringsområde", "betringsområde", "forbedringspunkt", "forbetringspunkt")
            || Is("område", "utfordring", "utfordringar", "utfordringer")
        )
            return Column.Area;
        if (
            Has(
                "bør gjør",
                "må gjør",
                "kan gjør",
                "skal gjør",
                "bør gjer",
                "må gjer",
                "kan gjer",
                "skal gjer",
                "forslag",
                "framlegg",
                "foreslår",
                "foreslås"
            ) || Is("tiltak", "løsning", "løysing")
        )
            return Column.Proposal;
        if (Is("del", "hoveddel", "hovuddel", "bolk", "part"))
            return Column.Part;
        if (Is("frist", "tidsfrist", "ferdig", "når"))
            return Column.Due;
        if (Is("nivå"))
            return Column.Level;
        if (Is("nr", "nummer", "tema nr", "temanr", "temanummer", "tema-nr", "#"))
            return Column.Number;
        if (
            Has("svar") && !Has("ansvar")
            || Has("innspill", "innspel", "tilbakemelding", "kommentar", "respons")
                && Has("leder", "leiar", "leiinga", "ledels", "rådmann", "direktør")
            || Acronym(heading) && Has("innspill", "innspel", "kommentar", "tilbakemelding")
        )
            return Column.Answer;
        if (Has("tema", "emne"))
            return Column.Theme;
        if (Has("spørsmål"))
            return Column.Question;
        return Has("innspill", "innspel", "bidrag", "utsagn", "kommentar", "tilbakemelding") ? Column.Contribution : null;
    }

    static bool Acronym(string heading) => heading.Split(' ').Any(w => w.TakeWhile(char.IsUpper).Count() >= 2);

    /// <summary>The heading row of a priority table laid flat: at least an area and, with it, a priority or a proposal.</summary>
    public static (IReadOnlyList<Column> Columns, int To)? Header(IReadOnlyList<SourceToken> tokens, int from)
    {
        var columns = new List<Column>();
        var at = from;
        while (at < tokens.Count && columns.Count < 6 && Next(tokens, at) is var (column, to) && to > at)
        {
            columns.Add(column);
            at = to;
        }
        return columns.Contains(Column.Area) && columns.Any(c => c is Column.Priority or Column.Proposal) ? (columns, at) : null;
    }

    static (Column Column, int To)? Next(IReadOnlyList<SourceToken> tokens, int at)
    {
        if (!tokens[at].IsCapital)
            return null;
        var key = tokens[at].Key;
        if (tokens[at].Tail == "-" && at + 1 < tokens.Count && tokens[at + 1].IsLower && Of(key + tokens[at + 1].Key) is { } broken)
            return (broken, at + 2);
        if (key is "hva" or "kva")
        {
            for (var to = at + 1; to < Math.Min(tokens.Count, at + 9); to++)
                if (tokens[to].IsCapital)
                    return null;
                else if (tokens[to].Key is "gjøres" or "gjøre" or "gjerast" or "gjere")
                    return (Column.Proposal, Absorb(tokens, to + 1));
            return null;
        }
        return Of(tokens[at].Core) switch
        {
            Column.Number => (Column.Priority, at + 1),
            { } column and (Column.Priority or Column.Area or Column.Proposal) => (column, Absorb(tokens, at + 1)),
            _ => null,
        };
    }

    /// <summary>The rest of a heading: small words, until a capital, a number or the mark that ends it.</summary>
    static int Absorb(IReadOnlyList<SourceToken> tokens, int at)
    {
        while (
            at < tokens.Count
            && !tokens[at - 1].Tail.Contains('?', StringComparison.Ordinal)
            && !tokens[at].IsCapital
            && !tokens[at].IsNumber
            && !tokens[at].Break
        )
            at++;
        return at;
    }
}
