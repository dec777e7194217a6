namespace Takt.Kernel;

/// <summary>What is sent as text.</summary>
static class ApiText
{
    /// <summary>Whether a database can hold it: no NUL, and no half of a pair.</summary>
    public static bool IsSound(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\0' || (char.IsSurrogate(text[at]) && !(at + 1 < text.Length && char.IsSurrogatePair(text[at], text[++at]))))
            {
                return false;
            }
        }

        return true;
    }
}
