using Takt.Organisation;

namespace Takt.Tests;

/// <summary>People talk where the thing is, tell each other, and follow what they care for.</summary>
public sealed class TalkTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_named_is_told_and_so_are_those_who_follow()
    {
        var unit = await kommune.Unit("Praterom");
        using var owner = await kommune.SignedIn("Olga Eier", unit, Roles.Leader);
        using var named = await kommune.SignedIn("Nora Nevnt", unit, Roles.Adviser);
        using var other = await kommune.SignedIn("Arild Annen", unit, Roles.Employee);
        var address = $"/tiltak/{await kommune.Decide("Ny benk i gangen", Seat.LeaderOf(unit))}";

        await other.Open(address);
        await other.Send("comment", ("Form.CommentText", "Hva med farge?\r\n\r\n<b>Blå</b>"), ("Form.CommentTo", "Nora Nevnt"));
        Assert.Contains("Kommentaren er sendt.", other.Text, StringComparison.Ordinal);
        Assert.Contains("til Nora Nevnt", other.Text, StringComparison.Ordinal);
        Assert.Contains("<b>Blå</b>", other.Text, StringComparison.Ordinal); // as text
        Assert.Equal(0, Unread(other)); // not of one's own
        Assert.Equal("Arild Annen skrev til deg om «Ny benk i gangen»", Assert.Single(await Told(named)));
        Assert.Equal("Arild Annen kommenterte «Ny benk i gangen»", Assert.Single(await Told(owner))); // whoever answers for it

        await owner.Open(address);
        await owner.Send("comment", ("Form.CommentText", "Ja, @Nora Nevnt Hva mener du?"));
        Assert.Equal("Olga Eier kommenterte «Ny benk i gangen»", Assert.Single(await Told(other))); // who has spoken follows
        Assert.Equal(
            ["Olga Eier skrev til deg om «Ny benk i gangen»", "Arild Annen skrev til deg om «Ny benk i gangen»"],
            await Told(named)
        );

        await other.Open(address);
        await other.Send("follow");
        Assert.Contains("Du følger ikke tiltaket lenger.", other.Text, StringComparison.Ordinal);
        await named.Open(address);
        await named.Send("follow");
        await owner.Open(address);
        await owner.Send("start");
        Assert.Equal("«Ny benk i gangen» er satt i gang", (await Told(named))[0]);
        Assert.Single(await Told(other));

        Assert.Equal(3, Unread(named));
        await named.Send("read-" + await Newest("Nora Nevnt"), []);
        Assert.Equal(2, Unread(named));
        await named.Send("all");
        Assert.Equal(0, Unread(named));
        Assert.Contains("Du har lest alt.", named.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await Told(named)).Length);
    }

    [Fact]
    public async Task Who_is_not_found_or_may_not_see_it_is_said_and_nothing_is_lost()
    {
        var unit = await kommune.Unit("Stillerom");
        using var owner = await kommune.SignedIn("Stine Stille", unit, Roles.Leader);
        await kommune.Person("Ulla Utenfor", await kommune.Unit("Et annet rom"), Roles.Leader);
        await kommune.Person("Like Navn", unit, Roles.Employee);
        await kommune.Person("Like Navn", unit, Roles.Employee);
        var address = $"/tiltak/{await kommune.Decide("Noe å snakke om", Seat.LeaderOf(unit))}";
        await owner.Open(address);

        await owner.Send("comment", ("Form.CommentText", " "));
        Assert.Contains("Skriv en kommentar først.", owner.Text, StringComparison.Ordinal);
        foreach (
            var (text, said) in new[]
            {
                ("Hei @Ukjent Person", "Fant ingen som heter «Ukjent Person»"),
                ("Hei @Like Navn", "Flere heter «Like Navn»"),
                ("Hei @Ulla Utenfor", "Ulla Utenfor kan ikke se denne siden"),
            }
        )
        {
            await owner.Send("comment", ("Form.CommentText", text));
            Assert.Contains(said, owner.Text, StringComparison.Ordinal);
            Assert.Equal(text, owner.Field("Form.CommentText"));
        }

        await owner.Send("comment", ("Form.CommentText", "Skriv til post@kommune.example, @ kl. 12"));
        Assert.Contains("Kommentaren er sendt.", owner.Text, StringComparison.Ordinal);
        Assert.Equal(1, await kommune.With(db => db.Set<Comment>().CountAsync(c => c.ByName == "Stine Stille", Cancel)));
    }

    [Fact]
    public async Task Ones_own_is_changed_and_taken_back_and_the_trail_keeps_what_it_said()
    {
        var unit = await kommune.Unit("Angrerom");
        using var owner = await kommune.SignedIn("Anne Anger", unit, Roles.Leader);
        using var other = await kommune.SignedIn("Per Prøver", unit, Roles.Employee);
        var address = $"/tiltak/{await kommune.Decide("Noe å angre på", Seat.LeaderOf(unit))}";
        await owner.Open(address);
        await owner.Send("comment", ("Form.CommentText", "Dette er feil tall"));
        var id = await kommune.With(db => db.Set<Comment>().Where(c => c.ByName == "Anne Anger").Select(c => c.Id).SingleAsync(Cancel));
        await owner.Open(address);
        var form = owner.FieldsOf($"anew-{id}").Where(f => f.Key is not ("Form.CommentAnew" or "__RequestVerificationToken")).ToArray();

        await owner.Send($"anew-{id}", ("Form.CommentAnew", " "));
        Assert.Contains("Skriv en kommentar først.", owner.Text, StringComparison.Ordinal);
        await owner.Send($"anew-{id}", ("Form.CommentAnew", "Dette er rett tall"));
        Assert.Contains("Dette er rett tall", owner.Text, StringComparison.Ordinal);
        Assert.Contains("endret", owner.Text, StringComparison.Ordinal);

        await other.Open(address);
        Assert.Throws<InvalidOperationException>(() => other.FieldsOf($"anew-{id}"));
        var token = other.FieldsOf("comment").Single(f => f.Key == "__RequestVerificationToken");
        await other.Post(
            address,
            [.. form.Where(f => f.Key != "_handler"), token, new("_handler", "anew"), new("Form.CommentAnew", "Kapret")]
        );
        Assert.Equal(
            "Dette er rett tall",
            await kommune.With(db => db.Set<Comment>().Where(c => c.Id == id).Select(c => c.Text).SingleAsync(Cancel))
        );

        await owner.Open(address);
        await owner.Send($"unsay-{id}");
        Assert.Contains("Kommentaren er tatt bort av den som skrev den.", owner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dette er rett tall", owner.Text, StringComparison.Ordinal);
        var trail = await kommune.With(db =>
            db.AuditEntries.Where(a => a.RowId == $"{id}").OrderBy(a => a.Id).Select(a => a.Changes).ToListAsync(Cancel)
        );
        Assert.Equal(3, trail.Count);
        Assert.Contains("Dette er feil tall", trail[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_no_longer_sees_is_no_longer_told()
    {
        var unit = await kommune.Unit("Flytterom");
        var person = await kommune.Person("Frida Flytter", unit, Roles.Adviser);
        using var moves = await new Visitor(kommune).As(person);
        using var leader = await kommune.SignedIn("Lars Leder", unit, Roles.Leader);
        var address = $"/tiltak/{await kommune.Decide("Bare for oss", Seat.LeaderOf(unit))}";
        await leader.Open(address);
        await leader.Send("comment", ("Form.CommentText", "Se på dette"), ("Form.CommentTo", "Frida Flytter"));
        Assert.Single(await Told(moves));

        var elsewhere = await kommune.Unit("Et helt annet sted");
        await kommune.With(async db =>
        {
            (await db.Assignments.SingleAsync(a => a.PersonId == person, Cancel)).End(kommune.Today);
            db.Assignments.Add(new(person, elsewhere, Roles.Adviser, kommune.Today));
            await db.Save("test", Cancel);
        });
        Assert.Empty(await Told(moves));
        Assert.Equal(0, Unread(moves));
        await leader.Open(address);
        await leader.Send("start"); // who followed and moved on is not told
        Assert.Equal(1, await kommune.With(db => db.Set<Notice>().CountAsync(n => n.PersonId == person, Cancel)));
    }

    static async Task<string[]> Told(Visitor who)
    {
        await who.Open("/varsler");
        return [.. who.Page.QuerySelectorAll("main .t-rows a").Select(a => a.TextContent)];
    }

    static int Unread(Visitor who) =>
        int.Parse(
            who.Page.QuerySelector("[data-count]")?.GetAttribute("data-count") ?? "0",
            System.Globalization.CultureInfo.InvariantCulture
        );

    Task<Guid> Newest(string name) =>
        kommune.With(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Name == name, Cancel);
            return await db.Set<Notice>()
                .Where(n => n.PersonId == person.Id)
                .OrderByDescending(n => n.Id)
                .Select(n => n.Id)
                .FirstAsync(Cancel);
        });
}
