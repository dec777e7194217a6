using System.Text;

namespace Takt.Kernel;

/// <summary>What a file is, its content says; the name is believed only between kinds of plain text.</summary>
public static class FileKinds
{
    static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Whether the bytes are an archive, as Office files are; else they are to be read as text.</summary>
    /// <exception cref="FileRefused">The file is too large, protected, or of a kind that is not read.</exception>
    public static bool IsArchive(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > FileLimits.FileBytes)
        {
            throw FileRefused.TooLarge(bytes.Length);
        }

        if (IsCompound(bytes))
        {
            throw OfCompoundFile(bytes);
        }

        if (bytes.StartsWith("%PDF"u8))
        {
            throw FileRefused.Pdf();
        }

        return bytes.StartsWith("{\\rtf"u8) ? throw FileRefused.Document() : IsZip(bytes);
    }

    /// <summary>Whether it begins as an archive.</summary>
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8);

    /// <summary>Whether it begins as Office files did before they were archives, and as those with a password do still.</summary>
    public static bool IsCompound(ReadOnlySpan<byte> bytes) => bytes.StartsWith(CompoundFile);

    /// <summary>Why an archive that is none of the wanted kind is not read.</summary>
    public static FileRefused OfArchive(OfficeArchive archive) =>
        archive.Has("word/document.xml") ? FileRefused.Document()
        : archive.Has("content.xml") ? FileRefused.OpenDocument()
        : FileRefused.NotText();

    static FileRefused OfCompoundFile(ReadOnlySpan<byte> bytes)
    {
        return Holds(bytes, "EncryptedPackage") || Holds(bytes, "EncryptionInfo") ? FileRefused.Protected()
            : Holds(bytes, "PowerPoint Document") ? FileRefused.OldPresentation()
            : Holds(bytes, "Workbook") || Holds(bytes, "Book") ? FileRefused.OldWorkbook()
            : Holds(bytes, "WordDocument") ? FileRefused.Document()
            : FileRefused.NotText();

        static bool Holds(ReadOnlySpan<byte> all, string stream) => all.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
    }
}
