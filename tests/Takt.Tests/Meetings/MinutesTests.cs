using System.Net;
using Takt.FollowUp;
using Takt.Meetings;

namespace Takt.Tests;

/// <summary>Minutes: who writes them, who sees them come, what two who write at once are shown, and what goes out when.</summary>
public sealed class MinutesTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_runs_it_writes_and_those_who_sit_there_see_it_come()
    {
        using var held = await Held.Begin(kommune, "Skriving");
        var item = await held.Item("Ny vaktplan");
        await held.Write(
            held.Secretary,
            item,
            "  Vi gikk gjennom den.\r\nTo dager mangler. ",
            "Den tas i bruk.",
            "Ny vaktplan\nfra mandag"
        );
        Assert.Contains("Lagret.", held.Secretary.Text, StringComparison.Ordinal);
        var stands = await held.Read(item);
        Assert.Equal(
            ("Vi gikk gjennom den.\nTo dager mangler.", "Den tas i bruk.", "Ny vaktplan fra mandag", ItemState.Treated),
            (stands.Summary, stands.Decision, stands.Key, stands.State)
        );

        foreach (var reader in new[] { held.Member, held.Observer })
        {
            await reader.Open(held.Minutes);
            Assert.Contains("Den tas i bruk.", reader.Text, StringComparison.Ordinal);
            Assert.NotNull(reader.Page.QuerySelector("[data-live]"));
            Assert.Null(reader.Page.QuerySelector("[name='Form.Summary']"));
            await reader.Post(held.Minutes, Forged(held.Secretary, item, "Ødelagt"));
            Assert.NotEqual("Ødelagt", (await held.Read(item)).Summary);
        }

        foreach (var outsider in new[] { held.Colleague, held.Leader })
        {
            await outsider.Open(held.Minutes);
            Assert.Equal(HttpStatusCode.NotFound, outsider.Status);
            await outsider.Post(held.Minutes, Forged(held.Secretary, item, "Ødelagt"));
            Assert.NotEqual("Ødelagt", (await held.Read(item)).Summary);
        }
    }

    [Fact]
    public async Task A_page_opened_while_the_meeting_lasted_is_told_that_it_has_ended_and_one_opened_afterwards_is_not()
    {
        using var held = await Held.Begin(kommune, "Slutt imens");
        await held.Write(held.Secretary, await held.Item("Ferieplanen"), "Vi så på ferien");
        await held.Member.Open(held.Minutes);
        var again = held.Member.Page.QuerySelector("[data-live]")!.GetAttribute("data-page")!;
        await held.Member.Open(again);
        Assert.DoesNotContain("Møtet er avsluttet", held.Member.Text, StringComparison.Ordinal);
        await held.End();
        await held.Member.Open(again);
        Assert.Contains("Møtet er avsluttet, og referatet er ute.", held.Member.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Trykk Lagre", held.Member.Text, StringComparison.Ordinal); // that one writes nothing
        await held.Chair.Open(again);
        Assert.Contains("Trykk Lagre", held.Chair.Text, StringComparison.Ordinal);
        await held.Member.Open(held.Minutes);
        Assert.DoesNotContain("Møtet er avsluttet", held.Member.Text, StringComparison.Ordinal);
        Assert.Equal(held.Minutes, held.Member.Page.QuerySelector("[data-live]")!.GetAttribute("data-page"));
    }

    [Fact]
    public async Task Two_who_write_at_once_see_both_and_nothing_is_lost()
    {
        using var held = await Held.Begin(kommune, "To på en gang");
        var item = await held.Item("Ferieplan");
        var other = await held.Item("Bilen");
        await held.Chair.Open(held.Minutes);
        await held.Write(held.Secretary, other, "En annen sak er ingen hindring");
        await held.Write(held.Secretary, item, "Sekretærens ord", "Uke 28 til 30");

        await held.Chair.Send($"minute-{item}", ("Form.Summary", "Lederens ord"), ("Form.Key", "Husk ferielistene"));
        Assert.Equal("Sekretærens ord", (await held.Read(item)).Summary);
        Assert.Contains("Noen andre skrev her mens du skrev.", held.Chair.Text, StringComparison.Ordinal);
        Assert.Contains("Sekretærens ord", held.Chair.Text, StringComparison.Ordinal);
        Assert.Contains("Uke 28 til 30", held.Chair.Text, StringComparison.Ordinal);
        var form = held.Chair.Page.QuerySelector($"#form-sak-{item}")!;
        Assert.Equal("Lederens ord", form.QuerySelector("[name='Form.Summary']")!.TextContent);
        Assert.Equal("Husk ferielistene", form.QuerySelector("[name='Form.Key']")!.TextContent);
        Assert.Null(form.GetAttribute("data-autosave")); // what others wrote is not written over by itself
        Assert.Null(form.Closest("[data-saves]")!.GetAttribute("data-part")); // nor is what was typed, by what comes live
        Assert.NotNull(held.Chair.Page.QuerySelector($"#form-sak-{other}")!.GetAttribute("data-autosave"));

        await held.Chair.Send($"minute-{item}"); // sending once more chooses
        Assert.Equal("Lederens ord", (await held.Read(item)).Summary);
    }

    [Fact]
    public async Task What_changes_around_the_words_does_not_stop_whoever_writes()
    {
        using var held = await Held.Begin(kommune, "Uforstyrret");
        var item = await held.Item("Rekkefølgen");
        await held.Write(held.Secretary, item, "Begynt");
        await held.Secretary.Open(held.Minutes);
        await kommune.With(async db =>
        {
            (await db.AgendaItems.SingleAsync(i => i.Id == item, Cancel)).Stand(7);
            await db.Save("test", Cancel);
        });
        await held.Member.Open(held.Minutes);
        await held.Member.Send($"dissent-{item}", ("Form.Dissent", "Jeg er imot"));
        await held.Secretary.Send($"minute-{item}", ("Form.Summary", "Begynt, og ferdig"));
        Assert.Equal("Begynt, og ferdig", (await held.Read(item)).Summary);
        await held.Secretary.Send($"minute-{item}"); // and what is sent twice is saved once
        Assert.DoesNotContain("Noen andre skrev", held.Secretary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_said_at_its_field_and_stays_typed()
    {
        using var held = await Held.Begin(kommune, "Feil");
        var item = await held.Item("Lang setning");
        var long_ = new string('x', 301);
        await held.Write(held.Secretary, item, "Dette er riktig", key: long_);
        Assert.Contains("Bruk høyst 300 tegn.", held.Secretary.Text, StringComparison.Ordinal);
        var form = held.Secretary.Page.QuerySelector($"#form-sak-{item}")!;
        Assert.Equal(
            ("Dette er riktig", long_),
            (form.QuerySelector("[name='Form.Summary']")!.TextContent, form.QuerySelector("[name='Form.Key']")!.TextContent)
        );
        Assert.Null((await held.Read(item)).Summary);
        await held.Secretary.Send($"dissent-{item}", ("Form.Who", ""), ("Form.Dissent", "Ingen sier dette"));
        Assert.Contains("Velg en som er til stede.", held.Secretary.Text, StringComparison.Ordinal);
        Assert.Equal("Ingen sier dette", held.Secretary.Field("Form.Dissent"));
    }

    [Fact]
    public async Task The_roll_is_called_and_a_substitute_takes_only_an_empty_place()
    {
        using var held = await Held.Begin(kommune, "Opprop");
        await held.Secretary.Open(held.Minutes);
        await held.Secretary.Send("call", ($"Form.There[{held.SubstituteId}]", "true"));
        Assert.Contains("Medlem Opprop er krysset av som til stede.", held.Secretary.Text, StringComparison.Ordinal);
        Assert.Empty(await Roll(held));

        await held.Secretary.Send("call", ($"Form.There[{held.MemberId}]", null));
        Assert.Contains("Hvem som er til stede, er lagret.", held.Secretary.Text, StringComparison.Ordinal);
        Assert.Equal(
            [
                ("Leder Opprop", Presence.Present, null),
                ("Medlem Opprop", Presence.Absent, null),
                ("Sekretær Opprop", Presence.Present, null),
                ("Vara Opprop", Presence.Substitute, "Medlem Opprop"),
            ],
            await Roll(held)
        );
        await held.Observer.Open(held.Minutes);
        Assert.Contains("Vara Opprop for Medlem Opprop", held.Observer.Text, StringComparison.Ordinal);

        await held.Chair.Open(held.Minutes);
        await held.Secretary.Send("call", ($"Form.There[{held.MemberId}]", "true"), ($"Form.There[{held.SubstituteId}]", null));
        await held.Chair.Send("call"); // as it stood when the page was opened
        Assert.Contains("Noen andre endret møtet", held.Chair.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await Roll(held)).Length);
    }

    [Fact]
    public async Task Whoever_was_there_may_disagree_until_the_minutes_stand()
    {
        using var held = await Held.Begin(kommune, "Uenighet");
        var item = await held.Item("Flytte kontoret");
        await held.Write(held.Secretary, item, "Vi snakket om det", "Kontoret flyttes");
        await held.Secretary.Send($"dissent-{item}", ("Form.Who", $"{held.MemberId}"), ("Form.Dissent", "Det blir for langt for brukerne"));
        Assert.Contains("Medlem Uenighet var ikke enig", held.Secretary.Text, StringComparison.Ordinal);
        await held.Secretary.Send($"dissent-{item}", ("Form.Who", $"{held.MemberId}"), ("Form.Dissent", "Noe annet"));
        Assert.Contains("har alt skrevet", held.Secretary.Text, StringComparison.Ordinal);

        await held.Observer.Open(held.Minutes);
        Assert.Contains("Det blir for langt for brukerne", held.Observer.Text, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => held.Observer.FieldsOf($"dissent-{item}")); // answers for nothing
        await held.End();
        await held.Member.Open(held.Minutes);
        await held.Member.Send($"dissent-{item}", ("Form.Dissent", "Det blir for langt for brukerne og for oss"));
        Assert.Contains("for brukerne og for oss", held.Member.Text, StringComparison.Ordinal);

        await kommune.With(async db =>
        {
            await db.Meetings.Where(m => m.Id == held.Id).LoadAsync(Cancel);
            var meeting = db.Meetings.Local.Single();
            db.Entry(meeting).Property(m => m.SilenceHours).CurrentValue = 0;
            await db.Save("test", Cancel);
        });
        var fields = held.Member.FieldsOf($"dissent-{item}");
        await held.Member.Open(held.Minutes);
        Assert.Contains("Referatet gjelder.", held.Member.Text, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => held.Member.FieldsOf($"dissent-{item}"));
        await held.Member.Post(held.Minutes, fields.Where(f => f.Key != "Form.Dissent").Append(new("Form.Dissent", "For sent")));
        Assert.DoesNotContain(
            "For sent",
            (await kommune.With(db => db.Dissents.SingleAsync(d => d.ItemId == item, Cancel))).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_says_what_will_happen_and_then_that_happens()
    {
        using var held = await Held.Begin(kommune, "Slutt", more: 3);
        var treated = await held.Item("Behandlet sak");
        var left = await held.Item("Sak uten tid");
        await held.Write(held.Secretary, treated, "Vi snakket", "Vi gjør det", "Si det til alle");
        Assert.Contains($"flyttes til møtet {Norwegian.Full(kommune.Today.AddDays(7))}", held.Secretary.Text, StringComparison.Ordinal);
        Assert.Contains("Ett budskap kommer på listen «Ta med videre» hos 7 personer.", held.Secretary.Text, StringComparison.Ordinal);
        await held.Chair.Open(held.Minutes);
        await held.Secretary.Send("end");
        Assert.Contains("referatet er ute", held.Secretary.Text, StringComparison.Ordinal);

        Assert.Equal((ItemState.Treated, ItemState.MovedOn), ((await held.Read(treated)).State, (await held.Read(left)).State));
        var moved = await kommune.With(db => db.AgendaItems.SingleAsync(i => i.ContinuesId == left, Cancel));
        Assert.Equal((held.Next, ItemState.Planned, "Sak uten tid"), (moved.MeetingId, moved.State, moved.Title));
        Assert.Equal(7, await kommune.With(db => db.Passings.CountAsync(p => p.ItemId == treated, Cancel)));
        await held.Member.Open(held.Minutes);
        Assert.Contains(
            $"Saken er flyttet til møtet {Norwegian.Full(kommune.Today.AddDays(7))}",
            held.Member.Text,
            StringComparison.Ordinal
        );

        // Whoever had it open loses nothing that was typed, and nothing that went out is changed.
        await held.Chair.Send($"minute-{treated}", ("Form.Summary", "Dette kom for sent"));
        Assert.Contains("Møtet er avsluttet", held.Chair.Text, StringComparison.Ordinal);
        Assert.Contains("Dette kom for sent", held.Chair.Text, StringComparison.Ordinal);
        Assert.Equal("Vi snakket", (await held.Read(treated)).Summary);
        await held.Colleague.Open($"/moter/{held.Id}");
        Assert.Equal(HttpStatusCode.OK, held.Colleague.Status);
        await held.Colleague.Open(held.Minutes);
        Assert.Equal($"/moter/{held.Id}", held.Colleague.At); // where what is open stands
    }

    [Fact]
    public async Task What_is_typed_for_an_item_that_left_the_agenda_is_shown()
    {
        using var held = await Held.Begin(kommune, "Borte");
        var item = await held.Item("Tatt av saklisten");
        await held.Secretary.Open(held.Minutes);
        await kommune.With(async db =>
        {
            (await db.AgendaItems.SingleAsync(i => i.Id == item, Cancel)).Decline("Ikke i dag");
            await db.Save("test", Cancel);
        });
        await held.Secretary.Send($"minute-{item}", ("Form.Summary", "Skrevet forgjeves"));
        Assert.Equal(HttpStatusCode.OK, held.Secretary.Status);
        Assert.Contains("Dette skrev du", held.Secretary.Text, StringComparison.Ordinal);
        Assert.Contains("Skrevet forgjeves", held.Secretary.Text, StringComparison.Ordinal);
        Assert.Null((await held.Read(item)).Summary);
    }

    [Fact]
    public async Task It_cannot_end_before_its_day()
    {
        using var held = await Held.Begin(kommune, "For tidlig", on: kommune.Today.AddDays(1));
        await held.Secretary.Open(held.Minutes);
        Assert.Throws<InvalidOperationException>(() => held.Secretary.FieldsOf("end"));
        Assert.Contains("Det kan avsluttes fra den dagen.", held.Secretary.Text, StringComparison.Ordinal);
        await held.Secretary.Post(
            held.Minutes,
            held.Secretary.FieldsOf("call").Select(f => f.Key == "_handler" ? new KeyValuePair<string, string>("_handler", "end") : f)
        );
        Assert.True(await kommune.With(db => db.Meetings.AnyAsync(m => m.Id == held.Id && m.State == MeetingState.Planned, Cancel)));
    }

    [Fact]
    public async Task Nobody_outside_learns_of_what_is_closed_and_of_the_rest_only_when_it_is_out()
    {
        using var held = await Held.Begin(kommune, "Lukkethet");
        var closed = await held.Item("Personalsaken Xantippe", "offl. § 13", "Personalsak");
        var open = await held.Item("Budsjettet Zeppelin");
        await held.Write(held.Secretary, closed, "Oppsigelsen quisling", "Hun får beskjed quirinal", "Nøkkelord quetzal");
        await held.Secretary.Send($"dissent-{closed}", ("Form.Who", $"{held.MemberId}"), ("Form.Dissent", "Imot quartz"));
        await held.Write(held.Secretary, open, "Vi så på tallene zenit", "Det vedtas zodiak", "Budskapet zulu");
        string[] secret = ["Xantippe", "quisling", "quirinal", "quetzal", "quartz"];
        string[] later = ["zenit", "zodiak", "zulu"];
        string[] pages = [$"/moter/{held.Id}", held.Minutes, $"/moter/{held.Id}/pauserom", "/moter/ta-med-videre", "/moter", "/"];
        foreach (var outsider in new[] { held.Colleague, held.Leader })
        {
            await Learns(outsider, pages, [.. secret, .. later]);
        }

        await held.Member.Open("/sok?q=Xantippe");
        Assert.Contains("Personalsaken Xantippe", held.Member.Text, StringComparison.Ordinal); // so the searches above could have failed

        await held.End();
        foreach (var outsider in new[] { held.Colleague, held.Leader })
        {
            await Learns(outsider, pages, secret);
            await outsider.Open($"/moter/{held.Id}/pauserom");
            Assert.Contains("Det vedtas zodiak", outsider.Text, StringComparison.Ordinal);
            Assert.Contains("Budskapet zulu", outsider.Text, StringComparison.Ordinal);
        }

        // Whoever sits there hangs up the same sheet.
        await held.Chair.Open($"/moter/{held.Id}/pauserom");
        Assert.DoesNotContain(secret, word => held.Chair.Text.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_proposer_without_a_seat_reads_nothing_of_the_minutes_before_they_are_out()
    {
        using var held = await Held.Begin(kommune, "Forslag");
        var item = await held.Item("Forslaget mitt");
        await kommune.With(async db =>
        {
            (await db.AgendaItems.SingleAsync(i => i.Id == item, Cancel)).Proposed(
                (await kommune.ActorOf(held.Colleague)).PersonId!.Value,
                "Kollega Forslag"
            );
            await db.Save("test", Cancel);
        });
        await held.Write(held.Secretary, item, "Foreløpig jubilate", "Kanskje jubilate");
        await Learns(held.Colleague, [$"/moter/{held.Id}", held.Minutes], ["jubilate"]);
    }

    [Fact]
    public async Task A_group_that_meets_by_itself_hangs_nothing_up()
    {
        using var held = await Held.Begin(kommune, "Internt", Openness.Members);
        var item = await held.Item("Intern sak");
        await held.Write(held.Secretary, item, null, "Internt vedtak", "Internt budskap");
        await held.End();
        await held.Chair.Open($"/moter/{held.Id}/pauserom");
        Assert.Equal(HttpStatusCode.NotFound, held.Chair.Status);
        await held.Colleague.Open(held.Minutes);
        Assert.Equal(HttpStatusCode.NotFound, held.Colleague.Status);
    }

    [Fact]
    public async Task A_measure_is_made_of_an_item_and_of_a_closed_one_by_its_public_title()
    {
        using var held = await Held.Begin(kommune, "Tiltak");
        var closed = await held.Item("Hemmelig sak", "offl. § 13", "Personalsak");
        using var chair = await new Visitor(kommune).As(await kommune.Person("Leder med tiltak", held.Unit, Roles.Leader));
        await kommune.With(async db =>
        {
            var group = await db.Set<Organisation.Group>().Include(g => g.Members).SingleAsync(g => g.Id == held.Group, Cancel);
            group.Seat(
                (await kommune.ActorOf(chair)).PersonId!.Value,
                kommune.Today.AddDays(-1),
                Organisation.Contracts.GroupPlace.Secretary
            );
            await db.Save("test", Cancel);
        });
        await held.Write(chair, closed, "Noe", "Vi ansetter en vikar");
        var making = chair
            .Page.QuerySelector($"#sak-{closed}")!
            .Closest("section")!
            .QuerySelector("a[href^='/tiltak/ny']")!
            .GetAttribute("href")!;
        Assert.DoesNotContain("Hemmelig", Uri.UnescapeDataString(making), StringComparison.Ordinal);
        Assert.DoesNotContain("vikar", Uri.UnescapeDataString(making), StringComparison.Ordinal);
        await chair.Open(making);
        await chair.Send(
            "measure",
            ("Form.What", "Lyse ut stillingen"),
            ("Form.Owner", $"{Seat.LeaderOf(held.Unit)}"),
            ("Form.Due", "15.1.2027")
        );
        Assert.Equal(held.Minutes, chair.At.Split('#')[0]);
        Assert.Contains("Lyse ut stillingen", chair.Text, StringComparison.Ordinal);
        Assert.Contains("Frist 15. januar", chair.Text, StringComparison.Ordinal);
        Assert.Equal(
            closed,
            await kommune.With(db => db.Measures.Where(m => m.What == "Lyse ut stillingen").Select(m => m.SourceId).SingleAsync(Cancel))
        );
    }

    [Fact]
    public async Task Those_who_look_are_told_when_something_is_saved()
    {
        using var held = await Held.Begin(kommune, "Direkte");
        var item = await held.Item("Sett av alle");
        await using var stream = await held.Member.Listen($"/moter/{held.Id}/folg");
        await held.Write(held.Secretary, item, "Først dette");
        Assert.Equal("changed", await stream.Next());
        await held.Secretary.Send($"dissent-{item}", ("Form.Who", $"{held.ChairId}"), ("Form.Dissent", "Nei"));
        Assert.Equal("changed", await stream.Next());
        using var elsewhere = await kommune.SignedIn("Utenfor Direkte", await kommune.Unit("Et annet sted Direkte"), Roles.Employee);
        using var refused = await elsewhere.Ask($"/moter/{held.Id}/folg");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    static async Task Learns(Visitor outsider, IEnumerable<string> pages, string[] nothingOf)
    {
        foreach (var address in pages.Concat(nothingOf.Select(word => $"/sok?q={word}")))
        {
            await outsider.Open(address);
            var asked = address.Contains("?q=", StringComparison.Ordinal)
                ? address[(address.IndexOf('=', StringComparison.Ordinal) + 1)..]
                : null;
            var told = nothingOf.Where(word =>
                word != asked && outsider.Page.DocumentElement.OuterHtml.Contains(word, StringComparison.OrdinalIgnoreCase)
            );
            Assert.Equal((address, ""), (address, string.Join(' ', told)));
            if (asked is not null)
            {
                Assert.Empty(outsider.Page.QuerySelectorAll("main a[href*='#sak-']")); // no hit leads to an item
            }
        }
    }

    // What the form of whoever writes would send, with other words.
    static IEnumerable<KeyValuePair<string, string>> Forged(Visitor writer, Guid item, string summary) =>
        writer.FieldsOf($"minute-{item}").Where(f => f.Key != "Form.Summary").Append(new("Form.Summary", summary));

    Task<(string, Presence, string?)[]> Roll(Held held) =>
        kommune.With(async db =>
            (await db.Meetings.Include(m => m.Attendances).SingleAsync(m => m.Id == held.Id, Cancel))
                .Attendances.OrderBy(a => a.Name)
                .Select(a => (a.Name, a.Presence, a.StandsInFor))
                .ToArray()
        );
}
