using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Takt;

/// <summary>
/// The description of the programming interface, written from the operations themselves, and the answer where there is none. It is
/// the same for every municipality: written once in the life of the process.
/// </summary>
sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents)
{
    const string Name = "v1";
    const string Address = ApiFrame.Root + "/openapi.json";
    const string Rest = ApiFrame.Root + "/{**rest}";
    const string ByToken = "token";
    const string ByClient = "client";

    const string About = """
        Measures, evaluations, units and people of the municipality, for other systems and for programs people make themselves.

        **Getting in.** Send a token as `Authorization: Bearer …`. One makes a personal token under *Innlogging og sikkerhet*; it acts as its owner. A system of the municipality's is made under *Administrasjon*, and fetches tokens with its client id and secret (OAuth 2.0, client credentials) at `/api/v1/token`. A token reaches what its owner reaches today, within its scopes. What one may not see is answered 404, what one may see but not do 403.

        **Lists** are given a page at a time: `limit` says how many, and `next` of one page is `after` of the one that follows. Parameters that are not described are refused.

        **Changing.** Send `Idempotency-Key` with every POST: the same request with the same key within 24 hours is answered the same and done once. `If-Match` with the ETag that was read (the version, in quotes) keeps one from writing over somebody else's change; PATCH needs it.

        **Refusals** are `application/problem+json` (RFC 9457), with `code` for programs and words for people in the language of `Accept-Language` (nb, nn or en).

        **How often.** 3000 requests a minute for a token. Whoever asks more is answered 429 with `Retry-After`.
        """;

    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly Lazy<Task<byte[]>> written = new(() => Write(documents));

    public static void Add(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Set(json.SerializerOptions));
        services.AddSingleton<ApiDocument>();
        services.AddOpenApi(
            Name,
            openApi =>
            {
                openApi.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0; // what every generator of clients reads
                openApi.ShouldInclude = operation => $"/{operation.RelativePath}".StartsWith(ApiFrame.Root + "/", StringComparison.Ordinal);
                openApi.CreateSchemaReferenceId = type =>
                    OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name ? Named(name) : null;
                openApi.AddDocumentTransformer((document, _, _) => Introduce(document));
                openApi.AddOperationTransformer((operation, context, _) => Complete(operation, context));
            }
        );
    }

    public static void Map(WebApplication app)
    {
        app.MapGet(Address, async (ApiDocument document) => Results.Bytes(await document.written.Value, "application/json; charset=utf-8"))
            .WithMetadata(new OpenAttribute())
            .ExcludeFromDescription();
        app.Map(
                Rest,
                (HttpContext http) => ApiProblem.Of(HttpMethods.IsGet(http.Request.Method) ? ApiFault.NotFound : ApiFault.MethodNotAllowed)
            )
            .WithMetadata(new ApiAccess(ApiAccess.Any) { Post = true })
            .ExcludeFromDescription();
    }

    static async Task<byte[]> Write(IOpenApiDocumentProvider documents)
    {
        var document = await documents.GetOpenApiDocumentAsync();
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_0);
        var written = JsonNode.Parse(json.ToArray())!;
        SayNullable(written);
        return JsonSerializer.SerializeToUtf8Bytes(written, Readable);
    }

    // "This, or one of nothing but null" is what 3.1 says, written in 3.0: generators make a class of it. 3.0 has a word of its own.
    static void SayNullable(JsonNode node)
    {
        if (node is JsonArray all)
        {
            foreach (var one in all.OfType<JsonNode>())
            {
                SayNullable(one);
            }
        }
        else if (node is JsonObject schema)
        {
            if (schema["oneOf"] is JsonArray { Count: 2 } choices && choices.FirstOrDefault(c => c!["$ref"] is not null) is { } named)
            {
                schema.Remove("oneOf");
                schema["allOf"] = new JsonArray(named.DeepClone());
                schema["nullable"] = true;
            }

            if (
                schema["enum"] is JsonArray words
                && !schema.ContainsKey("type")
                && words.All(w => w?.GetValueKind() is JsonValueKind.String)
            )
            {
                schema["type"] = "string"; // unsaid, generators take them for numbers
            }

            // In what is sent, null is the same as left out; said so, clients leave it out.
            if (schema["additionalProperties"]?.GetValueKind() is JsonValueKind.False)
            {
                foreach (var (name, inner) in schema["properties"]!.AsObject().ToArray())
                {
                    inner!.AsObject().Remove("nullable");
                    if (inner["oneOf"] is JsonArray both && both.FirstOrDefault(c => c!["$ref"] is not null) is { } one)
                    {
                        schema["properties"]![name] = one.DeepClone();
                    }
                }
            }

            foreach (var (_, inner) in schema.ToArray())
            {
                if (inner is not null)
                {
                    SayNullable(inner);
                }
            }
        }
    }

    // What it is called in clients: "Measure", "PageOfMeasure", "NewMeasure".
    static string Named(string type)
    {
        if (type == "ApiSeat")
        {
            return "SeatHolder"; // it has a field called seat, and in many languages nothing may be called as what it is in
        }

        var name = type.StartsWith("Api", StringComparison.Ordinal) ? type["Api".Length..] : type;
        name = name.Replace("Resource", "", StringComparison.Ordinal);
        return name.EndsWith("Body", StringComparison.Ordinal) ? name[..^"Body".Length] : name;
    }

    static Task Introduce(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Takt",
            Version = Name,
            Description = About.ReplaceLineEndings("\n"),
        };
        document.Servers = [new() { Url = "/" }];
        document.Tags = null;
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [ByToken] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A personal token.",
            },
            [ByClient] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Description = "A system of the municipality's.",
                Flows = new()
                {
                    ClientCredentials = new()
                    {
                        TokenUrl = new(ApiFrame.Root + "/token", UriKind.Relative),
                        Scopes = Modules.All.SelectMany(m => m.ApiScopes).ToDictionary(s => s.Name, s => s.Name),
                    },
                },
            },
        };
        return Task.CompletedTask;
    }

    static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        operation.RequestBody?.Content?.Remove(ApiServices.AnyKind);
        foreach (var parameter in metadata.OfType<ApiParameters>().SelectMany(p => p.All))
        {
            operation.Parameters.Add(Described(parameter));
        }

        var isAct = !HttpMethods.IsGet(context.Description.HttpMethod!);
        if (HttpMethods.IsPost(context.Description.HttpMethod!))
        {
            operation.Parameters.Add(
                Header(Idempotency.Header, "Any text of one's own, 200 characters at most. Sent again with the same, it is done once.")
            );
        }

        if (isAct && context.Description.RelativePath!.Contains("{id", StringComparison.Ordinal))
        {
            var isNeeded = HttpMethods.IsPatch(context.Description.HttpMethod!);
            operation.Parameters.Add(
                Header("If-Match", "The ETag of what was read: its version, in quotes. Changed meanwhile, it is refused (412).", isNeeded)
            );
        }

        if (metadata.OfType<ApiAccess>().LastOrDefault() is { } access)
        {
            operation.Security =
            [
                new() { [new OpenApiSecuritySchemeReference(ByToken, context.Document)] = [] },
                new() { [new OpenApiSecuritySchemeReference(ByClient, context.Document)] = [access.Permission] },
            ];
            operation.Description = $"{operation.Description}\n\nNeeds the scope `{access.Permission}`.".Trim();
        }

        return Task.CompletedTask;
    }

    static OpenApiParameter Header(string name, string about, bool isNeeded = false) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = about,
            Required = isNeeded,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    static OpenApiParameter Described(ApiParameter parameter) =>
        new()
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.About,
            Schema = parameter.Kind switch
            {
                ApiKind.Id => new() { Type = JsonSchemaType.String, Format = "uuid" },
                ApiKind.Date => new() { Type = JsonSchemaType.String, Format = "date" },
                ApiKind.Moment => new() { Type = JsonSchemaType.String, Format = "date-time" },
                ApiKind.Flag => new() { Type = JsonSchemaType.Boolean },
                ApiKind.Limit => new()
                {
                    Type = JsonSchemaType.Integer,
                    Format = "int32",
                    Minimum = "1",
                    Maximum = $"{ApiQuery.MostLimit}",
                    Default = ApiQuery.UsualLimit,
                },
                ApiKind.Choice => new() { Type = JsonSchemaType.String, Enum = [.. parameter.Choices!.Select(c => (JsonNode)c)] },
                _ => new OpenApiSchema { Type = JsonSchemaType.String },
            },
        };
}
