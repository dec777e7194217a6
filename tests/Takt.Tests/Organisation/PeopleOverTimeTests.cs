using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>Leave, deputies, several part-time posts, names in other languages and units shared with others.</summary>
public sealed class PeopleOverTimeTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    DateOnly Today => kommune.Today;

    Task Away(Guid person, int from = -1, int? to = 10) =>
        kommune.With(async db =>
        {
            db.Leaves.Add(new(person, Today.AddDays(from), to is { } days ? Today.AddDays(days) : null));
            await db.Save("test", Cancel);
        });

    async Task<SeatHolder> Leader(Guid unit)
    {
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        return (await scope.ServiceProvider.GetRequiredService<StaffDirectory>().Holders([Seat.LeaderOf(unit)], Cancel)).Single().Value;
    }

    /// <summary>The actor somebody is when signed in.</summary>
    async Task<Actor> SignedIn(Guid person)
    {
        var (_, hash) = SessionCookie.Make(kommune.Municipality);
        await kommune.With(async db =>
        {
            var account = new Account { PersonId = person, UserName = $"{person}" };
            db.Accounts.Add(account);
            var now = kommune.Host.Services.GetRequiredService<Clock>().Now;
            db.Sessions.Add(
                new()
                {
                    TokenHash = hash,
                    AccountId = account.Id,
                    By = SignedInBy.Code,
                    StartedAt = now,
                    ExpiresAt = now.AddHours(1),
                }
            );
            await db.Save("test", Cancel);
        });
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
        return (await scope.ServiceProvider.GetRequiredService<IActorSource>().Find(hash, Cancel))!;
    }

    [Fact]
    public async Task While_a_leader_is_on_leave_the_deputy_sits_in_the_seat_unless_somebody_acts_or_is_away_too()
    {
        var unit = await kommune.Unit("Sykehjemmet");
        var leader = await kommune.Person("Lise Leder", unit, Roles.Leader, "Enhetsleder");
        var deputy = await kommune.Person("Stig Sted", unit, Roles.Deputy, "Stedfortreder");
        Assert.Equal(("Lise Leder", false, null), ((await Leader(unit)).Name, (await Leader(unit)).IsAway, (await Leader(unit)).Usual));

        await Away(leader);
        var present = await Leader(unit);
        Assert.Equal(("Stig Sted", true, "Lise Leder", Today.AddDays(10)), (present.Name, present.IsAway, present.Usual, present.BackOn));
        Assert.Equal(Seat.LeaderOf(unit), present.Seat);

        await Away(deputy, to: null);
        present = await Leader(unit);
        Assert.Equal(("Lise Leder", true, null), (present.Name, present.IsAway, present.Usual));

        await kommune.Person("Kari Konst", unit, Roles.ActingLeader, "Konstituert");
        Assert.Equal(("Kari Konst", false), ((await Leader(unit)).Name, (await Leader(unit)).IsAway));
    }

    [Fact]
    public async Task The_deputy_holds_the_seat_while_the_leader_is_away_and_not_what_only_the_leader_may()
    {
        var unit = await kommune.Unit("Kjøkkenet");
        var leader = await kommune.Person("Lars Leder", unit, Roles.Leader);
        var deputy = await kommune.Person("Siri Sted", unit, Roles.Deputy);
        Assert.DoesNotContain(Seat.LeaderOf(unit), (await SignedIn(deputy)).Seats);

        await Away(leader);
        var actor = await Again(deputy);
        Assert.Contains(Seat.LeaderOf(unit), actor.Seats);
        Assert.False(actor.May(OrganisationPermissions.Assign, unit));

        // Who is away keeps what is theirs.
        Assert.Contains(Seat.LeaderOf(unit), (await SignedIn(leader)).Seats);

        await kommune.Person("Anna Akt", unit, Roles.ActingLeader);
        Assert.DoesNotContain(Seat.LeaderOf(unit), (await Again(deputy)).Seats);

        async Task<Actor> Again(Guid person)
        {
            var hash = await kommune.With(db =>
            {
                var accounts = db.Accounts.AsQueryable();
                return db
                    .Sessions.Where(s => accounts.Any(a => a.Id == s.AccountId && a.PersonId == person))
                    .Select(s => s.TokenHash)
                    .FirstAsync(Cancel);
            });
            await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, Actor.Command("test"));
            return (await scope.ServiceProvider.GetRequiredService<IActorSource>().Find(hash, Cancel))!;
        }
    }

    [Fact]
    public async Task A_leader_writes_down_that_somebody_is_away_and_until_when_and_the_chart_says_who_answers()
    {
        var sector = await kommune.Unit("Oppvekstsektoren");
        var school = await kommune.Unit("Åsen skole", sector);
        var principal = await kommune.Person("Rita Rektor", school, Roles.Leader, "Rektor");
        await kommune.Person("Ivar Inspektør", school, Roles.Deputy, "Inspektør");
        using var leader = await kommune.SignedIn("Sara Sjef", sector, Roles.Leader);
        await leader.Open(OrganisationUrls.PersonOf(principal));
        await leader.Open(leader.Page.QuerySelector("a[href$='/permisjon']")!.GetAttribute("href")!);

        await leader.Send("add", ("Form.From", "i morgen"));
        Assert.Equal("i morgen", leader.Field("Form.From"));
        await leader.Send("add", ("Form.From", Norwegian.Typed(Today)), ("Form.Last", Norwegian.Typed(Today.AddDays(-1))));
        Assert.NotNull(leader.Page.QuerySelector("[name='Form.Last'][aria-invalid=true]"));
        await leader.Send("add", ("Form.From", Norwegian.Typed(Today)), ("Form.Last", ""));
        Assert.Contains("Permisjonen er lagret.", leader.Text, StringComparison.Ordinal);
        await leader.Send("add", ("Form.From", Norwegian.Typed(Today.AddDays(5))), ("Form.Last", ""));
        Assert.Contains("Personen har allerede permisjon", leader.Text, StringComparison.Ordinal);

        await kommune.Unit("En til"); // two are told in words; three are drawn
        await leader.Open(OrganisationUrls.Units);
        var box = leader.Page.QuerySelectorAll(".t-orgbox").Single(b => b.QuerySelector("a")?.TextContent == "Åsen skole").TextContent;
        Assert.Contains("Permisjon", box, StringComparison.Ordinal);
        Assert.Contains("Ivar Inspektør svarer", box, StringComparison.Ordinal);

        // Everybody sees that she is away, as they see where she works; nobody below may write it.
        using var employee = await kommune.SignedIn("Elias Ansatt", school, Roles.Employee);
        await employee.Open(OrganisationUrls.LeaveOf(principal));
        Assert.Equal(HttpStatusCode.OK, employee.Status);
        Assert.Null(employee.Page.QuerySelector("main [name=_handler]"));

        var leave = await kommune.With(db => db.Leaves.Where(l => l.PersonId == principal).Select(l => l.Id).SingleAsync(Cancel));
        await leader.Open(OrganisationUrls.LeaveOf(principal));
        await leader.Send($"end-{leave}", ($"Form.Ends[{leave}]", Norwegian.Typed(Today.AddDays(3))));
        Assert.Equal(Today.AddDays(4), await kommune.With(db => db.Leaves.Where(l => l.Id == leave).Select(l => l.To).SingleAsync(Cancel)));
        await leader.Send($"remove-{leave}");
        Assert.False(await kommune.With(db => db.Leaves.AnyAsync(l => l.PersonId == principal, Cancel)));

        using var other = await kommune.SignedIn("Odd Annen", await kommune.Unit("En annen sektor"), Roles.Leader);
        await other.Open(OrganisationUrls.LeaveOf(principal));
        Assert.Null(other.Page.QuerySelector("main [name=_handler]"));
    }

    [Fact]
    public async Task Of_several_part_time_posts_one_is_the_main_one()
    {
        var (library, theatre) = (await kommune.Unit("Biblioteket"), await kommune.Unit("Teateret"));
        var person = await kommune.Person("Delt Stilling", library, Roles.Employee);
        using var administrator = await kommune.SignedIn("Ada Post", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.PersonOf(person));
        await administrator.Send("add", ("Form.Unit", $"{theatre}"), ("Form.Role", Roles.Employee), ("Form.Percent", "førti"));
        Assert.Equal("førti", administrator.Field("Form.Percent"));
        await administrator.Send("add", ("Form.Unit", $"{theatre}"), ("Form.Role", Roles.Employee), ("Form.Percent", "40 %"));
        Assert.Contains("40 prosent", administrator.Text, StringComparison.Ordinal);

        var second = await kommune.With(db => db.Assignments.SingleAsync(a => a.PersonId == person && a.UnitId == theatre, Cancel));
        Assert.False(second.IsMain);
        await administrator.Send($"main-{second.Id}");
        var main = await kommune.With(db =>
            db.Assignments.Where(a => a.PersonId == person && a.IsMain).Select(a => a.UnitId).ToListAsync(Cancel)
        );
        Assert.Equal([theatre], main);
    }

    [Fact]
    public async Task A_unit_has_names_in_other_languages_and_partners_known_by_their_organisation_number()
    {
        var unit = await kommune.Unit("Brannvesenet");
        using var administrator = await kommune.SignedIn("Ada Navn", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.UnitDetailsOf(unit));
        await administrator.Send("names", ("Form.Names[se]", "Buollinsuodjalus"), ("Form.Names[fkv]", "Palolaitos"));
        await administrator.Send(
            "partner",
            ("Form.Kind", nameof(PartnerKind.HostedForThem)),
            ("Form.Name", "Elvenes kommune"),
            ("Form.OrganisationNumber", "999999912"),
            ("Form.CostShare", "101")
        );
        Assert.Equal(
            ["Form.OrganisationNumber", "Form.CostShare"],
            administrator.Page.QuerySelectorAll("[aria-invalid=true]").Select(f => f.GetAttribute("name"))
        );
        Assert.Equal("Buollinsuodjalus", administrator.Field("Form.Names[se]"));
        await administrator.Send(
            "partner",
            ("Form.OrganisationNumber", "999 999 913"),
            ("Form.CostShare", "33,5 %"),
            ("Form.ReportsTo", "rådmannen")
        );
        await administrator.Send("names", ("Form.Names[fkv]", ""));

        using var employee = await kommune.SignedIn("Per Leser", unit, Roles.Employee);
        await employee.Open(OrganisationUrls.UnitOf(unit));
        Assert.Equal("Buollinsuodjalus", employee.Page.QuerySelector("main [lang=se]")!.TextContent);
        Assert.Null(employee.Page.QuerySelector("main [lang=fkv]"));
        Assert.Contains("Elvenes kommune", employee.Text, StringComparison.Ordinal);
        Assert.Contains("33,5 prosent", employee.Text, StringComparison.Ordinal);
        await kommune.Unit("En til"); // two are told in words; three are drawn
        await employee.Open($"{OrganisationUrls.Units}?sok=buollin");
        Assert.Equal("Brannvesenet", employee.Page.QuerySelector(".t-orgbox[data-found] a")!.TextContent);
        await employee.Open(OrganisationUrls.UnitDetailsOf(unit));
        Assert.Null(employee.Page.QuerySelector("main [name=_handler]"));

        var partner = await kommune.With(db => db.Partners.Where(p => p.UnitId == unit).Select(p => p.Id).SingleAsync(Cancel));
        await administrator.Send($"end-{partner}", ($"Form.Ends[{partner}]", Norwegian.Typed(Today)));
        await employee.Open(OrganisationUrls.On(OrganisationUrls.UnitOf(unit), Today.AddDays(1)));
        Assert.DoesNotContain("Elvenes kommune", employee.Text, StringComparison.Ordinal);
    }
}
