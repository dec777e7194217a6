namespace Takt.Kernel;

/// <summary>Making a text fit a column that is a name, never one that holds what people said.</summary>
public static class Shortening
{
    /// <summary>The text, or its beginning with an ellipsis, at most <paramref name="most"/> characters.</summary>
    public static string Shortened(this string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end] + "…";
    }
}
