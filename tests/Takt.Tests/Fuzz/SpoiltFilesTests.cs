using System.Text;
using System.Text.Json;
using Takt.Evaluations;
using Takt.Organisation;
using static Takt.Tests.ImportFiles;

namespace Takt.Tests;

/// <summary>Whatever is read from outside, spoilt in ways nobody has thought of: refused in words, or read; never a crash, a hang or a flood.</summary>
public sealed class SpoiltFilesTests
{
    static readonly TimeSpan Full = TimeSpan.FromMinutes(8);

    [Fact]
    public Task Tables() =>
        Fuzz.Read(
            "tables",
            Full,
            [
                OrganisationSheets.Template(),
                Workbook(
                    "Ansatte",
                    ["Ansattnummer", "Navn", "Enhet", "Rolle", "Fra"],
                    ["12", "Kari Nes", "Rona skole", "Leder", "1.8.2026"]
                ).Bytes,
                .. Samples("*.xlsx"),
                .. Texts,
            ],
            bytes =>
            {
                var (tables, _) = BirthNumbers.TakeOut(TableFile.Read(bytes));
                Assert.Equal(tables.Count, SheetLayout.Recognise(tables, new Dictionary<string, SavedLayout>()).Count);
                Assert.All(tables, table => Assert.DoesNotContain('\0', JsonSerializer.Serialize(table) + table.Name)); // as it is stored
                Assert.DoesNotContain(
                    tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells),
                    cell => cell.Contains('\0', StringComparison.Ordinal)
                );
            },
            trouble => trouble is FileRefused
        );

    [Fact]
    public Task Evaluations() =>
        Fuzz.Read(
            "evaluations",
            Full,
            [
                SlideShow(),
                Deck(
                    Title("Hva må bli bedre?")
                        + Bullets("Mer tid", ">Færre møter")
                        + Table(["Prioritet", "Forbedringsområde"], ["1", "Tid"])
                ).Bytes,
                .. Samples("*.pptx"),
                .. Samples("*.xlsx"),
                .. Samples("*.txt"),
            ],
            bytes =>
            {
                var found = Recognise(new SourceFile("a", bytes));
                ImportPropertyTests.Covered(found);
                Assert.DoesNotContain("\\u0000", JsonSerializer.Serialize(found.Source.Text), StringComparison.Ordinal); // PostgreSQL stores no such text
            },
            trouble => trouble is FileRefused
        );

    [Fact]
    public Task Attached_files() =>
        Fuzz.Read(
            "attached",
            Full,
            [SlideShow(), OrganisationSheets.Template(), MarkImageTests.Png(40, 40), [.. "%PDF-1.7 "u8], .. Texts],
            bytes =>
            {
                var name = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 300)));
                var type = FileType.Of(new MemoryStream(bytes), name + ".csv", CancellationToken.None).GetAwaiter().GetResult();
                var kept = type.NameOf(name);
                Assert.True(kept.Length <= FileType.LongestName && kept.EndsWith($".{type.Extension}", StringComparison.Ordinal));
                Assert.DoesNotContain(kept, c => char.IsControl(c) || c is '/' or '\\' or '"');
            },
            trouble => trouble is Refusal
        );

    [Fact]
    public Task Marks() =>
        Fuzz.Read(
            "marks",
            Full,
            [MarkImageTests.Png(40, 40), MarkImageTests.Png(33, 65, colour: 3, depth: 4, isInterlaced: true)],
            bytes => MarkImage.Clean(bytes),
            trouble => trouble is Refusal
        );

    // What people type in a field or an address, read by everything that reads such.
    [Fact]
    public Task Typed_text() =>
        Fuzz.Read(
            "typed",
            Full,
            [.. Typed.Select(Encoding.UTF8.GetBytes)],
            bytes =>
            {
                var text = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 20_000)));
                _ = Norwegian.TryDate(text, out _) | Norwegian.TryNumber(text, out _) | Norwegian.TryTime(text, out _);
                _ = Norwegian.SortKey(text) + Norwegian.NameKey(text) + SearchRow.Fold(Norwegian.WellFormed(text));
                _ = SearchQuestion.Read(text).Whole(inTitle: false);
                _ = Seat.TryParse(text, out _) | OrganisationNumber.TryParse(text, null, out _) | WritingCode.TryRead(text, out _);
                _ = Money.In(text) is null ? text : Money.Without(text);
                _ = GatheredText.Clean(text);
                Assert.True(SignInDesk.Local(text) is ['/'] or ['/', not '/' and not '\\', ..]);
                Assert.Null(PasswordRules.Fault(text, text[..Math.Min(text.Length, 50)]) is { Length: 0 } nothing ? nothing : null);
                var card = VCard.Write(
                    [new(Guid.Empty, Guid.Empty, text, text, text, Roles.Leader, Guid.Empty, text, text, text, false)],
                    text
                );
                Assert.Single(Encoding.UTF8.GetString(card).Split("\r\n"), line => line == "BEGIN:VCARD");
            },
            trouble => trouble is Refusal
        );

    [Fact]
    public Task What_programs_send() =>
        Fuzz.Read(
            "programs",
            Full,
            [
                .. new[]
                {
                    """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"kari@x.no","active":"True","name":{"familyName":"Nes"},"emails":[{"value":"k@x.no","type":"work","primary":true}]}""",
                    """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"Replace","path":"emails[type eq \"work\"].value","value":"k@x.no"},{"op":"Add","value":{"active":"False"}},{"op":"remove","path":"members[value eq \"1\"]"}]}""",
                    """{"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"filter":"userName eq \"a\" and not (active eq false)","startIndex":1,"count":"10","attributes":["userName"]}""",
                }.Select(Encoding.UTF8.GetBytes),
            ],
            bytes =>
            {
                using var sent = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
                var body = ScimBody.Sound(sent.RootElement);
                foreach (var kind in new[] { ScimKind.User, ScimKind.Group })
                {
                    foreach (
                        var read in (Action[])[() => Read(body, kind), () => ScimPatch.Read(body, kind), () => ScimAsk.Read(kind, body)]
                    )
                    {
                        try
                        {
                            read();
                        }
                        catch (ScimRefusal)
                        {
                            // That is an answer; the others are asked as well.
                        }
                    }
                }
            },
            trouble => trouble is JsonException or ScimRefusal
        );

    static void Read(JsonElement sent, ScimKind kind)
    {
        var read = ScimBody.Read(sent, kind);
        _ = kind == ScimKind.User ? (object)ScimUserWish.Read(read) : ScimGroupWish.Read(read);
    }

    static readonly byte[][] Texts =
    [
        Encoding.UTF8.GetBytes("sep=;\r\nkode;navn;fra\r\n1;Bjørnøya skole – «ærlig»;1.1.2027\r\n2;\"Nes; \"\"vikar\"\"\nlinje\";\r\n"),
        Encoding.Unicode.GetBytes("\ufeffAnsattnummer\tNavn\tStilling\n12\tKari Nes\t80 %\n"),
        Encoding.Latin1.GetBytes("Enhet,Leder\nSkole på Nes,Åse\n"),
    ];

    static readonly string[] Typed =
    [
        "24.01.2013",
        "24. januar 2013",
        "1 234,5",
        "kl. 15.30",
        "skjermer for kr 30 000 eller 2,5 mill kr",
        "Øystein Ås-Næss, Ærlighetsveien 3",
        "/tiltak/01a21df5-a8e4-7f8e-9ece-42413193ea8b?q=@Ida Moe",
        "01a21df5-a367-7c9e-8a92-f78f9667d366/leader/01a21df5-a49d-7e9a-96f4-3708ab57aa3a",
        "999999999",
        "ABCD-EFGH-2345",
        "BEGIN:VCARD\r\nFN:Kari;Nes\\,A\r\nEND:VCARD",
        "kari.nes+takt@nes.kommune.no",
        "et langt og godt passord",
    ];

    static byte[] SlideShow()
    {
        using var deck = new MemoryStream();
        PptxWriter.Write(SampleDeck.Full, deck);
        return deck.ToArray();
    }

    static byte[][] Samples(string pattern) =>
        [
            .. Directory
                .EnumerateFiles(
                    Path.Combine(AppContext.BaseDirectory, "Evaluations", "Import", "Samples"),
                    pattern,
                    SearchOption.AllDirectories
                )
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllBytes),
        ];

    static SourceFile Workbook(string name, params string[][] rows) =>
        ImportFiles.Workbook((name, [.. rows.Select(r => r.Cast<object?>().ToArray())]));
}
