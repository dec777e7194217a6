using System.Text.Json.Nodes;

namespace Takt.Organisation;

/// <summary>What kind of value an attribute has (RFC 7643, 2.3).</summary>
enum ScimType
{
    String,
    Boolean,
    DateTime,
    Reference,
    Complex,
}

/// <summary>One attribute: how it is named, asked for, changed and compared.</summary>
sealed record ScimAttribute(string Name, string Description, ScimType Type = ScimType.String)
{
    public bool IsMany { get; init; }
    public bool IsRequired { get; init; }
    public bool IsReadOnly { get; init; }
    public bool IsCaseExact { get; init; }
    public bool IsUnique { get; init; }
    public IReadOnlyList<string> Canonical { get; init; } = [];
    public IReadOnlyList<string> Refers { get; init; } = [];
    public IReadOnlyList<ScimAttribute> Sub { get; init; } = [];

    public ScimAttribute? Find(string name) => Sub.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public JsonObject Told()
    {
        var told = new JsonObject
        {
            ["name"] = Name,
            ["type"] = char.ToLowerInvariant($"{Type}"[0]) + $"{Type}"[1..],
            ["multiValued"] = IsMany,
            ["description"] = Description,
            ["required"] = IsRequired,
            ["mutability"] = IsReadOnly ? "readOnly" : "readWrite",
            ["returned"] = "default",
        };
        if (Type is not ScimType.Complex)
        {
            told["caseExact"] = IsCaseExact;
            told["uniqueness"] = IsUnique ? "server" : "none";
        }

        Add("canonicalValues", Canonical.Select(c => (JsonNode)c));
        Add("referenceTypes", Refers.Select(r => (JsonNode)r));
        Add("subAttributes", Sub.Select(s => (JsonNode)s.Told()));
        return told;

        void Add(string name, IEnumerable<JsonNode> values)
        {
            if (values.ToArray() is { Length: > 0 } some)
            {
                told[name] = new JsonArray(some);
            }
        }
    }
}

/// <summary>A schema: the attributes that stand together under one name.</summary>
sealed record ScimSchema(string Id, string Name, string Description, IReadOnlyList<ScimAttribute> Attributes)
{
    public ScimAttribute? Find(string name) => Attributes.FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A kind of resource, people or groups: which attributes Takt keeps, and which it knows and leaves be.</summary>
sealed record ScimKind(string Name, string Endpoint, ScimSchema Core, ScimSchema? Extension, IReadOnlySet<string> LeftBe)
{
    const string CoreUser = "urn:ietf:params:scim:schemas:core:2.0:User";
    const string CoreGroup = "urn:ietf:params:scim:schemas:core:2.0:Group";

    public const string EnterpriseUser = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    // What every resource has; it stands in no schema (RFC 7643, 3.1).
    static readonly IReadOnlyList<ScimAttribute> Common =
    [
        new("schemas", "", ScimType.Reference) { IsMany = true, IsReadOnly = true },
        new("id", "") { IsReadOnly = true, IsCaseExact = true },
        new("externalId", "") { IsCaseExact = true },
        new("meta", "", ScimType.Complex)
        {
            IsReadOnly = true,
            Sub =
            [
                new("resourceType", "") { IsReadOnly = true, IsCaseExact = true },
                new("created", "", ScimType.DateTime) { IsReadOnly = true },
                new("lastModified", "", ScimType.DateTime) { IsReadOnly = true },
                new("location", "", ScimType.Reference) { IsReadOnly = true, IsCaseExact = true },
                new("version", "") { IsReadOnly = true, IsCaseExact = true },
            ],
        },
    ];

    public static ScimKind User { get; } =
        new(
            "User",
            "Users",
            new(
                CoreUser,
                "User",
                "Somebody who works for the municipality, or sits in one of its bodies.",
                [
                    new("userName", "The name the person signs in with. One person only has it.") { IsRequired = true, IsUnique = true },
                    new("name", "The parts of the name.", ScimType.Complex)
                    {
                        Sub =
                        [
                            new("formatted", "The whole name; follows from the parts.") { IsReadOnly = true },
                            new("familyName", "The family name."),
                            new("givenName", "The given name."),
                        ],
                    },
                    new("displayName", "The name as Takt shows it. Without it: the parts of the name."),
                    new("title", "What the person is called at work."),
                    new("active", "Whether the person may sign in. False ends every session at once.", ScimType.Boolean),
                    new("emails", "The address at work; no other is kept.", ScimType.Complex)
                    {
                        IsMany = true,
                        Sub =
                        [
                            new("value", "The address."),
                            new("type", "Always 'work'.") { Canonical = [Work] },
                            new("primary", "Always true.", ScimType.Boolean),
                        ],
                    },
                    new("phoneNumbers", "The number at work; no other is kept.", ScimType.Complex)
                    {
                        IsMany = true,
                        Sub = [new("value", "The number, as it was sent."), new("type", "Always 'work'.") { Canonical = [Work] }],
                    },
                ]
            ),
            new(
                EnterpriseUser,
                "EnterpriseUser",
                "What an employer says of a person.",
                [
                    new("department", "Where the person works, in the other system's words. Gives no role in Takt."),
                    new("manager", "Who leads the person in the other system. Gives no role in Takt.", ScimType.Complex)
                    {
                        Sub =
                        [
                            new("value", "The id of the user who leads.") { IsCaseExact = true },
                            new("$ref", "The address of the user who leads.", ScimType.Reference) { IsReadOnly = true, Refers = ["User"] },
                            new("displayName", "The name of the user who leads.") { IsReadOnly = true },
                        ],
                    },
                ]
            ),
            new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "nickName",
                "profileUrl",
                "userType",
                "preferredLanguage",
                "locale",
                "timezone",
                "password",
                "ims",
                "photos",
                "addresses",
                "groups",
                "entitlements",
                "roles",
                "x509Certificates",
                "employeeNumber",
                "costCenter",
                "organization",
                "division",
            }
        );

    public static ScimKind Group { get; } =
        new(
            "Group",
            "Groups",
            new(
                CoreGroup,
                "Group",
                "People who belong together. Its members are seats in Takt, from the day they come until the day they go.",
                [
                    new("displayName", "The name of the group. One group only has it.") { IsRequired = true, IsUnique = true },
                    new("members", "Who is in it today.", ScimType.Complex)
                    {
                        IsMany = true,
                        Sub =
                        [
                            new("value", "The id of the user.") { IsCaseExact = true },
                            new("$ref", "The address of the user.", ScimType.Reference) { IsReadOnly = true, Refers = ["User"] },
                            new("display", "The name of the user.") { IsReadOnly = true },
                            new("type", "Always 'User'.") { IsReadOnly = true, Canonical = ["User"] },
                        ],
                    },
                ]
            ),
            Extension: null,
            new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        );

    public static IReadOnlyList<ScimKind> All { get; } = [User, Group];

    /// <summary>The only type of address and number that is kept.</summary>
    public const string Work = "work";

    public IEnumerable<ScimSchema> Schemas => Extension is null ? [Core] : [Core, Extension];

    /// <summary>An attribute by its name as a path says it, with or without schema and sub-attribute; null when Takt keeps none such.</summary>
    public ScimPath? Find(string path)
    {
        var schema = Schemas.FirstOrDefault(s => path.StartsWith(s.Id + ":", StringComparison.OrdinalIgnoreCase));
        var name = schema is null ? path : path[(schema.Id.Length + 1)..];
        var (first, sub) = name.Split('.', 2) is [var head, var tail] ? (head, tail) : (name, null);
        var attribute = schema is not null ? schema.Find(first) : Common.FirstOrDefault(a => Same(a.Name, first)) ?? Core.Find(first);
        if (attribute is null)
        {
            return null;
        }

        var part = sub is null ? null : attribute.Find(sub);
        return sub is not null && part is null ? null : new(schema == Core ? null : schema, attribute, part);
    }

    /// <summary>Whether a path names something SCIM has and Takt does not keep: it is heard, and nothing comes of it.</summary>
    public bool IsLeftBe(string path)
    {
        var schema = Schemas.FirstOrDefault(s => path.StartsWith(s.Id + ":", StringComparison.OrdinalIgnoreCase));
        var name = schema is null ? path : path[(schema.Id.Length + 1)..];
        return LeftBe.Contains(name.Split('.', '[')[0]);
    }

    /// <summary>All Takt says of itself to whoever connects (RFC 7644, 4).</summary>
    public JsonObject Told(string root) =>
        new()
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ResourceType"),
            ["id"] = Name,
            ["name"] = Name,
            ["endpoint"] = $"/{Endpoint}",
            ["description"] = Core.Description,
            ["schema"] = Core.Id,
            ["schemaExtensions"] = new JsonArray([
                .. Schemas.Skip(1).Select(s => new JsonObject { ["schema"] = s.Id, ["required"] = false }),
            ]),
            ["meta"] = new JsonObject { ["resourceType"] = "ResourceType", ["location"] = $"{root}/ResourceTypes/{Name}" },
        };

    public static JsonObject Told(ScimSchema schema, string root) =>
        new()
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:Schema"),
            ["id"] = schema.Id,
            ["name"] = schema.Name,
            ["description"] = schema.Description,
            ["attributes"] = new JsonArray([.. schema.Attributes.Select(a => a.Told())]),
            ["meta"] = new JsonObject { ["resourceType"] = "Schema", ["location"] = $"{root}/Schemas/{schema.Id}" },
        };

    static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Where an attribute stands: in an extension or not, whole or a part of it.</summary>
sealed record ScimPath(ScimSchema? Extension, ScimAttribute Attribute, ScimAttribute? Sub)
{
    /// <summary>What is compared: of several values without a part named, it is their "value" (RFC 7644, 3.4.2.2).</summary>
    public ScimAttribute Compared => Sub ?? (Attribute.Type is ScimType.Complex ? Attribute.Find("value") : null) ?? Attribute;

    /// <summary>As it is written.</summary>
    public override string ToString() =>
        (Extension is null ? "" : Extension.Id + ":") + Attribute.Name + (Sub is null ? "" : "." + Sub.Name);

    /// <summary>Every value that stands there in a resource.</summary>
    public IEnumerable<JsonNode> In(JsonObject resource)
    {
        var holder = Extension is null ? resource : resource[Extension.Id] as JsonObject;
        foreach (
            var value in holder?[Attribute.Name] switch
            {
                null => [],
                JsonArray many => many.OfType<JsonNode>(),
                var one => [one],
            }
        )
        {
            if ((value is JsonObject parts ? parts[Compared.Name] : value) is { } found)
            {
                yield return found;
            }
        }
    }
}
