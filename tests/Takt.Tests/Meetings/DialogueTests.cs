using System.Net;
using Takt.FollowUp;
using Takt.FollowUp.Contracts;
using Takt.Meetings;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>Conversations: for those who were named when they were planned, and nobody else, also when leaders change.</summary>
public sealed class DialogueTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_units_calendar_shows_neither_conversations_nor_closed_meetings_and_ones_own_shows_both()
    {
        using var talk = await Talking.Begin(kommune, "Enhetskalender", days: 9);
        var group = await kommune.Group("Enhetskalendergruppen", talk.School, talk.Leader);
        var on = kommune.Today.AddDays(4);
        await kommune.With(db =>
        {
            db.AddVisit(new(VisitKind.Visit, talk.School, talk.SuperiorId, "Sjefen", on, new(9, 0)), "Skolen");
            db.AddMeetings([
                new(group, talk.School, Openness.Members, "Lukket møte", on, new(10, 0), 60),
                new(group, talk.School, Openness.Unit, "Åpent møte", on, new(12, 0), 60),
            ]);
            return db.Save("test", Cancel);
        });
        foreach (var visitor in new[] { talk.Leader, talk.Superior })
        {
            var actor = await kommune.ActorOf(visitor);
            var days = await kommune.With(db => db.DaysOf([talk.School, talk.Sector], actor, DateTime.UnixEpoch, Cancel));
            Assert.Equal(["Besøk: Sjefen", "Åpent møte"], days.Select(d => d.Title).Order(StringComparer.Ordinal));
            var own = await kommune.With(db => db.MeetingsOf([.. actor.Subjects], actor, DateTime.UnixEpoch, Cancel));
            Assert.Contains(own, d => d.Title.StartsWith("Lederdialog", StringComparison.Ordinal));
            Assert.Equal(visitor == talk.Leader, own.Any(d => d.Title == "Lukket møte"));
        }
    }

    [Fact]
    public async Task It_is_planned_between_a_leader_and_the_leaders_own_leader()
    {
        using var talk = await Talking.Begin(kommune, "Planlegging", days: 9);
        var dialogue = await talk.Read();
        Assert.Equal(
            [(talk.LeaderId, DialogueSide.Leader, "Rektor"), (talk.SuperiorId, DialogueSide.Superior, "Kommunalsjef")],
            dialogue.Parts.OrderBy(p => p.Side).Select(p => (p.PersonId, p.Side, p.Label))
        );
        Assert.Equal(5, dialogue.Topics.Count);

        await talk.Leader.Open("/moter/samtaler");
        Assert.Contains("Sjef Planlegging", talk.Leader.Text, StringComparison.Ordinal);
        Assert.Contains("Forbered deg", talk.Leader.Text, StringComparison.Ordinal);
        foreach (var (person, visitor) in new[] { (talk.LeaderId, talk.Leader), (talk.SuperiorId, talk.Superior) })
        {
            await visitor.Open(talk.Page);
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            var actor = await kommune.ActorOf(visitor);
            var days = await kommune.With(db => db.MeetingsOf([.. actor.Subjects], actor, DateTime.UnixEpoch, Cancel));
            Assert.Contains(days, d => d.Address == talk.Page && d.Day == kommune.Today.AddDays(9) && !d.IsOff);
            Assert.Equal(person, actor.PersonId);
        }

        foreach (var outsider in new[] { talk.Colleague, talk.Administrator })
        {
            foreach (var address in new[] { talk.Page, talk.Preparing, $"{talk.Page}/endre", $"{talk.Page}/folg" })
            {
                Assert.Equal(HttpStatusCode.NotFound, await StatusOf(outsider, address));
            }

            await outsider.Open("/moter/samtaler");
            Assert.DoesNotContain("Skole Planlegging, ", outsider.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Sjef Planlegging", outsider.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            await outsider.Open("/moter/samtaler/ny");
            Assert.Null(outsider.Page.QuerySelector("form[method=post] [name='Form.Unit']"));
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_stays_typed()
    {
        using var talk = await Talking.Begin(kommune, "Skrivefeil", days: 3);
        await talk.Leader.Open("/moter/samtaler/ny");
        await talk.Leader.Send(
            "dialogue",
            ("Form.Unit", $"{await kommune.Root()}"),
            ("Form.On", Norwegian.Typed(kommune.Today.AddDays(-1))),
            ("Form.At", "kvart over"),
            ("Form.Place", "Kantina")
        );
        Assert.Contains("Velg hvem du skal snakke med.", talk.Leader.Text, StringComparison.Ordinal);
        Assert.Equal(("kvart over", "Kantina"), (talk.Leader.Field("Form.At"), talk.Leader.Field("Form.Place")));
        Assert.Equal(1, await kommune.With(db => db.Dialogues.CountAsync(d => d.Audience.UnitId == talk.School, Cancel)));
    }

    [Fact]
    public async Task What_one_prepares_is_ones_own_until_one_shares_it()
    {
        using var talk = await Talking.Begin(kommune, "Forberedelse", days: 5);
        var topic = await talk.Topic();
        await talk.Leader.Open(talk.Preparing);
        await talk.Leader.Send($"prepare-{topic}", ("Form.Text", "Jeg vurderer å slutte"));
        await talk.Superior.Open(talk.Page);
        Assert.DoesNotContain("vurderer å slutte", talk.Superior.Text, StringComparison.Ordinal);
        await talk.Leader.Open(talk.Page);
        Assert.Contains("Jeg vurderer å slutte", talk.Leader.Text, StringComparison.Ordinal);
        Assert.Equal(DialogueState.Planned, (await talk.Read()).State);

        Assert.Equal(["Meetings.TodoPrepare"], await Waits(talk.Leader));
        await talk.Leader.Open(talk.Preparing);
        Assert.Contains("Del med Sjef Forberedelse", talk.Leader.Text, StringComparison.Ordinal);
        await talk.Leader.Send("share");
        Assert.Empty(await Waits(talk.Leader));
        await talk.Superior.Open(talk.Page);
        Assert.Contains("Jeg vurderer å slutte", talk.Superior.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Told(talk.SuperiorId, "Meetings.ToldDialogueShared"));

        await talk.Superior.Open(talk.Preparing);
        await talk.Superior.Send("share");
        Assert.Equal(DialogueState.Prepared, (await talk.Read()).State);
    }

    [Fact]
    public async Task What_one_wrote_for_oneself_in_another_window_is_not_written_over_unseen()
    {
        using var talk = await Talking.Begin(kommune, "Vinduer", days: 5);
        using var other = await new Visitor(kommune).As(talk.LeaderId);
        var topic = await talk.Topic();
        foreach (var (page, form, field) in new[] { (talk.Page, "note", "Form.Note"), (talk.Preparing, $"prepare-{topic}", "Form.Text") })
        {
            await talk.Leader.Open(page);
            await other.Open(page);
            await talk.Leader.Send(form, (field, "En hel side"));
            await other.Send(form, (field, "Et tastetrykk"));
            Assert.Contains("i et annet vindu: «En hel side»", other.Text, StringComparison.Ordinal);
            await talk.Leader.Open(page);
            Assert.Contains("En hel side", talk.Leader.Text, StringComparison.Ordinal);
            await other.Send(form, (field, "En hel side, og et tastetrykk"));
            await talk.Leader.Open(page);
            Assert.Contains("En hel side, og et tastetrykk", talk.Leader.Text, StringComparison.Ordinal);
            await other.Send(form, (field, "En hel side, og to"));
            Assert.DoesNotContain("i et annet vindu", other.Text, StringComparison.Ordinal); // one's own last words are no other's
        }
    }

    [Fact]
    public async Task A_form_sent_again_because_the_answer_never_came_plans_one_conversation()
    {
        using var talk = await Talking.Begin(kommune, "To ganger");
        await talk.Leader.Open(DialogueUrls.New);
        List<KeyValuePair<string, string>> fields =
        [
            .. talk.Leader.FieldsOf("dialogue").Where(f => f.Key is not ("Form.Unit" or "Form.On" or "Form.At")),
            new("Form.Unit", $"{talk.School}"),
            new("Form.On", Norwegian.Typed(kommune.Today.AddDays(9))),
            new("Form.At", "10.00"),
        ];
        await talk.Leader.Post(DialogueUrls.New, fields);
        await talk.Leader.Post(DialogueUrls.New, fields);
        Assert.Equal(2, await kommune.With(db => db.Dialogues.CountAsync(d => d.Audience.UnitId == talk.School, Cancel))); // and the first
    }

    [Fact]
    public async Task A_private_note_is_nobody_elses_and_nothing_said_is_on_the_trail()
    {
        using var talk = await Talking.Begin(kommune, "Notat");
        await talk.Superior.Open(talk.Page);
        await talk.Superior.Send("note", ("Form.Note", "Virker sliten søvnløs"));
        await talk.Superior.Open(talk.Page);
        Assert.Equal("Virker sliten søvnløs", talk.Superior.Field("Form.Note"));
        await talk.Leader.Open(talk.Page);
        Assert.DoesNotContain("Virker sliten søvnløs", talk.Leader.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("", talk.Leader.Field("Form.Note"));

        await talk.Leader.Open(talk.Preparing);
        await talk.Leader.Send($"prepare-{await talk.Topic()}", ("Form.Text", "Sov dårlig søvnløs"));
        await talk.Minute(talk.Leader, "Vi snakket om søvn søvnløs");
        await talk.Agree(talk.Leader, "Ta det med ro søvnløs");
        var trail = await kommune.With(db => db.AuditEntries.AsNoTracking().ToListAsync(Cancel));
        Assert.DoesNotContain(trail, e => e.Changes.Contains(" søvnløs", StringComparison.Ordinal));
        Assert.DoesNotContain(trail, e => e.Kind is nameof(PrivateNote) or nameof(Preparation));
        Assert.Contains(trail, e => e.Kind == nameof(DialogueTopic) && e.Because == "conversation minuted"); // that, and never what
        var searched = await kommune.With(db => db.SearchRows.AsNoTracking().Select(r => r.Title).ToListAsync(Cancel));
        Assert.DoesNotContain(searched, t => t.Contains(" søvnløs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Both_write_the_minutes_and_neither_overwrites_the_other()
    {
        using var talk = await Talking.Begin(kommune, "Referat");
        var topic = await talk.Topic();
        await talk.Superior.Open(talk.Page);
        await talk.Minute(talk.Leader, "Rektors ord");
        await talk.Superior.Send($"minute-{topic}", ("Form.Text", "Sjefens ord"));
        Assert.Contains("Noen andre skrev her mens du skrev.", talk.Superior.Text, StringComparison.Ordinal);
        Assert.Contains("Rektors ord", talk.Superior.Text, StringComparison.Ordinal);
        Assert.Equal("Sjefens ord", talk.Superior.Page.QuerySelector($"#form-{topic} textarea")!.TextContent);
        Assert.Equal("Rektors ord", (await talk.Read()).Topics.Single(t => t.Id == topic).Minutes);
        await talk.Superior.Send($"minute-{topic}"); // sending once more chooses
        Assert.Equal("Sjefens ord", (await talk.Read()).Topics.Single(t => t.Id == topic).Minutes);

        await talk.Leader.Open(talk.Page);
        await talk.Minute(talk.Superior, "Et annet tema er ingen hindring", 2);
        await talk.Leader.Send($"minute-{topic}", ("Form.Text", "Begges ord"));
        Assert.Equal("Begges ord", (await talk.Read()).Topics.Single(t => t.Id == topic).Minutes);
    }

    [Fact]
    public async Task The_minutes_stand_when_everybody_agrees_to_what_they_read()
    {
        using var talk = await Talking.Begin(kommune, "Enige");
        var topic = await talk.Topic();
        await talk.Minute(talk.Leader, "Det vi sa");
        await talk.Leader.Open(talk.Page);
        await talk.Leader.Send("hold");
        Assert.Equal(DialogueState.Held, (await talk.Read()).State);
        Assert.Equal(["Meetings.TodoAgree"], await Waits(talk.Leader));
        await talk.Leader.Open(talk.Page);
        await talk.Leader.Send("agree");
        Assert.Empty(await Waits(talk.Leader));

        await talk.Superior.Open(talk.Page);
        await talk.Minute(talk.Leader, "Det vi sa, og litt til");
        Assert.All((await talk.Read()).Parts, p => Assert.Null(p.AgreedAt)); // nobody has agreed to what is new
        Assert.Equal(["Meetings.TodoAgree"], await Waits(talk.Leader));
        await talk.Superior.Send("agree");
        Assert.Contains("Les over en gang til", talk.Superior.Text, StringComparison.Ordinal);
        Assert.Equal(DialogueState.Held, (await talk.Read()).State);

        foreach (var who in new[] { talk.Superior, talk.Leader })
        {
            await who.Open(talk.Page);
            await who.Send("agree");
        }

        Assert.Equal(DialogueState.Agreed, (await talk.Read()).State);
        await talk.Leader.Open(talk.Page);
        Assert.Null(talk.Leader.Page.QuerySelector($"#form-{topic}"));
        Assert.Contains("Det vi sa, og litt til", talk.Leader.Text, StringComparison.Ordinal);
        await talk.Leader.Post(
            talk.Page,
            [
                .. talk.Leader.FieldsOf("note").Where(f => f.Key != "_handler" && f.Key != "Form.Note"),
                new("_handler", $"minute-{topic}"),
                new("Form.Topic", $"{topic}"),
                new("Form.Version", "9"),
                new("Form.Text", "Skrevet etterpå"),
            ]
        );
        Assert.Equal("Det vi sa, og litt til", (await talk.Read()).Topics.Single(t => t.Id == topic).Minutes);
        Assert.Contains("Skrevet etterpå", talk.Leader.Text, StringComparison.Ordinal); // nothing typed is lost
    }

    [Fact]
    public async Task An_agreement_becomes_one_measure_that_others_see_without_the_conversation()
    {
        using var talk = await Talking.Begin(kommune, "Avtale");
        var agreement = await talk.Agree(talk.Superior, "Felles leseplan i alle trinn");
        await talk.Leader.Open(talk.Page);
        await talk.Superior.Open(talk.Page);
        await talk.Leader.Send($"decide-{agreement}");
        await talk.Superior.Send($"decide-{agreement}");
        var measure = await kommune.With(db => db.Measures.AsNoTracking().SingleAsync(m => m.SourceId == agreement, Cancel));
        Assert.Equal(
            ("Felles leseplan i alle trinn", Seat.LeaderOf(talk.School), kommune.Today.AddDays(30), talk.School),
            (measure.What, measure.Owner, measure.Due!.Value, measure.Audience.UnitId)
        );
        await talk.Leader.Open(talk.Page);
        Assert.NotNull(talk.Leader.Page.QuerySelector($"a[href='/tiltak/{measure.Id}']"));
        Assert.Null(talk.Leader.Page.QuerySelector($"form [value='{agreement}']")); // neither made again nor taken away

        await talk.Colleague.Open($"/tiltak/{measure.Id}");
        Assert.Equal(HttpStatusCode.OK, talk.Colleague.Status);
        await talk.Colleague.Open(measure.SourceAddress!);
        Assert.Contains("Bare de som var med i den, kan lese den.", talk.Colleague.Text, StringComparison.Ordinal);
        await talk.Leader.Open(measure.SourceAddress!);
        Assert.Equal(talk.Page, talk.Leader.At);
    }

    [Fact]
    public async Task A_new_leader_sees_what_became_measures_and_not_the_conversation()
    {
        using var talk = await Talking.Begin(kommune, "Overtakelse");
        await talk.Minute(talk.Leader, "Dette er mellom oss to");
        var agreement = await talk.Agree(talk.Leader, "Nye arbeidsplaner før jul");
        await talk.Agree(talk.Leader, "Snakke mer om dette");
        await talk.Leader.Open(talk.Page);
        await talk.Leader.Send($"decide-{agreement}");
        await talk.Finish();
        var former = talk.Page;

        await kommune.With(async db =>
        {
            var post = await db.Assignments.SingleAsync(a => a.PersonId == talk.LeaderId, Cancel);
            db.Assignments.Remove(post);
            db.Assignments.Add(new(talk.LeaderId, talk.Sector, Roles.Employee, kommune.Today.AddDays(-1), "Lærer"));
            await db.Save("test", Cancel);
        });
        using var heir = await kommune.SignedIn("Arving Overtakelse", talk.School, Roles.Leader);
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf(heir, former));
        await heir.Open("/moter/samtaler");
        Assert.Contains("Ingen samtale ennå", heir.Text, StringComparison.Ordinal);
        await talk.Plan(heir, 4);
        await heir.Open(talk.Preparing);
        Assert.Contains("Nye arbeidsplaner før jul", heir.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Snakke mer om dette", heir.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mellom oss to", heir.Text, StringComparison.Ordinal);

        await talk.Superior.Open(talk.Preparing); // the own leader was there, and has the former one in full
        Assert.Contains("Snakke mer om dette", talk.Superior.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusOf(talk.Leader, former)); // it stays one's own, in another post
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf(talk.Leader, talk.Page));
    }

    [Fact]
    public async Task What_was_agreed_last_time_comes_first_with_what_became_of_it()
    {
        using var talk = await Talking.Begin(kommune, "Sist");
        var agreement = await talk.Agree(talk.Leader, "Ny telefontid");
        await talk.Agree(talk.Leader, "Spise lunsj sammen");
        await talk.Leader.Open(talk.Page);
        await talk.Leader.Send($"decide-{agreement}");
        await talk.Finish();
        await talk.Plan(talk.Leader, 8);
        await talk.Leader.Open(talk.Page);
        var first = talk.Leader.Page.QuerySelector("main section.t-panel")!;
        Assert.Contains("Avtalt før", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ikke startet", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ikke blitt tiltak", first.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_unit_has_to_do_stands_beside_the_topic_of_results()
    {
        using var talk = await Talking.Begin(kommune, "Fakta", days: 6);
        await kommune.With(db =>
        {
            new MeasureHistory(db).Write(
                new(
                    "Forsinket tiltak i skolen",
                    Seat.LeaderOf(talk.School),
                    kommune.Today.AddDays(-4),
                    null,
                    new() { Permission = FollowUpPermissions.See, UnitId = talk.School }
                ),
                new(kommune.Today.AddDays(-40))
            );
            new MeasureHistory(db).Write(
                new(
                    "Tiltak et annet sted",
                    Seat.LeaderOf(talk.Sector),
                    kommune.Today.AddDays(-4),
                    null,
                    new() { Permission = FollowUpPermissions.See, UnitId = talk.Sector }
                ),
                new(kommune.Today.AddDays(-40))
            );
            return db.Save("test", Cancel);
        });
        await talk.Leader.Open(talk.Preparing);
        var results = talk.Leader.Page.QuerySelector($"[data-part='tema-{await talk.Topic(2)}']")!;
        Assert.Contains(
            "Tiltak som er forsinket 1",
            string.Join(' ', results.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
        Assert.Contains("Forsinket tiltak i skolen", results.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Tiltak et annet sted", talk.Leader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_municipality_chooses_the_topics_and_those_that_are_planned_keep_theirs()
    {
        using var talk = await Talking.Begin(kommune, "Mal", days: 2);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOf(talk.Leader, "/moter/samtaler/mal"));
        var admin = talk.Administrator;
        await admin.Open("/moter/samtaler/mal");
        await admin.Send(
            "template",
            ("Form.Title[1]", "Elevene"),
            ("Form.Place[1]", "3"),
            ("Form.Title[3]", ""),
            ("Form.Title[6]", "Beredskap"),
            ("Form.Place[6]", "1")
        );
        Assert.Contains("Malen er lagret", admin.Text, StringComparison.Ordinal);
        Assert.Equal(5, (await talk.Read()).Topics.Count);
        Assert.DoesNotContain((await talk.Read()).Topics, t => t.Title == "Beredskap");
        await talk.Plan(talk.Leader, 20);
        Assert.Equal(
            ["Beredskap", "Resultater", "Elevene", "Medarbeidere", "Du som leder"],
            (await talk.Read()).Topics.OrderBy(t => t.Position).Select(t => t.Title)
        );

        using var other = await kommune.SignedIn("Systemansvarlig 2 Mal", await kommune.Root(), Roles.Administrator);
        await other.Open("/moter/samtaler/mal");
        await admin.Open("/moter/samtaler/mal");
        await admin.Send("template", ("Form.Title[1]", "Trygghet"));
        await other.Send("template", ("Form.Title[1]", "Mobbing"));
        Assert.Contains("Noen andre har endret malen imens.", other.Text, StringComparison.Ordinal);
        Assert.Equal("Mobbing", other.Field("Form.Title[1]"));

        await admin.Open("/moter/samtaler/mal");
        await admin.Send("standard");
        Assert.Equal("Mål", admin.Field("Form.Title[1]"));
        Assert.Throws<InvalidOperationException>(() => admin.FieldsOf("standard")); // there is nothing to go back from
    }

    [Fact]
    public async Task A_unit_meets_those_who_speak_for_its_staff()
    {
        using var talk = await Talking.Begin(kommune, "Ansatte", days: 2);
        var union = await kommune.Person("Tillitsvalgt Ansatte", talk.Sector, Roles.UnionRepresentative, "Tillitsvalgt i skolene");
        var safety = await kommune.Person("Verneombud Ansatte", talk.School, Roles.SafetyRepresentative);
        await kommune.Person(
            "Verneombud et annet sted",
            await kommune.Unit("Skole ved siden av Ansatte", talk.Sector),
            Roles.SafetyRepresentative
        );
        await talk.Leader.Open($"/moter/samtaler/ny?slag=ansatte&enhet={talk.School}");
        Assert.Contains("Tillitsvalgt i skolene", talk.Leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Verneombud et annet sted", talk.Leader.Text, StringComparison.Ordinal);
        (string, string?)[] when = [("Form.On", Norwegian.Typed(kommune.Today.AddDays(7))), ("Form.At", "14.30"), ("Form.Length", "45")];
        await talk.Leader.Send("dialogue", [.. when, ($"Form.Who[{union}]", null), ($"Form.Who[{safety}]", null)]);
        Assert.Contains("Velg minst én som skal være med.", talk.Leader.Text, StringComparison.Ordinal);
        await talk.Leader.Send(
            "dialogue",
            [.. when, ($"Form.Who[{union}]", "true"), ($"Form.Who[{safety}]", null), ("Form.Other", "Kollega Ansatte")]
        );
        var page = talk.Leader.At.Split('?')[0];
        Assert.StartsWith("/moter/samtaler/", page, StringComparison.Ordinal);

        using var speaks = await new Visitor(kommune).As(union);
        using var speaksNot = await new Visitor(kommune).As(safety);
        foreach (var visitor in new[] { speaks, talk.Colleague })
        {
            await visitor.Open(page);
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            Assert.Null(visitor.Page.QuerySelector($"a[href='{page}/endre']"));
        }

        foreach (var visitor in new[] { speaksNot, talk.Superior })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusOf(visitor, page));
        }
    }

    [Fact]
    public async Task It_is_moved_and_called_off_in_both_calendars()
    {
        using var talk = await Talking.Begin(kommune, "Flytting", days: 6);
        await talk.Leader.Open($"{talk.Page}/endre");
        await talk.Leader.Send("change", ("Form.On", Norwegian.Typed(kommune.Today.AddDays(8))));
        Assert.All(await Dates(talk), d => Assert.Equal((kommune.Today.AddDays(8), false), (d.Date, d.IsMet)));
        Assert.Equal(1, await Told(talk.SuperiorId, "Meetings.ToldDialogueMoved"));
        await talk.Superior.Open($"{talk.Page}/endre");
        await talk.Superior.Send("calloff");
        Assert.Equal(DialogueState.CalledOff, (await talk.Read()).State);
        Assert.All(await Dates(talk), d => Assert.True(d.IsMet));
        Assert.Empty(await Waits(talk.Leader));
        await talk.Leader.Open(talk.Page);
        Assert.Contains("Samtalen er avlyst.", talk.Leader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leads_two_levels_has_the_next_above_as_own_leader()
    {
        using var talk = await Talking.Begin(kommune, "Ledd", days: 2);
        var under = await kommune.Unit("Avdeling Ledd", talk.School);
        var empty = await kommune.Unit("Uten leder Ledd", talk.School);
        var last = await kommune.Unit("Nederst Ledd", empty);
        await kommune.With(async db =>
        {
            db.Assignments.Add(new(talk.LeaderId, under, Roles.Leader, kommune.Today.AddDays(-3), "Avdelingsleder"));
            await db.Save("test", Cancel);
        });
        await kommune.Person("Nederst Ledd", last, Roles.Leader);
        var actor = await kommune.ActorOf(talk.Leader);
        var pairs = await kommune.With(db => new LeaderLine(db, new(db, new(TimeProvider.System))).Mine(Cancel), actor);
        Assert.Equal(
            [("Avdeling Ledd", "Sjef Ledd"), ("Nederst Ledd", "Rektor Ledd"), ("Skole Ledd", "Sjef Ledd")],
            pairs.Select(p => (p.Unit.Name, p.Superior.Shown)).Order()
        );
    }

    static async Task<HttpStatusCode> StatusOf(Visitor visitor, string address) => (await visitor.Open(address)).Status;

    Task<List<Deadline>> Dates(Talking talk) =>
        kommune.With(async db =>
        {
            var parts = await db.DialogueParts.Where(p => p.DialogueId == talk.Id).Select(p => p.Id).ToListAsync(Cancel);
            var dates = await db.Deadlines.AsNoTracking().Where(d => parts.Contains(d.SourceId)).ToListAsync(Cancel);
            Assert.Equal(2, dates.Count);
            return dates;
        });

    async Task<List<string>> Waits(Visitor visitor)
    {
        var actor = await kommune.ActorOf(visitor);
        return await kommune.With(db => db.Todos.WaitingFor(actor).Select(t => t.Ask).ToListAsync(Cancel));
    }

    Task<int> Told(Guid person, string sentence) =>
        kommune.With(db => db.Set<Notice>().CountAsync(n => n.PersonId == person && n.Sentence == sentence, Cancel));
}
