using System.Net;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>From a matter as people say it to the one who answers today, and a question that is owed an answer.</summary>
public sealed class WhoToAskTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A field with a contact, and whoever keeps it.</summary>
    async Task<(Guid Field, Guid Contact, Seat Seat)> Field(string name, Guid scope, string contact)
    {
        var unit = await kommune.Unit($"Staben for {name}");
        var person = await kommune.Person(contact, unit, Roles.Adviser, "Rådgiver");
        var seat = Seat.In(unit, Roles.Adviser, person);
        var field = new Field(name, seat);
        await kommune.With(db =>
        {
            db.Fields.Add(field);
            db.Responsibilities.Add(
                new(field.Id, scope, ResponsibilityKind.Contact, seat, kommune.Today.AddDays(-10)) { AnswersWithin = 2 }
            );
            return db.Save("test", Cancel);
        });
        return (field.Id, person, seat);
    }

    [Fact]
    public async Task The_matter_misspelt_gives_the_one_to_ask_and_says_how_it_was_read()
    {
        await Field("Skiløypene i marka", await kommune.Root(), "Lise Løype");
        using var visitor = await kommune.SignedIn("Per Spør", await kommune.Unit("Spørreskolen"), Roles.Leader);
        await visitor.Open("/hvem-spor-jeg?sak=skilløype");
        Assert.Contains("Vi leste «skilløype» som skiløypene i marka", visitor.Text);
        Assert.Contains("Lise Løype", visitor.Page.QuerySelector("#svar")!.TextContent);
    }

    [Fact]
    public async Task One_gets_the_contact_of_ones_own_unit_before_that_of_the_whole()
    {
        var mine = await kommune.Unit("Helsesektoren");
        var (field, _, _) = await Field("Bestilling av frakker", await kommune.Root(), "Alle Sin");
        var near = Seat.In(mine, Roles.Adviser, await kommune.Person("Nær Meg", mine, Roles.Adviser));
        await kommune.With(db =>
        {
            db.Responsibilities.Add(new(field, mine, ResponsibilityKind.Contact, near, kommune.Today.AddDays(-1)));
            return db.Save("test", Cancel);
        });
        using var inside = await kommune.SignedIn("Inne", await kommune.Unit("Sykehjemmet", mine), Roles.Leader);
        using var outside = await kommune.SignedIn("Ute", await kommune.Unit("Biblioteket"), Roles.Leader);
        Assert.Contains("Nær Meg", (await inside.Open(OrganisationUrls.AskAbout(field))).Page.QuerySelector("#svar")!.TextContent);
        Assert.Contains("Alle Sin", (await outside.Open(OrganisationUrls.AskAbout(field))).Page.QuerySelector("#svar")!.TextContent);
    }

    [Fact]
    public async Task While_the_contact_is_away_the_stand_in_is_shown_and_when_the_other_is_back()
    {
        var root = await kommune.Root();
        var (field, contact, seat) = await Field("Utlån av brakker", root, "Borte Bra");
        var standIn = Seat.In(seat.UnitId!.Value, Roles.Adviser, await kommune.Person("Steinar Steder", seat.UnitId.Value, Roles.Adviser));
        await kommune.With(async db =>
        {
            (await db.Responsibilities.SingleAsync(r => r.FieldId == field, Cancel)).StandIn = standIn;
            db.Leaves.Add(new(contact, kommune.Today.AddDays(-1), kommune.Today.AddDays(3)));
            await db.Save("test", Cancel);
        });
        using var visitor = await kommune.SignedIn("Trenger Brakke", await kommune.Unit("Brakkeskolen"), Roles.Leader);
        await visitor.Open(OrganisationUrls.AskAbout(field));
        Assert.Contains("Steinar Steder", visitor.Page.QuerySelector("#svar")!.TextContent);
        Assert.Contains("Stedfortreder i dag", visitor.Text);
        Assert.Contains($"Borte Bra har saken til vanlig, og er tilbake {Norwegian.WithWeekday(kommune.Today.AddDays(3))}", visitor.Text);
    }

    [Fact]
    public async Task A_question_is_owed_an_answer_and_the_asker_is_told_when_it_comes()
    {
        var (field, contact, _) = await Field("Nøkler til lageret", await kommune.Root(), "Nils Nøkkel");
        using var asker = await kommune.SignedIn("Vil Inn", await kommune.Unit("Lagerskolen"), Roles.Leader);
        await asker.Open(OrganisationUrls.NewQuestionOn(field, "hvem har nøkkelen"));
        Assert.Equal("hvem har nøkkelen", asker.Field("Form.Matter"));
        await asker.Send("ask", ("Form.Details", "Porten er låst."));
        var question = asker.At;
        Assert.Contains("Venter på svar", asker.Text);

        using var owner = await new Visitor(kommune).As(contact);
        await owner.Open("/");
        Assert.Contains("hvem har nøkkelen", owner.Text);
        await owner.Open(question);
        Assert.Contains("Porten er låst.", owner.Text);
        await owner.Send("answer", ("Form.Answer", ""));
        Assert.Contains("Skriv noe her.", owner.Text);
        await owner.Send("answer", ("Form.Answer", "Den henger i resepsjonen."));
        Assert.Contains("Svaret er sendt.", owner.Text);
        await owner.Open("/");
        Assert.DoesNotContain("hvem har nøkkelen", owner.Text);

        await asker.Open("/");
        Assert.Contains("Spørsmålet ditt er besvart: hvem har nøkkelen", asker.Text);
        Assert.Contains("Den henger i resepsjonen.", (await asker.Open(question)).Text);
    }

    [Fact]
    public async Task A_question_is_between_two_until_it_is_answered_for_all_and_then_without_the_asker()
    {
        var (field, contact, _) = await Field("Parkering bak rådhuset", await kommune.Root(), "Pia Park");
        using var asker = await kommune.SignedIn("Hemmelig Spørrer", await kommune.Unit("Parkskolen"), Roles.Leader);
        using var other = await kommune.SignedIn("Nysgjerrig", await kommune.Unit("Naboskolen"), Roles.Leader);
        await asker.Open(OrganisationUrls.NewQuestionOn(field, "kan jeg stå der"));
        var question = (await asker.Send("ask")).At;
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open(question)).Status);

        using var owner = await new Visitor(kommune).As(contact);
        await owner.Open(question);
        await owner.Send("answer", ("Form.Answer", "Ja, etter klokka fire."), ("Form.Share", "true"));
        await other.Open(question);
        Assert.Contains("Ja, etter klokka fire.", other.Text);
        Assert.DoesNotContain("Hemmelig Spørrer", other.Text);
    }

    [Fact]
    public async Task Whoever_does_not_owe_the_answer_cannot_give_it()
    {
        var (field, contact, _) = await Field("Flaggheising", await kommune.Root(), "Flora Flagg");
        using var asker = await kommune.SignedIn("Flagg Spør", await kommune.Unit("Flaggskolen"), Roles.Leader);
        await asker.Open(OrganisationUrls.NewQuestionOn(field, "når heises det"));
        var question = (await asker.Send("ask")).At;
        using var owner = await new Visitor(kommune).As(contact);
        await owner.Open(question);
        var form = owner.FieldsOf("answer");
        await asker.Open(question);
        var token = asker.FieldsOf("add").First(f => f.Key == "__RequestVerificationToken");
        await asker.Post(
            question,
            [token, .. form.Where(f => f.Key != token.Key && f.Key != "Form.Answer"), new("Form.Answer", "Alltid.")]
        );
        Assert.Equal(HttpStatusCode.BadRequest, asker.Status); // there is no such form for the asker
        Assert.Contains("Venter på svar", (await asker.Open(question)).Text);
    }

    [Fact]
    public async Task What_nobody_has_goes_to_the_owner_of_the_register_and_is_counted_without_a_name()
    {
        var register = await kommune.Unit("Registerstaben");
        var keeper = await kommune.Person("Rita Register", register, Roles.Leader);
        await kommune.With(async db =>
        {
            db.FieldRegisters.Add(new(Seat.LeaderOf(register)));
            await db.Save("test", Cancel);
        });
        using var asker = await kommune.SignedIn("Leter Etter", await kommune.Unit("Leteskolen"), Roles.Leader);
        await asker.Open("/hvem-spor-jeg?sak=zeppelinreparasjon");
        await asker.Open("/hvem-spor-jeg?sak=Zeppelinreparasjon");
        Assert.Contains("Vi vet ikke hvem som har dette", asker.Text);
        await asker.Send("unknown", ("Form.Details", "Den er punktert."));
        Assert.Contains("Spørsmålet er sendt til Rita Register", asker.Text);

        Assert.Equal(
            2,
            await kommune.With(db => db.Misses.Where(m => m.Words == "zeppelinreparasjon").Select(m => m.Times).SingleAsync(Cancel))
        );
        Assert.False(await kommune.With(db => db.AuditEntries.AnyAsync(e => e.Kind == nameof(Miss), Cancel)));

        using var owner = await new Visitor(kommune).As(keeper);
        Assert.Contains("zeppelinreparasjon", (await owner.Open("/organisasjon/ansvar")).Text);
        using var another = await kommune.SignedIn("Ser Ikke", await kommune.Unit("Andreskolen"), Roles.Leader);
        Assert.DoesNotContain("zeppelinreparasjon", (await another.Open("/organisasjon/ansvar")).Text);
    }

    [Fact]
    public async Task The_one_who_is_asked_may_pass_it_on_and_the_asker_may_withdraw_it()
    {
        var (field, contact, _) = await Field("Lån av tuba", await kommune.Root(), "Tor Tuba");
        var other = await kommune.Unit("Korpset");
        var conductor = await kommune.Person("Dina Dirigent", other, Roles.Leader);
        using var asker = await kommune.SignedIn("Vil Spille", await kommune.Unit("Musikkskolen"), Roles.Leader);
        await asker.Open(OrganisationUrls.NewQuestionOn(field, "hvor er tubaen"));
        var question = (await asker.Send("ask")).At;
        using var owner = await new Visitor(kommune).As(contact);
        await owner.Open(question);
        await owner.Send("pass", ("Form.Owner", $"{Seat.LeaderOf(other)}"));
        Assert.Contains("Spørsmålet er sendt videre.", owner.Text);
        using var next = await new Visitor(kommune).As(conductor);
        Assert.Contains("hvor er tubaen", (await next.Open("/")).Text);
        await asker.Open(question);
        await asker.Send("withdraw");
        Assert.DoesNotContain("hvor er tubaen", (await next.Open("/")).Text);
    }

    [Fact]
    public async Task Only_whoever_keeps_an_entry_changes_it_and_a_leader_says_who_has_it_in_their_own_units()
    {
        var (field, contact, _) = await Field("Pynt til jul", await kommune.Root(), "Julie Jul");
        var school = await kommune.Unit("Juleskolen");
        using var leader = await kommune.SignedIn("Leder Lager", school, Roles.Leader);
        await leader.Open(OrganisationUrls.FieldOf(field));
        Assert.Null(leader.Page.QuerySelector("[value=change]"));
        await leader.Send("lay", ("Form.Holder", $"{Seat.LeaderOf(school)}"), ("Form.Unit", $"{school}"));
        Assert.Contains("Juleskolen", leader.Page.QuerySelector("#hoved")!.TextContent);
        Assert.Contains("Leder Lager", leader.Text);

        using var owner = await new Visitor(kommune).As(contact);
        await owner.Open(OrganisationUrls.FieldOf(field));
        await owner.Send("change", ("Form.Name", "Julepynt"), ("Form.Links", "Farlig | javascript:alert(1)"));
        Assert.Contains("Denne kunne vi ikke lese: Farlig", owner.Text);
        Assert.Equal("Julepynt", owner.Field("Form.Name"));
        await owner.Send(
            "change",
            ("Form.Name", "Julepynt"),
            ("Form.Links", "Lageret | /organisasjon"),
            ("Form.Synonyms", "glitter\nkuler")
        );
        Assert.Equal("Julepynt", owner.Title);
        Assert.Contains(
            "Julie Jul",
            (await leader.Open("/hvem-spor-jeg?sak=glitter")).Text + (await owner.Open("/hvem-spor-jeg?sak=glitter")).Text
        );
    }
}
