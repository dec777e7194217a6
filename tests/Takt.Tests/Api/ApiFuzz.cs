using System.Globalization;
using System.Text.Json.Nodes;
using Takt.FollowUp;

namespace Takt.Tests;

/// <summary>
/// Sends every operation of the description what no sensible program sends. Whatever it is, the answer is no fault of ours, and a
/// refusal is a problem. A round says its seed; with TAKT_FULL=yes there is a new one for an hour.
/// </summary>
public sealed class ApiFuzz(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    const int Usual = 120;
    const int RequestsOfAToken = 2000;

    static readonly string[] Odd =
    [
        "",
        " ",
        "0",
        "-1",
        "1",
        "2147483648",
        "99999999999999999999999999",
        "1e400",
        "NaN",
        "true",
        "null",
        "undefined",
        "[]",
        "{}",
        "'; DROP TABLE followup_measure; --",
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "%00",
        "\u0000",
        "\ud83d\ude00",
        "\ufffe\uffff",
        "e\u0301\u0327\u202e\u200b",
        "Ærlig ålesunding ønsker økning",
        "%",
        "_",
        "*",
        "\"",
        "\\",
        "\r\nX-Injected: 1",
        "2026-12-31",
        "0001-01-01",
        "9999-12-31",
        "2026-02-30",
        "31.12.2026",
        "2026-12-31T12:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "00000000-0000-0000-0000-000000000000",
        "{00000000-0000-0000-0000-000000000000}",
        "MTIz",
        "====",
        new('x', 299),
        new('ø', 3000),
    ];

    static readonly string[] Types =
    [
        "application/json",
        "application/json; charset=utf-16",
        "text/plain",
        "application/xml",
        "multipart/form-data",
        "tull;;;",
        "application/merge-patch+json",
    ];

    static readonly string[] Bodies =
    [
        "",
        "{",
        "}",
        "[]",
        "null",
        "1",
        "\"x\"",
        "{\"\":1}",
        "{\"a\":{\"b\":{\"c\":1}}}",
        "\ufeff{}",
        "{\"what\":\"\\ud800\"}",
        new('[', 5000),
        "{\"what\":1,\"what\":2}",
        "// {}",
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static bool IsFull => Environment.GetEnvironmentVariable("TAKT_FULL") == "yes";

    int sent;
    int refusedByServer;
    ApiCaller caller = null!;

    [Fact]
    public async Task Whatever_is_sent_to_whatever_operation_is_no_fault_of_ours()
    {
        var document = await ApiDocumentTests.Read();
        var ids = await Ids();
        var until = System.Diagnostics.Stopwatch.StartNew();
        var seed = 20261124;
        do
        {
            var random = new Random(seed);
            foreach (var (path, operations) in document["paths"]!.AsObject())
            {
                foreach (var (method, operation) in operations!.AsObject())
                {
                    for (var i = 0; i < Usual; i++)
                    {
                        await Send(method.ToUpperInvariant(), path, operation!.AsObject(), document, ids, random, seed);
                    }
                }
            }

            seed++;
        } while (IsFull && until.Elapsed < TimeSpan.FromHours(1));

        Assert.True(sent >= 14 * Usual);
        Assert.True(refusedByServer < sent / 10, $"{refusedByServer} of {sent}");
        Assert.True(passed.Count > 8, string.Join(", ", passed)); // what is sent is not so odd that nothing comes through
    }

    readonly HashSet<string> passed = [];

    async Task Send(string method, string path, JsonObject operation, JsonObject document, string[] ids, Random random, int seed)
    {
        if (sent++ % RequestsOfAToken == 0)
        {
            caller = await ApiCaller.As(kommune, await kommune.Person($"Prøver alt {sent}", await kommune.Root(), Roles.Leader));
        }

        var address = path.Replace(
            "{id}",
            random.Next(4) == 0 ? Uri.EscapeDataString(One(Odd, random)) : One(ids, random),
            StringComparison.Ordinal
        );
        List<(string, string)> headers = [("Content-Type", random.Next(5) == 0 ? One(Types, random) : "application/json")];
        List<string> query = [];
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var (name, where) = ((string)parameter!["name"]!, (string)parameter["in"]!);
            if (where == "path" || random.Next(4) != 0)
            {
                continue;
            }

            var value = Value(parameter["schema"]!.AsObject(), document, ids, random)?.ToString() ?? "";
            if (where == "header")
            {
                headers.Add((name, new([.. value.Where(c => c is >= ' ' and < (char)127)])));
            }
            else
            {
                query.Add($"{name}={Escaped(value)}");
            }
        }

        if (random.Next(20) == 0)
        {
            query.Add($"{Escaped(One(Odd, random))}={Escaped(One(Odd, random))}");
        }

        if (method == "PATCH" && random.Next(3) != 0)
        {
            headers.RemoveAll(h => h.Item1 == "If-Match");
            headers.Add(("If-Match", "*"));
        }

        var to = query.Count == 0 ? address : $"{address}?{string.Join('&', query)}";
        var body = method == "GET" ? null : Body(operation, document, ids, random);
        var reply = await caller.Send(method, to, body, [.. headers]);
        var told =
            $"seed {seed}: {method} {to}\n{string.Join('\n', headers)}\n{body?[..Math.Min(body.Length, 500)]}\n→ {(int)reply.Status} {reply.Text}";
        Assert.True((int)reply.Status < 500, told);
        if ((int)reply.Status is 400 or 414 or 431 && reply.Text.Length == 0)
        {
            refusedByServer++; // what is no HTTP never comes so far as to us
        }
        else if ((int)reply.Status >= 400)
        {
            Assert.True(reply.ContentType == "application/problem+json" && reply["code"] is not null, told);
        }
        else
        {
            passed.Add((string)operation["operationId"]!);
        }
    }

    static string? Body(JsonObject operation, JsonObject document, string[] ids, Random random)
    {
        if (operation["requestBody"] is not { } sent)
        {
            return random.Next(10) == 0 ? One(Bodies, random) : null;
        }

        if (random.Next(8) == 0)
        {
            return One(Bodies, random);
        }

        var schema = sent["content"]!["application/json"]!["schema"]!.AsObject();
        return Value(schema, document, ids, random)?.ToJsonString();
    }

    // Mostly of the right kind, now and then of any other.
    static JsonNode? Value(JsonObject schema, JsonObject document, string[] ids, Random random)
    {
        if (random.Next(7) == 0)
        {
            return Anything(random);
        }

        schema = Resolved(schema, document);
        if (schema["enum"] is JsonArray choices)
        {
            return One([.. choices.Where(c => c is not null)], random)!.DeepClone();
        }

        switch ((string?)schema["type"], (string?)schema["format"])
        {
            case ("object", _) or (null, _) when schema["properties"] is JsonObject properties:
                var made = new JsonObject();
                foreach (var (name, of) in properties.Where(_ => random.Next(5) != 0))
                {
                    made[name] = Value(of!.AsObject(), document, ids, random);
                }

                return made;
            case ("array", _):
                return new JsonArray([
                    .. Enumerable.Range(0, random.Next(5)).Select(_ => Value(schema["items"]!.AsObject(), document, ids, random)),
                ]);
            case ("integer", _):
                return random.Next(-5, 400);
            case ("boolean", _):
                return random.Next(2) == 0;
            case (_, "uuid"):
                return One(ids, random);
            case (_, "date"):
                return new DateOnly(2026, 11, 1).AddDays(random.Next(400)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case (_, "date-time"):
                return $"2026-{random.Next(1, 12):00}-01T00:00:00Z";
            default:
                return random.Next(3) == 0 ? One(ids, random) + "/leader" : One(Odd, random);
        }
    }

    static JsonNode? Anything(Random random) =>
        random.Next(9) switch
        {
            0 => null,
            1 => random.NextInt64(),
            2 => -random.NextDouble() * double.MaxValue,
            3 => true,
            4 => new JsonArray(),
            5 => new JsonObject(),
            6 => new JsonArray(null, 1, "x"),
            _ => One(Odd, random),
        };

    static JsonObject Resolved(JsonObject schema, JsonObject document)
    {
        while (
            (
                schema["$ref"]
                ?? schema["oneOf"]?.AsArray().Select(o => o!["$ref"]).FirstOrDefault(r => r is not null)
                ?? schema["allOf"]?[0]?["$ref"]
            )
                is { } reference
        )
        {
            schema = document["components"]!["schemas"]![((string)reference!).Split('/')[^1]]!.AsObject();
        }

        return schema;
    }

    // Not well-formed UTF-16 is sent as what no UTF-8 is.
    static string Escaped(string text) =>
        text.Any(char.IsSurrogate) && !char.IsSurrogatePair(text, 0) ? "%ff%fe" : Uri.EscapeDataString(text);

    static T One<T>(IReadOnlyList<T> some, Random random) => some[random.Next(some.Count)];

    async Task<string[]> Ids() =>
        await kommune.With(async db =>
            (string[])
                [
                    .. (await db.Measures.OrderBy(m => m.Id).Select(m => m.Id).Take(20).ToListAsync(Cancel)).Select(i => $"{i}"),
                    .. (await db.Set<Organisation.Unit>().OrderBy(u => u.Id).Select(u => u.Id).Take(20).ToListAsync(Cancel)).Select(i =>
                        $"{i}"
                    ),
                    .. (await db.Set<Evaluations.Evaluation>().Select(e => e.Id).ToListAsync(Cancel)).Select(i => $"{i}"),
                    $"{Guid.NewGuid()}",
                ]
        );
}
