namespace Takt.Tests;

/// <summary>What is taken to be about the same: on texts made for it, and on real ones with labels.</summary>
public sealed class LikenessTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Texts_about_the_same_are_grouped_and_others_left_alone()
    {
        string[] texts =
        [
            "Vi har for mange møter.",
            "Møtene varer for lenge.",
            "Færre møter, og kortere.",
            "Kaffen er dårlig.",
            "Ferien føres to steder.",
            "Vi fører ferie både i lønn og på tavla.",
        ];
        var groups = new Likeness(texts).Groups(0.2f, Cancel).Select(g => g.Order().ToArray()).ToArray();
        Assert.Contains(groups, g => g.SequenceEqual([0, 1, 2]));
        Assert.Contains(groups, g => g.SequenceEqual([4, 5]));
        Assert.DoesNotContain(3, groups.SelectMany(g => g));
    }

    [Theory]
    [InlineData("Rapporteringen tar for mye tid.", "Rapporteringa tek for mykje tid.")] // nb and nn
    [InlineData("Tidsregistrering to steder.", "Registrering av tid gjøres to steder.")] // a compound
    [InlineData("Sykefraværet meldes tre ganger.", "Sykfraværet melds tre gangr.")] // slips of the keys
    public void The_same_said_otherwise_is_more_like_than_anything_else(string one, string other)
    {
        string[] rest =
        [
            "Kantina stenger for tidlig.",
            "Vi trenger flere parkeringsplasser.",
            "Nøklene til gymsalen forsvinner.",
            "Skriveren er treg.",
        ];
        var likeness = new Likeness([one, other, .. rest]).To(0);
        Assert.Equal(1, Array.IndexOf(likeness, likeness.Max()));
        Assert.InRange(likeness[1], 0.2f, 1);
    }

    [Fact]
    public void The_same_words_are_wholly_alike_and_order_does_not_matter()
    {
        var likeness = new Likeness(["Rydd i møtene", "møtene: rydd i!", "Noe helt annet", "Enda noe"]).To(0);
        Assert.Equal(1, likeness[1], 3);
        Assert.Equal(0, likeness[0]);
    }

    [Theory]
    [InlineData()]
    [InlineData("")]
    [InlineData("?", "!", "…")]
    [InlineData("ja", "ja", "ja")]
    public void Nothing_to_compare_does_no_harm(params string[] texts)
    {
        var groups = new Likeness(texts).Groups(0.2f, Cancel);
        Assert.True(groups.Sum(g => g.Count) <= texts.Length);
    }

    [Fact]
    public void A_text_is_in_one_group_or_none()
    {
        var random = new Random(4);
        string[] words =
        [
            .. Enumerable.Range(0, 60).Select(i => new string([.. Enumerable.Range(0, 6).Select(_ => (char)('a' + random.Next(20)))])),
        ];
        string[] texts = [.. Enumerable.Range(0, 300).Select(_ => string.Join(' ', random.GetItems(words, 8)))];
        var grouped = new Likeness(texts).Groups(0.25f, Cancel).SelectMany(g => g).ToArray();
        Assert.NotEmpty(grouped);
        Assert.Equal(grouped.Length, grouped.Distinct().Count());
    }

    /// <summary>How far the labels of a text and of the one most like it agree, beside whole words and beside chance. The figures stand in docs/decisions/0014-likeness.md.</summary>
    [Fact]
    public void On_real_texts_it_finds_more_of_the_same_than_whole_words_do()
    {
        var (texts, labels) = Accounts();
        var likeness = new Likeness(texts);
        var found = Enumerable.Range(0, texts.Length).Average(t => Agreement(labels[t], labels[Nearest(likeness.To(t))]));
        var byWords = Enumerable.Range(0, texts.Length).Average(t => Agreement(labels[t], labels[NearestByWords(texts, t)]));
        Assert.InRange(byWords, 0.37, 0.41);
        Assert.InRange(found, byWords + 0.03, 0.5);
    }

    /// <summary>Each real text and a copy of it, with every eighth word left out and every fifth slipped: is the copy found, and only the copy?</summary>
    [Fact]
    public void A_near_repeat_is_found()
    {
        var (texts, _) = Accounts();
        var those = texts.Where(t => t.Split(' ').Length >= 6).Distinct(StringComparer.Ordinal).Take(400).ToArray();
        var likeness = new Likeness([.. those, .. those.Select(Slip)]);
        int found = 0,
            wrong = 0;
        for (var text = 0; text < those.Length; text++)
        {
            var near = likeness.To(text).Index().Where(n => n.Item >= LeastOfRepeat).Select(n => n.Index).ToArray();
            found += near.Contains(text + those.Length) ? 1 : 0;
            wrong += near.Count(n => n != text + those.Length);
        }

        var (recall, precision) = (found / (double)those.Length, found / (double)(found + wrong));
        Assert.True(recall >= 0.95 && precision >= 0.95, $"recall {recall:0.000}, precision {precision:0.000}");
    }

    const float LeastOfRepeat = 0.5f;

    static string Slip(string text) =>
        string.Join(
            ' ',
            text.Split(' ')
                .Index()
                .Where(w => w.Index % 8 != 3)
                .Select(w => w.Index % 5 == 1 && w.Item.Length > 3 ? w.Item[..2] + w.Item[3..] : w.Item)
        );

    static (string[] Texts, HashSet<string>[] Labels) Accounts()
    {
        var lines = Rows(File.ReadAllText(RealData.At("data", "10_tekst", "tidstyver_2014.csv"))).ToArray();
        var heading = lines[0];
        var described = Array.IndexOf(heading, "problemtype_beskrivelse");
        int[] kinds =
        [
            .. heading.Index().Where(h => h.Item.StartsWith("problemtype-kategori_", StringComparison.Ordinal)).Select(h => h.Index),
        ];
        var rows = lines[1..];
        return (
            [.. rows.Select(r => r[described])],
            [.. rows.Select(r => kinds.Where(k => r[k] == "true").Select(k => heading[k]).ToHashSet(StringComparer.Ordinal))]
        );
    }

    // Semicolons, and quotes round what holds one.
    static IEnumerable<string[]> Rows(string text)
    {
        List<string> row = [];
        var field = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in text.TrimStart('\uFEFF'))
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ';' && !quoted)
            {
                row.Add(field.ToString());
                field.Clear();
            }
            else if (c == '\n' && !quoted)
            {
                row.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (row.Count > 20)
                {
                    yield return [.. row];
                }

                row.Clear();
            }
            else
            {
                field.Append(c);
            }
        }
    }

    static double Agreement(HashSet<string> one, HashSet<string> other)
    {
        var either = one.Union(other).Count();
        return either == 0 ? 0 : one.Intersect(other).Count() / (double)either;
    }

    static int Nearest(float[] likeness) => Array.IndexOf(likeness, likeness.Max());

    // Plain tf-idf and cosine over whole words.
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<string[], Dictionary<string, double>[]> Vectors = [];

    static int NearestByWords(string[] texts, int text)
    {
        var vectors = Vectors.GetValue(texts, Weigh);
        return Enumerable
            .Range(0, texts.Length)
            .Where(t => t != text)
            .MaxBy(t => vectors[text].Sum(w => w.Value * vectors[t].GetValueOrDefault(w.Key)));
    }

    static Dictionary<string, double>[] Weigh(string[] texts)
    {
        var counted = texts
            .Select(t => SearchRow.Fold(t).Split(' ', StringSplitOptions.RemoveEmptyEntries).CountBy(w => w).ToArray())
            .ToArray();
        var inTexts = counted.SelectMany(c => c.Select(w => w.Key)).CountBy(w => w).ToDictionary();
        return
        [
            .. counted.Select(c =>
            {
                var weighed = c.ToDictionary(
                    w => w.Key,
                    w => w.Value * Math.Log(texts.Length / (double)inTexts[w.Key]),
                    StringComparer.Ordinal
                );
                var length = Math.Sqrt(weighed.Values.Sum(w => w * w));
                return weighed.ToDictionary(w => w.Key, w => length == 0 ? 0 : w.Value / length, StringComparer.Ordinal);
            }),
        ];
    }
}
