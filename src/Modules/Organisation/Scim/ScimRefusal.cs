using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Takt.Organisation;

/// <summary>A request the other system must change, said in SCIM's form. Its words go to whoever reads that system's log, so they say what to do.</summary>
sealed class ScimRefusal(int status, string detail, string? kind = null) : Exception(detail)
{
    public int Status { get; } = status;

    /// <summary>SCIM's word for it (RFC 7644, table 9); null where there is none.</summary>
    public string? Kind { get; } = kind;

    public static ScimRefusal Syntax(string detail) => new(StatusCodes.Status400BadRequest, detail, "invalidSyntax");

    public static ScimRefusal Filter(string detail) => new(StatusCodes.Status400BadRequest, detail, "invalidFilter");

    public static ScimRefusal Path(string detail) => new(StatusCodes.Status400BadRequest, detail, "invalidPath");

    public static ScimRefusal NoTarget(string detail) => new(StatusCodes.Status400BadRequest, detail, "noTarget");

    public static ScimRefusal Value(string detail) => new(StatusCodes.Status400BadRequest, detail, "invalidValue");

    public static ScimRefusal ReadOnly(string detail) => new(StatusCodes.Status400BadRequest, detail, "mutability");

    public static ScimRefusal Taken(string detail) => new(StatusCodes.Status409Conflict, detail, "uniqueness");

    public static ScimRefusal Missing(string what, string id) =>
        new(StatusCodes.Status404NotFound, $"There is no {what} with the id '{id}'.");

    public static JsonObject Body(int status, string detail, string? kind = null)
    {
        var body = new JsonObject
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:Error"),
            ["status"] = $"{status}",
            ["detail"] = detail,
        };
        if (kind is not null)
        {
            body["scimType"] = kind;
        }

        return body;
    }
}
