using System.Globalization;
using System.Text.Json.Nodes;
using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>Five evaluations the importer was not made from, against keys written by somebody who had not seen its rules. The floor of each figure is the last table of the importer's README.</summary>
public sealed class SampleTests
{
    const int Goal = 90;

    public static TheoryData<string> Documents =>
        [
            "1-fjellvaag-sluttevaluering.txt",
            "2-storsund-midtvegs.txt",
            "3-tindvik-aarsevaluering.pptx",
            "4-havneset-halvveis.xlsx",
            "5-granvika-e-post.txt",
        ];

    static string In(string file) => Path.Combine(AppContext.BaseDirectory, "Evaluations", "Import", "Samples", file);

    static List<Score> Measure(string document)
    {
        var source = SourceReader.Read(new SourceFile(document, File.ReadAllBytes(In(document))));
        var found = JsonNode.Parse(RecognitionJson.Write(Recogniser.Recognise(source)))!;
        var key = JsonNode.Parse(File.ReadAllText(In(Path.ChangeExtension(document, "expected.json"))))!;
        return SampleMeasure.Of(key, found);
    }

    /// <summary>What the README says was reached, measure by measure.</summary>
    static Dictionary<string, Score> Published(string document)
    {
        var column = document[0] - '0';
        return File.ReadAllLines(In("Figures.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 6 && SampleMeasure.Measures.Contains(cells[1]))
            .TakeLast(SampleMeasure.Measures.Length)
            .Where(cells => cells[column + 1].Contains('/', StringComparison.Ordinal))
            .ToDictionary(
                cells => cells[1],
                cells =>
                    cells[column + 1].Split('/').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()
                        is [var precision, var recall]
                        ? new Score(cells[1], precision, recall)
                        : throw new FormatException(cells[column + 1])
            );
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void As_much_is_right_and_as_much_is_found_as_the_readme_says(string document)
    {
        var measured = Measure(document);
        var published = Published(document);
        TestContext.Current.SendDiagnosticMessage($"{document}: {string.Join(" | ", measured.Select(m => $"{m.Of} {m}"))}");
        Assert.Equal(published.Keys, measured.Where(m => m.Counts).Select(m => m.Of));
        Assert.All(
            measured.Where(m => m.Counts),
            m =>
            {
                Assert.InRange(m.Precision, Math.Max(Goal, published[m.Of].Precision), 100);
                Assert.InRange(m.Recall, Math.Max(Goal, published[m.Of].Recall), 100);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_certain_cut_is_found(string document) =>
        Assert.Equal(100, Measure(document).Single(m => m.Of == "certain cuts").Recall);

    [Fact]
    public void A_measure_counts_what_is_wrong_and_what_is_missing()
    {
        const string key = """
            {"title":"Evaluering","better":[{"text":"Mer ro","starts":"certain"},{"text":"Takk","starts":"doubtful"}],
             "themes":[{"number":1,"question":"Hva nå?","input":"abcd","answer":null}],"promises":[{"theme":1,"text":"Lage plan"}]}
            """;
        const string found = """
            {"title":"evaluering","better":[{"text":"Mer","starts":"certain"},{"text":"ro Takk","starts":"certain"}],
             "themes":[{"number":1,"question":"Hva nå?","input":"abxx","answer":"Ja"},{"number":2,"question":"Hva mer?","input":null,"answer":null}],"promises":[]}
            """;
        var scores = SampleMeasure.Of(JsonNode.Parse(key)!, JsonNode.Parse(found)!).ToDictionary(s => s.Of, s => s.ToString());
        Assert.Equal(
            ("100 / 100", "50 / 50", "50 / 100", "50 / 50", "0 / 100", "100 / 0", "–"),
            (scores["heads"], scores["cuts"], scores["themes"], scores["input"], scores["answers"], scores["promises"], scores["parts"])
        );
    }
}
