using System.Text.Json;
using System.Text.Json.Nodes;

namespace Takt.Kernel;

/// <summary>Turns kept fields ("Form.Points[0].Text") back into the form they came from.</summary>
public static class KeptForm
{
    static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    /// <summary>The actor's own kept form of an address; null when there is none, or it is somebody else's.</summary>
    public static async Task<T?> Find<T>(Db db, Guid id, string address, string prefix, CancellationToken cancel)
        where T : class
    {
        var person = db.Actor.PersonId;
        var fields = await db
            .Drafts.Where(d => d.Id == id && d.PersonId == person && d.Address == address)
            .Select(d => d.Fields)
            .FirstOrDefaultAsync(cancel);
        return fields is null ? null : Read<T>(JsonSerializer.Deserialize<Dictionary<string, string[]>>(fields)!, prefix);
    }

    internal static T? Read<T>(IReadOnlyDictionary<string, string[]> fields, string prefix)
        where T : class
    {
        var root = new JsonObject();
        foreach (var (name, values) in fields)
        {
            var path = name.Replace("]", "", StringComparison.Ordinal).Split(['.', '[']);
            if (path.Length > 1 && path[0] == prefix)
            {
                Put(root, path.AsSpan(1), values.FirstOrDefault() ?? "");
            }
        }

        try
        {
            return Shape(root).Deserialize<T>(Json);
        }
        catch (JsonException)
        {
            return null; // the form has changed since it was kept
        }
    }

    static void Put(JsonObject at, ReadOnlySpan<string> path, string value)
    {
        if (path.Length == 1)
        {
            at[path[0]] = value;
            return;
        }

        if (at[path[0]] is not JsonObject next)
        {
            at[path[0]] = next = [];
        }

        Put(next, path[1..], value);
    }

    // An object whose names are 0, 1, 2 … is a list, in whatever order they were sent.
    static JsonNode Shape(JsonObject node)
    {
        var places = Enumerable.Range(0, node.Count).Select(i => $"{i}").ToArray();
        return node.Count > 0 && Array.TrueForAll(places, node.ContainsKey)
            ? new JsonArray([.. places.Select(place => Shaped(node[place]!))])
            : new JsonObject(node.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Key, Shaped(c.Value!))));

        static JsonNode Shaped(JsonNode value) => value is JsonObject inner ? Shape(inner) : value.DeepClone();
    }
}
