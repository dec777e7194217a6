using System.Globalization;

namespace Takt.Kernel;

/// <summary>A file that cannot be taken; the message is for the user, in the user's language, and <see cref="Key"/> names its text.</summary>
public sealed class FileRefused : Refusal
{
    FileRefused(string key, string message)
        : base(message) => Key = key;

    /// <summary>The key of the message among the kernel's texts.</summary>
    public string Key { get; }

    /// <summary>More bytes than are taken.</summary>
    public static FileRefused TooLarge(long bytes) =>
        new(nameof(Texts.FileTooLarge), Text(Texts.FileTooLarge, Million(bytes), Million(FileLimits.FileBytes)));

    /// <summary>More characters than are read at once.</summary>
    public static FileRefused TooMuchText(int most) => new(nameof(Texts.FileTooMuchText), Text(Texts.FileTooMuchText, Whole(most)));

    /// <summary>More rows or columns, or more cells in all, than a table may have.</summary>
    public static FileRefused TooManyCells() =>
        new(nameof(Texts.FileTooManyCells), Text(Texts.FileTooManyCells, Whole(FileLimits.Rows), Whole(FileLimits.Columns)));

    /// <summary>A bomb, or what looks like one.</summary>
    public static FileRefused Expands() => new(nameof(Texts.FileExpands), Texts.FileExpands);

    /// <summary>Cannot be read by its own rules.</summary>
    public static FileRefused Broken() => new(nameof(Texts.FileBroken), Texts.FileBroken);

    /// <summary>Holds nothing.</summary>
    public static FileRefused Empty() => new(nameof(Texts.FileEmpty), Texts.FileEmpty);

    /// <summary>Opens with a password.</summary>
    public static FileRefused Protected() => new(nameof(Texts.FileProtected), Texts.FileProtected);

    /// <summary>.ppt.</summary>
    public static FileRefused OldPresentation() => new(nameof(Texts.FileOldPresentation), Texts.FileOldPresentation);

    /// <summary>.xls.</summary>
    public static FileRefused OldWorkbook() => new(nameof(Texts.FileOldWorkbook), Texts.FileOldWorkbook);

    /// <summary>.odp, .ods, .odt.</summary>
    public static FileRefused OpenDocument() => new(nameof(Texts.FileOpenDocument), Texts.FileOpenDocument);

    /// <summary>.pdf.</summary>
    public static FileRefused Pdf() => new(nameof(Texts.FilePdf), Texts.FilePdf);

    /// <summary>Word.</summary>
    public static FileRefused Document() => new(nameof(Texts.FileDocument), Texts.FileDocument);

    /// <summary>Of no kind that is read.</summary>
    public static FileRefused NotText() => new(nameof(Texts.FileNotText), Texts.FileNotText);

    static string Text(string format, params object[] values) => string.Format(CultureInfo.CurrentCulture, format, values);

    static string Million(long bytes) => (bytes / 1_000_000m).ToString("0.#", CultureInfo.CurrentCulture);

    static string Whole(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
