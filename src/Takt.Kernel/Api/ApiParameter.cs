using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Takt.Kernel;

/// <summary>What kind of value a parameter takes.</summary>
public enum ApiKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>An id.</summary>
    Id,

    /// <summary>A day, 2026-12-31.</summary>
    Date,

    /// <summary>A moment, 2026-12-31T12:00:00Z.</summary>
    Moment,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>How many.</summary>
    Limit,
}

/// <summary>Something one can say after the question mark. What reads it and what describes it know it from here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="About">What it does, in English, for the description.</param>
public sealed record ApiParameter(string Name, ApiKind Kind, string About)
{
    /// <summary>The words, where one chooses among a few.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>How large a page is.</summary>
    public static ApiParameter Limit { get; } =
        new("limit", ApiKind.Limit, $"How many to give at most: 1 to {ApiQuery.MostLimit}, {ApiQuery.UsualLimit} unless said.");

    /// <summary>Where a page begins.</summary>
    public static ApiParameter After { get; } =
        new("after", ApiKind.Text, "The value of next in the page before; leave it out for the first page.");

    /// <summary>One of the names of an enumeration.</summary>
    public static ApiParameter Among<T>(string name, string about)
        where T : struct, Enum =>
        new(name, ApiKind.Choice, about) { Choices = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)] };
}

/// <summary>The parameters of an operation: no other is taken, so that a misspelt filter never gives everything.</summary>
public sealed record ApiParameters(params IReadOnlyList<ApiParameter> All);

/// <summary>What stands after the question mark of a request, read by what the operation says it takes.</summary>
public sealed class ApiQuery
{
    /// <summary>Rows of a page unless another number is asked for.</summary>
    public const int UsualLimit = 50;

    /// <summary>Rows of a page at most.</summary>
    public const int MostLimit = 200;

    const int LongestText = 300;

    readonly ApiErrors errors = new();
    readonly IQueryCollection query;

    ApiQuery(IQueryCollection query) => this.query = query;

    /// <summary>Reads the request. What the operation does not take is a mistake.</summary>
    public static ApiQuery Of(HttpContext http)
    {
        var read = new ApiQuery(http.Request.Query);
        var known = http.GetEndpoint()?.Metadata.GetMetadata<ApiParameters>()?.All ?? [];
        foreach (var (name, values) in http.Request.Query)
        {
            if (!known.Any(k => k.Name == name))
            {
                read.errors.Add(
                    name,
                    string.Format(CultureInfo.CurrentCulture, Texts.ApiParameterUnknown, string.Join(", ", known.Select(k => k.Name)))
                );
            }
            else if (values.Count > 1)
            {
                read.errors.Add(name, Texts.ApiParameterTwice);
            }
        }

        return read;
    }

    /// <summary>Refuses when something was wrong. Called when everything has been read.</summary>
    public void Check() => errors.Check(ApiFault.InvalidQuery);

    /// <summary>Notes that a value makes no sense.</summary>
    public void Refuse(ApiParameter parameter) => errors.Add(parameter.Name, Texts.ApiValueUnread);

    /// <summary>Words; null when there are none.</summary>
    public string? Text(ApiParameter parameter)
    {
        var text = query[parameter.Name].ToString();
        if (text.Length > LongestText || !ApiText.IsSound(text))
        {
            Refuse(parameter);
            return null;
        }

        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>An id.</summary>
    public Guid? Id(ApiParameter parameter) =>
        Read(parameter, text => Guid.TryParse(text, out var id) ? id : (Guid?)null, Texts.ApiValueUnread);

    /// <summary>A day.</summary>
    public DateOnly? Date(ApiParameter parameter) => Read(parameter, ApiTime.Date, Texts.ApiDateUnread);

    /// <summary>A moment, in UTC.</summary>
    public DateTime? Moment(ApiParameter parameter) => Read(parameter, ApiTime.Moment, Texts.ApiMomentUnread);

    /// <summary>True or false.</summary>
    public bool? Flag(ApiParameter parameter) =>
        Read(
            parameter,
            text =>
                text switch
                {
                    "true" => true,
                    "false" => (bool?)false,
                    _ => null,
                },
            string.Format(CultureInfo.CurrentCulture, Texts.ApiChoiceUnread, "true, false")
        );

    /// <summary>One of the names of an enumeration.</summary>
    public T? Choice<T>(ApiParameter parameter)
        where T : struct, Enum =>
        Read(
            parameter,
            text => parameter.Choices!.Contains(text) && Enum.TryParse<T>(text, ignoreCase: true, out var one) ? one : (T?)null,
            string.Format(CultureInfo.CurrentCulture, Texts.ApiChoiceUnread, string.Join(", ", parameter.Choices!))
        );

    /// <summary>One of the words the parameter names.</summary>
    public string? Word(ApiParameter parameter)
    {
        var word = Text(parameter);
        if (word is not null && !parameter.Choices!.Contains(word))
        {
            errors.Add(
                parameter.Name,
                string.Format(CultureInfo.CurrentCulture, Texts.ApiChoiceUnread, string.Join(", ", parameter.Choices!))
            );
        }

        return word;
    }

    /// <summary>How many rows.</summary>
    public int Limit =>
        Read(
            ApiParameter.Limit,
            text =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var many) && many is > 0 and <= MostLimit
                    ? many
                    : (int?)null,
            string.Format(CultureInfo.CurrentCulture, Texts.ApiLimitUnread, MostLimit)
        ) ?? UsualLimit;

    /// <summary>Where the page begins; null for the first.</summary>
    public ApiCursor? After
    {
        get
        {
            if (Text(ApiParameter.After) is not { } text)
            {
                return null;
            }

            if (ApiCursor.Read(text) is not { } cursor)
            {
                Refuse(ApiParameter.After);
                return null;
            }

            return cursor;
        }
    }

    T? Read<T>(ApiParameter parameter, Func<string, T?> read, string wrong)
        where T : struct
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        var value = read(text);
        if (value is null)
        {
            errors.Add(parameter.Name, wrong);
        }

        return value;
    }
}

/// <summary>Days and moments as programs write them.</summary>
public static class ApiTime
{
    const int FirstYear = 1900;
    const int LastYear = 2199;

    /// <summary>2026-12-31.</summary>
    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsSensible(day)
            ? day
            : null;

    /// <summary>2026-12-31T12:00:00Z, or with the distance to it.</summary>
    public static DateTime? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        && IsSensible(DateOnly.FromDateTime(at.UtcDateTime))
            ? at.UtcDateTime
            : null;

    /// <summary>Whether a day lies where days of a municipality do.</summary>
    public static bool IsSensible(DateOnly day) => day.Year is >= FirstYear and <= LastYear;
}
