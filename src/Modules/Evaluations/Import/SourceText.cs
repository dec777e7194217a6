using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Takt.Evaluations;

/// <summary>A file as it came: its name is a hint only, the content decides what it is.</summary>
internal sealed record SourceFile(string Name, byte[] Bytes);

internal enum SourceKind
{
    SlideShow,
    Presentation,
    Workbook,
    Table,
    Plain,
}

internal enum LineRole
{
    Title,
    Bullet,
    Paragraph,
    Cell,
    Footer,
    Number,
    Furniture,
}

/// <summary>Where something stands in <see cref="SourceText.Text"/>, in UTF-16 units.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SourceSpan(int Offset, int Length)
{
    public int End => Offset + Length;
}

/// <summary>One line in reading order. Slide counts from 1 (a sheet in a workbook), 0 where the source has none; row and column are those of a table cell, from 0.</summary>
internal sealed record SourceLine(int Slide, LineRole Role, int Level, SourceSpan Span, int Table = 0, int Row = 0, int Column = 0);

/// <summary>What a file says, in reading order: one text, and the lines that point into it.</summary>
internal sealed record SourceText(SourceKind Kind, string Text, ImmutableArray<SourceLine> Lines, int Slides)
{
    public string Of(SourceSpan span) => Text.Substring(span.Offset, span.Length);
}

/// <summary>Collects lines and keeps the text within <see cref="ImportLimits.Characters"/>.</summary>
internal sealed class SourceTextBuilder
{
    readonly StringBuilder text = new();
    readonly ImmutableArray<SourceLine>.Builder lines = ImmutableArray.CreateBuilder<SourceLine>();

    public int Slides { get; set; }

    public void Add(int slide, LineRole role, string line, int level = 0, int table = 0, int row = 0, int column = 0)
    {
        if (line.AsSpan().Trim().IsEmpty)
            return;
        if (text.Length + line.Length + 1 > ImportLimits.Characters)
            throw FileRefused.TooMuchText(ImportLimits.Characters);
        lines.Add(new SourceLine(slide, role, level, new SourceSpan(text.Length, line.Length), table, row, column));
        text.Append(line).Append('\n');
    }

    public SourceText Build(SourceKind kind) => new(kind, text.ToString(), lines.ToImmutable(), Slides);
}
