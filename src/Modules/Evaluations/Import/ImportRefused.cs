using System.Globalization;

namespace Takt.Evaluations;

/// <summary>A file that cannot be taken; the message is for the user, in the user's language, and <see cref="Key"/> names its text.</summary>
internal sealed class ImportRefused(string key, string message) : Refusal(message)
{
    public string Key { get; } = key;

    public static ImportRefused TooLarge(long bytes) =>
        new(nameof(Texts.ImportTooLarge), Text(Texts.ImportTooLarge, Million(bytes), Million(ImportLimits.FileBytes)));

    public static ImportRefused TooMuchText() =>
        new(
            nameof(Texts.ImportTooMuchText),
            Text(Texts.ImportTooMuchText, ImportLimits.Characters.ToString("N0", CultureInfo.CurrentCulture))
        );

    public static ImportRefused Expands() => new(nameof(Texts.ImportExpands), Texts.ImportExpands);

    public static ImportRefused Broken() => new(nameof(Texts.ImportBroken), Texts.ImportBroken);

    public static ImportRefused Empty() => new(nameof(Texts.ImportEmpty), Texts.ImportEmpty);

    public static ImportRefused Protected() => new(nameof(Texts.ImportProtected), Texts.ImportProtected);

    public static ImportRefused OldPresentation() => new(nameof(Texts.ImportOldPresentation), Texts.ImportOldPresentation);

    public static ImportRefused OldWorkbook() => new(nameof(Texts.ImportOldWorkbook), Texts.ImportOldWorkbook);

    public static ImportRefused OpenDocument() => new(nameof(Texts.ImportOpenDocument), Texts.ImportOpenDocument);

    public static ImportRefused Pdf() => new(nameof(Texts.ImportPdf), Texts.ImportPdf);

    public static ImportRefused Document() => new(nameof(Texts.ImportDocument), Texts.ImportDocument);

    public static ImportRefused NotText() => new(nameof(Texts.ImportNotText), Texts.ImportNotText);

    static string Text(string format, params object[] values) => string.Format(CultureInfo.CurrentCulture, format, values);

    static string Million(long bytes) => (bytes / 1_000_000m).ToString("0.#", CultureInfo.CurrentCulture);
}
