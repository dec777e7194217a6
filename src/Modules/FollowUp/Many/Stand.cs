using System.Text.Json;
using System.Text.Json.Serialization;
using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>How a measure stands, in what can be changed for many at once: kept beside the change, so that it can be put back.</summary>
sealed record Stand(
    string What,
    MeasureKind Kind,
    Seat Owner,
    Seat? StandsInFor,
    DateOnly? Due,
    string? ExpectedEffect,
    MeasureState State,
    DateOnly StateSince,
    DateOnly? DoneOn,
    string? DroppedBecause,
    MeasureSize? Size,
    string? StepLines
)
{
    /// <summary>How much it matters, and what it takes; nothing where it was kept before that could be said.</summary>
    public MeasureSize Size { get; init; } = Size ?? MeasureSize.None;

    static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter(), new SeatText() } };

    public static string Pack(IReadOnlyList<Moved> moves) => JsonSerializer.Serialize(moves, Json);

    public static IReadOnlyList<Moved> Unpack(string packed) => JsonSerializer.Deserialize<Moved[]>(packed, Json) ?? [];

    sealed class SeatText : JsonConverter<Seat>
    {
        public override Seat Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Seat.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Seat value, JsonSerializerOptions options) => writer.WriteStringValue($"{value}");
    }
}

/// <summary>A measure before and after; what was made has no before.</summary>
sealed record Moved(Guid Id, Stand? Before, Stand After);
