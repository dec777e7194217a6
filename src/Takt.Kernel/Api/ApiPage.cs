using System.ComponentModel;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Takt.Kernel;

/// <summary>A page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">What after takes to give the page that follows; null on the last.</param>
public sealed record ApiPage<T>(
    [property: Description("The rows of this page.")] IReadOnlyList<T> Items,
    [property: Description("Send it as after to get the page that follows. Null on the last page.")] string? Next
);

/// <summary>
/// Where a page ended: the keys of its last row. A row that comes or goes meanwhile makes nobody miss another or see it twice.
/// Programs send it back as it is.
/// </summary>
public sealed record ApiCursor(params IReadOnlyList<string> Keys)
{
    const char Between = '\n';

    /// <summary>The id, where the cursor is an id alone.</summary>
    public Guid? Id => Keys is [var id] && Guid.TryParse(id, out var read) ? read : null;

    /// <summary>A word and an id.</summary>
    public (string Word, Guid Id)? WordAndId => Keys is [var word, var id] && Guid.TryParse(id, out var read) ? (word, read) : null;

    /// <summary>A moment and an id.</summary>
    public (DateTime At, Guid Id)? MomentAndId =>
        WordAndId is var (word, id)
        && long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTime.MaxValue.Ticks
            ? (new DateTime(ticks, DateTimeKind.Utc), id)
            : null;

    /// <summary>The cursor of a moment and an id.</summary>
    public static ApiCursor Of(DateTime at, Guid id) => new(at.Ticks.ToString(CultureInfo.InvariantCulture), $"{id}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static ApiCursor? Read(string text)
    {
        try
        {
            var keys = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(WebEncoders.Base64UrlDecode(text));
            return ApiText.IsSound(keys) ? new(keys.Split(Between)) : null;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(string.Join(Between, Keys)));

    /// <summary>A page of what was read: one row more than was asked for says that there is another page.</summary>
    public static ApiPage<TItem> Page<TRow, TItem>(
        IReadOnlyList<TRow> read,
        int limit,
        Func<TRow, ApiCursor> keyOf,
        Func<TRow, TItem> item
    ) => new([.. read.Take(limit).Select(item)], read.Count > limit ? $"{keyOf(read[limit - 1])}" : null);
}
