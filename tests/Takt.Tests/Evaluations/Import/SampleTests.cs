using System.Globalization;
using System.Text.Json.Nodes;
using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>Two times five evaluations the importer was not made from, against keys written by somebody who had not seen its rules. What the importer's README says was reached is the floor of each figure.</summary>
public sealed class SampleTests
{
    /// <summary>The second set was written when the rules had been extended with the first in sight.</summary>
    const string First = "Samples",
        Second = "Samples/Second";

    static readonly Dictionary<string, string> Sections = new()
    {
        [First] = "### The first five, after the rules were extended with them in sight",
        [Second] = "### The second five, after the rules were extended with them in sight",
    };

    public static TheoryData<string, string> Documents =>
        new()
        {
            { First, "1-fjellvaag-sluttevaluering.txt" },
            { First, "2-storsund-midtvegs.txt" },
            { First, "3-tindvik-aarsevaluering.pptx" },
            { First, "4-havneset-halvveis.xlsx" },
            { First, "5-granvika-e-post.txt" },
            { Second, "1-tangvik-ny-kurs.txt" },
            { Second, "2-vikafjord-omstilling.txt" },
            { Second, "3-bjorkelia-loftet.pptx" },
            { Second, "4-havnnes-samspill.xlsx" },
            { Second, "5-granli-naermere.txt" },
        };

    static string In(string folder, string file) => Path.Combine(AppContext.BaseDirectory, "Evaluations", "Import", folder, file);

    static List<Score> Measure(string folder, string document)
    {
        var source = SourceReader.Read(new SourceFile(document, File.ReadAllBytes(In(folder, document))));
        var found = JsonNode.Parse(RecognitionJson.Write(Recogniser.Recognise(source)))!;
        var key = JsonNode.Parse(File.ReadAllText(In(folder, Path.ChangeExtension(document, "expected.json"))))!;
        return SampleMeasure.Of(key, found);
    }

    /// <summary>What the README says was reached, measure by measure.</summary>
    static Dictionary<string, Score> Published(string folder, string document)
    {
        var column = document[0] - '0';
        return File.ReadAllLines(In(First, "Figures.md"))
            .SkipWhile(line => line != Sections[folder])
            .Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 6 && SampleMeasure.Measures.Contains(cells[1]))
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
    public void As_much_is_right_and_as_much_is_found_as_the_readme_says(string folder, string document)
    {
        var measured = Measure(folder, document);
        var published = Published(folder, document);
        TestContext.Current.SendDiagnosticMessage($"{document}: {string.Join(" | ", measured.Select(m => $"{m.Of} {m}"))}");
        Assert.Equal(published.Keys, measured.Where(m => m.Counts).Select(m => m.Of));
        Assert.All(
            measured.Where(m => m.Counts),
            m =>
            {
                Assert.InRange(m.Precision, published[m.Of].Precision, 100);
                Assert.InRange(m.Recall, published[m.Of].Recall, 100);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Nine_tenths_are_right_and_nine_tenths_are_found(string folder, string document)
    {
        var mean = Measure(folder, document).Single(m => m.Of == "mean");
        Assert.InRange(mean.Precision, 90, 100);
        Assert.InRange(mean.Recall, 90, 100);
    }

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
