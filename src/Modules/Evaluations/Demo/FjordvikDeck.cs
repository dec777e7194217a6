using System.Globalization;

namespace Takt.Evaluations;

/// <summary>
/// Fjordvik's own deck from last year, from before it had Takt: what one drops into the importer to see what was never
/// answered. The words lie in felles-loft-oppsummering.txt; the dates follow today.
/// </summary>
static class FjordvikDeck
{
    public const string FileName = "felles-loft-oppsummering.pptx";

    const string Presenter = "Torleif Aasgård";

    /// <summary>The presentation as a PowerPoint file.</summary>
    public static byte[] Presentation(DateOnly today)
    {
        using var file = new MemoryStream();
        PptxWriter.Write(Read(today), file);
        return file.ToArray();
    }

    static Deck Read(DateOnly today)
    {
        var from = Tuesday(today.AddMonths(-13));
        var meeting = from.AddDays(63);
        var slides = Words(meeting.Year + 1).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        return new("Underveisevaluering av Felles løft", "Fjordvik kommune", [.. slides.Select(SlideOf)])
        {
            Subtitle =
                $"Oppsummering av innspill på ledersamling {from.Day}.–{from.Day + 1}.{from.Month}.{from.Year} med ledergruppens innspill til videre arbeid. Presentasjon til enhetsledermøte {meeting.Day:00}.{meeting.Month:00}.{meeting.Year} {Presenter}",
            Footer = new("Enhetsledermøte", meeting, Presenter),
        };
    }

    static Slide SlideOf(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new Slide.Content(
            lines[0],
            lines.Any(l => l.Contains('|', StringComparison.Ordinal)) ? [TableOf(lines)] : [.. BlocksOf(lines[1..])]
        );
    }

    static IEnumerable<Block> BlocksOf(string[] lines)
    {
        var answer = Array.FindIndex(lines, l => l.EndsWith("innspill:", StringComparison.Ordinal));
        yield return new Block.Bullets(answer < 0 ? lines : lines[..answer]);
        if (answer >= 0)
        {
            yield return new Block.Heading(lines[answer]);
            yield return new Block.Bullets(lines[(answer + 1)..]);
        }
    }

    static Block.Table TableOf(string[] lines)
    {
        var rows = lines[1..].Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        return new(lines[0], [.. rows[0].Select(head => new TableColumn(head))], [.. rows[1..]]);
    }

    static string Words(int nextYear)
    {
        using var stream = typeof(FjordvikDeck).Assembly.GetManifestResourceStream("felles-loft-oppsummering.txt")!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .ReplaceLineEndings("\n")
            .Replace("{neste år}", nextYear.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    // Two days of the same month, in the middle of a week.
    static DateOnly Tuesday(DateOnly near)
    {
        var date = new DateOnly(near.Year, near.Month, 8);
        return date.AddDays(((int)DayOfWeek.Tuesday - (int)date.DayOfWeek + 7) % 7);
    }
}
