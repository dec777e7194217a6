using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DocumentFormat.OpenXml.Packaging;

namespace Takt.Kernel;

/// <summary>A piece of XML written as a literal: text in a hole is escaped, XML in a hole goes in as it is.</summary>
[InterpolatedStringHandler]
internal sealed class Xml(int literalLength, int formattedCount)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly StringBuilder text = new(literalLength + (formattedCount * 16));

    public static Xml Nothing { get; } = $"";

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(Xml? xml) => text.Append(xml?.text);

    public void AppendFormatted(IEnumerable<Xml> parts)
    {
        foreach (var part in parts)
            text.Append(part.text);
    }

    // Norwegian has a minus of its own, which no office program reads.
    public void AppendFormatted(long number) => text.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(double number) => text.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(string? value)
    {
        foreach (var c in value.AsSpan())
        {
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                _ => text.Append(c),
            };
        }
    }

    public override string ToString() => text.ToString();

    /// <summary>Makes this the content of a part of an office file.</summary>
    public void SaveTo(OpenXmlPart part)
    {
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var writer = new StreamWriter(stream, Utf8);
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        foreach (var chunk in text.GetChunks())
            writer.Write(chunk.Span);
    }
}
