using Takt.Meetings;

namespace Takt.Tests;

/// <summary>What is passed on: one's own list, and how many have done it without a word of who.</summary>
public sealed class PassOnTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_marked_one_by_one_or_all_of_a_meeting_and_taken_back()
    {
        using var held = await Held.Begin(kommune, "Videre");
        var (first, second) = (await held.Item("Første sak"), await held.Item("Andre sak"));
        await held.Write(held.Secretary, first, null, key: "Nytt nødnummer");
        await held.Write(held.Secretary, second, null, key: "Møtet flyttes");
        await held.Member.Open("/moter/ta-med-videre");
        Assert.Contains("Ingenting å ta med videre nå.", held.Member.Text, StringComparison.Ordinal); // it is not out

        await held.End();
        await held.Member.Open("/moter/ta-med-videre");
        Assert.Contains("Nytt nødnummer", held.Member.Text, StringComparison.Ordinal);
        await held.Member.Send($"pass-{first}");
        Assert.NotNull(held.Member.FieldsOf($"back-{first}"));
        await held.Member.Send($"back-{first}");
        await held.Member.Send($"all-{held.Id}");
        Assert.Contains("Du har sagt alt videre.", held.Member.Text, StringComparison.Ordinal);
        Assert.Equal([held.MemberId, held.MemberId], await Passed(held));

        await held.Chair.Open("/moter/ta-med-videre");
        Assert.NotNull(held.Chair.FieldsOf($"pass-{first}")); // each has a list of their own
        foreach (var outsider in new[] { held.Observer, held.Colleague })
        {
            await outsider.Open("/moter/ta-med-videre");
            Assert.DoesNotContain("Nytt nødnummer", outsider.Text, StringComparison.Ordinal);
            await outsider.Post("/moter/ta-med-videre", held.Chair.FieldsOf($"pass-{first}"));
        }

        Assert.Equal([held.MemberId, held.MemberId], await Passed(held));
    }

    [Fact]
    public async Task Whoever_runs_it_sees_how_many_and_never_who()
    {
        using var held = await Held.Begin(kommune, "Tall", more: 3);
        var item = await held.Item("Sak med tall");
        await held.Write(held.Secretary, item, null, key: "Si dette videre");
        await held.End();
        await held.Member.Open("/moter/ta-med-videre");
        await held.Member.Send($"pass-{item}");
        await held.Secretary.Open(held.Minutes);
        Assert.Contains("1 av 7 har sagt det videre", held.Secretary.Text, StringComparison.Ordinal);
        await held.Member.Open(held.Minutes);
        Assert.DoesNotContain("har sagt det videre", held.Member.Text, StringComparison.Ordinal);
        Assert.False(await kommune.With(db => db.AuditEntries.AnyAsync(e => e.Kind == nameof(Passing), Cancel))); // nor does the trail
    }

    [Fact]
    public async Task Of_a_few_nothing_is_counted()
    {
        using var held = await Held.Begin(kommune, "Få");
        var item = await held.Item("Sak for få");
        await held.Write(held.Secretary, item, null, key: "Til fire lesere");
        await held.End();
        Assert.Equal(4, await kommune.With(db => db.Passings.CountAsync(p => p.ItemId == item, Cancel)));
        await held.Secretary.Open(held.Minutes);
        Assert.Contains("Til fire lesere", held.Secretary.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("har sagt det videre", held.Secretary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_leader_below_gets_what_is_open_and_nothing_of_what_is_closed()
    {
        using var held = await Held.Begin(kommune, "Lederne");
        var school = await kommune.Unit("Skole under lederne", held.Unit);
        using var head = await kommune.SignedIn("Rektor Under Lederne", school, Roles.Leader);
        await kommune.With(async db =>
        {
            (await db.Meetings.SingleAsync(m => m.Id == held.Id, Cancel)).PassOn(PassOnTo.Leaders);
            await db.Save("test", Cancel);
        });
        var (open, closed) = (await held.Item("Åpen sak"), await held.Item("Lukket sak", "offl. § 13", "En sak"));
        await held.Write(held.Secretary, open, null, key: "Skolene får nytt nummer");
        await held.Write(held.Secretary, closed, null, key: "Ikke for andre");
        Assert.Contains("alle som leder en enhet under", held.Secretary.Text, StringComparison.Ordinal);
        await held.End();

        await head.Open("/");
        Assert.Contains("Møtet Lederne", head.Text, StringComparison.Ordinal); // it waits on Min side
        await head.Open("/moter/ta-med-videre");
        Assert.Contains("Skolene får nytt nummer", head.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ikke for andre", head.Text, StringComparison.Ordinal);
        await head.Send($"pass-{open}");
        Assert.Contains("Du har sagt alt videre.", head.Text, StringComparison.Ordinal);
        await head.Open(Takt.Organisation.OrganisationUrls.UnitOf(school));
        Assert.Contains("Skolene får nytt nummer", head.Text, StringComparison.Ordinal); // and on the page of the unit
        Assert.DoesNotContain("Ikke for andre", head.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_shown_only_when_agreed_only_while_it_holds_and_never_of_what_came_before()
    {
        using var held = await Held.Begin(kommune, "Navn");
        var before = await held.Item("Sak før avtalen");
        await held.Write(held.Secretary, before, null, key: "Sagt før");
        await held.End();

        using var admin = await kommune.SignedIn("Systemansvarlig Navn", held.Unit, Roles.Administrator);
        await admin.Open(MeetingsUrls.Names);
        await admin.Send("agree", ("Form.Purpose", "Brannvernet må nå alle."), ("Form.Last", Norwegian.Typed(kommune.Today.AddYears(2))));
        Assert.Contains("Skriv hvem det er drøftet med", admin.Text, StringComparison.Ordinal);
        Assert.Contains("høyst 12 måneder", admin.Text, StringComparison.Ordinal);
        await admin.Send(
            "agree",
            ("Form.Purpose", "Brannvernet må nå alle."),
            ("Form.DiscussedWith", "Fagforbundet og hovedverneombudet"),
            ("Form.DiscussedOn", Norwegian.Typed(kommune.Today.AddDays(-3))),
            ("Form.Last", Norwegian.Typed(kommune.Today.AddMonths(2)))
        );
        Assert.Contains("Navn vises til", admin.Text, StringComparison.Ordinal);

        using var after = await Held.Begin(kommune, "Navn etter");
        var item = await after.Item("Sak etter avtalen");
        await after.Write(after.Secretary, item, null, key: "Sagt etter");
        await after.End();
        await after.Member.Open("/moter/ta-med-videre");
        Assert.Contains("Fagforbundet og hovedverneombudet", after.Member.Text, StringComparison.Ordinal); // who it is about is told
        await after.Member.Send($"pass-{item}");
        await after.Secretary.Open(after.Minutes);
        Assert.Contains("Har sagt det videre: Medlem Navn etter", after.Secretary.Text, StringComparison.Ordinal);
        Assert.Contains("Har det igjen: Leder Navn etter", after.Secretary.Text, StringComparison.Ordinal);
        await after.Member.Open(after.Minutes);
        Assert.DoesNotContain("Har sagt det videre:", after.Member.Text, StringComparison.Ordinal);
        await held.Secretary.Open(held.Minutes);
        Assert.DoesNotContain("Har det igjen", held.Secretary.Text, StringComparison.Ordinal);
        await held.Member.Open("/moter/ta-med-videre");
        Assert.DoesNotContain("Fagforbundet", held.Member.Text, StringComparison.Ordinal);

        await admin.Send("stop");
        await after.Secretary.Open(after.Minutes);
        Assert.DoesNotContain("Har sagt det videre:", after.Secretary.Text, StringComparison.Ordinal);
        await admin.Open(MeetingsUrls.Names);
        Assert.Throws<InvalidOperationException>(() => admin.FieldsOf("agree")); // what came of it comes first
        await admin.Send("judge", ("Form.Judged", "Alle ble nådd. De tillitsvalgte mener tallet holder."));
        await admin.Send(
            "agree",
            ("Form.Purpose", "Noe annet"),
            ("Form.DiscussedWith", "Fagforbundet"),
            ("Form.DiscussedOn", Norwegian.Typed(kommune.Today)),
            ("Form.Last", Norwegian.Typed(kommune.Today.AddMonths(1)))
        );
        Assert.Contains("Navn kan vises igjen fra i morgen.", admin.Text, StringComparison.Ordinal); // what was done since is nobody's
        Assert.Contains("De tillitsvalgte mener tallet holder.", admin.Text, StringComparison.Ordinal);
    }

    Task<Guid[]> Passed(Held held) =>
        kommune.With(async db =>
        {
            var items = db.AgendaItems.AsQueryable();
            return await db
                .Passings.Where(p => p.PassedOnAt != null && items.Any(i => i.Id == p.ItemId && i.MeetingId == held.Id))
                .Select(p => p.PersonId)
                .ToArrayAsync(Cancel);
        });
}
