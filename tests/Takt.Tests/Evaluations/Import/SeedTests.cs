using System.Text.Json;
using System.Text.Json.Nodes;
using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>The real case, found through TAKT_REAL_DATA, recognised without a hand on it.</summary>
public sealed class SeedTests
{
    static readonly string[] Heads =
    [
        "title",
        "programme",
        "kind",
        "gathering",
        "meeting",
        "presenter",
        "slides",
        "parts",
        "promises",
        "focusAreas",
        "priorities",
    ];
    static readonly string[] OfTheme = ["number", "question", "alsoCalled", "subheading", "slides"];
    static readonly string[] SaidInTheme = ["input", "answer"];

    internal static string Seed() => RealData.At("seed");

    static Recognition Recognise() =>
        Recogniser.Recognise(
            SourceReader.Read(new SourceFile("evaluering.txt", File.ReadAllBytes(Path.Combine(Seed(), "nye-takter-evaluation.txt"))))
        );

    static JsonObject Expected() => JsonNode.Parse(File.ReadAllText(Path.Combine(Seed(), "expected.json")))!.AsObject();

    static JsonObject Found() => JsonNode.Parse(RecognitionJson.Write(Recognise()))!.AsObject();

    static void Same(JsonNode? expected, JsonNode? found) => Assert.Equal(expected?.ToJsonString(Plain), found?.ToJsonString(Plain));

    static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Title_occasions_parts_focus_areas_priorities_and_promises_are_exactly_the_key()
    {
        var (expected, found) = (Expected(), Found());
        foreach (var head in Heads)
            Same(Sorted(expected[head]), Sorted(found[head]));
    }

    [Fact]
    public void Every_statement_on_what_has_become_better_begins_where_the_key_says_and_nowhere_else()
    {
        var (expected, found) = (Expected(), Found());
        Same(Sorted(expected["better"]), Sorted(found["better"]));
    }

    [Fact]
    public void Every_theme_has_its_question_slides_and_all_that_was_said_and_answered()
    {
        var (expected, found) = (Expected()["themes"]!.AsArray(), Found()["themes"]!.AsArray());
        Assert.Equal(expected.Count, found.Count);
        foreach (var (theme, other) in expected.Zip(found))
        {
            foreach (var key in OfTheme)
                Same(theme![key], other![key]);
            foreach (var key in SaidInTheme)
                Assert.Equal(WithoutSigns(theme![key]), WithoutSigns(other![key]));
        }
    }

    [Fact]
    public void Answers_are_split_into_points_and_silence_is_kept()
    {
        var answers = Recognise().Themes.ToDictionary(t => t.Number!.Value, t => t.Answer.Length);
        Assert.Equal(0, answers[1]);
        Assert.Equal(0, answers[5]);
        Assert.All([2, 3, 4, 6, 7, 8, 9], number => Assert.True(answers[number] > 0));
        Assert.Equal((2, 3, 7, 3), (answers[2], answers[6], answers[8], answers[9]));
    }

    [Fact]
    public void Nothing_is_left_over() => Assert.Empty(Recognise().Unrecognised);

    [Fact]
    public void The_recognition_survives_being_stored()
    {
        var recognition = Recognise();
        var again = JsonSerializer.Deserialize<Recognition>(JsonSerializer.Serialize(recognition))!;
        Assert.Equal(RecognitionJson.Write(recognition), RecognitionJson.Write(again));
        Assert.Equal(JsonSerializer.Serialize(recognition), JsonSerializer.Serialize(again));
    }

    static string WithoutSigns(JsonNode? text) =>
        text is null ? "" : string.Concat(text.GetValue<string>().Where(c => !SourceSigns.IsBlank(c) && !SourceSigns.IsBullet(c)));

    /// <summary>The same content with keys in order, so that only content is compared.</summary>
    static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject o => new JsonObject(
                o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))
            ),
            JsonArray a => new JsonArray([.. a.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
}
