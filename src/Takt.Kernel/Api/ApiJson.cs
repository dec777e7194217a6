using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Takt.Kernel;

/// <summary>How JSON is written and read at the programming interface.</summary>
public static class ApiJson
{
    const int Deepest = 16;

    /// <summary>For bodies both ways.</summary>
    public static JsonSerializerOptions Options { get; } =
        Set(
            new(JsonSerializerDefaults.Web)
            {
                MaxDepth = Deepest,
                AllowDuplicateProperties = false,
                Converters = { new Days() },
            }
        );

    /// <summary>For reading what was sent before it is known what it is.</summary>
    public static JsonDocumentOptions Raw { get; } = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    /// <summary>What the description of the interface must know too: choices are words, numbers numbers.</summary>
    public static JsonSerializerOptions Set(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // for programs, never inside a page: Norwegian letters as they are
        return options;
    }

    sealed class Days : JsonConverter<DateOnly>
    {
        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && ApiTime.Date(reader.GetString()!) is { } day ? day : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"{value:yyyy-MM-dd}");
    }
}
