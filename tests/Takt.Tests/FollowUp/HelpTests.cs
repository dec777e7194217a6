using Takt.FollowUp;

namespace Takt.Tests;

/// <summary>What stands fast is put to somebody who then owes an answer.</summary>
public sealed class HelpTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_waits_for_whoever_is_asked_until_it_is_answered()
    {
        var (school, office) = (await kommune.Unit("Hjelpeskolen"), await kommune.Unit("Vikarkontoret"));
        using var owner = await kommune.SignedIn("Rita Rektor", school, Roles.Leader);
        using var helper = await kommune.SignedIn("Vidar Vikar", office, Roles.Leader);
        using var stranger = await kommune.SignedIn("Frode Fremmed", await kommune.Unit("Et annet kontor"), Roles.Leader);
        var address = await Measure(owner, school, "Vikarer om morgenen");

        await owner.Send("ask", ("Form.HelpAbout", " "), ("Form.HelpFrom", ""));
        Assert.Contains("Skriv hva dere trenger hjelp til.", owner.Text, StringComparison.Ordinal);
        Assert.Contains("Velg hvem som kan svare.", owner.Text, StringComparison.Ordinal);
        await owner.Send("ask", ("Form.HelpAbout", "Kan vi få to faste?"), ("Form.HelpFrom", $"{Seat.LeaderOf(office)}"));
        Assert.Contains("Spørsmål til Vidar Vikar", owner.Text, StringComparison.Ordinal);

        await owner.Open("/");
        Assert.Contains("Vidar Vikar", WaitedFor(owner), StringComparison.Ordinal);
        await helper.Open("/");
        Assert.Equal("", WaitedFor(helper));
        Assert.Contains("Vikarer om morgenen", helper.Text, StringComparison.Ordinal);
        Assert.Contains("Kan vi få to faste?", helper.Text, StringComparison.Ordinal);
        Assert.Equal(404, (int)(await stranger.Open(address)).Status);
        await helper.Open(address); // in a unit that is not theirs
        Assert.Null(helper.Page.QuerySelector("form[action*='finish'], [name='Form.JudgeOn']")); // helping is no right to the rest
        await helper.Send("help", ("Form.HelpAnswer", ""));
        Assert.Contains("Skriv et svar.", helper.Text, StringComparison.Ordinal);
        await helper.Send("help", ("Form.HelpAnswer", "Ja, fra mandag."));
        Assert.Contains("Takk, svaret er sendt.", helper.Text, StringComparison.Ordinal);

        await helper.Open("/");
        Assert.DoesNotContain("Vikarer om morgenen", helper.Text, StringComparison.Ordinal);
        await owner.Open("/");
        Assert.Equal("", WaitedFor(owner));
        Assert.Contains("Noen fikk svar på hva de trengte: «Vikarer om morgenen»", owner.Text, StringComparison.Ordinal);
        await owner.Open(address);
        Assert.Contains("Svar fra Vidar Vikar", owner.Text, StringComparison.Ordinal);
        Assert.Contains("Ja, fra mandag.", owner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_one_who_is_asked_answers_and_nobody_twice()
    {
        var (school, office) = (await kommune.Unit("Svarskolen"), await kommune.Unit("Svarkontoret"));
        using var owner = await kommune.SignedIn("Sara Svar", school, Roles.Leader);
        using var helper = await kommune.SignedIn("Helge Hjelp", office, Roles.Leader);
        var address = await Measure(owner, school, "Noe som står fast");
        await owner.Send("ask", ("Form.HelpAbout", "Hva gjør vi?"), ("Form.HelpFrom", $"{Seat.LeaderOf(office)}"));
        await helper.Open(address);
        var form = helper.FieldsOf("help").Where(f => f.Key != "Form.HelpAnswer").Append(new("Form.HelpAnswer", "Prøv på nytt")).ToArray();
        await owner.Open(address);
        Assert.Throws<InvalidOperationException>(() => owner.FieldsOf("help"));

        await owner.Send("manage");
        Assert.Contains("Spørsmålet er trukket tilbake.", owner.Text, StringComparison.Ordinal);
        await helper.Post(address, form); // it was there when the page was opened
        Assert.DoesNotContain("Takk, svaret er sendt.", helper.Text, StringComparison.Ordinal);
        await kommune.With(async db =>
        {
            Assert.Null((await db.Measures.SingleAsync(m => m.What == "Noe som står fast", Cancel)).HelpAnswer);
            Assert.False(
                await db.Todos.AnyAsync(t => t.Ask == "FollowUp.TodoHelp" && t.Title == "Noe som står fast" && t.DoneAt == null, Cancel)
            );
        });
    }

    [Fact]
    public async Task The_question_follows_the_seat_when_somebody_else_takes_over_and_goes_when_the_measure_is_done()
    {
        var (school, office, heir) = (await kommune.Unit("Arveskolen"), await kommune.Unit("Arvekontoret"), await kommune.Unit("Arvingen"));
        using var owner = await kommune.SignedIn("Arne Arv", school, Roles.Leader);
        using var helper = await kommune.SignedIn("Berit Bort", office, Roles.Leader);
        var address = await Measure(owner, school, "Noe som arves");
        await owner.Send("ask", ("Form.HelpAbout", "Hvem tar den?"), ("Form.HelpFrom", $"{Seat.LeaderOf(office)}"));
        var (from, to) = (Seat.LeaderOf(office), Seat.LeaderOf(heir));
        await kommune.With(async db =>
        {
            var seats = new MeasureSeats(db, new(kommune.Host.Time));
            Assert.True(await seats.Any(from, Cancel));
            await seats.Lay(from, to, Cancel);
            await db.Save("test", Cancel);
            Assert.False(await seats.Any(from, Cancel));
        });
        using var next = await kommune.SignedIn("Nina Neste", heir, Roles.Leader);
        await next.Open("/");
        Assert.Contains("Noe som arves", next.Text, StringComparison.Ordinal);
        await owner.Open(address);
        Assert.Contains("Spørsmål til Nina Neste", owner.Text, StringComparison.Ordinal);
        await owner.Send("finish");
        await next.Open("/");
        Assert.DoesNotContain(
            "Noe som arves",
            next.Text.Replace("Tiltaket «Noe som arves»", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    /// <summary>What others owe somebody, on the Min side they have open.</summary>
    static string WaitedFor(Visitor who) => who.Page.QuerySelector("[aria-labelledby=andre]")?.TextContent ?? "";

    /// <summary>Makes one on the page, and stands on it. Returns its address.</summary>
    static async Task<string> Measure(Visitor owner, Guid unit, string what)
    {
        await owner.Open("/tiltak/ny");
        await owner.Send("measure", ("Form.What", what), ("Form.Owner", $"{Seat.LeaderOf(unit)}"), ("Form.Due", "15.1.2027"));
        Assert.Equal(what, owner.Title);
        return owner.At;
    }
}
