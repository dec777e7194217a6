using Takt.FollowUp;
using Takt.FollowUp.Contracts;

namespace Takt.Tests;

/// <summary>Anybody says what should be done; the leader decides, and whoever proposed it is told.</summary>
public sealed class ProposeTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_proposed_waits_for_the_leader_and_is_decided()
    {
        var unit = await kommune.Unit("Forslagsskolen");
        using var leader = await kommune.SignedIn("Fredrik Forslag", unit, Roles.Leader);
        using var teacher = await kommune.SignedIn("Lise Lærer", unit, Roles.Employee);
        await teacher.Open("/tiltak");
        await teacher.Open(teacher.Page.QuerySelector("a[href='/tiltak/foresla']")!.GetAttribute("href")!);
        await teacher.Send("propose", ("Form.What", " "), ("Form.Effect", "Alle er ute mer."));
        Assert.NotNull(teacher.Page.QuerySelector("#form-what-error"));
        Assert.Equal("Alle er ute mer.", teacher.Page.QuerySelector("textarea[name='Form.Effect']")!.TextContent);
        await teacher.Send("propose", ("Form.What", "Uteskole på fredager"));
        Assert.Contains("du får vite hva det blir til", teacher.Text, StringComparison.Ordinal);
        Assert.Contains("Foreslo dette", teacher.Text, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => teacher.FieldsOf("approve"));
        Assert.Contains("Uteskole på fredager", await Home(teacher), StringComparison.Ordinal); // they wait for somebody else

        Assert.Contains("Bestem om dette skal gjøres", await Home(leader), StringComparison.Ordinal);
        await leader.Open("/tiltak?visning=foreslatt");
        Assert.Contains("Uteskole på fredager", leader.Text, StringComparison.Ordinal);
        await leader.Open(await Address("Uteskole på fredager"));
        Assert.Throws<InvalidOperationException>(() => leader.FieldsOf("start"));
        await leader.Send("approve", ("Form.Due", "1.1.2020"));
        Assert.NotNull(leader.Page.QuerySelector("#form-due-error"));
        await leader.Send("approve", ("Form.Due", Norwegian.Typed(kommune.Today.AddDays(30))!));
        Assert.Contains("Det er bestemt.", leader.Text, StringComparison.Ordinal);
        Assert.Contains("Bestemte at det skal gjøres", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bestem om dette skal gjøres", await Home(leader), StringComparison.Ordinal);
        Assert.Contains("Gjør dette", await Home(leader), StringComparison.Ordinal);

        await teacher.Open("/varsler");
        Assert.Contains("«Uteskole på fredager» skal gjøres", teacher.Text, StringComparison.Ordinal);
        await kommune.With(async db =>
        {
            var measure = await db.Measures.SingleAsync(m => m.What == "Uteskole på fredager", Cancel);
            Assert.Equal((MeasureState.Decided, kommune.Today), (measure.State, measure.DecidedOn));
        });
    }

    [Fact]
    public async Task A_no_says_why()
    {
        var unit = await kommune.Unit("Neiskolen");
        using var leader = await kommune.SignedIn("Nora Nei", unit, Roles.Leader);
        using var teacher = await kommune.SignedIn("Nils Nytt", unit, Roles.Employee);
        await teacher.Open("/tiltak/foresla");
        await teacher.Send("propose", ("Form.What", "Fri hver fredag"));
        var address = teacher.At;
        await leader.Open(address);
        await leader.Send("drop", ("Form.Because", "Skoleåret har så mange timer som loven sier."));
        Assert.Contains("Skoleåret har så mange timer", leader.Text, StringComparison.Ordinal);
        await teacher.Open("/varsler");
        Assert.Contains("Det blir ikke noe av «Fri hver fredag»", teacher.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_proposes_where_they_see_nothing_and_the_same_form_twice_is_one_proposal()
    {
        var (mine, theirs) = (await kommune.Unit("Minskolen"), await kommune.Unit("Dinskolen"));
        using var teacher = await kommune.SignedIn("Tuva To", mine, Roles.Employee);
        await teacher.Open("/tiltak/foresla");
        await teacher.Send("propose", ("Form.What", "Male gangen"), ("Form.Unit", $"{theirs}"));
        Assert.NotNull(teacher.Page.QuerySelector("#form-unit-error"));
        var key = teacher.Field("Form.Key");
        await teacher.Send("propose", ("Form.What", "Male gangen"), ("Form.Unit", $"{mine}"));
        await teacher.Open("/tiltak/foresla");
        await teacher.Send("propose", ("Form.What", "Male gangen"), ("Form.Unit", $"{mine}"), ("Form.Key", key));
        Assert.Equal(1, await kommune.With(db => db.Measures.CountAsync(m => m.What == "Male gangen", Cancel)));
    }

    [Fact]
    public async Task How_much_it_matters_and_takes_is_typed_shown_and_changed()
    {
        var unit = await kommune.Unit("Anslagsskolen");
        using var leader = await kommune.SignedIn("Anna Anslag", unit, Roles.Leader);
        await leader.Open("/tiltak/ny");
        await leader.Send(
            "measure",
            ("Form.What", "Nye vinduer"),
            ("Form.Owner", $"{Seat.LeaderOf(unit)}"),
            ("Form.Due", Norwegian.Typed(kommune.Today.AddDays(90))!),
            ("Form.Priority", "High"),
            ("Form.Indicator", "Strømforbruk"),
            ("Form.Hours", "førti"),
            ("Form.Cost", "250 000")
        );
        Assert.NotNull(leader.Page.QuerySelector("#form-hours-error"));
        Assert.Equal("250 000", leader.Field("Form.Cost"));
        await leader.Send("measure", ("Form.Hours", "40"));
        Assert.Contains("Høy prioritet", leader.Text, StringComparison.Ordinal);
        Assert.Contains("Strømforbruk", leader.Text, StringComparison.Ordinal);
        Assert.Contains("40 timer · 250 000 kr", leader.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await leader.Open($"{leader.At}/endre");
        Assert.Equal("40", leader.Field("Form.Hours"));
        await leader.Send("change", ("Form.Hours", ""), ("Form.Priority", ""));
        Assert.Equal(
            new MeasureSize(null, "Strømforbruk", null, 250_000),
            await kommune.With(db => db.Measures.Where(m => m.What == "Nye vinduer").Select(m => m.Size).SingleAsync(Cancel))
        );
    }

    static async Task<string> Home(Visitor who)
    {
        await who.Open("/");
        return who.Text;
    }

    Task<string> Address(string what) =>
        kommune.With(async db => $"/tiltak/{await db.Measures.Where(m => m.What == what).Select(m => m.Id).SingleAsync(Cancel)}");
}
