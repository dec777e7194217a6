using System.Globalization;
using System.Text.Json.Nodes;
using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>Five evaluations the importer was not made from, against keys written by somebody who had not seen its rules.</summary>
public sealed class SampleTests
{
    static readonly string[] Documents =
    [
        "1-fjellvaag-sluttevaluering.txt",
        "2-storsund-midtvegs.txt",
        "3-tindvik-aarsevaluering.pptx",
        "4-havneset-halvveis.xlsx",
        "5-granvika-e-post.txt",
    ];

    static string Folder => Path.Combine(AppContext.BaseDirectory, "Evaluations", "Import", "Samples");

    static List<Score> Measure(string document)
    {
        var source = SourceReader.Read(new SourceFile(document, File.ReadAllBytes(Path.Combine(Folder, document))));
        var found = JsonNode.Parse(RecognitionJson.Write(Recogniser.Recognise(source)))!;
        var key = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, Path.ChangeExtension(document, "expected.json"))))!;
        return SampleMeasure.Of(key, found);
    }

    /// <summary>The table of the README, as measured now.</summary>
    static string Table()
    {
        var scores = Documents.ToDictionary(d => d, Measure);
        return string.Join(
            '\n',
            (string[])
                [
                    "| precision / recall, % | " + string.Join(" | ", Documents.Select(d => d[0])) + " |",
                    "|---|" + string.Concat(Documents.Select(_ => "---|")),
                    .. SampleMeasure.Measures.Select(
                        (m, i) => string.Create(CultureInfo.InvariantCulture, $"| {m} | {string.Join(" | ", Documents.Select(d => scores[d][i]))} |")
                    ),
                ]
        );
    }

    [Fact]
    public void Figures() => TestContext.Current.SendDiagnosticMessage(Table());
}
