using System.Net;
using Takt.Meetings;

namespace Takt.Tests;

/// <summary>What a meeting takes up: anybody proposes, whoever runs it decides, and what is closed is seen by those who meet.</summary>
public sealed class AgendaTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_proposed_by_somebody_without_a_seat_is_taken_up_or_answered()
    {
        var unit = await kommune.Unit("Sakskolen");
        using var chair = await kommune.SignedIn("Solveig Sak", unit, Roles.Leader);
        using var teacher = await kommune.SignedIn("Tor Uten Plass", unit, Roles.Employee);
        var meeting = await kommune.Meeting(await kommune.Group("Sakgruppen", unit, chair), unit);
        await teacher.Open("/moter?visning=saker");
        Assert.Contains("Sakgruppen", teacher.Text, StringComparison.Ordinal);
        await teacher.Open(MeetingsUrls.Of(meeting.Id));
        await teacher.Send("propose", ("Form.Title", " "), ("Form.About", "Det er trangt."));
        Assert.NotNull(teacher.Page.QuerySelector("#form-title-error"));
        Assert.Equal("Det er trangt.", teacher.Page.QuerySelector("textarea[name='Form.About']")!.TextContent);
        await teacher.Send("propose", ("Form.Title", "Flere garderober"), ("Form.Minutes", "20"));
        await teacher.Open(MeetingsUrls.Of(meeting.Id));
        await teacher.Send("propose", ("Form.Title", "Gratis lunsj"), ("Form.ClosedBy", "offl. § 13"), ("Form.PublicTitle", "En sak"));
        Assert.Contains("Gratis lunsj", teacher.Text, StringComparison.Ordinal);

        await chair.Open(MeetingsUrls.Of(meeting.Id));
        var (locker, lunch) = (await Item("Flere garderober"), await Item("Gratis lunsj"));
        Assert.False(lunch.IsClosed); // only whoever runs the meeting closes
        await chair.Send($"take-{locker.Id}");
        Assert.Contains("1. Flere garderober", chair.Text, StringComparison.Ordinal);
        await chair.Send($"decline-{lunch.Id}", ("Form.Because", ""));
        Assert.Contains("Skriv kort hvorfor", chair.Text, StringComparison.Ordinal);
        await chair.Send($"decline-{lunch.Id}", ("Form.Because", "Det er det ikke penger til."));

        await teacher.Open(MeetingsUrls.Of(meeting.Id));
        Assert.Contains("Det er det ikke penger til.", teacher.Text, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => teacher.FieldsOf($"change-{locker.Id}"));
    }

    [Fact]
    public async Task Items_are_put_in_the_order_they_were_dragged_to_and_not_when_one_came_meanwhile()
    {
        using var held = await Held.Begin(kommune, "Rekkefølge");
        Guid[] items = [await held.Item("Dratt ned"), await held.Item("Midt i"), await held.Item("Dratt opp")];
        await held.Chair.Open(MeetingsUrls.Of(held.Id));
        await held.Chair.Send("order", ("Form.Order", $"{items[2]},{items[0]},{items[1]}"), ("Form.Item", $"{items[2]}"));
        Assert.Contains("1. Dratt opp", held.Chair.Text, StringComparison.Ordinal);
        var form = held.Chair.FieldsOf("order");
        await held.Item("Kom imens");
        await held.Chair.Post(
            MeetingsUrls.Of(held.Id),
            [.. form.Where(f => f.Key != "Form.Order"), new("Form.Order", string.Join(',', items))]
        );
        Assert.Equal(3, (await held.Read(items[1])).Position);
        await held.Chair.Post(MeetingsUrls.Of(held.Id), [.. form.Where(f => f.Key != "Form.Order"), new("Form.Order", "tull")]);
        Assert.Equal(HttpStatusCode.OK, held.Chair.Status);
        Assert.Equal(1, (await held.Read(items[2])).Position);
        await held.Member.Open(MeetingsUrls.Of(held.Id));
        Assert.Throws<InvalidOperationException>(() => held.Member.FieldsOf("order"));
    }

    [Fact]
    public async Task Whoever_settles_what_another_has_settled_meanwhile_is_told_and_changes_nothing()
    {
        using var held = await Held.Begin(kommune, "Begge avgjør", on: kommune.Today.AddDays(10));
        foreach (var title in new[] { "Satt på", "Sagt nei til", "Sagt nei til begge" })
        {
            await held.Member.Open(MeetingsUrls.Of(held.Id));
            await held.Member.Send("propose", ("Form.Title", title));
        }

        var (taken, declined, both) = (await Item("Satt på"), await Item("Sagt nei til"), await Item("Sagt nei til begge"));
        var page = MeetingsUrls.Of(held.Id);
        await held.Chair.Open(page);
        var (takes, declines, again) = (
            held.Chair.FieldsOf($"take-{taken.Id}"),
            held.Chair.FieldsOf($"take-{declined.Id}"),
            held.Chair.FieldsOf($"decline-{both.Id}").Where(f => f.Key != "Form.Because").Append(new("Form.Because", "Nei"))
        );
        await held.Secretary.Open(page);
        await held.Secretary.Send($"take-{taken.Id}");
        await held.Secretary.Send($"decline-{declined.Id}", ("Form.Because", "Det er for seint."));
        await held.Secretary.Send($"decline-{both.Id}", ("Form.Because", "Det er for dyrt."));

        await held.Chair.Post(page, takes);
        Assert.Contains("Noen andre har tatt stilling til saken imens.", held.Chair.Text, StringComparison.Ordinal);
        await held.Chair.Post(page, again);
        Assert.Contains("Noen andre har tatt stilling til saken imens.", held.Chair.Text, StringComparison.Ordinal);
        Assert.Equal("Det er for dyrt.", (await Item("Sagt nei til begge")).DeclinedBecause);
        await held.Chair.Post(page, declines);
        Assert.Contains("Noen andre endret saken mens du skrev.", held.Chair.Text, StringComparison.Ordinal);
        Assert.Equal(ItemState.Declined, (await Item("Sagt nei til")).State);
        await held.Chair.Send($"take-{declined.Id}"); // having seen it, one may choose
        Assert.Equal(ItemState.Planned, (await Item("Sagt nei til")).State);
    }

    [Fact]
    public async Task After_the_last_day_only_whoever_runs_it_adds_items()
    {
        var unit = await kommune.Unit("Senskolen");
        using var chair = await kommune.SignedIn("Signe Sen", unit, Roles.Leader);
        using var teacher = await kommune.SignedIn("Trym Treg", unit, Roles.Employee);
        var meeting = await kommune.Meeting(await kommune.Group("Sengruppen", unit, chair), unit);
        await teacher.Open(MeetingsUrls.Of(meeting.Id));
        var form = teacher.FieldsOf("propose");
        await kommune.With(async db =>
        {
            var stored = await db.Meetings.SingleAsync(m => m.Id == meeting.Id, Cancel);
            stored.Move(stored.On, stored.At, stored.Length, kommune.Today.AddDays(-1));
            await db.Save("test", Cancel);
        });
        await teacher.Post(MeetingsUrls.Of(meeting.Id), form);
        Assert.Equal(HttpStatusCode.BadRequest, teacher.Status); // there is no such form any more
        Assert.Empty(await kommune.With(db => db.AgendaItems.Where(i => i.MeetingId == meeting.Id).ToListAsync(Cancel)));
        await chair.Open(MeetingsUrls.Of(meeting.Id));
        await chair.Send("propose", ("Form.Title", "Det som hastet"));
        Assert.Contains("1. Det som hastet", chair.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_are_put_in_order_and_a_change_made_meanwhile_is_not_written_over()
    {
        var unit = await kommune.Unit("Rekkeskolen");
        using var chair = await kommune.SignedIn("Randi Rekke", unit, Roles.Leader);
        using var other = await kommune.SignedIn("Roar Også", unit, Roles.Leader);
        var meeting = await kommune.Meeting(await kommune.Group("Rekkegruppen", unit, chair, other), unit);
        await chair.Open(MeetingsUrls.Of(meeting.Id));
        foreach (var title in (string[])["Første", "Andre", "Tredje"])
        {
            await chair.Send("propose", ("Form.Title", title));
        }

        await chair.Send($"up-{(await Item("Tredje")).Id}");
        Assert.Equal(["Første", "Tredje", "Andre"], await Order(meeting.Id));
        await chair.Send($"down-{(await Item("Første")).Id}");
        Assert.Equal(["Tredje", "Første", "Andre"], await Order(meeting.Id));

        var item = await Item("Andre");
        await other.Open(MeetingsUrls.Of(meeting.Id));
        await chair.Open(MeetingsUrls.Of(meeting.Id));
        await chair.Send($"change-{item.Id}", ("Form.Title", "Andre, lengre"), ("Form.Minutes", "45"));
        await other.Send($"change-{item.Id}", ("Form.Title", "Min egen tittel"));
        Assert.Contains("Ingenting av ditt er borte", other.Text, StringComparison.Ordinal);
        Assert.Contains(other.Page.QuerySelectorAll("input[name='Form.Title']"), f => f.GetAttribute("value") == "Min egen tittel");
        Assert.Equal("Andre, lengre", (await Item("Andre, lengre")).Title);
        await other.Send($"change-{item.Id}", ("Form.Title", "Min egen tittel")); // sent once more, it is chosen
        Assert.Equal(["Tredje", "Første", "Min egen tittel"], await Order(meeting.Id));
    }

    [Fact]
    public async Task Of_a_closed_item_others_see_the_public_title_and_the_rule_and_nothing_else_anywhere()
    {
        var unit = await kommune.Unit("Lukkeskolen");
        using var chair = await kommune.SignedIn("Lena Lukke", unit, Roles.Leader);
        using var teacher = await kommune.SignedIn("Ulf Utenfor", unit, Roles.Employee);
        var meeting = await kommune.Meeting(await kommune.Group("Lukkegruppen", unit, chair), unit);
        await chair.Open(MeetingsUrls.Of(meeting.Id));
        await chair.Send("propose", ("Form.Title", "Oppsigelsen av Kjell"), ("Form.ClosedBy", "offl. § 13"));
        Assert.NotNull(chair.Page.QuerySelector("#form-publictitle-error, #form-public-title-error"));
        await chair.Send(
            "propose",
            ("Form.Title", "Oppsigelsen av Kjell"),
            ("Form.About", "Han har fått varsel."),
            ("Form.ClosedBy", "offl. § 13"),
            ("Form.PublicTitle", "Personalsak")
        );
        Assert.Contains("Oppsigelsen av Kjell", chair.Text, StringComparison.Ordinal);
        foreach (var address in (string[])[MeetingsUrls.Of(meeting.Id), "/moter?visning=saker", "/sok?q=oppsigelsen", "/"])
        {
            await teacher.Open(address);
            Assert.DoesNotContain("Kjell", teacher.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("varsel.", teacher.Text, StringComparison.Ordinal);
        }

        await teacher.Open(MeetingsUrls.Of(meeting.Id));
        Assert.Contains("1. Personalsak", teacher.Text, StringComparison.Ordinal);
        Assert.Contains("offl. § 13", teacher.Text, StringComparison.Ordinal);
        await chair.Open("/sok?q=oppsigelsen");
        Assert.Contains("Oppsigelsen av Kjell", chair.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_belongs_elsewhere_finds_no_meeting_and_a_group_may_keep_its_own_to_itself()
    {
        var (unit, elsewhere) = (await kommune.Unit("Her"), await kommune.Unit("Der"));
        using var chair = await kommune.SignedIn("Hilde Her", unit, Roles.Leader);
        using var teacher = await kommune.SignedIn("Helge Her", unit, Roles.Employee);
        using var stranger = await kommune.SignedIn("Dina Der", elsewhere, Roles.Leader);
        var group = await kommune.Group("Hergruppen", unit, chair);
        var (open, kept) = (await kommune.Meeting(group, unit), await kommune.Meeting(group, unit, 8, Openness.Members));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open(MeetingsUrls.Of(open.Id))).Status);
        Assert.Equal(HttpStatusCode.OK, (await teacher.Open(MeetingsUrls.Of(open.Id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.Open(MeetingsUrls.Of(kept.Id))).Status);
        await chair.Open("/moter");
        Assert.Contains(chair.Page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == MeetingsUrls.Of(kept.Id));
        await teacher.Open("/moter");
        Assert.Contains("Ingen møter ligger foran deg.", teacher.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_decided_is_found_by_group_and_word_and_what_is_closed_by_those_who_met()
    {
        var unit = await kommune.Unit("Vedtakskolen");
        using var chair = await kommune.SignedIn("Vera Vedtak", unit, Roles.Leader);
        using var teacher = await kommune.SignedIn("Vidar Utenfor", unit, Roles.Employee);
        var (first, second) = (await kommune.Group("Byggegruppen", unit, chair), await kommune.Group("Matgruppen", unit, chair));
        await Decide(first, "Taket på gymsalen", "Taket legges om til sommeren.");
        await Decide(second, "Skolefrokost", "Alle får frokost fra august.");
        await Decide(second, "Kokken som sluttet", "Saken er avsluttet.", "offl. § 13");
        await chair.Open(MeetingsUrls.Decisions);
        Assert.Contains("Saken er avsluttet.", chair.Text, StringComparison.Ordinal);

        await teacher.Open(MeetingsUrls.Decisions);
        Assert.Contains("Taket legges om til sommeren.", teacher.Text, StringComparison.Ordinal);
        Assert.Contains("Alle får frokost fra august.", teacher.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kokken", teacher.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Saken er avsluttet.", teacher.Text, StringComparison.Ordinal);
        await teacher.Open($"{MeetingsUrls.Decisions}?gruppe={first}");
        Assert.DoesNotContain("frokost", teacher.Text, StringComparison.Ordinal);
        await teacher.Open($"{MeetingsUrls.Decisions}?q=frokosten");
        Assert.Contains("Alle får frokost fra august.", teacher.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("gymsalen", teacher.Text, StringComparison.Ordinal);
        await teacher.Open($"{MeetingsUrls.Decisions}?q=finnesikke&etter=tull");
        Assert.Contains("Ingen vedtak passer", teacher.Text, StringComparison.Ordinal);

        async Task Decide(Guid group, string title, string decision, string? closed = null)
        {
            var meeting = await kommune.Meeting(group, unit, days: 0);
            await kommune.With(db =>
            {
                var item = new AgendaItem(meeting, title, ItemKind.Decision, ItemState.Planned);
                if (closed is not null)
                {
                    item.Close(closed, "En sak");
                }

                item.Minute(null, decision, null);
                item.GoOut(meeting);
                db.AgendaItems.Add(item);
                return db.Save("test", Cancel);
            });
        }
    }

    [Fact]
    public async Task Time_is_summed_by_group_and_month_and_of_groups_one_sees()
    {
        var (unit, elsewhere) = (await kommune.Unit("Tidsskolen"), await kommune.Unit("Annetsteds"));
        using var chair = await kommune.SignedIn("Tora Tid", unit, Roles.Leader);
        using var teacher = await kommune.SignedIn("Tage Uten Plass", unit, Roles.Employee);
        using var other = await kommune.SignedIn("Oda Annetsteds", elsewhere, Roles.Leader);
        var (mine, theirs) = (await kommune.Group("Tidsgruppen", unit, chair), await kommune.Group("De andres gruppe", elsewhere, other));
        foreach (var days in (int[])[-20, -10, -3])
        {
            await kommune.Meeting(mine, unit, days);
        }

        await kommune.Meeting(theirs, elsewhere, -5);
        await kommune.Group("Aldrigruppen", unit, chair);
        await kommune.Group("De andres aldrigruppe", elsewhere, other);
        await chair.Open($"{MeetingsUrls.Load}?gruppe={mine}&hva=Quarter");
        var row = chair
            .Page.QuerySelectorAll("#grupper ~ table tr, table tr")
            .Single(r => r.TextContent.Contains("Tidsgruppen", StringComparison.Ordinal));
        Assert.Equal(["3", "6 t", "30 min", "3", "3", "3"], row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.DoesNotContain("De andres gruppe", chair.Text, StringComparison.Ordinal);
        Assert.Contains("45 min", chair.Text, StringComparison.Ordinal); // three quarters of an hour freed
        Assert.Contains("det siste året: Aldrigruppen.", chair.Text, StringComparison.Ordinal);
        await teacher.Open(MeetingsUrls.Load);
        Assert.Contains("Du sitter ikke i noen gruppe", teacher.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tora", teacher.Text, StringComparison.Ordinal);
    }

    Task<AgendaItem> Item(string title) => kommune.With(db => db.AgendaItems.SingleAsync(i => i.Title == title, Cancel));

    Task<string[]> Order(Guid meeting) =>
        kommune.With(db =>
            db.AgendaItems.Where(i => i.MeetingId == meeting).OrderBy(i => i.Position).Select(i => i.Title).ToArrayAsync(Cancel)
        );
}
