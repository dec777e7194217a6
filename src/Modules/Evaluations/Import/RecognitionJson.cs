using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Takt.Evaluations;

/// <summary>The recognition as JSON for <c>takt import evaluation FILE --dry-run --json</c>.</summary>
internal static class RecognitionJson
{
    public static string Write(Recognition recognition)
    {
        using var buffer = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
            Write(recognition, json);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    static void Write(Recognition found, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("title", found.Title);
        json.WriteString("programme", found.Programme);
        json.WriteString(
            "kind",
            found.Kind switch
            {
                FoundKind.MidTerm => "mid-term",
                FoundKind.Final => "final",
                FoundKind.Yearly => "yearly",
                _ => null,
            }
        );
        Occasion(
            json,
            "gathering",
            found.Gathering is not null,
            ("name", found.Gathering?.Name),
            ("from", Day(found.Gathering?.From)),
            ("to", Day(found.Gathering?.To))
        );
        Occasion(json, "meeting", found.Meeting is not null, ("name", found.Meeting?.Name), ("date", Day(found.Meeting?.Date)));
        json.WriteString("presenter", found.Presenter);
        json.WriteNumber("slides", HasSlides(found) ? found.Source.Slides : 0);
        Statements(json, "better", found.Better);
        Array(json, "themes", found.Themes, theme => Theme(json, found, theme));
        Array(
            json,
            "focusAreas",
            found.Topics.Where(t => t.Form == FoundForm.FocusArea),
            area =>
            {
                json.WriteString("title", area.Title);
                json.WriteString("text", Joined(area.Statements));
                json.WriteString("answer", Joined(area.Answer));
            }
        );
        Array(
            json,
            "priorities",
            found.Topics.Where(t => t.Form == FoundForm.Priority).OrderBy(t => t.Number ?? int.MaxValue),
            row =>
            {
                Number(json, "priority", row.Number);
                json.WriteString("area", row.Title);
                json.WriteString("proposal", Joined(row.Statements));
                json.WriteString("answer", Joined(row.Answer));
                if (row.Doubtful is not null)
                    json.WriteString("doubtful", row.Doubtful);
            }
        );
        Array(
            json,
            "parts",
            found.Parts,
            part =>
            {
                json.WriteString("name", part.Name);
                if (part.Level is not null)
                    json.WriteString("level", part.Level);
                Slides(json, found, part.Slides);
            }
        );
        Array(
            json,
            "promises",
            found.Promises,
            promise =>
            {
                Number(json, "theme", promise.Topic.Form == FoundForm.Theme ? promise.Topic.Number : null);
                json.WriteString("text", promise.Point.Plain);
                if (promise.Point.When is not null)
                    json.WriteString("when", promise.Point.When);
            }
        );
        json.WriteStartArray("unrecognised");
        foreach (var line in found.Unrecognised)
            json.WriteStringValue(line.Text);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Theme(Utf8JsonWriter json, Recognition found, FoundTopic theme)
    {
        Number(json, "number", theme.Number);
        json.WriteString("question", theme.Title);
        Slides(json, found, theme.Slides);
        json.WriteString("answer", Joined(theme.Answer));
        json.WriteString("input", Joined(theme.Statements));
        if (!theme.Subheadings.IsEmpty)
            json.WriteString("subheading", string.Join("; ", theme.Subheadings));
        if (!theme.AlsoCalled.IsEmpty)
            json.WriteString("alsoCalled", string.Join("; ", theme.AlsoCalled));
        Statements(json, "statements", theme.Statements);
        Statements(json, "points", theme.Answer);
    }

    static bool HasSlides(Recognition found) => found.Source.Kind is SourceKind.SlideShow or SourceKind.Presentation;

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string? Joined(IReadOnlyCollection<FoundStatement> statements) =>
        statements.Count == 0 ? null : string.Join(' ', statements.Select(s => s.Text));

    static void Number(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    static void Slides(Utf8JsonWriter json, Recognition found, IReadOnlyCollection<int> slides)
    {
        json.WriteStartArray("slides");
        foreach (var slide in HasSlides(found) ? slides : [])
            json.WriteNumberValue(slide);
        json.WriteEndArray();
    }

    static void Statements(Utf8JsonWriter json, string name, IEnumerable<FoundStatement> statements) =>
        Array(
            json,
            name,
            statements,
            s =>
            {
                json.WriteString("text", s.Plain);
                json.WriteString("starts", s.Starts == Starts.Certain ? "certain" : "doubtful");
            }
        );

    static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Occasion(Utf8JsonWriter json, string name, bool known, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        if (!known)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        foreach (var (key, value) in values)
            json.WriteString(key, value);
        json.WriteEndObject();
    }
}
