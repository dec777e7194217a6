namespace Takt.Evaluations.Contracts;

/// <summary>A deck as a file people can take with them.</summary>
public sealed class DeckFiles
{
    /// <summary>The formats, as file name endings.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["pptx"];

    /// <summary>The file and its media type.</summary>
    public Task<(byte[] Bytes, string MediaType)> Write(Deck deck, string format, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        PptxWriter.Write(deck, file);
        return Task.FromResult((file.ToArray(), PptxWriter.MediaType));
    }

    /// <summary>A file name from the title: letters and digits, the rest as hyphens.</summary>
    public static string NameOf(Deck deck, string format)
    {
        var name = string.Join(
            '-',
            new string([.. deck.Title.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
        return $"{(name.Length is 0 or > 100 ? "evaluering" : name)}.{format}";
    }
}
