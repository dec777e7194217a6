using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>A municipality with more seats than a list holds.</summary>
public sealed class ManySeats(TestHost host) : Kommune(host, isDemo: false), IAsyncLifetime
{
    public const int Units = 120;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        var (root, today, cancel) = (await this.Root(), this.Today, TestContext.Current.CancellationToken);
        await With(async db =>
        {
            for (var number = 1; number <= Units; number++)
            {
                var unit = Unit.Open(new(today.Year, 1, 1), $"Tjeneste {number:000}", UnitKind.ServiceUnit, root);
                var person = new Person($"Leder Nummer{number:000}");
                db.Units.Add(unit);
                db.People.Add(person);
                db.Assignments.Add(new(person.Id, unit.Id, Roles.Leader, today.AddDays(-30), number % 2 == 0 ? "Virksomhetsleder" : null));
            }

            await new UnitTree(db).Rebuild(cancel);
            await db.Save("test", cancel);
        });
    }
}

/// <summary>Giving something to a seat: chosen in a list while they are few, typed when they are many, read in one way.</summary>
public sealed class SeatLookupTests(ManySeats many, EmptyKommune few) : IClassFixture<ManySeats>, IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_few_are_a_list_and_a_name_can_be_sent_as_well()
    {
        var unit = await few.Unit("Listeskolen");
        using var leader = await few.SignedIn("Lise Liste", unit, Roles.Leader);
        await leader.Open(FollowUpUrls.New);
        var select = Assert.IsAssignableFrom<IHtmlSelectElement>(leader.Page.QuerySelector("[name='Form.Owner']"));
        Assert.Contains(select.Options, o => o.Value == $"{unit}/leader" && o.Text == "Lise Liste, Leder, Listeskolen");
        await leader.Send("/tiltak/ny", ("Form.What", "Skrevet navn"), ("Form.Owner", "lise liste"), ("Form.Due", "1.2.2027"));
        Assert.Equal(Seat.LeaderOf(unit), await Owner(few, "Skrevet navn"));
    }

    [Fact]
    public async Task Many_are_looked_up_and_the_page_holds_none_of_them()
    {
        var unit = await UnitOf(57);
        using var adviser = await many.SignedIn("Rådgiver Målrud", await many.Root(), Roles.Adviser);
        await adviser.Open(FollowUpUrls.New);
        var field = adviser.Page.QuerySelector("[name='Form.Owner']")!;
        Assert.Equal(("text", "/oppslag/plasser"), (field.GetAttribute("type"), field.GetAttribute("data-lookup")));
        Assert.DoesNotContain("Nummer0", adviser.Page.DocumentElement.OuterHtml);

        (string, string?)[] fields = [("Form.What", "Gitt ved navn"), ("Form.Due", "1.2.2027")];
        await adviser.Send("/tiltak/ny", [.. fields, ("Form.Owner", "")]);
        Assert.Contains("Velg hvem som har ansvaret.", adviser.Text);
        await adviser.Send("/tiltak/ny", [.. fields, ("Form.Owner", "nummer05")]);
        Assert.Contains("Vi fant ikke «nummer05». Mente du «Leder Nummer050, Virksomhetsleder, Tjeneste 050», ", adviser.Text);
        Assert.Equal("nummer05", adviser.Field("Form.Owner"));
        await adviser.Send("/tiltak/ny", [.. fields, ("Form.Owner", "leder nummer057, leder, tjeneste 057")]);
        Assert.Equal(Seat.LeaderOf(unit), await Owner(many, "Gitt ved navn"));

        // Changed by somebody who does not touch who has it: the words in the field mean the same seat.
        using var owner = await new Visitor(many).As(
            await many.With(db => db.People.Where(p => p.Name == "Leder Nummer057").Select(p => p.Id).SingleAsync(Cancel))
        );
        var id = await many.With(db => db.Measures.Where(m => m.What == "Gitt ved navn").Select(m => m.Id).SingleAsync(Cancel));
        await owner.Open($"/tiltak/{id}/endre");
        Assert.Equal("Leder Nummer057, Leder, Tjeneste 057", owner.Field("Form.Owner"));
        await owner.Send("change", ("Form.What", "Sagt på nytt"));
        Assert.Equal(Seat.LeaderOf(unit), await Owner(many, "Sagt på nytt"));
    }

    [Fact]
    public async Task A_seat_nobody_holds_any_more_keeps_what_it_has()
    {
        var unit = await many.Unit("Tomskolen");
        var person = await many.Person("Snart Borte", unit, Roles.Leader);
        using var adviser = await many.SignedIn("Rådgiver Tomrud", unit, Roles.Adviser);
        await adviser.Open(FollowUpUrls.New);
        await adviser.Send("/tiltak/ny", ("Form.What", "Blir liggende"), ("Form.Owner", "Snart Borte"), ("Form.Due", "1.2.2027"));
        await many.With(async db =>
        {
            (await db.Assignments.SingleAsync(a => a.PersonId == person, Cancel)).End(many.Today);
            await db.Save("test", Cancel);
        });
        await adviser.Open(adviser.At + "/endre");
        Assert.Equal("Leder, Tomskolen", adviser.Field("Form.Owner"));
        await adviser.Send("change", ("Form.Due", "2.2.2027"));
        Assert.Equal((Seat.LeaderOf(unit), "Blir liggende"), (await Owner(many, "Blir liggende"), adviser.Title));
        await adviser.Open(FollowUpUrls.New);
        await adviser.Send("/tiltak/ny", ("Form.What", "Ny"), ("Form.Owner", "Leder, Tomskolen"), ("Form.Due", "1.2.2027"));
        Assert.Contains("Vi fant ingen som passer med «Leder, Tomskolen».", adviser.Text);
    }

    [Fact]
    public async Task Seats_are_found_by_name_title_unit_and_group()
    {
        var unit = await many.Unit("Vikarskolen");
        await many.Person("Fast Vikarsen", unit, Roles.Leader, "Rektor");
        await many.Person("Kari Konstituert", unit, Roles.ActingLeader, "Konstituert rektor");
        await many.Person("Stille Vikarsen", unit, Roles.Employee, "Lærer");
        var one = await many.Person("Rita Rådgiver", unit, Roles.Adviser);
        await many.Person("Rita Rådgiver", unit, Roles.Adviser);
        await many.With(async db =>
        {
            db.Groups.AddRange(new Group("Vikarpoolens styre", "VPS"), new Group("Helse, miljø og vikarer"));
            await db.Save("test", Cancel);
        });
        Assert.Equal(["Fast Vikarsen, Rektor, Vikarskolen"], await Suggested("rektor vikarskolen fast"));
        Assert.Equal(["Leder Nummer033, Leder, Tjeneste 033"], await Suggested("tjeneste 033"));
        Assert.Equal(["Vikarpoolens styre", "Fast Vikarsen, Rektor, Vikarskolen"], (await Suggested("vikar")).Take(2));
        Assert.DoesNotContain("Vikarpoolens styre", await Suggested("vikar", onlyPeople: true));
        Assert.Equal(12, (await Suggested("nummer")).Count);
        Assert.Empty(await Suggested("stille vikarsen")); // owns nothing

        // The one who has the seat and the one who acts in it: the same seat.
        Assert.Equal((Seat.LeaderOf(unit), null), await Read("Kari Konstituert"));
        Assert.Equal((Seat.LeaderOf(unit), null), await Read("Fast Vikarsen, rektor"));
        Assert.Equal((null, "«Rita Rådgiver» kan være flere:"), Begun(await Read("Rita Rådgiver"), 31));
        var labels = await Suggested("rita");
        Assert.Equal(2, labels.Distinct().Count());
        var read = await Task.WhenAll(labels.Select(Read));
        Assert.Contains(Seat.In(unit, Roles.Adviser, one), read.Select(r => r.Seat));
        Assert.Equal(2, read.Select(r => r.Seat).Distinct().Count());
        Assert.NotNull((await Read("helse, miljø og vikarer")).Seat?.GroupId);
        Assert.Equal("Velg hvem fra listen.", (await Read($"{Seat.LeaderOf(Guid.NewGuid())}")).Said);
    }

    [Fact]
    public async Task An_answer_of_many_points_holds_the_names_once_for_each_measure_and_none_besides()
    {
        using var round = await Round.Begin(many);
        await round.Nils.Open(round.Address(1));
        var fields = Enumerable
            .Range(0, 16)
            .SelectMany(i =>
                new (string, string?)[]
                {
                    ($"Form.Points[{i}].Text", $"Punkt {i}"),
                    ($"Form.Points[{i}].Stance", "WillDo"),
                    ($"Form.Points[{i}].MeasureWhat", $"Tiltak {i}"),
                    ($"Form.Points[{i}].MeasureOwner", $"Leder Nummer{i + 1:000}"),
                    ($"Form.Points[{i}].MeasureDue", "1.2.2027"),
                }
            );
        await round.Nils.Send(
            "answer",
            [.. fields, ("Form.Points[3].MeasureOwner", "ukjent navn"), ("Form.Do", Evaluations.AnswerForm.Save)]
        );
        Assert.Equal(
            "Vi fant ingen som passer med «ukjent navn».",
            Begun((null, round.Nils.Page.QuerySelector("#form-points-3-measureowner-error")?.TextContent), 43).Said
        );
        Assert.Equal("Leder Nummer005", round.Nils.Field("Form.Points[4].MeasureOwner"));
        await round.Nils.Send("answer", ("Form.Do", Evaluations.AnswerForm.AddPoint));
        Assert.Equal("Leder Nummer005", round.Nils.Field("Form.Points[4].MeasureOwner"));
        await round.Nils.Send("answer", ("Form.Points[3].MeasureOwner", "Leder Nummer099"), ("Form.Do", Evaluations.AnswerForm.Save));
        Assert.Contains("Utkastet er lagret", round.Nils.Text);

        var owners = (await round.Answer(round.First))!.Points.OrderBy(p => p.Position).Select(p => p.MeasureOwner!.UnitId).ToArray();
        Assert.Equal((await UnitOf(5), await UnitOf(99)), (owners[4], owners[3]));
        await round.Nils.Open(round.Address(1));
        Assert.Equal("Leder Nummer099, Leder, Tjeneste 099", round.Nils.Field("Form.Points[3].MeasureOwner"));
        Assert.DoesNotContain("Nummer110", round.Nils.Page.DocumentElement.OuterHtml);

        await round.Answered(round.Second, "Bare ett tiltak");
        using var statements = new Statements(many);
        var sixteen = await statements.Count(() => round.Nils.Open(round.Address(1)));
        Assert.Equal(sixteen, await statements.Count(() => round.Nils.Open(round.Address(2))));
    }

    [Fact]
    public async Task What_can_be_chosen_besides_seats_can_be_typed_too()
    {
        using var administrator = await many.SignedIn("Adm Fullmakt", await many.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.Fields);
        await many.With(async db =>
        {
            var field = new Field("Innkjøp til prøve", Seat.LeaderOf(await many.Root()));
            db.Fields.Add(field);
            db.Matters.Add(new(field.Id, "Kjøp til prøve", isMoney: true));
            await db.Save("test", Cancel);
        });
        await administrator.Open(OrganisationUrls.NewDelegation);
        Assert.Contains("Du kan også skrive «Kommunestyret».", administrator.Text);
        var matter = administrator
            .Page.QuerySelectorAll("[name='Form.Matter'] option")
            .Single(o => o.TextContent == "Kjøp til prøve")
            .GetAttribute("value");
        (string, string?)[] fields = [("Form.Matter", matter), ("Form.Unit", $"{await many.Root()}"), ("Form.Giver", "kommunestyret")];
        await administrator.Send("new", [.. fields, ("Form.Receiver", "nummer")]);
        Assert.Contains("Vi fant ikke «nummer».", administrator.Text);
        Assert.Equal("kommunestyret", administrator.Field("Form.Giver"));
        await administrator.Send("new", [.. fields, ("Form.Receiver", "Alle enhetsledere")]);
        Assert.StartsWith("/organisasjon/fullmakter/", administrator.At);
        await many.With(async db =>
        {
            var given = await db.Delegations.SingleAsync(Cancel);
            Assert.Equal((null, UnitKind.ServiceUnit), (given.Giver, given.LeadersOf));
        });
    }

    [Fact]
    public async Task A_kept_form_holds_the_seat_as_it_was_typed()
    {
        using var adviser = await many.SignedIn("Rådgiver Utkast", await many.Root(), Roles.Adviser);
        await adviser.Open(FollowUpUrls.New);
        await adviser.Send(
            "/tiltak/ny",
            ("Form.What", "Kommer tilbake"),
            ("Form.Owner", "Leder Numm"),
            ("__RequestVerificationToken", "utgått")
        );
        Assert.Equal(("Kommer tilbake", "Leder Numm"), (adviser.Field("Form.What"), adviser.Field("Form.Owner")));
    }

    static (Seat? Seat, string? Said) Begun((Seat? Seat, string? Said) read, int length) =>
        (read.Seat, read.Said?[..Math.Min(length, read.Said.Length)]);

    SeatLookup Lookup(Db db)
    {
        var clock = many.Host.Services.GetRequiredService<Clock>();
        return new(db, clock, new(db, clock));
    }

    Task<IReadOnlyList<string>> Suggested(string question, bool onlyPeople = false) =>
        many.With(db => Lookup(db).Suggest(question, onlyPeople, Cancel));

    async Task<(Seat? Seat, string? Said)> Read(string typed)
    {
        string? said = null;
        var seat = await many.With(db => Lookup(db).Read("Form.Who", typed, null, (_, message) => said = message, Cancel));
        return (seat, said);
    }

    Task<Guid> UnitOf(int number)
    {
        var name = $"Tjeneste {number:000}";
        return many.With(db => db.UnitPeriods.Where(p => p.Name == name).Select(p => p.UnitId).SingleAsync(Cancel));
    }

    static Task<Seat> Owner(Kommune kommune, string what) =>
        kommune.With(db => db.Measures.Where(m => m.What == what).Select(m => m.Owner).SingleAsync(Cancel));
}
