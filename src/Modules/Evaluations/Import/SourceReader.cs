namespace Takt.Evaluations;

/// <summary>From bytes to text with positions. What a file is, its content says; the name is believed only between kinds of plain text.</summary>
internal static class SourceReader
{
    /// <exception cref="FileRefused">The file is too large, broken, protected, or of a kind that is not read.</exception>
    public static SourceText Read(SourceFile file)
    {
        var source = FileKinds.IsArchive(file.Bytes) ? ReadArchive(file.Bytes) : ReadText(file);
        return source.Lines.IsEmpty ? throw FileRefused.Empty() : source;
    }

    /// <summary>Text a user pasted.</summary>
    public static SourceText ReadPasted(string text) =>
        text.Length > ImportLimits.Characters ? throw FileRefused.TooMuchText(ImportLimits.Characters)
        : PlainText.Read(TextDecoding.Repair(text)) is { Lines.IsEmpty: false } source ? source
        : throw FileRefused.Empty();

    static SourceText ReadArchive(byte[] bytes)
    {
        using var archive = OfficeArchive.Open(bytes);
        return archive.Has("ppt/presentation.xml") ? PresentationReader.Read(archive)
            : WorkbookCells.IsWorkbook(archive) ? WorkbookReader.Read(archive)
            : throw FileKinds.OfArchive(archive);
    }

    static SourceText ReadText(SourceFile file)
    {
        var text = TextDecoding.Decode(file.Bytes);
        if (text.Length > ImportLimits.Characters)
            throw FileRefused.TooMuchText(ImportLimits.Characters);
        return DelimitedText.TryRead(text, file.Name) ?? PlainText.Read(text);
    }
}
