using System.Text.Json;
using System.Text.Json.Nodes;

namespace Takt.Organisation;

/// <summary>
/// What was sent, as Takt reads it: names as the schema writes them whatever the case, only what is kept, and each value of
/// its kind, also where Entra ID writes "False" for false and a text for an object.
/// </summary>
static class ScimBody
{
    /// <summary>A whole resource. What Takt decides itself (id, meta) and what it does not keep is passed over.</summary>
    public static JsonObject Read(JsonElement sent, ScimKind kind)
    {
        if (sent.ValueKind is not JsonValueKind.Object)
        {
            throw ScimRefusal.Syntax("The body must be a JSON object.");
        }

        var read = new JsonObject();
        foreach (var property in sent.EnumerateObject())
        {
            if (kind.Schemas.FirstOrDefault(s => s.Id.Equals(property.Name, StringComparison.OrdinalIgnoreCase)) is { } schema)
            {
                Add(read, property.Value, kind, schema);
            }
            else if (kind.Find(property.Name) is { Sub: null, Extension: null, Attribute.IsReadOnly: false } path)
            {
                read[path.Attribute.Name] = Value(property.Value, path.Attribute);
            }
        }

        return read;
    }

    static void Add(JsonObject read, JsonElement sent, ScimKind kind, ScimSchema schema)
    {
        if (sent.ValueKind is not JsonValueKind.Object)
        {
            throw ScimRefusal.Value($"'{schema.Id}' must be a JSON object.");
        }

        var holder = schema == kind.Core ? read : [];
        foreach (var property in sent.EnumerateObject())
        {
            if (schema.Find(property.Name) is { IsReadOnly: false } attribute)
            {
                holder[attribute.Name] = Value(property.Value, attribute);
            }
        }

        if (holder != read)
        {
            read[schema.Id] = holder;
        }
    }

    /// <summary>A value of an attribute; null where nothing is assigned, which an empty text also says.</summary>
    public static JsonNode? Value(JsonElement sent, ScimAttribute attribute) =>
        !attribute.IsMany ? Single(sent, attribute)
        : sent.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null
        : new JsonArray([
            .. (sent.ValueKind is JsonValueKind.Array ? [.. sent.EnumerateArray()] : new[] { sent })
                .Select(one => Single(one, attribute))
                .OfType<JsonNode>(),
        ]);

    /// <summary>One value of an attribute or of a part of one.</summary>
    public static JsonNode? Single(JsonElement sent, ScimAttribute attribute) =>
        (attribute.Type, sent.ValueKind) switch
        {
            (_, JsonValueKind.Null or JsonValueKind.Undefined) => null,
            (ScimType.Boolean, JsonValueKind.True) => true,
            (ScimType.Boolean, JsonValueKind.False) => false,
            (ScimType.Boolean, JsonValueKind.String) when bool.TryParse(sent.GetString(), out var said) => said,
            (ScimType.Boolean, _) => throw ScimRefusal.Value($"'{attribute.Name}' must be true or false."),
            (ScimType.Complex, JsonValueKind.Object) => Parts(sent, attribute),
            (ScimType.Complex, JsonValueKind.Array) when !attribute.IsMany => sent.GetArrayLength() switch
            {
                0 => null,
                1 => Single(sent[0], attribute),
                _ => throw ScimRefusal.Value($"'{attribute.Name}' has one value only."),
            },
            (ScimType.Complex, _) when attribute.Find("value") is { } value => Single(sent, value) is { } only
                ? new JsonObject { [value.Name] = only }
                : null,
            (ScimType.Complex, _) => throw ScimRefusal.Value($"'{attribute.Name}' must be a JSON object."),
            (_, JsonValueKind.String) => sent.GetString()!.Trim() is { Length: > 0 } text ? text : null,
            (_, JsonValueKind.Number) => sent.GetRawText(),
            _ => throw ScimRefusal.Value($"'{attribute.Name}' must be a text."),
        };

    static JsonObject Parts(JsonElement sent, ScimAttribute attribute)
    {
        var parts = new JsonObject();
        foreach (var property in sent.EnumerateObject())
        {
            if (attribute.Find(property.Name) is { } part)
            {
                parts[part.Name] = Single(property.Value, part);
            }
        }

        return parts;
    }

    /// <summary>Refuses a body with texts that no database can hold, wherever they stand in it.</summary>
    public static JsonElement Sound(JsonElement sent)
    {
        try
        {
            foreach (var inner in sent.ValueKind is JsonValueKind.Array ? [.. sent.EnumerateArray()] : Array.Empty<JsonElement>())
            {
                Sound(inner);
            }

            foreach (var inner in sent.ValueKind is JsonValueKind.Object ? [.. sent.EnumerateObject()] : Array.Empty<JsonProperty>())
            {
                MustBeSound(inner.Name);
                Sound(inner.Value);
            }

            if (sent.ValueKind is JsonValueKind.String)
            {
                MustBeSound(sent.GetString()!);
            }

            return sent;
        }
        catch (InvalidOperationException) // half of a pair, escaped
        {
            throw Unsound();
        }
    }

    static void MustBeSound(string text)
    {
        if (!ScimText.IsSound(text))
        {
            throw Unsound();
        }
    }

    static ScimRefusal Unsound() => ScimRefusal.Value("A text has characters that are none: NUL, or half of a pair.");
}
