using System.Text.Json.Nodes;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace Takt.Tests;

/// <summary>
/// The description that is committed is the one that is served, and the client is made of it: whoever changes an operation sees
/// both in the difference. TAKT_WRITE_API=1 writes them anew.
/// </summary>
public sealed class ApiDocumentTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static readonly string Committed = Path.Combine(Source.Root, "docs", "api", "openapi.json");
    static readonly string Client = Path.Combine(Source.Root, "tests", "Takt.Tests", "Api", "TaktClient.g.cs");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static bool Writes => Environment.GetEnvironmentVariable("TAKT_WRITE_API") == "1";

    internal static async Task<JsonObject> Read() => JsonNode.Parse(await File.ReadAllTextAsync(Committed, Cancel))!.AsObject();

    [Fact]
    public async Task The_description_that_is_committed_is_what_is_served()
    {
        using var nobody = kommune.Client();
        using var answer = await nobody.GetAsync(new Uri("/api/v1/openapi.json", UriKind.Relative), Cancel);
        Assert.Equal("application/json", answer.EnsureSuccessStatusCode().Content.Headers.ContentType?.MediaType);
        var served = (await answer.Content.ReadAsStringAsync(Cancel)).ReplaceLineEndings("\n").TrimEnd() + "\n";
        await Same(Committed, served);
        await Same(Client, await Generated(served));
    }

    [Fact]
    public async Task Every_operation_says_what_it_needs_and_how_it_refuses()
    {
        var document = await Read();
        var operations = document["paths"]!
            .AsObject()
            .SelectMany(p => p.Value!.AsObject().Select(o => (Path: p.Key, Method: o.Key, Operation: o.Value!.AsObject())))
            .ToArray();
        Assert.True(operations.Length >= 14);
        Assert.Equal(operations.Length, operations.Select(o => (string)o.Operation["operationId"]!).Distinct().Count());
        var scopes = Modules.All.SelectMany(m => m.ApiScopes).Select(s => s.Name).ToArray();
        foreach (var (path, method, operation) in operations)
        {
            var refusals = operation["responses"]!.AsObject().Where(r => r.Key[0] == '4').ToArray();
            Assert.Superset(new HashSet<string> { "401", "403", "429" }, refusals.Select(r => r.Key).ToHashSet());
            Assert.Equal(path.Contains("{id}", StringComparison.Ordinal), refusals.Any(r => r.Key == "404"));
            Assert.All(refusals, r => Assert.NotNull(r.Value!["content"]!["application/problem+json"]!["schema"]!["$ref"]));
            Assert.False(string.IsNullOrEmpty((string?)operation["summary"]));
            var security = operation["security"]!.AsArray();
            Assert.Equal(2, security.Count);
            Assert.Contains((string)security[1]!["client"]![0]!, scopes);
            Assert.Equal(method == "post", operation["parameters"]?.AsArray().Any(p => (string)p!["name"]! == Idempotency.Header) == true);
        }
    }

    static async Task Same(string file, string text)
    {
        if (Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, Cancel);
        }

        Assert.True(File.Exists(file), $"{file} is missing.");
        Assert.Equal(await File.ReadAllTextAsync(file, Cancel), text);
    }

    static async Task<string> Generated(string json)
    {
        var document = await OpenApiDocument.FromJsonAsync(json, Cancel);
        var settings = new CSharpClientGeneratorSettings
        {
            ClassName = "TaktClient",
            InjectHttpClient = true,
            UseBaseUrl = false,
            ClientClassAccessModifier = "internal",
            CSharpGeneratorSettings =
            {
                Namespace = "Takt.Tests.Generated",
                JsonLibrary = CSharpJsonLibrary.SystemTextJson,
                JsonLibraryVersion = 9,
                GenerateNullableReferenceTypes = true,
                GenerateOptionalPropertiesAsNullable = true,
                DateType = "System.DateOnly",
                TypeAccessModifier = "internal",
            },
        };
        var code = new CSharpClientGenerator(document, settings).GenerateFile();
        return code.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
