using System.Net;
using Takt.Meetings;

namespace Takt.Tests;

/// <summary>Minutes that stand are locked, and corrected by a new version that shows what it changed.</summary>
public sealed class MinutesVersionTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_version_says_who_when_and_why_and_keeps_the_old_one_whole()
    {
        using var held = await Held.Begin(kommune, "Ny versjon");
        var (first, second) = (await held.Item("Ferieplanen"), await held.Item("Bilen"));
        await held.Write(held.Secretary, first, "Vi så på ferien", "Ferie i uke 28", "Ferie i uke 28");
        await held.Write(held.Secretary, second, "Bilen er gammel", "Vi leaser en ny");
        await held.End();
        await held.Secretary.Open(Correct(held));
        Assert.Equal(held.Minutes, held.Secretary.At); // before they stand it is done there
        await kommune.HoursPass(held.Id, 25);

        await held.Secretary.Open(held.Minutes);
        Assert.NotNull(held.Secretary.Page.QuerySelector($"a[href='{Correct(held)}']"));
        await held.Secretary.Open(Correct(held));
        await held.Secretary.Send("correct", ("Form.Do", "publish"));
        Assert.Contains("Skriv hva som er rettet, og hvorfor.", held.Secretary.Text, StringComparison.Ordinal);
        Assert.Contains("Ingenting er endret ennå.", held.Secretary.Text, StringComparison.Ordinal);
        await held.Secretary.Send("correct", ($"Form.Decision[{first}]", "Ferie i uke 29"), ("Form.Do", "see"));
        Assert.Equal(["28"], Words(held.Secretary, "del"));
        Assert.Equal(["29"], Words(held.Secretary, "ins"));
        Assert.Equal("Ferie i uke 28", (await held.Read(first)).Decision); // shown, not saved
        await held.Secretary.Send("correct", ("Form.Because", "Feil uke"), ("Form.Do", "publish"));
        Assert.Equal($"{held.Minutes}/versjoner", held.Secretary.At);

        var stands = await held.Read(first);
        Assert.Equal(("Ferie i uke 29", "Ferie i uke 28"), (stands.Decision, stands.Key));
        var kept = await kommune.With(db => db.Corrections.Include(c => c.Kept).SingleAsync(c => c.MeetingId == held.Id, Cancel));
        Assert.Equal((2, "Feil uke", "Sekretær Ny versjon"), (kept.Number, kept.Because, kept.By));
        Assert.Equal(
            [(first, "Ferie i uke 28", true), (second, "Vi leaser en ny", false)],
            kept.Kept.Select(k => (k.ItemId, k.Decision, k.IsChanged)).OrderBy(k => k.ItemId)
        );
        foreach (var reader in new[] { held.Member, held.Observer, held.Colleague, held.Leader })
        {
            await reader.Open($"/moter/{held.Id}");
            Assert.Contains("Versjon 2", reader.Text, StringComparison.Ordinal);
            Assert.Contains("av Sekretær Ny versjon: Feil uke", reader.Text, StringComparison.Ordinal);
            await reader.Open($"{held.Minutes}/versjoner");
            Assert.Equal(["28"], Words(reader, "del"));
            Assert.Contains("Slik sto versjon 1", reader.Text, StringComparison.Ordinal);
            Assert.Contains("Vi leaser en ny", reader.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_version_shows_what_it_changed_itself()
    {
        using var held = await Held.Begin(kommune, "Tre versjoner");
        var item = await Standing(held, "Vi gjør én");
        await Publish(held, item, "Vi gjør to", "Først");
        await Publish(held, item, "Vi gjør tre", "Så");
        await held.Member.Open($"{held.Minutes}/versjoner");
        Assert.Equal(["Versjon 3", "Versjon 2"], held.Member.Page.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()));
        Assert.Equal(["to", "én"], Words(held.Member, "del"));
        Assert.Equal(["tre", "to"], Words(held.Member, "ins"));
    }

    [Fact]
    public async Task Two_who_correct_at_once_do_not_write_over_each_other()
    {
        using var held = await Held.Begin(kommune, "To retter");
        var untouched = await held.Item("Saken før");
        await held.Write(held.Secretary, untouched, null, "Som den var");
        var item = await Standing(held, "Vi gjør det");
        await held.Chair.Open(Correct(held));
        await Publish(held, untouched, "Som den skal være", "Feil skrevet");
        await Publish(held, item, "Vi gjør det i mai", "Måneden mangler");
        await held.Chair.Send(
            "correct",
            ($"Form.Decision[{item}]", "Vi gjør det i juni"),
            ("Form.Because", "Feil måned"),
            ("Form.Do", "publish")
        );
        Assert.Contains("Noen andre har rettet referatet imens.", held.Chair.Text, StringComparison.Ordinal);
        Assert.Equal("Vi gjør det i juni", held.Chair.Field($"Form.Decision[{item}]"));
        Assert.Equal("Vi gjør det i mai", (await held.Read(item)).Decision);
        await held.Chair.Send("correct", ("Form.Do", "publish")); // sending once more chooses
        Assert.Equal("Vi gjør det i juni", (await held.Read(item)).Decision);
        Assert.Equal("Som den skal være", (await held.Read(untouched)).Decision); // what one did not touch is not taken back
    }

    [Fact]
    public async Task Only_those_who_run_it_correct()
    {
        using var held = await Held.Begin(kommune, "Hvem retter");
        var item = await Standing(held, "Vi gjør det");
        await held.Chair.Open(Correct(held));
        var fields = held.Chair.FieldsOf("correct");
        foreach (var other in new[] { held.Member, held.Observer, held.Colleague, held.Leader })
        {
            await other.Open(Correct(held));
            Assert.Equal(HttpStatusCode.Forbidden, other.Status);
            await other.Post(
                Correct(held),
                fields
                    .Where(f => f.Key != "Form.Because" && f.Key != $"Form.Decision[{item}]")
                    .Append(new("Form.Because", "Fordi"))
                    .Append(new($"Form.Decision[{item}]", "Noe annet"))
            );
        }

        Assert.Equal("Vi gjør det", (await held.Read(item)).Decision);
        await held.Chair.Send("correct", ($"Form.Decision[{item}]", ""), ("Form.Because", "Fordi"), ("Form.Do", "publish"));
        Assert.Contains("Skriv hva som skal stå i referatet om saken.", held.Chair.Text, StringComparison.Ordinal); // nothing is emptied
    }

    [Fact]
    public async Task A_closed_item_and_why_it_was_changed_stay_with_those_who_met()
    {
        using var held = await Held.Begin(kommune, "Lukket versjon");
        var closed = await held.Item("Personalsak Xylofon", "offl. § 13", "Personalsak");
        var open = await held.Item("Budsjettet");
        await held.Write(held.Secretary, closed, "Vi snakket", "Hun får quodlibet");
        await held.Write(held.Secretary, open, "Vi så", "Vi sparer");
        await held.End();
        await kommune.HoursPass(held.Id, 25);
        await Publish(held, closed, "Hun får quokka", "Feil om quisquiliae");
        foreach (var outsider in new[] { held.Colleague, held.Leader })
        {
            foreach (var page in new[] { $"/moter/{held.Id}", $"{held.Minutes}/versjoner", "/sok?q=quokka" })
            {
                await outsider.Open(page);
                Assert.DoesNotContain("quodlibet", outsider.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("Hun får", outsider.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("quisquiliae", outsider.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("Xylofon", outsider.Text, StringComparison.Ordinal);
            }

            await outsider.Open($"{held.Minutes}/versjoner");
            Assert.Contains("Det som er endret, står i en sak som er unntatt offentlighet.", outsider.Text, StringComparison.Ordinal);
        }

        await held.Member.Open($"{held.Minutes}/versjoner");
        Assert.Contains("quisquiliae", held.Member.Text, StringComparison.Ordinal);
        Assert.Equal(["quodlibet"], Words(held.Member, "del"));
        using var elsewhere = await kommune.SignedIn("Utenfor Versjon", await kommune.Unit("Et annet sted Versjon"), Roles.Employee);
        await elsewhere.Open($"{held.Minutes}/versjoner");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.Status);
    }

    [Fact]
    public async Task Votes_who_disagreed_and_who_was_there_are_corrected_with_the_difference_shown_and_the_old_version_whole()
    {
        using var held = await Voting("Alt rettes", Takt.Meetings.Voting.Counted, more: 1); // four, and the substitute
        var (item, other) = (await held.Item("Ny bro"), await held.Item("Bare stemt over"));
        await held.Secretary.Open(held.Minutes);
        await held.Secretary.Send("call", ($"Form.There[{held.MemberId}]", null));
        await held.Write(held.Secretary, item, null, "Den bygges");
        await held.Secretary.Send($"vote-{item}", ("Form.For", "2"), ("Form.Against", "1"), ("Form.Do", "save"));
        await held.Secretary.Send($"dissent-{item}", ("Form.Who", $"{held.ChairId}"), ("Form.Dissent", "For dyrt"));
        await held.Secretary.Send($"vote-{other}", ("Form.Do", "all"));
        await Ended(held);

        await held.Secretary.Open(Correct(held));
        (string, string?)[] corrected =
        [
            ($"Form.There[{held.SubstituteId}]", "true"),
            ($"Form.For[{item}]", "3"),
            ($"Form.Dissent[{await Dissent(item)}]", "For dyrt, og feil sted"),
            ($"Form.Who[{item}]", $"{held.SubstituteId}"),
            ($"Form.Says[{item}]", "Jeg ville vente"),
        ];
        await held.Secretary.Send("correct", [.. corrected, ("Form.Do", "see")]);
        Assert.Contains("Tatt ut: For: 2. Imot: 1. slutt → Nytt: ", Said(held.Secretary), StringComparison.Ordinal);
        Assert.Equal(2, (await Vote(item))!.For); // shown, not saved
        Assert.Equal("3", held.Secretary.Field($"Form.For[{item}]")); // and nothing typed is lost
        await held.Secretary.Send("correct", ("Form.Because", "Vara kom for seint på listen"), ("Form.Do", "publish"));
        var told = await kommune.With(db => db.Set<Notice>().Where(n => n.Sentence == "Meetings.NoticeCorrected").ToListAsync(Cancel));
        Assert.Equal(2, told.Count(n => n.PersonId == held.ChairId || n.PersonId == held.SubstituteId)); // whose words they are
        Assert.DoesNotContain(told, n => n.PersonId == held.MemberId);
        Assert.Equal($"{held.Minutes}/versjoner", held.Secretary.At);
        Assert.Equal((3, 1), ((await Vote(item))!.For, (await Vote(item))!.Against));
        Assert.Equal(3, (await Vote(other))!.For); // what nobody touched

        foreach (var reader in new[] { held.Member, held.Observer, held.Colleague, held.Leader })
        {
            await reader.Open($"{held.Minutes}/versjoner");
            var shown = Said(reader);
            Assert.Contains("Tatt ut: For: 2. Imot: 1. slutt → Nytt: ", shown, StringComparison.Ordinal);
            Assert.Contains("Vara Alt rettes: Tatt ut: Ikke notert", shown, StringComparison.Ordinal);
            Assert.Contains("Nytt: Vara for Medlem Alt rettes", shown, StringComparison.Ordinal);
            Assert.Contains("Vara Alt rettes var ikke enig", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Medlem Alt rettes: Tatt ut", shown, StringComparison.Ordinal); // away before, and still
            var old = reader.Page.QuerySelector("main details")!.TextContent;
            Assert.Contains("For: 2. Imot: 1.", old, StringComparison.Ordinal);
            Assert.Contains("Enstemmig, 3 stemmer.", old, StringComparison.Ordinal);
            Assert.Contains("For dyrt", old, StringComparison.Ordinal);
            Assert.DoesNotContain("feil sted", old, StringComparison.Ordinal);
            Assert.DoesNotContain("Jeg ville vente", old, StringComparison.Ordinal);
            Assert.DoesNotContain("Vara Alt rettes", old, StringComparison.Ordinal);
            await reader.Open($"/moter/{held.Id}");
            Assert.Contains("For: 3. Imot: 1.", reader.Text, StringComparison.Ordinal);
            Assert.Contains("For dyrt, og feil sted", reader.Text, StringComparison.Ordinal);
            Assert.Contains("Vara Alt rettes", reader.Text, StringComparison.Ordinal);
        }

        var bytes = await held.Member.Download($"/moter/{held.Id}/referat.docx");
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        var body = document.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains("For: 3. Imot: 1.", body, StringComparison.Ordinal);
        Assert.Contains("Jeg ville vente", body, StringComparison.Ordinal);
        Assert.Contains("Vara Alt rettes", body, StringComparison.Ordinal);

        // And taken away again.
        await held.Secretary.Open(Correct(held));
        await held.Secretary.Send(
            "correct",
            ($"Form.For[{item}]", ""),
            ($"Form.Against[{item}]", ""),
            ($"Form.Abstained[{item}]", ""),
            ($"Form.Dissent[{await Dissent(item)}]", ""),
            ("Form.Because", "Det ble ikke stemt"),
            ("Form.Do", "publish")
        );
        Assert.Null(await Vote(item));
        Assert.Equal(
            "Jeg ville vente",
            await kommune.With(db => db.Dissents.Where(d => d.ItemId == item).Select(d => d.Text).SingleAsync(Cancel))
        );
        await held.Colleague.Open($"{held.Minutes}/versjoner");
        Assert.Contains("Tatt ut: For: 3. Imot: 1. slutt → Nytt: ", Said(held.Colleague), StringComparison.Ordinal);
        Assert.Contains("Tatt ut: For: 2. Imot: 1. slutt → Nytt: ", Said(held.Colleague), StringComparison.Ordinal); // version 2 still says what it changed
        Assert.Contains("Ingen avstemning", Said(held.Colleague), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_version_has_more_votes_than_people_nor_the_vote_or_the_word_of_somebody_away()
    {
        using var held = await Voting("For mange rettet", Takt.Meetings.Voting.Named);
        var item = await held.Item("Ny tunnel");
        await held.Write(held.Secretary, item, null, "Den bygges");
        await held.Secretary.Send("call");
        await held.Secretary.Send($"vote-{item}", ("Form.Do", "all"));
        await Ended(held);
        var key = $"{item:N}{held.MemberId:N}";

        await held.Secretary.Open(Correct(held));
        await held.Secretary.Send("correct", ($"Form.There[{held.MemberId}]", null), ("Form.Because", "Var borte"), ("Form.Do", "publish"));
        Assert.Contains("Det er 3 stemmer, og bare 2 er til stede.", held.Secretary.Text, StringComparison.Ordinal);
        await held.Secretary.Send("correct", ($"Form.Ballots[{item:N}{held.ChairId:N}]", ""), ("Form.Do", "publish"));
        Assert.Contains(
            "Medlem For mange rettet har stemt, men er ikke ført opp som til stede",
            held.Secretary.Text,
            StringComparison.Ordinal
        );
        await held.Secretary.Send(
            "correct",
            ($"Form.Ballots[{item:N}{held.ChairId:N}]", "For"),
            ($"Form.Ballots[{key}]", ""),
            ($"Form.Who[{item}]", $"{held.MemberId}"),
            ($"Form.Says[{item}]", "Imot"),
            ("Form.Do", "publish")
        );
        Assert.Contains("Den du valgte, er ikke ført opp som til stede.", held.Secretary.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await Vote(item))!.For);
        Assert.Equal(0, await kommune.With(db => db.Corrections.CountAsync(c => c.MeetingId == held.Id, Cancel)));
        await held.Secretary.Send("correct", ($"Form.Who[{item}]", ""), ($"Form.Says[{item}]", ""), ("Form.Do", "publish"));
        Assert.Equal((2, 2), ((await Vote(item))!.For, (await Vote(item))!.Ballots.Count));
        await held.Member.Open($"{held.Minutes}/versjoner");
        Assert.Contains(
            "Medlem For mange rettet: Tatt ut: For slutt → Nytt: Stemte ikke slutt",
            Said(held.Member),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Medlem For mange rettet: Tatt ut: Til stede slutt → Nytt: Ikke til stede slutt",
            Said(held.Member),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_another_corrected_of_votes_and_presence_meanwhile_is_not_taken_back_by_whoever_did_not_touch_it()
    {
        using var held = await Voting("Urørt", Takt.Meetings.Voting.Counted);
        var item = await held.Item("Ny kirke");
        await held.Write(held.Secretary, item, null, "Den bygges");
        await held.Secretary.Send("call");
        await held.Secretary.Send($"vote-{item}", ("Form.Do", "all"));
        await Ended(held);
        await held.Chair.Open(Correct(held));
        await held.Secretary.Open(Correct(held));
        await held.Secretary.Send(
            "correct",
            ($"Form.There[{held.MemberId}]", null),
            ($"Form.There[{held.SubstituteId}]", "true"),
            ($"Form.For[{item}]", "2"),
            ($"Form.Abstained[{item}]", "1"),
            ("Form.Because", "Vara møtte"),
            ("Form.Do", "publish")
        );
        await held.Chair.Send("correct", ($"Form.Decision[{item}]", "Den bygges i 2028"), ("Form.Because", "Året"), ("Form.Do", "publish"));
        Assert.Contains("Noen andre har rettet referatet imens.", held.Chair.Text, StringComparison.Ordinal);
        await held.Chair.Send("correct", ("Form.Do", "publish"));
        Assert.Equal("Den bygges i 2028", (await held.Read(item)).Decision);
        Assert.Equal((2, 1), ((await Vote(item))!.For, (await Vote(item))!.Abstained));
        Assert.Contains(held.SubstituteId, await There(held));
        Assert.DoesNotContain(held.MemberId, await There(held));
    }

    [Fact]
    public async Task How_they_voted_on_a_closed_item_stays_with_those_who_met_in_every_version()
    {
        using var held = await Voting("Lukket stemme", Takt.Meetings.Voting.Counted);
        var item = await held.Item("Sak om Ptolemaios", "offl. § 13", "Personalsak");
        await held.Write(held.Secretary, item, "Vi snakket", "Han slutter");
        await held.Secretary.Send($"vote-{item}", ("Form.For", "2"), ("Form.Against", "1"), ("Form.Do", "save"));
        await Ended(held);
        await held.Secretary.Open(Correct(held));
        await held.Secretary.Send(
            "correct",
            ($"Form.For[{item}]", "3"),
            ($"Form.Against[{item}]", "0"),
            ("Form.Because", "Feil om quinoa"),
            ("Form.Do", "publish")
        );
        await held.Member.Open($"{held.Minutes}/versjoner");
        Assert.Contains("Tatt ut: For: 2. Imot: 1. slutt → Nytt: ", Said(held.Member), StringComparison.Ordinal);
        foreach (var outsider in new[] { held.Colleague, held.Leader })
        {
            await outsider.Open($"{held.Minutes}/versjoner");
            Assert.DoesNotContain("Imot", outsider.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("quinoa", outsider.Text, StringComparison.Ordinal);
            Assert.Contains("Det som er endret, står i en sak som er unntatt offentlighet.", outsider.Text, StringComparison.Ordinal);
        }

        var trail = await kommune.With(db =>
            db.AuditEntries.Where(e => e.Kind == nameof(KeptItem)).Select(e => e.Changes).ToListAsync(Cancel)
        );
        Assert.NotEmpty(trail);
        Assert.DoesNotContain(trail, changes => changes.Contains("Against", StringComparison.Ordinal)); // nor is it on the trail
    }

    static string Correct(Held held) => $"{held.Minutes}/rett";

    async Task<Guid> Standing(Held held, string decision)
    {
        var item = await held.Item("Saken");
        await held.Write(held.Secretary, item, null, decision);
        await held.End();
        await kommune.HoursPass(held.Id, 25);
        return item;
    }

    static async Task Publish(Held held, Guid item, string decision, string because)
    {
        await held.Secretary.Open(Correct(held));
        await held.Secretary.Send("correct", ($"Form.Decision[{item}]", decision), ("Form.Because", because), ("Form.Do", "publish"));
    }

    async Task<Held> Voting(string name, Voting voting, int more = 0)
    {
        var held = await Held.Begin(kommune, name, more: more);
        await kommune.With(async db =>
        {
            (await db.Meetings.SingleAsync(m => m.Id == held.Id, Cancel)).Vote(voting);
            await db.Save("test", Cancel);
        });
        return held;
    }

    async Task Ended(Held held)
    {
        await held.End();
        await kommune.HoursPass(held.Id, 25);
    }

    Task<Vote?> Vote(Guid item) =>
        kommune.With(db => db.Votes.AsNoTracking().Include(v => v.Ballots).SingleOrDefaultAsync(v => v.ItemId == item, Cancel));

    Task<Guid> Dissent(Guid item) =>
        kommune.With(db => db.Dissents.Where(d => d.ItemId == item).OrderBy(d => d.Id).Select(d => d.Id).FirstAsync(Cancel));

    Task<List<Guid>> There(Held held) =>
        kommune.With(async db =>
            (await db.Meetings.AsNoTracking().Include(m => m.Attendances).SingleAsync(m => m.Id == held.Id, Cancel))
                .Attendances.Where(a => a.Presence is Presence.Present or Presence.Substitute)
                .Select(a => a.PersonId)
                .ToList()
        );

    // As it is read aloud.
    static string Said(Visitor reader) =>
        string.Join(' ', reader.Page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Without what is said of it to those who do not see it.
    static IEnumerable<string> Words(Visitor reader, string tag) =>
        reader
            .Page.QuerySelectorAll(tag)
            .Select(e => string.Concat(e.ChildNodes.Where(n => n.NodeType == AngleSharp.Dom.NodeType.Text).Select(n => n.TextContent)));
}
