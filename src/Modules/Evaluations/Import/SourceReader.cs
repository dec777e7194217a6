using System.Text;

namespace Takt.Evaluations;

/// <summary>From bytes to text with positions. What a file is, its content says; the name is believed only between kinds of plain text.</summary>
internal static class SourceReader
{
    static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <exception cref="ImportRefused">The file is too large, broken, protected, or of a kind that is not read.</exception>
    public static SourceText Read(SourceFile file)
    {
        ReadOnlySpan<byte> bytes = file.Bytes;
        if (bytes.Length > ImportLimits.FileBytes)
            throw ImportRefused.TooLarge(bytes.Length);
        if (bytes.StartsWith(CompoundFile))
            throw OfCompoundFile(bytes);
        if (bytes.StartsWith("%PDF"u8))
            throw ImportRefused.Pdf();
        if (bytes.StartsWith("{\\rtf"u8))
            throw ImportRefused.Document();
        var source = bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8) ? ReadArchive(file.Bytes) : ReadText(file);
        return source.Lines.IsEmpty ? throw ImportRefused.Empty() : source;
    }

    /// <summary>Text a user pasted.</summary>
    public static SourceText ReadPasted(string text) =>
        text.Length > ImportLimits.Characters ? throw ImportRefused.TooMuchText()
        : PlainText.Read(TextDecoding.Repair(text)) is { Lines.IsEmpty: false } source ? source
        : throw ImportRefused.Empty();

    static SourceText ReadArchive(byte[] bytes)
    {
        using var archive = OfficeArchive.Open(bytes);
        return archive.Has("ppt/presentation.xml") ? PresentationReader.Read(archive)
            : archive.Has("xl/workbook.xml") ? WorkbookReader.Read(archive)
            : archive.Has("word/document.xml") ? throw ImportRefused.Document()
            : archive.Has("content.xml") ? throw ImportRefused.OpenDocument()
            : throw ImportRefused.NotText();
    }

    static SourceText ReadText(SourceFile file)
    {
        var text = TextDecoding.Decode(file.Bytes);
        if (text.Length > ImportLimits.Characters)
            throw ImportRefused.TooMuchText();
        return DelimitedText.TryRead(text, file.Name) ?? PlainText.Read(text);
    }

    static ImportRefused OfCompoundFile(ReadOnlySpan<byte> bytes)
    {
        bool Holds(ReadOnlySpan<byte> all, string stream) => all.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
        return Holds(bytes, "EncryptedPackage") || Holds(bytes, "EncryptionInfo") ? ImportRefused.Protected()
            : Holds(bytes, "PowerPoint Document") ? ImportRefused.OldPresentation()
            : Holds(bytes, "Workbook") || Holds(bytes, "Book") ? ImportRefused.OldWorkbook()
            : Holds(bytes, "WordDocument") ? ImportRefused.Document()
            : ImportRefused.NotText();
    }
}
