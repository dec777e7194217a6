using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Takt.Organisation;

/// <summary>Which part of a resource is wanted (RFC 7644, 3.9). Its id always comes.</summary>
sealed class ScimShown(ScimKind kind, IReadOnlyList<ScimPath>? only, IReadOnlyList<ScimPath> without)
{
    public static ScimShown Read(ScimKind kind, IEnumerable<string>? only, IEnumerable<string>? without) =>
        new(
            kind,
            only is null ? null : [.. only.Select(kind.Find).OfType<ScimPath>()],
            [.. (without ?? []).Select(kind.Find).OfType<ScimPath>()]
        );

    public static ScimShown Read(ScimKind kind, IQueryCollection query) =>
        Read(kind, Names(query["attributes"].ToString()), Names(query["excludedAttributes"].ToString()));

    /// <summary>Whether something shall come at all, so that what is not wanted is not read.</summary>
    public bool Wants(string attribute) =>
        only is null ? !without.Any(p => p.Sub is null && p.Attribute.Name == attribute) : only.Any(p => p.Attribute.Name == attribute);

    public JsonObject Of(JsonObject resource)
    {
        foreach (var path in without.Where(p => p.Attribute.Name is not "id" and not "schemas"))
        {
            Remove(path, resource);
        }

        if (only is null)
        {
            return resource;
        }

        var shown = new JsonObject { ["schemas"] = resource["schemas"]!.DeepClone(), ["id"] = resource["id"]!.DeepClone() };
        foreach (var path in only)
        {
            Add(path, resource, shown);
        }

        return shown;
    }

    public ScimKind Kind => kind;

    static void Remove(ScimPath path, JsonObject resource)
    {
        var holder = path.Extension is null ? resource : resource[path.Extension.Id] as JsonObject;
        if (path.Sub is null)
        {
            holder?.Remove(path.Attribute.Name);
            return;
        }

        foreach (var parts in Each(holder?[path.Attribute.Name]))
        {
            parts.Remove(path.Sub.Name);
        }
    }

    static void Add(ScimPath path, JsonObject resource, JsonObject shown)
    {
        var (from, to) = (resource, shown);
        if (path.Extension is { } extension)
        {
            if (resource[extension.Id] is not JsonObject held)
            {
                return;
            }

            (from, to) = (held, shown[extension.Id] as JsonObject ?? []);
            shown[extension.Id] ??= to;
        }

        var name = path.Attribute.Name;
        if (path.Sub is null)
        {
            to[name] = from[name]?.DeepClone();
            return;
        }

        if (to[name] is null)
        {
            to[name] = from[name] switch
            {
                JsonArray many => new JsonArray([.. many.Select(_ => new JsonObject())]),
                JsonObject => new JsonObject(),
                _ => null,
            };
        }

        foreach (var (source, target) in Each(from[name]).Zip(Each(to[name])))
        {
            target[path.Sub.Name] = source[path.Sub.Name]?.DeepClone();
        }
    }

    static IEnumerable<JsonObject> Each(JsonNode? node) =>
        node switch
        {
            JsonArray many => many.OfType<JsonObject>(),
            JsonObject one => [one],
            _ => [],
        };

    static string[]? Names(string list) =>
        string.IsNullOrWhiteSpace(list) ? null : list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A question for a list: by an address, or sent to /.search.</summary>
sealed record ScimAsk(ScimFilter? Filter, int StartIndex, int Count, ScimShown Shown)
{
    /// <summary>The most one gets at a time; more is asked for page by page.</summary>
    public const int Most = 200;

    const int Usual = 100;

    public int Skip => StartIndex - 1;

    public static ScimAsk Read(ScimKind kind, IQueryCollection query) =>
        new(
            FilterOf(kind, query["filter"]),
            Math.Max(1, Number("startIndex", query["startIndex"]) ?? 1),
            Math.Clamp(Number("count", query["count"]) ?? Usual, 0, Most),
            ScimShown.Read(kind, query)
        );

    public static ScimAsk Read(ScimKind kind, JsonElement sent)
    {
        var filter = Property(sent, "filter") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        return new(
            FilterOf(kind, filter),
            Math.Max(1, Number("startIndex", Property(sent, "startIndex")?.GetRawText()) ?? 1),
            Math.Clamp(Number("count", Property(sent, "count")?.GetRawText()) ?? Usual, 0, Most),
            ScimShown.Read(kind, Names(sent, "attributes"), Names(sent, "excludedAttributes"))
        );
    }

    /// <summary>The answer, with one page of what was found.</summary>
    public JsonObject Answer(int total, IReadOnlyList<JsonObject> page) =>
        new()
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:ListResponse"),
            ["totalResults"] = total,
            ["startIndex"] = StartIndex,
            ["itemsPerPage"] = page.Count,
            ["Resources"] = new JsonArray([.. page.Select(Shown.Of)]),
        };

    static ScimFilter? FilterOf(ScimKind kind, string? text) => string.IsNullOrWhiteSpace(text) ? null : ScimFilterReader.Read(text, kind);

    static int? Number(string name, string? text) =>
        string.IsNullOrEmpty(text) ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw ScimRefusal.Value($"'{name}' must be a whole number.");

    static string[]? Names(JsonElement sent, string name) =>
        Property(sent, name) is { ValueKind: JsonValueKind.Array } names
            ? [.. names.EnumerateArray().Where(n => n.ValueKind is JsonValueKind.String).Select(n => n.GetString()!)]
            : null;

    static JsonElement? Property(JsonElement sent, string name) =>
        sent.ValueKind is not JsonValueKind.Object ? throw ScimRefusal.Syntax("The body must be a JSON object.")
        : sent.TryGetProperty(name, out var value) ? value
        : null;
}

/// <summary>What a change may be made on: the versions the other system has seen (RFC 7644, 3.14).</summary>
sealed record ScimSeen(IReadOnlyList<string> Versions)
{
    public static ScimSeen Read(string header) =>
        new(header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <exception cref="ScimRefusal">The resource has changed since.</exception>
    public void Must(string version)
    {
        if (Versions.Count > 0 && !Holds(version))
        {
            throw new ScimRefusal(
                StatusCodes.Status412PreconditionFailed,
                $"The resource has changed; its version is now {version}. Read it again."
            );
        }
    }

    public bool Holds(string version) => Versions.Any(v => v == "*" || Plain(v) == Plain(version));

    static string Plain(string version) => version.StartsWith("W/", StringComparison.Ordinal) ? version[2..] : version;
}
