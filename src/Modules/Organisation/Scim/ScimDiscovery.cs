using System.Text.Json.Nodes;

namespace Takt.Organisation;

/// <summary>What Takt says it can do (RFC 7644, 4; RFC 7643, 5 to 7).</summary>
static class ScimDiscovery
{
    public static JsonObject Config(string root) =>
        new()
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"),
            ["patch"] = Supported(true),
            ["bulk"] = new JsonObject
            {
                ["supported"] = false,
                ["maxOperations"] = 0,
                ["maxPayloadSize"] = 0,
            },
            ["filter"] = new JsonObject { ["supported"] = true, ["maxResults"] = ScimAsk.Most },
            ["changePassword"] = Supported(false),
            ["sort"] = Supported(false),
            ["etag"] = Supported(true),
            ["authenticationSchemes"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "oauthbearertoken",
                    ["name"] = "Bearer token",
                    ["description"] = "A token made in Takt by whoever runs it, sent as 'Authorization: Bearer …'.",
                    ["specUri"] = "https://www.rfc-editor.org/info/rfc6750",
                    ["primary"] = true,
                }
            ),
            ["meta"] = new JsonObject { ["resourceType"] = "ServiceProviderConfig", ["location"] = $"{root}/ServiceProviderConfig" },
        };

    public static JsonObject ResourceTypes(string root) => List([.. ScimKind.All.Select(k => k.Told(root))]);

    public static JsonObject ResourceType(string name, string root) =>
        ScimKind.All.FirstOrDefault(k => k.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Told(root)
        ?? throw ScimRefusal.Missing("resource type", name);

    public static JsonObject Schemas(string root) => List([.. All.Select(s => ScimKind.Told(s, root))]);

    public static JsonObject Schema(string id, string root) =>
        All.FirstOrDefault(s => s.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } schema
            ? ScimKind.Told(schema, root)
            : throw ScimRefusal.Missing("schema", id);

    static IEnumerable<ScimSchema> All => ScimKind.All.SelectMany(k => k.Schemas);

    static JsonObject Supported(bool supported) => new() { ["supported"] = supported };

    static JsonObject List(IReadOnlyList<JsonObject> all) =>
        new()
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:ListResponse"),
            ["totalResults"] = all.Count,
            ["startIndex"] = 1,
            ["itemsPerPage"] = all.Count,
            ["Resources"] = new JsonArray([.. all]),
        };
}
