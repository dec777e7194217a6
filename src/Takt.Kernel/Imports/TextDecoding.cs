using System.Text;

namespace Takt.Kernel;

/// <summary>Finds the encoding of a text file by its bytes: a mark first, then zero bytes (UTF-16), then whether it is UTF-8, else Windows-1252.</summary>
public static class TextDecoding
{
    /// <summary>The five bytes Windows-1252 leaves open become the control characters of the same number, as browsers do.</summary>
    const string High = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text.</summary>
    /// <exception cref="FileRefused">The bytes are no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Repair(Encoding.UTF8.GetString(bytes[3..]));
        if (bytes.StartsWith<byte>([0xFF, 0xFE]))
            return Repair(Encoding.Unicode.GetString(bytes[2..]));
        if (bytes.StartsWith<byte>([0xFE, 0xFF]))
            return Repair(Encoding.BigEndianUnicode.GetString(bytes[2..]));

        var (even, odd) = Zeros(bytes);
        if (odd > bytes.Length / 5 && even == 0)
            return Repair(Encoding.Unicode.GetString(bytes));
        if (even > bytes.Length / 5 && odd == 0)
            return Repair(Encoding.BigEndianUnicode.GetString(bytes));
        if (LooksBinary(bytes))
            throw FileRefused.NotText();
        try
        {
            return Repair(Strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return Repair(Western(bytes));
        }
    }

    /// <summary>Text that can be stored and written again as JSON and XML: half surrogates, and the sign with the number 0 that PostgreSQL stores in no text, become U+FFFD.</summary>
    public static string Repair(string text)
    {
        text = text.Replace('\0', '\uFFFD');
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var repaired = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); !rest.IsEmpty; )
        {
            Rune.DecodeFromUtf16(rest, out var rune, out var used);
            repaired.Append(rune.ToString());
            rest = rest[used..];
        }
        return repaired.ToString();
    }

    static (int Even, int Odd) Zeros(ReadOnlySpan<byte> bytes)
    {
        int even = 0,
            odd = 0;
        for (var i = 0; i < bytes.Length; i++)
            if (bytes[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        return (even, odd);
    }

    static bool LooksBinary(ReadOnlySpan<byte> bytes)
    {
        var controls = 0;
        foreach (var b in bytes)
            if (b is 0 or (< 32 and not (9 or 10 or 11 or 12 or 13 or 26 or 27)))
                controls++;
        return controls > bytes.Length / 50;
    }

    static string Western(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
            text[i] = bytes[i] is >= 0x80 and < 0xA0 ? High[bytes[i] - 0x80] : (char)bytes[i];
        return new string(text);
    }
}
