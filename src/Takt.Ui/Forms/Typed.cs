namespace Takt.Ui;

/// <summary>Reads what was typed in a form and says what is wrong at the field.</summary>
public static class Typed
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
        var text = Optional(typed);
        if (text?.Length > longest)
        {
            refuse(field, Texts.TooLong.With(longest));
        }

        return text;
    }

    /// <summary>As stored: nothing rather than blank, one kind of line break.</summary>
    public static string? Optional(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.ReplaceLineEndings("\n").Trim();

    /// <summary>A whole number within bounds; the least one when it was refused.</summary>
    public static int Whole(string field, string? typed, int least, int most, Action<string, string> refuse)
    {
        if (Norwegian.TryNumber(typed, out var number) && number == decimal.Truncate(number) && number >= least && number <= most)
        {
            return (int)number;
        }

        refuse(field, Texts.WholeBetween.With(least, most));
        return least;
    }

    /// <summary>Whether a date is one that people mean, and not a slip of the finger.</summary>
    public static bool Takes(DateOnly date) => date.Year is >= FirstYear and <= LastYear;

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

        if (Norwegian.TryDate(typed, out var date) && Takes(date))
        {
            return date;
        }

        refuse(field, Texts.DateUnread);
        return null;
    }
}
