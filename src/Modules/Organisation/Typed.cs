namespace Takt.Organisation;

/// <summary>Reads what was typed in a form and says what is wrong at the field.</summary>
static class Typed
{
    const int FirstYear = 1900;
    const int LastYear = 2199;

    /// <summary>A text that must be there; empty when it was refused.</summary>
    public static string Needed(string field, string? typed, int longest, string missing, Action<string, string> refuse)
    {
        var text = Optional(field, typed, longest, refuse);
        if (text is null)
        {
            refuse(field, missing);
        }

        return text ?? "";
    }

    /// <summary>A text that may be left out.</summary>
    public static string? Optional(string field, string? typed, int longest, Action<string, string> refuse)
    {
        var text = typed?.Trim();
        if (text?.Length > longest)
        {
            refuse(field, Labels.Fill(Texts.TooLong, longest));
        }

        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>A date that must be there; the first of all days when it was refused.</summary>
    public static DateOnly NeededDate(string field, string? typed, Action<string, string> refuse)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            refuse(field, Texts.DateMissing);
        }

        return OptionalDate(field, typed, refuse) ?? default;
    }

    /// <summary>A date that may be left out.</summary>
    public static DateOnly? OptionalDate(string field, string? typed, Action<string, string> refuse)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (Norwegian.TryDate(typed, out var date) && date.Year is >= FirstYear and <= LastYear)
        {
            return date;
        }

        refuse(field, Texts.DateUnread);
        return null;
    }
}
