using System.Runtime.InteropServices;

namespace Takt.Kernel;

/// <summary>
/// Which texts are about the same: by the pieces of four letters their words are made of, the rarer the more they say. Pieces
/// rather than stems because they hold through compounds, both language forms and slips of the keys
/// (docs/decisions/0014-likeness.md). Short texts in Norwegian; nothing is learnt, nothing leaves the process.
/// </summary>
public sealed class Likeness
{
    const int Piece = 4;

    // By text: its pieces and their weights, a vector of length one. By piece: the texts it stands in.
    readonly (int Piece, float Weight)[][] texts;
    readonly List<(int Text, float Weight)>[] postings;

    /// <param name="texts">What to compare.</param>
    public Likeness(IReadOnlyList<string> texts)
    {
        Dictionary<string, int> known = [];
        var counted = texts.Select(text => Count(text, known)).ToArray();
        var inTexts = new int[known.Count];
        foreach (var piece in counted.SelectMany(c => c.Keys))
        {
            inTexts[piece]++;
        }

        this.texts = [.. counted.Select(c => Weigh(c, inTexts, texts.Count))];
        postings = [.. Enumerable.Range(0, known.Count).Select(_ => new List<(int, float)>())];
        for (var text = 0; text < this.texts.Length; text++)
        {
            foreach (var (piece, weight) in this.texts[text])
            {
                postings[piece].Add((text, weight));
            }
        }
    }

    /// <summary>How like a text all others are, itself left out at 0: from 0 (nothing in common) to 1 (the same pieces).</summary>
    /// <param name="text">Its place among those compared.</param>
    public float[] To(int text)
    {
        var likeness = new float[texts.Length];
        foreach (var (piece, weight) in texts[text])
        {
            foreach (var (other, its) in postings[piece])
            {
                likeness[other] += weight * its;
            }
        }

        likeness[text] = 0;
        return likeness;
    }

    /// <summary>
    /// Groups of texts that are about the same, the largest first, each begun by the text that is most like the others in it. A
    /// text is in one group or none.
    /// </summary>
    /// <param name="least">How like the first of its group a text must be, 0 to 1.</param>
    /// <param name="cancel">Stops between texts.</param>
    public IReadOnlyList<IReadOnlyList<int>> Groups(float least, CancellationToken cancel = default)
    {
        var near = Near(least, cancel);

        List<IReadOnlyList<int>> groups = [];
        var taken = new bool[texts.Length];
        foreach (var first in Enumerable.Range(0, texts.Length).OrderByDescending(t => near[t].Sum(n => n.Likeness)).ThenBy(t => t))
        {
            if (taken[first])
            {
                continue;
            }

            int[] others =
            [
                .. near[first].Where(n => !taken[n.Text]).OrderByDescending(n => n.Likeness).ThenBy(n => n.Text).Select(n => n.Text),
            ];
            if (others.Length == 0)
            {
                continue;
            }

            groups.Add([first, .. others]);
            foreach (var member in groups[^1])
            {
                taken[member] = true;
            }
        }

        return [.. groups.OrderByDescending(g => g.Count)];
    }

    // Only what shares a piece is looked at: of ten thousand texts that is a few hundred each.
    (int Text, float Likeness)[][] Near(float least, CancellationToken cancel)
    {
        var near = new (int Text, float Likeness)[texts.Length][];
        var likeness = new float[texts.Length];
        List<int> met = [];
        for (var text = 0; text < texts.Length; text++)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var (piece, weight) in texts[text])
            {
                foreach (var (other, its) in CollectionsMarshal.AsSpan(postings[piece]))
                {
                    if (likeness[other] == 0)
                    {
                        met.Add(other);
                    }

                    likeness[other] += weight * its;
                }
            }

            List<(int, float)> those = [];
            foreach (var other in met)
            {
                if (other != text && likeness[other] >= least)
                {
                    those.Add((other, likeness[other]));
                }

                likeness[other] = 0;
            }

            near[text] = [.. those];
            met.Clear();
        }

        return near;
    }

    static Dictionary<int, int> Count(string text, Dictionary<string, int> known)
    {
        Dictionary<int, int> counts = [];
        foreach (var word in SearchRow.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var framed = $" {word} ";
            for (var at = 0; at == 0 || at + Piece <= framed.Length; at++)
            {
                var piece = framed.Substring(at, Math.Min(Piece, framed.Length));
                if (!known.TryGetValue(piece, out var number))
                {
                    known[piece] = number = known.Count;
                }

                counts[number] = counts.GetValueOrDefault(number) + 1;
            }
        }

        return counts;
    }

    static (int, float)[] Weigh(Dictionary<int, int> counts, int[] inTexts, int all)
    {
        // What stands in one text alone joins it to no other.
        var weighed = counts
            .Where(c => inTexts[c.Key] > 1)
            .Select(c => (Piece: c.Key, Weight: (1 + Math.Log(c.Value)) * Math.Log((double)all / inTexts[c.Key])))
            .Where(w => w.Weight > 0)
            .ToArray();
        var length = Math.Sqrt(weighed.Sum(w => w.Weight * w.Weight));
        return length == 0 ? [] : [.. weighed.Select(w => (w.Piece, (float)(w.Weight / length)))];
    }
}
