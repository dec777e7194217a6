using Takt.Meetings;

namespace Takt.Tests;

/// <summary>Before the minutes stand: those who were there say what is not right, and until they have an answer nothing stands.</summary>
public sealed class ObjectionTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Minutes_do_not_stand_while_somebody_says_they_are_wrong_and_all_who_met_see_it()
    {
        using var held = await Held.Begin(kommune, "Innsigelse");
        var item = await Ended(held);
        await held.Member.Open(held.Minutes);
        await held.Member.Send($"object-{item}", ("Form.Objection", "Det var uke 29 vi ble enige om, ikke uke 28"));
        Assert.Contains("Det er sagt fra.", held.Member.Text, StringComparison.Ordinal);
        await kommune.HoursPass(held.Id, 25);
        foreach (var reader in new[] { held.Chair, held.Secretary, held.Observer })
        {
            await reader.Open(held.Minutes);
            Assert.Contains("Det var uke 29 vi ble enige om", reader.Text, StringComparison.Ordinal);
            Assert.Contains("Ikke svart på ennå", reader.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Referatet gjelder.", reader.Text, StringComparison.Ordinal);
        }

        await held.Colleague.Open($"/moter/{held.Id}");
        Assert.Contains("Ikke avklart ennå", held.Colleague.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("uke 29", held.Colleague.Text, StringComparison.Ordinal); // what was said of it is theirs who met
    }

    [Fact]
    public async Task Whoever_runs_it_takes_it_in_and_the_hours_begin_anew()
    {
        using var held = await Held.Begin(kommune, "Tatt inn");
        var item = await Ended(held);
        await held.Member.Open(held.Minutes);
        await held.Member.Send($"object-{item}", ("Form.Objection", "Det var uke 29"));
        await kommune.HoursPass(held.Id, 30);
        var objection = await Only(item);
        await held.Secretary.Open(held.Minutes);
        await held.Secretary.Send($"takein-{objection.Id}");
        Assert.Contains("Ingenting er endret.", held.Secretary.Text, StringComparison.Ordinal);
        await held.Secretary.Send($"takein-{objection.Id}", ("Form.Decision", ""), ("Form.Summary", ""), ("Form.Key", ""));
        Assert.Contains("Budskapet er gått ut", held.Secretary.Text, StringComparison.Ordinal);
        await held.Secretary.Send(
            $"takein-{objection.Id}",
            ("Form.Summary", "Vi så på ferien"),
            ("Form.Decision", "Ferie i uke 29"),
            ("Form.Key", "Ferie i uke 29")
        );
        Assert.Contains("Referatet er rettet.", held.Secretary.Text, StringComparison.Ordinal);
        Assert.Equal(
            ("Ferie i uke 29", "Ferie i uke 29", ItemState.Treated),
            ((await held.Read(item)).Decision, (await held.Read(item)).Key, (await held.Read(item)).State)
        );
        await held.Member.Open(held.Minutes);
        Assert.Contains("Tatt inn i referatet av Sekretær Tatt inn", held.Member.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Referatet gjelder.", held.Member.Text, StringComparison.Ordinal); // those who were there have yet to see it
        Assert.NotNull(held.Member.FieldsOf($"object-{item}"));
        await kommune.HoursPass(held.Id, 25);
        await held.Member.Open(held.Minutes);
        Assert.Contains("Referatet gjelder.", held.Member.Text, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => held.Member.FieldsOf($"object-{item}"));
        Assert.Contains("Det var uke 29", held.Member.Text, StringComparison.Ordinal); // it is not hidden afterwards
    }

    [Fact]
    public async Task Or_says_why_not()
    {
        using var held = await Held.Begin(kommune, "Ikke endret");
        var item = await Ended(held);
        await held.Member.Open(held.Minutes);
        await held.Member.Send($"object-{item}", ("Form.Objection", " "));
        Assert.Contains("Skriv hva som ikke er riktig.", held.Member.Text, StringComparison.Ordinal);
        await held.Member.Send($"object-{item}", ("Form.Objection", "Det var uke 29"));
        var objection = await Only(item);
        await held.Chair.Open(held.Minutes);
        await held.Chair.Send($"leave-{objection.Id}", ("Form.Answer", ""));
        Assert.Contains("Skriv kort hvorfor referatet ikke blir endret.", held.Chair.Text, StringComparison.Ordinal);
        await held.Chair.Send($"leave-{objection.Id}", ("Form.Answer", "Opptaket sier uke 28"));
        await held.Member.Open(held.Minutes);
        Assert.Contains("Opptaket sier uke 28", held.Member.Text, StringComparison.Ordinal);
        Assert.Contains("Svar fra Leder Ikke endret", held.Member.Text, StringComparison.Ordinal);
        Assert.Equal("Ferie i uke 28", (await held.Read(item)).Decision);
        Assert.Equal(0, (await Meeting(held)).OpenObjections);
    }

    [Fact]
    public async Task Only_those_who_were_there_object_and_only_those_who_run_it_answer()
    {
        using var held = await Held.Begin(kommune, "Hvem");
        var item = await Ended(held);
        await held.Member.Open(held.Minutes);
        var fields = held
            .Member.FieldsOf($"object-{item}")
            .Where(f => f.Key != "Form.Objection")
            .Append(new("Form.Objection", "Feil"))
            .ToList();
        foreach (var other in new[] { held.Observer, held.Colleague, held.Leader })
        {
            await other.Open(held.Minutes);
            Assert.Throws<InvalidOperationException>(() => other.FieldsOf($"object-{item}"));
            await other.Post(held.Minutes, fields);
        }

        Assert.Equal(0, await kommune.With(db => db.Objections.CountAsync(o => o.ItemId == item, Cancel)));
        await held.Member.Send($"object-{item}", ("Form.Objection", "Feil"));
        var objection = await Only(item);
        await held.Member.Open(held.Minutes);
        Assert.Throws<InvalidOperationException>(() => held.Member.FieldsOf($"leave-{objection.Id}"));
        await held.Chair.Open(held.Minutes);
        await held.Member.Post(
            held.Minutes,
            held.Chair.FieldsOf($"leave-{objection.Id}").Where(f => f.Key != "Form.Answer").Append(new("Form.Answer", "Nei"))
        );
        Assert.Equal(ObjectionState.Open, (await Only(item)).State);
        Assert.Throws<InvalidOperationException>(() => held.Chair.FieldsOf($"unsay-{objection.Id}")); // nobody else takes it back
        await held.Member.Send($"unsay-{objection.Id}");
        Assert.Equal(0, await kommune.With(db => db.Objections.CountAsync(o => o.ItemId == item, Cancel)));
        Assert.Equal(0, (await Meeting(held)).OpenObjections);
    }

    [Fact]
    public async Task Who_answers_is_asked_on_their_own_page_until_all_have_an_answer()
    {
        using var held = await Held.Begin(kommune, "Oppgave");
        var item = await Ended(held);
        await held.Chair.Open("/");
        Assert.DoesNotContain("Svar på det som ikke er riktig i referatet", held.Chair.Text, StringComparison.Ordinal);
        foreach (var (who, text) in new[] { (held.Member, "Første feil"), (held.Secretary, "Andre feil") })
        {
            await who.Open(held.Minutes);
            await who.Send($"object-{item}", ("Form.Objection", text));
        }

        Assert.Equal(2, (await Meeting(held)).OpenObjections);
        var todos = await Todos(held);
        Assert.NotEmpty(todos);
        Assert.All(todos, t => Assert.Null(t.DoneAt));
        var open = await kommune.With(db => db.Objections.Where(o => o.ItemId == item).Select(o => o.Id).ToListAsync(Cancel));
        await held.Chair.Open(held.Minutes);
        await held.Chair.Send($"leave-{open[0]}", ("Form.Answer", "Det står riktig"));
        Assert.All(await Todos(held), t => Assert.Null(t.DoneAt));
        await held.Chair.Open(held.Minutes);
        await held.Chair.Send($"leave-{open[1]}", ("Form.Answer", "Det også"));
        Assert.All(await Todos(held), t => Assert.NotNull(t.DoneAt));
    }

    [Fact]
    public async Task What_is_said_of_a_closed_item_stays_with_those_who_met()
    {
        using var held = await Held.Begin(kommune, "Lukket innsigelse");
        var item = await held.Item("Personalsak Xerxes", "offl. § 13", "Personalsak");
        await held.Write(held.Secretary, item, "Vi snakket om det", "Han får beskjed");
        await held.End();
        await held.Member.Open(held.Minutes);
        await held.Member.Send($"object-{item}", ("Form.Objection", "Det var quagga vi sa"));
        Assert.Contains("quagga", held.Member.Text, StringComparison.Ordinal);
        foreach (var outsider in new[] { held.Colleague, held.Leader })
        {
            foreach (var page in new[] { $"/moter/{held.Id}", held.Minutes, "/", "/sok?q=quagga" })
            {
                await outsider.Open(page);
                Assert.DoesNotContain("Det var quagga", outsider.Text, StringComparison.Ordinal);
            }
        }

        var trail = await kommune.With(db =>
            db.AuditEntries.Where(e => e.Kind == nameof(Objection)).Select(e => e.Changes).ToListAsync(Cancel)
        );
        Assert.NotEmpty(trail);
        Assert.DoesNotContain(trail, changes => changes.Contains("quagga", StringComparison.Ordinal)); // nor is it on the trail
    }

    [Fact]
    public async Task Whoever_objected_is_told_of_the_answer_and_nobody_of_their_own()
    {
        using var held = await Held.Begin(kommune, "Svaret");
        var item = await Ended(held);
        foreach (
            var (who, text) in new[]
            {
                (held.Member, "Det var uke 29"),
                (held.Member, "Og ikke fredag"),
                (held.Secretary, "Jeg skrev feil"),
            }
        )
        {
            await who.Open(held.Minutes);
            await who.Send($"object-{item}", ("Form.Objection", text));
        }

        var open = await kommune.With(db =>
            db.Objections.Where(o => o.ItemId == item).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(Cancel)
        );
        await held.Secretary.Open(held.Minutes);
        await held.Secretary.Send($"takein-{open[0]}", ("Form.Decision", "Ferie i uke 29"));
        await held.Secretary.Open(held.Minutes);
        await held.Secretary.Send($"leave-{open[1]}", ("Form.Answer", "Det var fredag"));
        await held.Secretary.Open(held.Minutes);
        await held.Secretary.Send($"leave-{open[2]}", ("Form.Answer", "Nei, det var rett"));

        await held.Member.Open("/varsler");
        Assert.Contains(
            "Sekretær Svaret rettet referatet om «Ferieplanen» etter det du sa fra om",
            held.Member.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Sekretær Svaret svarte på det du sa fra om i referatet om «Ferieplanen»",
            held.Member.Text,
            StringComparison.Ordinal
        );
        var told = await kommune.With(db =>
            db.Set<Notice>().Where(n => n.Address == MeetingsUrls.MinutesItemOf(held.Id, item)).Select(n => n.PersonId).ToListAsync(Cancel)
        );
        Assert.Equal([held.MemberId, held.MemberId], told); // and not whoever answered their own
    }

    async Task<Guid> Ended(Held held)
    {
        var item = await held.Item("Ferieplanen");
        await held.Write(held.Secretary, item, "Vi så på ferien", "Ferie i uke 28", "Ferie i uke 28");
        await held.End();
        return item;
    }

    Task<Meeting> Meeting(Held held) => kommune.With(db => db.Meetings.AsNoTracking().SingleAsync(m => m.Id == held.Id, Cancel));

    Task<Objection> Only(Guid item) => kommune.With(db => db.Objections.AsNoTracking().SingleAsync(o => o.ItemId == item, Cancel));

    Task<List<Todo>> Todos(Held held) =>
        kommune.With(db => db.Todos.Where(t => t.SourceId == held.Id && t.Ask == AnswerTodos.Ask).ToListAsync(Cancel));
}
