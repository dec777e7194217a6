using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>Reading what was typed, and saying what is wrong with it.</summary>
static class Reading
{
    /// <summary>As stored: one kind of line break, nothing rather than blank.</summary>
    public static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.ReplaceLineEndings("\n").Trim();

    public static DateOnly? Date(string? typed) => Norwegian.TryDate(typed, out var date) ? date : null;

    public static IEnumerable<FieldError> TooLong(string name, string? typed, int most)
    {
        if (Text(typed)?.Length > most)
        {
            yield return FieldError.At(name, string.Format(Texts.TooLong, most));
        }
    }

    public static IEnumerable<FieldError> NoDate(string name, string? typed)
    {
        if (Text(typed) is not null && Date(typed) is null)
        {
            yield return FieldError.At(name, Texts.NotADate);
        }
    }
}
