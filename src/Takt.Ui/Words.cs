using System.Globalization;

namespace Takt.Ui;

/// <summary>Numbers and names as people read them, in the language of the request.</summary>
public static class Words
{
    /// <summary>To twelve in words, above in digits: <c>seks</c>, <c>1 234</c>.</summary>
    public static string Number(int number)
    {
        var words = Texts.NumberWords.Split(' ');
        return number >= 0 && number < words.Length ? words[number] : number.ToString("N0", CultureInfo.CurrentCulture);
    }

    /// <summary><see cref="Number"/> at the start of a sentence: <c>Seks</c>.</summary>
    public static string NumberFirst(int number) => Capital(Number(number));

    /// <summary>The first letter as a capital; the rest as it is.</summary>
    public static string Capital(string text) =>
        text.Length == 0 ? text : string.Concat(char.ToUpper(text[0], CultureInfo.CurrentCulture).ToString(), text.AsSpan(1));

    /// <summary>First and last initial of a person's name: <c>Nils Otto Fagerli</c> is <c>NF</c>.</summary>
    public static string Initials(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts switch
        {
            [] => "?",
            [var only] => First(only),
            [var first, .., var last] => First(first) + First(last),
        };

        static string First(string part) => StringInfo.GetNextTextElement(part).ToUpper(CultureInfo.CurrentCulture);
    }

    /// <summary>The text with its blanks filled in.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Performance",
        "CA1863",
        Justification = "The format changes with the language of the request."
    )]
    internal static string With(this string format, params object?[] values) => string.Format(CultureInfo.CurrentCulture, format, values);
}
