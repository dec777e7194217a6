using System.Diagnostics;
using System.Globalization;

namespace Takt.Bench;

/// <summary>How long it takes to find which of ten thousand texts are about the same: sentences of the real ones, put together anew.</summary>
static class AlikeBench
{
    const int Texts = 10_000;
    const double Goal = 10;
    const float LeastAlike = 0.2f;

    public static bool Measure()
    {
        var random = new Random(4);
        var sentences = Sentences();
        string[] texts = [.. Enumerable.Range(0, Texts).Select(_ => string.Join(". ", random.GetItems(sentences, random.Next(1, 4))))];
        var clock = Stopwatch.StartNew();
        var groups = new Likeness(texts).Groups(LeastAlike);
        var took = clock.Elapsed.TotalSeconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Texts} texts of {sentences.Length} sentences, {texts.Average(t => t.Length):0} signs each: {groups.Count} groups in {took:0.0} s (goal {Goal}), {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB at most"
            )
        );
        return took <= Goal;
    }

    static string[] Sentences()
    {
        var folder = Environment.GetEnvironmentVariable("TAKT_REAL_DATA") ?? "../shared";
        var text = File.ReadAllText(Path.Combine(folder, "data", "10_tekst", "tidstyver_2014.csv"));
        return
        [
            .. Delimited
                .Fields(text, 0, ';')
                .SelectMany(cell => cell.Field.Split(['.', '!', '?', '\n'], StringSplitOptions.TrimEntries))
                .Where(s => s.Split(' ').Length is >= 4 and <= 40)
                .Distinct(),
        ];
    }
}
