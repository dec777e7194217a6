using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Takt.Kernel;

/// <summary>Reads bodies. Whatever is sent, the answer is a problem and never a fault.</summary>
public static class ApiBody
{
    /// <summary>Bytes at most.</summary>
    public const int Largest = 256 * 1024;

    static readonly object Kept = new();

    /// <summary>Reads an object.</summary>
    /// <param name="http">The request.</param>
    /// <param name="mayBeEmpty">Whether nothing at all says the same as an object with nothing in it.</param>
    /// <exception cref="ApiRefusal">It is none, or says what cannot be read.</exception>
    public static async Task<T> Read<T>(HttpContext http, bool mayBeEmpty = false)
        where T : class, new()
    {
        var bytes = await Bytes(http);
        if (bytes.Length == 0 && mayBeEmpty)
        {
            return new();
        }

        if (!http.Request.HasJsonContentType())
        {
            throw new ApiRefusal(ApiFault.NotJson);
        }

        try
        {
            using var sent = JsonDocument.Parse(bytes, ApiJson.Raw);
            if (mayBeEmpty && sent.RootElement.ValueKind is JsonValueKind.Null)
            {
                return new(); // how many clients write nothing
            }

            if (sent.RootElement.ValueKind is not JsonValueKind.Object || !IsSound(sent.RootElement))
            {
                throw new ApiRefusal(ApiFault.Unreadable);
            }

            return sent.RootElement.Deserialize<T>(ApiJson.Options)!;
        }
        catch (JsonException wrong)
        {
            throw Refusal<T>(wrong);
        }
    }

    /// <summary>The bytes as they were sent, however often one asks.</summary>
    public static async Task<byte[]> Bytes(HttpContext http)
    {
        if (http.Items[Kept] is byte[] kept)
        {
            return kept;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Largest;
        }

        using var read = new MemoryStream();
        await http.Request.Body.CopyToAsync(read, http.RequestAborted);
        var bytes = read.ToArray();
        http.Items[Kept] = bytes;
        return bytes;
    }

    // "$.due": the field is told, and what it takes.
    static ApiRefusal Refusal<T>(JsonException wrong)
    {
        var name = wrong.Path?.Split('.', '[') is ["$", { Length: > 0 } first, ..] ? first : null;
        if (name is null)
        {
            return new(ApiFault.Unreadable);
        }

        var field = Array.Find(typeof(T).GetProperties(), p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        var type = field is null ? null : Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType;
        var errors = new ApiErrors();
        errors.Add(
            name,
            type is null ? Texts.ApiFieldUnknown
                : type == typeof(DateOnly) ? Texts.ApiDateUnread
                : type.IsEnum
                    ? string.Format(
                        CultureInfo.CurrentCulture,
                        Texts.ApiChoiceUnread,
                        string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))
                    )
                : Texts.ApiValueUnread
        );
        try
        {
            errors.Check(ApiFault.Invalid);
            return new(ApiFault.Unreadable);
        }
        catch (ApiRefusal refusal)
        {
            return refusal;
        }
    }

    static bool IsSound(JsonElement sent)
    {
        try
        {
            return sent.ValueKind switch
            {
                JsonValueKind.String => ApiText.IsSound(sent.GetString()!),
                JsonValueKind.Array => sent.EnumerateArray().All(IsSound),
                JsonValueKind.Object => sent.EnumerateObject().All(p => ApiText.IsSound(p.Name) && IsSound(p.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException) // half of a pair, escaped
        {
            return false;
        }
    }
}
