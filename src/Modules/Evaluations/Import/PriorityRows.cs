using System.Globalization;
using System.Runtime.InteropServices;

namespace Takt.Evaluations;

/// <summary>A row of a priority table; each cell a range of tokens, empty when from equals to.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PriorityRow(
    int? Number,
    int NumberAt,
    (int From, int To) Area,
    (int From, int To) Proposal,
    int? DoubtfulFrom
);

/// <summary>Finds the rows of a priority table whose cells have run together. The heading's order says where a row begins; the numbers of priority are all different.</summary>
internal static class PriorityRows
{
    const int LongestTail = 3;

    public static List<PriorityRow> Read(
        IReadOnlyList<SourceToken> tokens,
        int from,
        int to,
        IReadOnlyList<Column> columns,
        SentenceCutter cutter
    )
    {
        var order = columns.Where(c => c is Column.Priority or Column.Area or Column.Proposal).Distinct().ToList();
        if (!order.Contains(Column.Proposal))
            order.Add(Column.Proposal);
        if (columns.Count == 0 && Listed(tokens, from, to) is { Count: > 1 } listed)
            return listed;
        var numbers = order.Contains(Column.Priority) ? Numbers(tokens, from, to) : [];
        if (numbers.Count == 0)
            return Unnumbered(tokens, from, to, order, cutter);
        var rows = new List<PriorityRow>();
        var place = order.IndexOf(Column.Priority);
        for (var n = 0; n < numbers.Count; n++)
        {
            var at = numbers[n];
            var previous = n == 0 ? from : numbers[n - 1] + 1;
            var next = n + 1 < numbers.Count ? numbers[n + 1] : to;
            var row = place switch
            {
                0 => Split(tokens, at, at + 1, next, order[1] == Column.Area, cutter),
                2 => Split(tokens, at, previous, at, order[0] == Column.Area, cutter),
                _ => Around(
                    tokens,
                    at,
                    n == 0 ? from : LastCell(tokens, previous, at, cutter),
                    n + 1 < numbers.Count ? LastCell(tokens, at + 1, next, cutter) : to,
                    order[0] == Column.Area
                ),
            };
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>"1. Inneklima – måling på alle skoler": a numbered list, each line a name, a dash or colon, and what is proposed. It ends where the next line has no number.</summary>
    static List<PriorityRow> Listed(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        var rows = new List<PriorityRow>();
        for (var i = from; i < to && IsItem(i, rows.Count + 1); )
        {
            var end = i + 1;
            while (end < to && !IsItem(end, rows.Count + 2) && !(tokens[end].Break && tokens[end].IsCapital))
                end++;
            var mark = i + 1;
            while (mark < end && !tokens[mark].IsDash && tokens[mark].Tail is not ":")
                mark++;
            if (mark == i + 1 || mark >= end)
                return [];
            rows.Add(Row(tokens, i, (i + 1, mark + 1), (mark + 1, end)));
            i = end;
        }
        return rows;

        bool IsItem(int at, int number) =>
            tokens[at] is { IsNumber: true, Core.Length: <= 2, Tail: "." or ")" or ":" }
            && int.Parse(tokens[at].Core, CultureInfo.InvariantCulture) == number
            && at + 1 < to
            && tokens[at + 1].IsCapital;
    }

    /// <summary>Numbers that may be a row's priority: one or two digits at a place where a cell may begin, none met twice.</summary>
    static List<int> Numbers(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        var found = new List<int>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = from; i < to; i++)
            if (
                tokens[i] is { IsNumber: true, Core.Length: <= 2, Tail: "" or "." or ")" }
                && (i + 1 == to || tokens[i + 1].IsCapital || tokens[i + 1].Head.Length > 0 || tokens[i + 1].Break)
                && (i == from || tokens[i].Break || tokens[i - 1].Tail.Length > 0 || tokens[i - 1].Core.Length > 1 || i + 1 == to)
                && !(i > from && Vocabulary.OpenAbbreviations.Contains(tokens[i - 1].Key))
            )
                if (seen.Add(tokens[i].Core))
                    found.Add(i);
        return [.. found.Where(i => int.Parse(tokens[i].Core, CultureInfo.InvariantCulture) <= found.Count + 3)];
    }

    static List<PriorityRow> Unnumbered(IReadOnlyList<SourceToken> tokens, int from, int to, List<Column> order, SentenceCutter cutter)
    {
        var rows = new List<PriorityRow>();
        for (var i = from; i < to; )
        {
            var end = i + 1;
            while (end < to && !tokens[end].Break)
                end++;
            rows.Add(Split(tokens, -1, i, end, order.IndexOf(Column.Area) < order.IndexOf(Column.Proposal), cutter));
            i = end;
        }
        return rows;
    }

    /// <summary>Two cells side by side: the second begins where a new sentence must; the area is the shorter one, a single phrase.</summary>
    static PriorityRow Split(IReadOnlyList<SourceToken> tokens, int number, int from, int to, bool areaFirst, SentenceCutter cutter)
    {
        var cuts = cutter.Cuts(tokens, from, to, inCell: true);
        if (areaFirst)
        {
            var cut = cuts.Count > 1 ? cuts[1].At : to;
            return Row(tokens, number, (from, cut), (cut, to));
        }
        var last = cuts.Count > 1 ? cuts[^1].At : to;
        return Row(tokens, number, (last, to), (from, last));
    }

    static PriorityRow Around(IReadOnlyList<SourceToken> tokens, int number, int from, int to, bool areaFirst) =>
        Row(tokens, number, areaFirst ? (from, number) : (number + 1, to), areaFirst ? (number + 1, to) : (from, number));

    static int LastCell(IReadOnlyList<SourceToken> tokens, int from, int to, SentenceCutter cutter) =>
        from >= to ? to : cutter.Cuts(tokens, from, to, inCell: true)[^1].At;

    static PriorityRow Row(IReadOnlyList<SourceToken> tokens, int number, (int From, int To) area, (int From, int To) proposal) =>
        new(
            number < 0 ? null : int.Parse(tokens[number].Core, CultureInfo.InvariantCulture),
            number,
            area,
            proposal,
            DoubtfulTail(tokens, proposal.From, proposal.To)
        );

    /// <summary>Short sentences without a verb at the end of a proposal may be a row that lost its number: an area is named, nothing is proposed.</summary>
    static int? DoubtfulTail(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        int? tail = null;
        for (var end = to; end > from; )
        {
            if (!tokens[end - 1].Tail.EndsWith('.'))
                break;
            var start = end - 1;
            while (start > from && !(tokens[start - 1].EndsSentence && tokens[start].IsCapital))
                start--;
            if (
                start == from
                || end - start > LongestTail
                || end - start < 2
                || HasVerb(tokens, start, end)
                || Qualified(tokens, start, end)
            )
                break;
            tail = start;
            end = start;
        }
        return tail is { } at && HasVerb(tokens, from, at) ? tail : null;
    }

    /// <summary>What has a preposition in it says how, and proposes after all.</summary>
    static bool Qualified(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (Vocabulary.Prepositions.Contains(tokens[i].Key) || Vocabulary.Conjunctions.Contains(tokens[i].Key))
                return true;
        return false;
    }

    static bool HasVerb(IReadOnlyList<SourceToken> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (
                Vocabulary.IsFinite(tokens[i].Key)
                || Promises.IsVerb(tokens[i].Key)
                || tokens[i].Key is "må" or "ikke" or "ikkje"
                || i == from && Vocabulary.IsInfinitive(tokens[i].Key)
            )
                return true;
        return false;
    }
}
