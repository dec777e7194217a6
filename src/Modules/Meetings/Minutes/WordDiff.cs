using System.Text.RegularExpressions;

namespace Takt.Meetings;

/// <summary>What became of a piece of text.</summary>
enum DiffKind
{
    /// <summary>It stands as before.</summary>
    Same,

    /// <summary>It is taken out.</summary>
    Gone,

    /// <summary>It is new.</summary>
    New,
}

/// <summary>Some words, and what became of them.</summary>
/// <param name="Kind">What.</param>
/// <param name="Text">The words, with the blanks between them.</param>
sealed record DiffPiece(DiffKind Kind, string Text);

/// <summary>The difference between two texts, word by word: what is common to both in order, and what is not.</summary>
static partial class WordDiff
{
    // A table of so many cells is made in no time, and is enough for two of the longest texts. Beyond it, as with one sign a
    // word, all between what begins and what ends alike counts as written anew.
    const int MostCells = 9_000_000;

    public static IReadOnlyList<DiffPiece> Of(string? before, string? after)
    {
        var (old, now) = (Words(before), Words(after));
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        return Together([
            .. old[..head].Select(Same),
            .. Between(old[head..^tail], now[head..^tail]),
            .. old[(old.Length - tail)..].Select(Same),
        ]);
    }

    static IEnumerable<DiffPiece> Between(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostCells)
        {
            return [.. old.Select(Gone), .. now.Select(New)];
        }

        // How long the longest common row of words is, from each place on.
        var longest = new ushort[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                longest[i, j] = old[i] == now[j] ? (ushort)(longest[i + 1, j + 1] + 1) : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        List<DiffPiece> pieces = [];
        var (at, to) = (0, 0);
        while (at < old.Length || to < now.Length)
        {
            if (at < old.Length && to < now.Length && old[at] == now[to])
            {
                pieces.Add(Same(old[at]));
                (at, to) = (at + 1, to + 1);
            }
            else if (at < old.Length && (to == now.Length || longest[at + 1, to] >= longest[at, to + 1]))
            {
                pieces.Add(Gone(old[at++]));
            }
            else
            {
                pieces.Add(New(now[to++]));
            }
        }

        return pieces;
    }

    // What is changed stands together, what is gone before what is new: a blank that both have between two changes parts nothing.
    static List<DiffPiece> Together(DiffPiece[] words)
    {
        List<DiffPiece> pieces = [];
        var (gone, now) = ("", "");
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var joins =
                word.Kind is DiffKind.Same
                && gone.Length + now.Length > 0
                && word.Text is not "\n"
                && string.IsNullOrWhiteSpace(word.Text)
                && i + 1 < words.Length
                && words[i + 1].Kind is not DiffKind.Same;
            if (word.Kind is DiffKind.Same && !joins)
            {
                Flush();
                Add(word);
                continue;
            }

            gone += word.Kind is DiffKind.New ? "" : word.Text;
            now += word.Kind is DiffKind.Gone ? "" : word.Text;
        }

        Flush();
        return pieces;

        void Flush()
        {
            Add(Gone(gone));
            Add(New(now));
            (gone, now) = ("", "");
        }

        void Add(DiffPiece piece)
        {
            if (pieces is [.., var last] && last.Kind == piece.Kind)
            {
                pieces[^1] = last with { Text = last.Text + piece.Text };
            }
            else if (piece.Text.Length > 0)
            {
                pieces.Add(piece);
            }
        }
    }

    static DiffPiece Same(string text) => new(DiffKind.Same, text);

    static DiffPiece Gone(string text) => new(DiffKind.Gone, text);

    static DiffPiece New(string text) => new(DiffKind.New, text);

    static string[] Words(string? text) => [.. Word().Matches(text ?? "").Select(m => m.Value)];

    [GeneratedRegex(@"\w+|\W", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
