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

    // Without what is said of it to those who do not see it.
    static IEnumerable<string> Words(Visitor reader, string tag) =>
        reader
            .Page.QuerySelectorAll(tag)
            .Select(e => string.Concat(e.ChildNodes.Where(n => n.NodeType == AngleSharp.Dom.NodeType.Text).Select(n => n.TextContent)));
}
