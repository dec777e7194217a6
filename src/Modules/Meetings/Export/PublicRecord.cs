using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>
/// A meeting as the public may read it, in the words of eInnsyn's interface (<c>Moetemappe</c>, <c>Moetesak</c>, <c>Vedtak</c>,
/// <c>Votering</c>; einnsyn-api, models of its archive) with the codes of Fiks arkiv for the kinds of documents. The fields are
/// those one sends; those eInnsyn makes itself are not there. <c>docs/einnsyn.md</c> tells which is which.
/// </summary>
sealed class PublicRecord(Db db, Clock clock, MeetingDesk desk, MinutesBook book)
{
    public const string MediaType = "application/json";

    const int LongestDescription = 1000; // beskrivelse
    const string PlainText = "text/plain";
    const string Main = "H"; // tilknyttetRegistreringSom: hoveddokument, vedlegg
    const string Attached = "V";

    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Whether a meeting has one: when its minutes are in force, for what has been sent cannot be called back; and not of a group that
    /// meets by itself.
    /// </summary>
    public static bool IsFor(Meeting meeting, DateTime now) => meeting.StandsAt <= now && meeting.Openness is Openness.Unit;

    /// <summary>The file, and what to call it. Nothing that is closed is in it, whoever asks.</summary>
    /// <exception cref="NotFound">When there is none for the actor.</exception>
    public async Task<(byte[] File, string Name)> Write(Guid id, CancellationToken cancel)
    {
        var language = Languages.Culture(db.Municipality.DefaultLanguage);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language); // until this is written, and no longer
        var at = await desk.Find(id, cancel);
        if (!IsFor(at.Meeting, clock.Now))
        {
            throw new NotFound();
        }

        var lines = await db
            .AgendaItems.Where(i => i.MeetingId == id && i.State == ItemState.Treated)
            .OrderBy(i => i.Position)
            .ThenBy(i => i.Id)
            .Select(AgendaLine.Of)
            .ToListAsync(cancel);
        var open = await db.ItemsSeen().Where(i => i.MeetingId == id && i.ClosedBy == null && i.IsOut).ToListAsync(cancel);
        var said = await book.Read(open, cancel);
        Guid[] ids = [.. open.Select(i => i.Id)];
        var papers = (
            await db.Attachments.Where(a => ids.Contains(a.RecordId)).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(cancel)
        ).ToLookup(a => a.RecordId);
        var items = open.ToDictionary(i => i.Id);
        JsonObject[] cases =
        [
            .. lines.Select(line =>
                items.GetValueOrDefault(line.Id) is { } item ? Case(at, line, item, said[item.Id], papers[item.Id]) : Closed(at, line)
            ),
        ];
        var folder = Folder(at, cases);
        return (
            JsonSerializer.SerializeToUtf8Bytes(folder, Readable),
            $"{at.Meeting.Title} {at.Group.Name} {Norwegian.Full(at.Meeting.On)}"
        );
    }

    JsonObject Folder(MeetingAt at, JsonObject[] cases)
    {
        var meeting = at.Meeting;
        var name = $"{meeting.Title} {Norwegian.Full(meeting.On)}";
        return Object(
            ("systemId", $"{meeting.Id}"),
            ("offentligTittel", name),
            ("offentligTittelSensitiv", name),
            // A group may meet twice a day, and not twice at the same time of it.
            (
                "moetenummer",
                string.Create(CultureInfo.InvariantCulture, $"{at.Group.Code ?? at.Group.Name} {meeting.On:yyyy-MM-dd} {meeting.At:HH.mm}")
            ),
            ("utvalg", at.Group.Name),
            ("moetedato", meeting.Begins),
            ("moetested", meeting.Place),
            ("moetedokument", new JsonArray(Document(DocumentKind.SL, name), Document(DocumentKind.MP, name))),
            ("moetesak", new JsonArray([.. cases]))
        );
    }

    static JsonObject Document(DocumentKind kind, string of)
    {
        var name = $"{DocumentKinds.NameOf(kind)}: {of}";
        return Object(("offentligTittel", name), ("offentligTittelSensitiv", name), ("moetedokumenttype", $"{kind}"));
    }

    static JsonObject Case(MeetingAt at, AgendaLine line, AgendaItem item, ItemSaid said, IEnumerable<Attachment> papers)
    {
        // The protocol belongs to a decision. Where there is none, what was said is all that came of it.
        var about = said.Decision is null ? said.Summary ?? item.About : item.About;
        var written = papers
            .Select(paper => (Kind: DocumentKinds.OfPaper(paper.Title), paper.Title))
            .OrderBy(paper => paper.Kind) // what was put before them comes first
            .Select((paper, number) => Paper(paper.Kind, paper.Title, number + 1))
            .ToArray();
        var whole = Registered(at, line, about, said.Decision is not null);
        whole["dokumentbeskrivelse"] = written.Length == 0 ? null : new JsonArray([.. written]);
        whole["vedtak"] = said.Decision is null ? null : Decided(at, line, said);
        return Trimmed(whole);
    }

    // The public title and the rule: what everybody sees who sees the meeting.
    static JsonObject Closed(MeetingAt at, AgendaLine line) =>
        Registered(at, line, string.Format(Texts.ClosedBy, line.ClosedBy), isDecided: false);

    static JsonObject Registered(MeetingAt at, AgendaLine line, string? about, bool isDecided) =>
        Object(
            ("systemId", $"{line.Id}"),
            ("offentligTittel", line.Title),
            ("offentligTittelSensitiv", line.Title), // of what is closed too: the other title never leaves
            ("beskrivelse", about?.Shortened(LongestDescription)),
            ("moetesakstype", WordOf(CaseTypes.Of(line.CaseType, line.Kind, at.Meeting.Voting, isDecided))),
            ("moetesaksaar", line.Case?.Year),
            ("moetesakssekvensnummer", line.Case?.Sequence),
            ("utvalg", at.Group.Name)
        );

    static JsonObject Decided(MeetingAt at, AgendaLine line, ItemSaid said) =>
        Object(
            ("vedtakstekst", TextOf(said.Decision)),
            (
                "votering",
                said.Vote is { Cast.Count: > 0 } vote
                    ? new JsonArray([.. vote.Cast.Select(c => Voted(at, c.PersonId, c.Name, c.Ballot))])
                    : null
            ),
            ("behandlingsprotokoll", TextOf(Protocol(said))),
            ("vedtaksdokument", new JsonArray(Paper(DocumentKind.SP, $"{DocumentKinds.NameOf(DocumentKind.SP)}: {line.Headed}", 1))),
            ("dato", at.Meeting.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        );

    static string? Protocol(ItemSaid said)
    {
        string?[] parts =
        [
            said.Summary,
            said.Vote is { } vote ? VoteWords.Of(vote) : null,
            .. said.Dissents.Select(d => $"{string.Format(Texts.MinutesDissentBy, d.Name)}: {d.Text}"),
        ];
        return string.Join("\n\n", parts.OfType<string>()) is { Length: > 0 } text ? text : null;
    }

    static JsonObject Voted(MeetingAt at, Guid person, string name, Ballot ballot) =>
        Object(
            ("moetedeltaker", Object(("moetedeltakerNavn", name), ("moetedeltakerFunksjon", FunctionOf(at, person)))),
            (
                "stemme",
                ballot switch
                {
                    Ballot.For => "Ja",
                    Ballot.Against => "Nei",
                    _ => "Blankt",
                }
            )
        );

    // moetedeltakerfunksjon in the code lists of Fiks arkiv.
    static string FunctionOf(MeetingAt at, Guid person) =>
        at.Meeting.Attendances.Any(a => a.PersonId == person && a.Presence is Presence.Substitute)
            ? "VARA"
            : at.Group.Seats.FirstOrDefault(s => s.PersonId == person)?.Place switch
            {
                GroupPlace.Chair => "LEDER",
                GroupPlace.Secretary => "SEKR",
                _ => "MEDL",
            };

    static JsonObject Paper(DocumentKind kind, string title, int number) =>
        Object(
            ("tittel", title),
            ("tittelSensitiv", title),
            ("dokumentnummer", number),
            ("dokumenttype", $"{kind}"),
            ("tilknyttetRegistreringSom", kind is DocumentKind.VL ? Attached : Main)
        );

    static JsonObject? TextOf(string? text) => text is null ? null : Object(("tekstInnhold", text), ("tekstFormat", PlainText));

    // eInnsyn says it in words where Fiks has a code.
    static string WordOf(CaseType type) =>
        type switch
        {
            CaseType.PS => "politisk",
            CaseType.DS => "delegert",
            CaseType.RS => "referat",
            CaseType.FO => "interpellasjon",
            _ => "annet",
        };

    static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var made = new JsonObject();
        foreach (var (name, value) in fields)
        {
            made[name] = value;
        }

        return Trimmed(made);
    }

    // What is not said is not there.
    static JsonObject Trimmed(JsonObject made)
    {
        foreach (var (name, _) in made.Where(field => field.Value is null).ToArray())
        {
            made.Remove(name);
        }

        return made;
    }
}
