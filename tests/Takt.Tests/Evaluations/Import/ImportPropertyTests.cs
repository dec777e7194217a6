using System.Text.Json;
using CsCheck;
using Takt.Evaluations;
using static Takt.Tests.ImportFiles;
using FileTexts = Takt.Kernel.Texts;

namespace Takt.Tests;

/// <summary>On any text: no exception, no character lost, no character made up.</summary>
public sealed class ImportPropertyTests
{
    static readonly string[] Words =
    [
        "Vi",
        "mer",
        "Bedre",
        "Fjordvik",
        "i",
        "til",
        "RLG",
        "innspill:",
        "Tema",
        "1",
        "2:",
        "3",
        "Hva",
        "har",
        "blitt",
        "bedre",
        "bedre?",
        "må",
        "bli",
        "Del",
        "I",
        "II:",
        "org.",
        "f.eks.",
        "Fokusområder",
        "Prioritet",
        "Forbedringsområde",
        "gjøres?",
        "bør",
        "Møter:",
        "(",
        "uten)",
        "–",
        "-",
        "•",
        "\uf0b7",
        "\n",
        "\n\n",
        "\n1 ",
        "\n\n2 ",
        "\n\n3 ",
        "24.01.2013",
        "12. mai",
        "2016",
        "Evaluering",
        "av",
        "Svar",
        "fra",
        "ledergruppen:",
        "nivå",
        "«Løft»",
        "!",
        "...",
        "5Lov",
        "\no ",
        "\nA. Egen enhet\n",
        "\nB. Hele kommunen\n",
        "\n\n1. Hva nå?\n\n",
        "\n\n2. Hva ellers?",
        "\n\n3. Slutt",
        "\nLysark 1 av 3\n",
        "\nLysark 2 av 3\n",
        "\nLysark 3 av 3\n",
        "Fra: Kari Vik\nSendt: 1.2.2024\n",
        "\nVennlig hilsen\n",
        "\nIngen innspill.\n",
        "\nInnspill\n",
        "Innspill om",
        "\nSe også side 2\n",
        "Veien videre",
        "Prioriterte tiltak\n",
        "\nDel\tTema\tInnspill\nA\t1\tHva\n",
        "Hansen4",
        "\t",
        ";",
        "\u00a0",
        "\u200b",
        "😀",
        "ß",
        "İ",
        "ǅ",
    ];

    static readonly Gen<string> Likely = Gen.OneOf(Words).Array[0, 120].Select(words => string.Join(' ', words));
    static readonly Gen<string> Any = Gen.String[0, 300];
    static readonly Gen<string> Shows = Likely
        .Array[1, 8]
        .Select(slides =>
            string.Join("\n\n", slides.Select((s, i) => $"{i + 1} {s.ReplaceLineEndings(" ")} Møte 1.2.2015 Siv Aune{i + 1}"))
        );

    [Fact]
    public void Every_character_is_recognised_or_listed() => Gen.OneOf(Likely, Any, Shows).Sample(text => Whole(text), iter: 1000);

    [Fact]
    public void Every_character_of_a_mutated_document_is_recognised_or_listed()
    {
        const string document =
            "1 Underveisevaluering av Ny Start innspill fra LG-samling 1.-2.3.2015\n\n2 Hva har blitt bedre ? Mer tid. Flere smil Møte 5.4.2015 2\n\n3 Hva må bli bedre? Del II Tema 1 Hvordan får vi tid? Tema 2 Hva nå Møte 5.4.2015 3\n\n4 Tema 1: Hvordan får vi tid? Færre møter LGs innspill: Lage ny plan. Møte 5.4.2015 4\n\n5 Hva må bli bedre Del I: Fokusområder Møter: korte Lokaler: større Møte 5.4.2015 5\n\n6 Hva må bli bedre? Del I Enhetsnivå Prioritet Forbedringsområde Hva bør gjøres? 2 Kart Lag liste. 1 Tid Få tid Møte 5.4.2015 6";
        Gen.Select(Gen.Int[0, document.Length - 1], Gen.Int[0, 40], Gen.OneOf(Likely, Any))
            .Array[1, 5]
            .Sample(
                changes =>
                {
                    var text = document;
                    foreach (var (at, length, put) in changes)
                    {
                        var from = Math.Min(at, text.Length);
                        text = text[..from] + put + text[Math.Min(text.Length, from + length)..];
                    }
                    Whole(text);
                },
                iter: 1000
            );
    }

    [Fact]
    public void Every_character_of_a_table_is_recognised_or_listed() =>
        Gen.OneOf(
                "Del",
                "Tema",
                "Spørsmål",
                "Innspill",
                "Svar",
                "Prioritet",
                "Forbedringsområde",
                "Hva bør gjøres",
                "Hva har blitt bedre?",
                "1",
                "2",
                "Mer ro. Takk",
                "",
                "Tema 3: Hva nå?",
                "Fokusområde",
                "Nivå",
                "Nr",
                "Frist",
                "Antall innspill",
                "Ingen innspill",
                "Hva foreslår dere?"
            )
            .Array[1, 7]
            .Array[1, 9]
            .Sample(
                rows =>
                {
                    foreach (
                        var file in (SourceFile[])
                            [
                                Workbook(("Ark", [.. rows.Select(r => r.Cast<object?>().ToArray())])),
                                Deck(Title("Hva må bli bedre?") + Table(rows)),
                                Text(string.Join('\n', rows.Select(r => string.Join(';', r))), "a.csv"),
                            ]
                    )
                        try
                        {
                            Covered(Recognise(file));
                        }
                        catch (FileRefused)
                        {
                            // Only cells without text.
                        }
                },
                iter: 400
            );

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Gen.Select(
                Gen.OneOf<byte[]>(
                    [],
                    [0x50, 0x4B, 3, 4],
                    [0xFF, 0xFE],
                    [0xFE, 0xFF],
                    [0xEF, 0xBB, 0xBF],
                    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
                ),
                Gen.Byte.Array[0, 400]
            )
            .Sample(
                (head, rest) =>
                {
                    try
                    {
                        Covered(Recognise(new SourceFile("a", [.. head, .. rest])));
                    }
                    catch (FileRefused)
                    {
                        // That is an answer too.
                    }
                },
                iter: 1000
            );

    static void Whole(string text)
    {
        SourceText source;
        try
        {
            source = SourceReader.Read(Text(text));
        }
        catch (FileRefused refusal)
            when (refusal.Key
                    is nameof(FileTexts.FileEmpty)
                        or nameof(FileTexts.FileNotText)
                        or nameof(FileTexts.FilePdf)
                        or nameof(FileTexts.FileDocument)
            )
        {
            return;
        }
        var found = Recogniser.Recognise(source);
        Covered(found);
        // What was written is what was read: nothing falls out between file and source. Delimited text loses its separators and quotes.
        if (source.Kind is not SourceKind.Table)
            Assert.Equal(Signs(TextDecoding.Repair(text.StartsWith('\uFEFF') ? text[1..] : text)), Signs(source.Text));
    }

    internal static void Covered(Recognition found)
    {
        var text = found.Source.Text;
        var covered = new int[text.Length];
        foreach (var span in found.Marks.Concat(found.Statements.SelectMany(s => s.Spans)).Concat(found.Unrecognised.Select(l => l.Span)))
            for (var i = span.Offset; i < span.End; i++)
                covered[i]++;
        for (var i = 0; i < text.Length; i++)
            if (!SourceSigns.IsBlank(text[i]) && !SourceSigns.IsBullet(text[i]) && !ListSign(text, i))
                Assert.True(covered[i] > 0, $"'{text[i]}' at {i} of {text} is lost");
        foreach (var span in found.Statements.SelectMany(s => s.Spans).Concat(found.Unrecognised.Select(l => l.Span)))
            for (var i = span.Offset; i < span.End; i++)
                Assert.True(
                    covered[i] == 1,
                    $"'{text[i]}' at {i} of {text} is in two places: "
                        + string.Join(
                            " || ",
                            found
                                .Marks.Where(m => m.Offset <= i && m.End > i)
                                .Select(m => "MARK " + found.Source.Of(m))
                                .Concat(
                                    found.Statements.Where(s => s.Spans.Any(m => m.Offset <= i && m.End > i)).Select(s => s.Id + s.Text)
                                )
                        )
                );
        foreach (var statement in found.Statements)
            Assert.Equal(statement.Text, Wording.Of(found.Source, statement.Spans));
        JsonSerializer.Deserialize<Recognition>(JsonSerializer.Serialize(found));
        RecognitionJson.Write(found);
    }

    /// <summary>A dash, star or "o" first on its line, or a star standing alone, is a bullet sign.</summary>
    static bool ListSign(string text, int i)
    {
        if (
            text[i] is not ('*' or 'o') && !SourceSigns.IsDash(text[i])
            || i + 1 < text.Length && !SourceSigns.IsBlank(text[i + 1])
            || i > 0 && !SourceSigns.IsBlank(text[i - 1]) && !SourceSigns.IsBullet(text[i - 1])
        )
            return false;
        return true;
    }

    static string Signs(string text) => string.Concat(text.Where(c => !SourceSigns.IsBlank(c)));
}
