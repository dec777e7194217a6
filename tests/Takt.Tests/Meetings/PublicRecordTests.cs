using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using Takt.Meetings;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>A meeting in the words of eInnsyn: what the public may read, in fields there are, and what the minutes say of one case.</summary>
public sealed partial class PublicRecordTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    const RegexOptions Safe = RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_what_everybody_may_read_and_nothing_that_is_closed_whoever_asks()
    {
        using var held = await Begin("Postliste");
        var (open, closed) = await Write(held);
        await held.End();
        await kommune.HoursPass(held.Id, 25);
        foreach (var reader in new[] { held.Colleague, held.Chair, held.Leader })
        {
            var text = await Text(reader, held);
            Assert.DoesNotContain("Xenon", text, StringComparison.Ordinal);
            Assert.DoesNotContain("qanat", text, StringComparison.Ordinal);
            var meeting = JsonNode.Parse(text)!;
            Assert.Equal(
                ($"{held.Id}", "Gruppen Postliste", "PBU 2026-11-24 09.00", "2026-11-24T08:00:00Z"),
                (Said(meeting, "systemId"), Said(meeting, "utvalg"), Said(meeting, "moetenummer"), Said(meeting, "moetedato"))
            );
            Assert.Equal(["SL", "MP"], meeting["moetedokument"]!.AsArray().Select(d => Said(d!, "moetedokumenttype")));
            var cases = meeting["moetesak"]!.AsArray();
            Assert.Equal([$"{open}", $"{closed}"], cases.Select(c => Said(c!, "systemId"))); // what was moved on is no case of this meeting
            var decided = cases[0]!;
            Assert.Equal(
                ("Ny skole", "politisk", 2026, 1),
                (
                    Said(decided, "offentligTittel"),
                    Said(decided, "moetesakstype"),
                    (int)decided["moetesaksaar"]!,
                    (int)decided["moetesakssekvensnummer"]!
                )
            );
            Assert.Equal("Skolen bygges", Said(decided["vedtak"]!["vedtakstekst"]!, "tekstInnhold"));
            Assert.Equal("2026-11-24", Said(decided["vedtak"]!, "dato"));
            Assert.Equal(
                ["Leder Postliste LEDER Ja", "Medlem Postliste MEDL Blankt"],
                decided["vedtak"]!["votering"]!
                    .AsArray()
                    .Select(v =>
                        $"{Said(v!["moetedeltaker"]!, "moetedeltakerNavn")} {Said(v["moetedeltaker"]!, "moetedeltakerFunksjon")} {Said(v, "stemme")}"
                    )
            );
            var protocol = Said(decided["vedtak"]!["behandlingsprotokoll"]!, "tekstInnhold");
            Assert.Contains("Vi snakket om den", protocol, StringComparison.Ordinal);
            Assert.Contains("Leder Postliste var ikke enig: For dyrt", protocol, StringComparison.Ordinal);
            Assert.Equal(
                ["Saksframlegg skole SF H", "Tegninger VL V"],
                decided["dokumentbeskrivelse"]!
                    .AsArray()
                    .Select(d => $"{Said(d!, "tittel")} {Said(d!, "dokumenttype")} {Said(d!, "tilknyttetRegistreringSom")}")
            );
            Assert.Equal(
                ("Personalsak", "Personalsak", "Unntatt offentlighet, offl. § 13"),
                (Said(cases[1]!, "offentligTittel"), Said(cases[1]!, "offentligTittelSensitiv"), Said(cases[1]!, "beskrivelse"))
            );
            Assert.Null(cases[1]!["vedtak"]);
        }

        await held.Colleague.Open($"/moter/{held.Id}");
        Assert.NotNull(held.Colleague.Page.QuerySelector($"a[href='/moter/{held.Id}/referat.json']"));
    }

    [Fact]
    public async Task There_is_none_while_it_is_written_or_disputed_nor_of_a_group_that_meets_by_itself()
    {
        using var held = await Begin("Ikke ennå");
        var (open, _) = await Write(held);
        Assert.Equal(HttpStatusCode.NotFound, await Status(held.Chair, held));
        await held.End();
        Assert.Equal(HttpStatusCode.NotFound, await Status(held.Chair, held)); // somebody may still object, and what is sent is sent
        using var elsewhere = await kommune.SignedIn("Utenfor Arkiv", await kommune.Unit("Et annet sted Arkiv"), Roles.Employee);
        Assert.Equal(HttpStatusCode.NotFound, await Status(elsewhere, held));
        await held.Member.Open(held.Minutes);
        await held.Member.Send($"object-{open}", ("Form.Objection", "Det var ikke slik"));
        await kommune.HoursPass(held.Id, 25);
        Assert.Equal(HttpStatusCode.NotFound, await Status(held.Chair, held));
        await held.Chair.Open($"/moter/{held.Id}");
        Assert.Null(held.Chair.Page.QuerySelector("a[href$='referat.json']"));

        using var inside = await Held.Begin(kommune, "For seg selv", Openness.Members);
        var item = await inside.Item("Noe vårt");
        await inside.Write(inside.Secretary, item, "Sagt", "Bestemt");
        await inside.End();
        await kommune.HoursPass(inside.Id, 25);
        Assert.Equal(HttpStatusCode.NotFound, await Status(inside.Chair, inside));
        await inside.Chair.Open(inside.Minutes);
        Assert.NotNull(inside.Chair.Page.QuerySelector("a[href$='referat.docx']"));
        Assert.Null(inside.Chair.Page.QuerySelector("a[href$='referat.json']"));
    }

    /// <summary>Against eInnsyn's own models: each field is one that may be sent, has a value that is allowed, and those it must have are there.</summary>
    [Fact]
    public async Task Every_field_is_one_of_eInnsyn_and_those_it_asks_for_are_there()
    {
        var models = Model.Read(
            await File.ReadAllTextAsync(RealData.At("data", "06_arkiv", "einnsyn", "einnsyn.arkiv.models.tsp"), Cancel)
        );
        Assert.Contains("behandlingsprotokoll", models["Vedtak"].Fields.Keys);
        using var held = await Begin("Modell");
        await Write(held);
        await held.End();
        await kommune.HoursPass(held.Id, 25);
        var meeting = JsonNode.Parse(await Text(held.Colleague, held))!.AsObject();
        var wrong = Model.Wrong(models, "Moetemappe", meeting).ToArray();
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));

        meeting["moetetittel"] = "finnes ikke"; // and the check can fail
        meeting["moetesak"]![0]!["moetesakstype"] = "PS";
        meeting.Remove("utvalg");
        Assert.Equal(
            ["Moetemappe.moetetittel is not a field", "Moetemappe.utvalg is missing", "Moetesak.moetesakstype cannot be PS"],
            Model.Wrong(models, "Moetemappe", meeting).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_codes_are_those_of_Fiks_archive()
    {
        var lists = File.ReadLines(RealData.At("data", "06_arkiv", "fiks_arkiv_kodelister.csv"))
            .Select(line => line.Split(';'))
            .ToLookup(row => row[0], row => row[2]);
        Assert.Equal(lists["moetesakstype"].Order(), Enum.GetNames<CaseType>().Order());
        Assert.Empty(Enum.GetNames<DocumentKind>().Except(lists["moeteregistreringstype"]));
        Assert.Empty(new[] { "LEDER", "SEKR", "MEDL", "VARA" }.Except(lists["moetedeltakerfunksjon"]));
        Assert.Empty(new[] { "H", "V" }.Except(lists["tilknyttetregistreringsom"]));
    }

    [Fact]
    public async Task What_the_minutes_say_of_one_case_is_a_file_of_its_own()
    {
        using var held = await Begin("Utskrift");
        var (open, closed) = await Write(held);
        Assert.Equal(HttpStatusCode.NotFound, (await Extract(held.Chair, open)).Status);
        await held.End();
        var (status, text) = await Extract(held.Colleague, open);
        Assert.Equal(HttpStatusCode.OK, status);
        foreach (
            var words in new[]
            {
                "Saksprotokoll: PS 1/26 Ny skole",
                "Saksprotokoll (SP).",
                "Gruppen Utskrift (UBU)",
                "Skolen bygges",
                "For dyrt",
            }
        )
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Personalsak", text, StringComparison.Ordinal); // only the one
        Assert.Equal(HttpStatusCode.NotFound, (await Extract(held.Colleague, closed)).Status);
        var met = (await Extract(held.Member, closed)).Text;
        Assert.Contains("Hun får qanat", met, StringComparison.Ordinal);
        Assert.Contains("Filen har saker som er unntatt offentlighet.", met, StringComparison.Ordinal);
        await held.Colleague.Open($"/moter/saker/{open}");
        Assert.NotNull(held.Colleague.Page.QuerySelector($"a[href='/moter/saker/{open}/saksprotokoll.docx']"));
        Assert.Contains("Saksframlegg (SF)", held.Colleague.Text, StringComparison.Ordinal);
        await held.Colleague.Open($"/moter/saker/{closed}");
        Assert.Null(held.Colleague.Page.QuerySelector("a[href*='saksprotokoll']"));
    }

    [Fact]
    public async Task The_title_of_those_who_meet_stays_with_them_and_so_does_why_a_closed_case_was_corrected()
    {
        using var held = await Begin("Titler");
        var (open, closed) = await Write(held);
        await kommune.With(async db =>
        {
            var item = await db.AgendaItems.SingleAsync(i => i.Id == open, Cancel);
            item.Describe("Ny skole for Zebulon", "Ny skole", item.Kind, null, null); // it was closed once, and is open again
            await db.Save("test", Cancel);
        });
        await held.End();
        await kommune.HoursPass(held.Id, 25);
        Assert.DoesNotContain("Zebulon", await Text(held.Chair, held), StringComparison.Ordinal);

        await held.Chair.Open(MeetingsUrls.CorrectOf(held.Id));
        await held.Chair.Send(
            "correct",
            ("Form.Because", "Navnet hennes var feil"),
            ($"Form.Summary[{closed}]", "Hemmelig, og rettet"),
            ("Form.Do", "publish")
        );
        Assert.Contains("Navnet hennes var feil", held.Chair.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Navnet hennes var feil", (await Extract(held.Member, open)).Text, StringComparison.Ordinal);
        Assert.Contains("Navnet hennes var feil", (await Extract(held.Member, closed)).Text, StringComparison.Ordinal);
    }

    // A body that votes by name and numbers, with a code; something open, something closed and something they did not reach.
    async Task<Held> Begin(string name)
    {
        var held = await Held.Begin(kommune, name);
        await kommune.With(async db =>
        {
            var meeting = await db.Meetings.SingleAsync(m => m.Id == held.Id, Cancel);
            meeting.Vote(Voting.Named);
            meeting.NumberCases(true);
            (await db.Groups.SingleAsync(g => g.Id == held.Group, Cancel)).Code = $"{name[0]}BU";
            await db.Save("test", Cancel);
        });
        return held;
    }

    async Task<(Guid Open, Guid Closed)> Write(Held held)
    {
        var open = await held.Item("Ny skole");
        var closed = await held.Item("Personalsaken Xenon", "offl. § 13", "Personalsak");
        await held.Item("Rakk vi ikke");
        await kommune.With(async db =>
        {
            var by = new Actor { Name = "Leder" };
            db.Attachments.AddRange(
                Attachment.Link(open, "Tegninger", "https://arkiv.example/2", by, new(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc)),
                Attachment.Link(open, "Saksframlegg skole", "https://arkiv.example/1", by, new(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc)),
                Attachment.Link(closed, "Vedtaket qanat", "https://arkiv.example/3", by, new(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc))
            );
            await db.Save("test", Cancel);
        });
        await held.Write(held.Secretary, open, "Vi snakket om den", "Skolen bygges");
        await held.Write(held.Secretary, closed, "Hemmelig qanat", "Hun får qanat");
        await held.Secretary.Open(held.Minutes);
        await held.Secretary.Send($"dissent-{open}", ("Form.Who", $"{held.ChairId}"), ("Form.Dissent", "For dyrt"));
        await held.Secretary.Send(
            $"vote-{open}",
            ($"Form.Ballots[{held.ChairId}]", "For"),
            ($"Form.Ballots[{held.MemberId}]", "Abstained"),
            ("Form.Do", "save")
        );
        return (open, closed);
    }

    static string Said(JsonNode from, string field) => (string)from[field]!;

    static async Task<string> Text(Visitor who, Held held)
    {
        using var answer = await who.Ask($"/moter/{held.Id}/referat.json");
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    static async Task<HttpStatusCode> Status(Visitor who, Held held)
    {
        using var answer = await who.Ask($"/moter/{held.Id}/referat.json");
        return answer.StatusCode;
    }

    static async Task<(HttpStatusCode Status, string Text)> Extract(Visitor who, Guid item)
    {
        using var answer = await who.Ask($"/moter/saker/{item}/saksprotokoll.docx");
        if (answer.StatusCode is not HttpStatusCode.OK)
        {
            return (answer.StatusCode, "");
        }

        using var document = WordprocessingDocument.Open(
            new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancel)),
            isEditable: false
        );
        return (answer.StatusCode, document.MainDocumentPart!.Document!.Body!.InnerText);
    }

    /// <summary>A model of eInnsyn's interface, as its source says it.</summary>
    sealed partial record Model(string? Above, Dictionary<string, ModelField> Fields)
    {
        public static Dictionary<string, Model> Read(string source) =>
            Models()
                .Matches(Comments().Replace(source, ""))
                .ToDictionary(
                    m => m.Groups["name"].Value,
                    m => new Model(
                        m.Groups["above"].Success ? m.Groups["above"].Value : null,
                        m.Groups["body"]
                            .Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                            .Select(ModelField.Read)
                            .ToDictionary(f => f.Name, f => f.Field)
                    )
                );

        public static IEnumerable<string> Wrong(Dictionary<string, Model> models, string name, JsonObject sent)
        {
            Dictionary<string, ModelField> fields = [];
            for (var at = name; at is not null; at = models[at].Above)
            {
                foreach (var (field, value) in models[at].Fields)
                {
                    fields.TryAdd(field, value);
                }
            }

            foreach (var (missing, _) in fields.Where(f => f.Value.IsNeeded && !sent.ContainsKey(f.Key)))
            {
                yield return $"{name}.{missing} is missing";
            }

            foreach (var (field, value) in sent)
            {
                if (!fields.TryGetValue(field, out var known) || known.IsMadeThere)
                {
                    yield return $"{name}.{field} is not a field";
                }
                else if (known.Allowed.Count > 0 && !known.Allowed.Contains((string)value!))
                {
                    yield return $"{name}.{field} cannot be {value}";
                }
                else if (known.Model is { } model)
                {
                    Assert.Equal(known.IsList, value is JsonArray);
                    foreach (var wrong in (value as JsonArray ?? [value!.DeepClone()]).SelectMany(v => Wrong(models, model, v!.AsObject())))
                    {
                        yield return wrong;
                    }
                }
                else
                {
                    Assert.IsAssignableFrom<JsonValue>(value);
                }
            }
        }

        [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", Safe)]
        private static partial Regex Comments();

        [GeneratedRegex(@"\bmodel (?<name>\w+)( extends \w+\.(?<above>\w+))? \{(?<body>.*?)\n  \}", Safe)]
        private static partial Regex Models();
    }

    sealed partial record ModelField(bool IsNeeded, bool IsMadeThere, string? Model, bool IsList, IReadOnlyCollection<string> Allowed)
    {
        public static (string Name, ModelField Field) Read(string source)
        {
            var isMadeThere = source.Contains("@visibility(Lifecycle.Read)", StringComparison.Ordinal);
            var said = Field().Match(Decorators().Replace(source, "").Trim());
            Assert.True(said.Success, source);
            var type = said.Groups["type"].Value;
            return (
                said.Groups["name"].Value,
                new(
                    !isMadeThere && said.Groups["optional"].Length == 0,
                    isMadeThere,
                    Expandable().Match(type) is { Success: true, Groups: var of } ? of["model"].Value : null,
                    type.EndsWith("[]", StringComparison.Ordinal),
                    [.. Quoted().Matches(type).Select(m => m.Groups["value"].Value)]
                )
            );
        }

        [GeneratedRegex(@"@\w+(\((""[^""]*""|[^)])*\))?", Safe)]
        private static partial Regex Decorators();

        [GeneratedRegex(@"^(?<name>\w+)(?<optional>\??):\s*(?<type>.+)$", Safe)]
        private static partial Regex Field();

        [GeneratedRegex(@"ExpandableField<(\w+\.)?(?<model>\w+)>", Safe)]
        private static partial Regex Expandable();

        [GeneratedRegex(@"""(?<value>[^""]+)""", Safe)]
        private static partial Regex Quoted();
    }
}
