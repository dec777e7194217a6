using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Takt.Kernel;

/// <summary>A kind of trouble at the programming interface. Programs know it by its code, people by its words.</summary>
/// <param name="Code">Never given another: programs act on it.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">Key of the words, among the kernel's texts; the longer ones stand under the same key and Help.</param>
public sealed record ApiFault(string Code, int Status, string Title)
{
    /// <summary>There is no token, or none that holds.</summary>
    public static ApiFault Unauthenticated { get; } = new("unauthenticated", 401, "ProblemUnauthenticated");

    /// <summary>The token lacks a scope.</summary>
    public static ApiFault ScopeMissing { get; } = new("scope-missing", 403, "ProblemScopeMissing");

    /// <summary>Whoever the token belongs to may not.</summary>
    public static ApiFault Forbidden { get; } = new("forbidden", 403, "ProblemForbidden");

    /// <summary>The municipality does not use it.</summary>
    public static ApiFault SwitchedOff { get; } = new("switched-off", 403, "ProblemSwitchedOff");

    /// <summary>There is nothing, or nothing the actor may see.</summary>
    public static ApiFault NotFound { get; } = new("not-found", 404, "ProblemNotFound");

    /// <summary>There is something, but not for this method.</summary>
    public static ApiFault MethodNotAllowed { get; } = new("method-not-allowed", 405, "ProblemMethodNotAllowed");

    /// <summary>Two saved at once.</summary>
    public static ApiFault Conflict { get; } = new("conflict", 409, "ProblemConflict");

    /// <summary>It no longer stands as the program read it.</summary>
    public static ApiFault ChangedMeanwhile { get; } = new("changed-meanwhile", 412, "ProblemChangedMeanwhile");

    /// <summary>The body is too large.</summary>
    public static ApiFault TooLarge { get; } = new("too-large", 413, "ProblemTooLarge");

    /// <summary>The body is of another kind than JSON.</summary>
    public static ApiFault NotJson { get; } = new("not-json", 415, "ProblemNotJson");

    /// <summary>The request cannot be read.</summary>
    public static ApiFault Unreadable { get; } = new("unreadable", 400, "ProblemUnreadable");

    /// <summary>What stands after the question mark is wrong.</summary>
    public static ApiFault InvalidQuery { get; } = new("invalid-query", 400, "ProblemInvalidQuery");

    /// <summary>Fields are wrong.</summary>
    public static ApiFault Invalid { get; } = new("invalid", 422, "ProblemInvalid");

    /// <summary>A rule says no.</summary>
    public static ApiFault Refused { get; } = new("refused", 422, "ProblemRefused");

    /// <summary>The idempotency key was used for something else.</summary>
    public static ApiFault KeyReused { get; } = new("key-reused", 422, "ProblemKeyReused");

    /// <summary>It must be said which version is changed.</summary>
    public static ApiFault VersionMissing { get; } = new("version-missing", 428, "ProblemVersionMissing");

    /// <summary>Too often.</summary>
    public static ApiFault TooMany { get; } = new("too-many", 429, "ProblemTooMany");

    /// <summary>Our fault.</summary>
    public static ApiFault Fault { get; } = new("fault", 500, "ProblemFault");

    /// <summary>Away for a while.</summary>
    public static ApiFault Unavailable { get; } = new("unavailable", 503, "ProblemUnavailable");

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<ApiFault> All { get; } =
    [
        Unauthenticated,
        ScopeMissing,
        Forbidden,
        SwitchedOff,
        NotFound,
        MethodNotAllowed,
        Conflict,
        ChangedMeanwhile,
        TooLarge,
        NotJson,
        Unreadable,
        InvalidQuery,
        Invalid,
        Refused,
        KeyReused,
        VersionMissing,
        TooMany,
        Fault,
        Unavailable,
    ];

    /// <summary>The kind that says a status, where nothing more is known.</summary>
    public static ApiFault Of(int status) =>
        status switch
        {
            400 => Unreadable,
            401 => Unauthenticated,
            403 => Forbidden,
            405 => MethodNotAllowed,
            413 => TooLarge,
            415 => NotJson,
            429 => TooMany,
            503 => Unavailable,
            >= 500 => Fault,
            _ => NotFound,
        };
}

/// <summary>A request that was refused, as RFC 9457 has it.</summary>
/// <param name="Type">"urn:takt:problem:" and the code.</param>
/// <param name="Title">What went wrong, in the language that was asked for.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What to do about it.</param>
/// <param name="Code">The kind; stable.</param>
/// <param name="Errors">What is wrong with each field, by its name; null when no field is.</param>
[Description(
    "Why a request was refused, as RFC 9457 has it. Title, detail and errors follow Accept-Language (nb, nn, en); code is stable."
)]
public sealed record ApiProblem(
    [property: Description("urn:takt:problem: and the code.")] string Type,
    [property: Description("What went wrong.")] string Title,
    [property: Description("The HTTP status.")] int Status,
    [property: Description("What to do about it.")] string Detail,
    [property: Description("What went wrong, for a program to act on.")] string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [property: Description("What is wrong with each field or parameter, by its name.")]
        IReadOnlyDictionary<string, string[]>? Errors = null
) : IResult
{
    /// <summary>How it is sent.</summary>
    public const string ContentType = "application/problem+json";

    const string RetryAfter = "10";

    /// <summary>A problem in the language of the request.</summary>
    /// <param name="fault">Which kind.</param>
    /// <param name="values">What its words have blanks for.</param>
    public static ApiProblem Of(ApiFault fault, params ReadOnlySpan<object?> values) =>
        Of(fault, string.Format(CultureInfo.CurrentCulture, Words(fault.Title + "Help"), values));

    /// <summary>A problem told in words of its own.</summary>
    public static ApiProblem Of(ApiFault fault, string detail, IReadOnlyDictionary<string, string[]>? errors = null) =>
        new($"urn:takt:problem:{fault.Code}", Words(fault.Title), fault.Status, detail, fault.Code, errors);

    static string Words(string key) => Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var answer = httpContext.Response;
        answer.StatusCode = Status;
        answer.ContentType = ContentType;
        if (Status is 429 or 503)
        {
            answer.Headers.RetryAfter = RetryAfter;
        }

        await JsonSerializer.SerializeAsync(answer.Body, this, ApiJson.Options, httpContext.RequestAborted);
    }
}

/// <summary>A request is refused; thrown where it is noticed, told by <see cref="ApiFrame"/>.</summary>
/// <param name="problem">Why.</param>
public sealed class ApiRefusal(ApiProblem problem) : Exception(problem.Title)
{
    /// <summary>Why.</summary>
    public ApiProblem Problem => problem;

    /// <summary>One of a kind that needs no words of its own.</summary>
    public ApiRefusal(ApiFault fault, params ReadOnlySpan<object?> values)
        : this(ApiProblem.Of(fault, values)) { }
}
