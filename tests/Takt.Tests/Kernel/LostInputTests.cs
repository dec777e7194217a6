using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>What somebody wrote is never lost and never sent by itself.</summary>
public sealed class LostInputTests(EmptyKommune kommune, EmptyKommune2 other) : IClassFixture<EmptyKommune>, IClassFixture<EmptyKommune2>
{
    const string Password = "et langt og godt passord";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_sent_after_the_session_ended_comes_back_filled_after_signing_in()
    {
        using var writer = await Writer("Ada Skriver", "ada");
        await writer.Open("/tiltak/ny");
        writer.Carry(SessionCookie.Name, null); // the session ran out
        await writer.Send("measure", ("Form.What", "Skrevet for sent"), ("Form.Effect", "Ingenting går tapt"));

        Assert.NotNull(writer.Page.QuerySelector("[name=\"Form.Password\"]"));
        Assert.DoesNotContain("Skrevet for sent", writer.Page.DocumentElement.OuterHtml, StringComparison.Ordinal); // carried encrypted
        await writer.Send("sign-in", ("Form.UserName", "ada"), ("Form.Password", Password));

        Assert.StartsWith("/tiltak/ny", writer.At, StringComparison.Ordinal);
        Assert.Equal(("Skrevet for sent", "Ingenting går tapt"), (writer.Field("Form.What"), writer.Field("Form.Effect")));
        Assert.False(await IsSaved("Skrevet for sent"));
    }

    [Fact]
    public async Task A_wrong_password_on_the_way_loses_nothing()
    {
        using var writer = await Writer("Bo Glemsk", "bo");
        await writer.Open("/tiltak/ny");
        writer.Carry(SessionCookie.Name, null);
        await writer.Send("measure", ("Form.What", "Skrevet med feil passord"));
        await writer.Send("sign-in", ("Form.UserName", "bo"), ("Form.Password", "feil"));
        await writer.Send("sign-in", ("Form.UserName", "bo"), ("Form.Password", Password));
        Assert.Equal("Skrevet med feil passord", writer.Field("Form.What"));
    }

    [Fact]
    public async Task A_form_with_a_stale_token_comes_back_filled_and_was_not_sent()
    {
        using var writer = await Writer("Siv Sen", "siv");
        await writer.Open("/tiltak/ny");
        await writer.Send("measure", ("Form.What", "Gammelt merke"), ("__RequestVerificationToken", "utgått"));
        Assert.Contains($"?{LostInput.Query}=", writer.At, StringComparison.Ordinal);
        Assert.Equal("Gammelt merke", writer.Field("Form.What"));
        Assert.False(await IsSaved("Gammelt merke"));

        await writer.Send("measure", ("Form.Owner", $"{Seat.LeaderOf(await kommune.Root())}"), ("Form.Due", "1.2.2027"));
        Assert.True(await IsSaved("Gammelt merke"));
    }

    [Fact]
    public async Task Very_much_from_somebody_unknown_is_not_carried_and_not_taken_without_end()
    {
        using var nobody = new Visitor(kommune);
        await nobody.Post("/tiltak/ny", [new("Form.What", "Kort")]);
        Assert.NotEmpty(nobody.Field("Form.Carried")!);

        await nobody.Post(
            "/tiltak/ny",
            [.. Enumerable.Range(0, 5).Select(i => new KeyValuePair<string, string>($"Form.A{i}", new('a', 1_000_000)))]
        );
        Assert.NotNull(nobody.Page.QuerySelector("[name=\"Form.Password\"]"));
        Assert.Equal("", nobody.Field("Form.Carried"));

        for (var i = 0; i < 130; i++)
        {
            await nobody.Post("/tiltak/ny", [new("Form.What", "Igjen")]);
        }

        Assert.Equal(System.Net.HttpStatusCode.TooManyRequests, nobody.Status);
    }

    [Fact]
    public async Task Nobody_else_gets_what_was_kept()
    {
        using var writer = await Writer("Eva Egen", "eva");
        using var peeping = await Writer("Titter Tom", "tom");
        await writer.Open("/tiltak/ny");
        await writer.Send("measure", ("Form.What", "Bare for meg"), ("__RequestVerificationToken", "utgått"));
        await peeping.Open(writer.At);
        Assert.Equal("", peeping.Field("Form.What") ?? "");
        Assert.DoesNotContain("Bare for meg", peeping.Text, StringComparison.Ordinal);

        await writer.Open(writer.At.Replace("/tiltak/ny", $"/tiltak/{await Some()}/endre", StringComparison.Ordinal)); // another page's form
        Assert.NotEqual("Bare for meg", writer.Field("Form.What"));
        Assert.DoesNotContain("Bare for meg", await Trail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_carried_opens_at_its_own_municipality_only()
    {
        using var writer = await Writer("Mia Flytter", "mia");
        await Account(other, "Mia Der", "mia");
        await writer.Open("/tiltak/ny");
        writer.Carry(SessionCookie.Name, null);
        await writer.Send("measure", ("Form.What", "Skal bli her"));
        var carried = writer.Field("Form.Carried");
        Assert.False(string.IsNullOrEmpty(carried));

        using var there = new Visitor(other);
        await there.Open("/logg-inn");
        await there.Send("sign-in", ("Form.UserName", "mia"), ("Form.Password", Password), ("Form.Carried", carried));
        Assert.Equal("/", there.At);
        Assert.Equal(0, await other.With(db => db.Drafts.CountAsync(Cancel)));
    }

    async Task<Visitor> Writer(string name, string userName) => await new Visitor(kommune).As(await Account(kommune, name, userName));

    static async Task<Guid> Account(Kommune where, string name, string userName)
    {
        var person = await where.Person(name, await where.Root(), Roles.Leader);
        await using var scope = where.Host.Services.ScopeFor(where.Municipality, Actor.Command("test"));
        var made = await scope
            .ServiceProvider.GetRequiredService<UserManager<Account>>()
            .CreateAsync(new() { PersonId = person, UserName = userName }, Password);
        Assert.True(made.Succeeded);
        await scope.ServiceProvider.GetRequiredService<Db>().Save("test", Cancel);
        return person;
    }

    async Task<Guid> Some()
    {
        var unit = await kommune.Root();
        var measure = Measure.Decide(
            new(
                "Et annet skjema",
                Seat.LeaderOf(unit),
                null,
                null,
                new() { Permission = Takt.FollowUp.Contracts.FollowUpPermissions.See, UnitId = unit }
            ),
            kommune.Today
        );
        await kommune.With(db =>
        {
            db.Measures.Add(measure);
            return db.Save("test", Cancel);
        });
        return measure.Id;
    }

    Task<string> Trail() => kommune.With(async db => string.Join('\n', await db.AuditEntries.Select(a => a.Changes).ToListAsync(Cancel)));

    Task<bool> IsSaved(string what) => kommune.With(db => db.Measures.AnyAsync(m => m.What == what, Cancel));
}
