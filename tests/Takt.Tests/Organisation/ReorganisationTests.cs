using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Tests;

/// <summary>Plans over random trees: what was previewed is what holds, the day before stands as it stood, and what is withdrawn leaves nothing.</summary>
public sealed class ReorganisationTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<T> Desk<T>(Func<IServiceProvider, Db, Task<T>> work, Actor? actor = null)
    {
        await using var scope = kommune.Host.Services.ScopeFor(kommune.Municipality, actor ?? Actor.Command("test"));
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<Db>());
    }

    static string Shown(OrganisationDay day) =>
        string.Join(
            '\n',
            day.Units.Select(u =>
                $"{u.Id} {u.Name} {u.Kind} {u.ParentId} {u.Depth} {day.Leading.Of(u.Id).Holder?.PersonId} {day.Leading.Of(u.Id).Holder?.Role}"
            )
        );

    Task<string> On(DateOnly day) =>
        Desk(async (services, db) => Shown(await OrganisationDay.Read(db, services.GetRequiredService<StaffDirectory>(), day, Cancel)));

    /// <summary>Every row that a plan could have touched, but for versions.</summary>
    Task<string> Rows() =>
        kommune.With(async db =>
        {
            var units = await db.Units.OrderBy(u => u.Id).Select(u => $"{u.Id}").ToListAsync(Cancel);
            var periods = await db.UnitPeriods.AsNoTracking().ToListAsync(Cancel);
            var posts = await db.Assignments.AsNoTracking().ToListAsync(Cancel);
            var paths = await db.UnitPaths.AsNoTracking().ToListAsync(Cancel);
            return string.Join(
                '\n',
                units
                    .Concat(periods.Select(p => $"{p.UnitId} {p.From} {p.To} {p.Name} {p.ShortName} {p.Kind} {p.ParentId}").Order())
                    .Concat(
                        posts
                            .Select(a => $"{a.Id} {a.PersonId} {a.UnitId} {a.Role} {a.From} {a.To} {a.IsMain} {a.Percent} {a.Title}")
                            .Order()
                    )
                    .Concat(paths.Select(p => $"{p.DescendantId} {p.AncestorId} {p.Depth} {p.From} {p.To}").Order())
            );
        });

    [Fact]
    public async Task What_is_previewed_is_what_holds_on_the_day_the_day_before_is_untouched_and_withdrawing_restores_all()
    {
        var (decided, refused) = (0, 0);
        foreach (var seed in Enumerable.Range(1, 40))
        {
            var random = new Random(seed);
            var day = kommune.Today.AddDays(random.Next(1, 400));
            var (units, people) = await Grow(random, $"{seed}");
            var plan = await Desk(
                async (_, db) =>
                {
                    var plan = Draw(random, units, people, day, await kommune.Root());
                    db.Reorganisations.Add(plan);
                    await db.Save("test", Cancel);
                    return plan.Id;
                }
            );
            var (before, rows) = (await On(day.AddDays(-1)), await Rows());
            var preview = await Desk(
                async (services, db) =>
                    await PlanPreview.Read(db, services.GetRequiredService<StaffDirectory>(), await Find(db, plan), Cancel)
            );
            try
            {
                await Desk(
                    async (services, db) =>
                    {
                        await services.GetRequiredService<PlanDesk>().Decide(await Find(db, plan), Cancel);
                        return 0;
                    }
                );
            }
            catch (Refusal refusal)
            {
                refused++;
                Assert.Equal(refusal.Message, preview.Obstacle);
                Assert.Equal(rows, await Rows());
                continue;
            }

            decided++;
            Assert.Null(preview.Obstacle);
            Assert.Equal(before, await On(day.AddDays(-1)));
            Assert.Equal(Shown(preview.Difference!.After), await On(day));
            await Desk(
                async (services, db) =>
                {
                    await services.GetRequiredService<PlanDesk>().Withdraw(await Find(db, plan), Cancel);
                    return 0;
                }
            );
            Assert.Equal(rows, await Rows());
        }

        // Else the test would say nothing.
        Assert.InRange(decided, 10, 40);
        Assert.InRange(refused, 3, 30);
    }

    static Task<Reorganisation> Find(Db db, Guid plan) =>
        db.Reorganisations.Include(p => p.Changes).Include(p => p.Ended).AsSplitQuery().SingleAsync(p => p.Id == plan, Cancel);

    /// <summary>A branch of its own, some units with leaders, some with a change ahead already.</summary>
    async Task<(List<Guid> Units, List<Guid> People)> Grow(Random random, string name)
    {
        var root = await kommune.Root();
        return await kommune.With(async db =>
        {
            var founded = new DateOnly(kommune.Today.Year, 1, 1);
            List<Guid> units = [];
            List<Guid> people = [];
            for (var i = 0; i < random.Next(3, 10); i++)
            {
                var parent = i == 0 ? root : units[random.Next(units.Count)];
                var unit = Unit.Open(founded, $"{name}.{i}", i == 0 ? UnitKind.Sector : UnitKind.ServiceUnit, parent);
                if (random.Next(12) == 0)
                {
                    unit.Change(kommune.Today.AddDays(random.Next(1, 400)), $"{name}.{i} ny", unit.Last.Kind, parent);
                }

                db.Units.Add(unit);
                units.Add(unit.Id);
                var person = new Person($"Person {name}.{i}");
                db.People.Add(person);
                people.Add(person.Id);
                if (random.Next(3) > 0)
                {
                    var post = new Assignment(
                        person.Id,
                        unit.Id,
                        random.Next(5) == 0 ? Roles.ActingLeader : Roles.Leader,
                        founded,
                        "Leder"
                    );
                    if (random.Next(4) == 0)
                    {
                        post.End(kommune.Today.AddDays(random.Next(1, 500)));
                    }

                    db.Assignments.Add(post);
                }
            }

            await new UnitTree(db).Rebuild(Cancel);
            await db.Save("test", Cancel);
            return (units, people);
        });
    }

    static Reorganisation Draw(Random random, List<Guid> standing, List<Guid> people, DateOnly day, Guid root)
    {
        var plan = new Reorganisation($"Plan {day}", day, root);
        var units = standing.ToList();
        for (var i = 0; i < random.Next(1, 7); i++)
        {
            var unit = standing[random.Next(standing.Count)];
            var any = units[random.Next(units.Count)];
            var change = random.Next(9) switch
            {
                0 or 1 => PlannedChange.Open($"Ny {i}", random.Next(2) == 0 ? $"N{i}" : null, UnitKind.ServiceUnit, any),
                2 or 3 => PlannedChange.Move(unit, "flyttet", any),
                4 => PlannedChange.Rename(unit, $"Omdøpt {i}", null),
                5 => PlannedChange.Close(unit, "nedlagt"),
                _ => PlannedChange.Lead(any, "ledet", people[random.Next(people.Count)], "Enhetsleder"),
            };
            try
            {
                plan.Plan(change);
                if (change.Kind == UnitChangeKind.New)
                {
                    units.Add(change.UnitId);
                }
            }
            catch (Refusal)
            {
                // One does not close and change the same unit.
            }
        }

        return plan;
    }

    async Task<string> PlanBy(Visitor administrator, string name, DateOnly day)
    {
        await administrator.Open(OrganisationUrls.NewReorganisation);
        await administrator.Send("new", ("Form.Name", name), ("Form.Day", Norwegian.Typed(day)));
        Assert.Equal(name, administrator.Title);
        return administrator.At;
    }

    [Fact]
    public async Task A_plan_is_made_on_pages_previewed_with_what_it_leaves_hanging_decided_and_taken_back()
    {
        var day = kommune.Today.AddDays(40);
        var sector = await kommune.Unit("Kultur");
        var (school, closes) = (await kommune.Unit("Kulturskolen", sector), await kommune.Unit("Kinoen", sector));
        var leader = await kommune.Person("Kine Kino", closes, Roles.Leader, "Kinosjef");
        var next = await kommune.Person("Nils Neste", school, Roles.Employee);
        await kommune.With(async db =>
        {
            var field = new Field("Film", Seat.LeaderOf(closes));
            db.Fields.Add(field);
            db.Responsibilities.Add(new(field.Id, sector, ResponsibilityKind.Contact, Seat.LeaderOf(closes), kommune.Today));
            var group = new Group("Kulturmøtet");
            group.Seat(leader, kommune.Today);
            db.Groups.Add(group);
            await db.Save("test", Cancel);
        });
        using var administrator = await kommune.SignedIn("Anna Plan", await kommune.Root(), Roles.Administrator);
        var plan = await PlanBy(administrator, "Kultur samles", day);

        await administrator.Send(
            "open",
            ("Form.OpenName", "Opplevelser"),
            ("Form.OpenKind", nameof(UnitKind.ServiceUnit)),
            ("Form.OpenAbove", $"{sector}")
        );
        var made = administrator
            .Page.QuerySelectorAll("[name='Form.MoveTo'] option")
            .Single(o => o.TextContent.Contains("ny i planen"))
            .GetAttribute("value")!;
        await administrator.Send("move", ("Form.MoveUnit", $"{school}"), ("Form.MoveTo", made));
        await administrator.Send("rename", ("Form.RenameUnit", $"{school}"), ("Form.RenameTo", "Kulturhuset"));
        await administrator.Send("close", ("Form.CloseUnit", $"{closes}"));
        var warnings = administrator.Page.QuerySelector("section[aria-labelledby=varsler]")!.TextContent;
        Assert.Contains("Opplevelser får ingen leder.", warnings, StringComparison.Ordinal);
        Assert.Contains("Kine Kino, Kinosjef, står igjen i Kinoen", warnings, StringComparison.Ordinal);
        Assert.Contains("Kulturmøtet: Kine Kino", warnings, StringComparison.Ordinal);
        Assert.Contains("Fagfeltet Film", warnings, StringComparison.Ordinal);
        Assert.Contains("Ansvaret for Film peker på Kinoen", warnings, StringComparison.Ordinal);

        await administrator.Send("lead", ("Form.LeadUnit", made), ("Form.LeadPerson", $"{next}"), ("Form.LeadTitle", "Enhetsleder"));
        Assert.DoesNotContain("får ingen leder", administrator.Text, StringComparison.Ordinal);
        var told = administrator.Page.QuerySelector(".t-diff")!.TextContent;
        Assert.Contains("het Kulturskolen", told, StringComparison.Ordinal);
        Assert.Empty(administrator.Page.QuerySelectorAll($"a[href*='{made}']")); // what is only thought of has no page to go to

        var before = await Rows();
        await administrator.Send("decide");
        Assert.Contains("Planen er vedtatt.", administrator.Text, StringComparison.Ordinal);
        await administrator.Open(OrganisationUrls.On(OrganisationUrls.Units, day));
        Assert.Contains(
            "Nils Neste",
            administrator.Page.QuerySelectorAll(".t-orgbox").Single(b => b.TextContent.Contains("Opplevelser")).TextContent,
            StringComparison.Ordinal
        );
        await administrator.Open(OrganisationUrls.Units);
        Assert.DoesNotContain("Opplevelser", administrator.Page.QuerySelector(".t-org")!.TextContent, StringComparison.Ordinal);

        await administrator.Open(plan);
        await administrator.Send("withdraw");
        Assert.Contains("Alt står som før.", administrator.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Rows());
        await administrator.Send("reopen");
        Assert.NotNull(administrator.Page.QuerySelector("[value=decide]"));
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_and_nothing_is_written()
    {
        var sector = await kommune.Unit("Teknisk drift");
        await kommune.Unit("Veilaget", sector);
        using var administrator = await kommune.SignedIn("Arne Plan", await kommune.Root(), Roles.Administrator);
        await PlanBy(administrator, "Teknisk legges ned", kommune.Today.AddDays(50));
        await administrator.Send("close", ("Form.CloseUnit", $"{sector}"));
        Assert.Contains("Planen kan ikke vedtas slik den står", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Veilaget", administrator.Page.QuerySelector(".t-flash[data-color=danger]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(administrator.Page.QuerySelector("[value=decide]"));

        await administrator.Send("rename", ("Form.RenameUnit", $"{sector}"), ("Form.RenameTo", "Drift"));
        Assert.Contains("legges ned i planen", administrator.Text, StringComparison.Ordinal);
        Assert.Equal("Drift", administrator.Field("Form.RenameTo"));
        await administrator.Send("describe", ("Form.Day", Norwegian.Typed(kommune.Today)));
        Assert.Contains("Velg en dag fram i tid.", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_plan_is_refused_to_whoever_may_not_do_one_part_of_it_and_who_has_no_part_in_it_does_not_find_it()
    {
        var (mine, others) = (await kommune.Unit("Min sektor"), await kommune.Unit("Deres sektor"));
        var (inside, outside) = (await kommune.Unit("Min enhet", mine), await kommune.Unit("Deres enhet", others));
        var day = kommune.Today.AddDays(60);
        var plan = await kommune.With(async db =>
        {
            var plan = new Reorganisation("På tvers", day, mine);
            plan.Plan(PlannedChange.Rename(inside, "Ny min", null));
            plan.Plan(PlannedChange.Move(inside, "Min enhet", others));
            db.Reorganisations.Add(plan);
            await db.Save("test", Cancel);
            return plan.Id;
        });
        var address = OrganisationUrls.ReorganisationOf(plan);
        using var local = await kommune.SignedIn("Lokal Admin", mine, Roles.Administrator);
        await local.Open(address);
        Assert.Contains("Du kan ikke vedta denne planen", local.Text, StringComparison.Ordinal);
        Assert.Null(local.Page.QuerySelector("[value=decide]"));
        var fields = local.FieldsOf("describe");
        fields.RemoveAll(f => f.Key == "_handler");
        await local.Post(address, [.. fields, new("_handler", "decide")]);
        Assert.NotEqual(HttpStatusCode.OK, local.Status);

        // Nor does the form take what is not one's own.
        await local.Open(address);
        await local.Send("rename", ("Form.RenameUnit", $"{outside}"), ("Form.RenameTo", "Kapret"));
        Assert.NotNull(local.Page.QuerySelector("[name='Form.RenameUnit'][aria-invalid=true]"));

        using var other = await kommune.SignedIn("Annen Admin", others, Roles.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open(address)).Status);
        Assert.DoesNotContain("På tvers", (await other.Open(OrganisationUrls.Reorganisations)).Text, StringComparison.Ordinal);
        using var employee = await kommune.SignedIn("Vanlig Ansatt", mine, Roles.Employee);
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.Open(address)).Status);

        var actor = new Actor
        {
            Name = "x",
            PersonId = Guid.NewGuid(),
            Reach = new Dictionary<string, UnitReach> { [OrganisationPermissions.Change] = new(false, new HashSet<Guid> { mine, inside }) },
        };
        await Assert.ThrowsAsync<Forbidden>(() =>
            Desk(
                async (services, db) =>
                {
                    await services.GetRequiredService<PlanDesk>().Decide(await Find(db, plan), Cancel);
                    return 0;
                },
                actor
            )
        );
        Assert.DoesNotContain("Ny min", await On(day), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_a_plan_at_once_the_second_is_told_and_loses_nothing()
    {
        using var first = await kommune.SignedIn("Første", await kommune.Root(), Roles.Administrator);
        using var second = await kommune.SignedIn("Andre", await kommune.Root(), Roles.Administrator);
        var unit = await kommune.Unit("Lagerhuset");
        var plan = await PlanBy(first, "Lager", kommune.Today.AddDays(70));
        await second.Open(plan);
        await first.Send("rename", ("Form.RenameUnit", $"{unit}"), ("Form.RenameTo", "Depotet"));
        await second.Send("rename", ("Form.RenameUnit", $"{unit}"), ("Form.RenameTo", "Magasinet"));
        Assert.Contains("Depotet", second.Text, StringComparison.Ordinal);
        Assert.Equal("Magasinet", second.Field("Form.RenameTo"));
        await second.Send("rename");
        Assert.Contains("Lagerhuset får navnet Magasinet.", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_and_a_change_of_the_tree_at_the_same_time_do_not_write_over_each_other()
    {
        var unit = await kommune.Unit("Verftet");
        var day = kommune.Today.AddDays(80);
        var plan = await kommune.With(async db =>
        {
            var plan = new Reorganisation("Verft", day, await kommune.Root());
            plan.Plan(PlannedChange.Rename(unit, "Verven", null));
            db.Reorganisations.Add(plan);
            await db.Save("test", Cancel);
            return plan.Id;
        });
        await Assert.ThrowsAsync<Conflict>(() =>
            Desk(
                async (services, db) =>
                {
                    var found = await Find(db, plan);
                    var register = await Register.Read(db, found, isTracked: true, Cancel);
                    found.Decide(register, kommune.Today, null);
                    await services.GetRequiredService<UnitTree>().Rebuild(Cancel);
                    await kommune.Unit("Bøyen", unit); // somebody else, between the reading and the save
                    await db.Save("test", Cancel);
                    return 0;
                }
            )
        );
        Assert.DoesNotContain("Verven", await On(day), StringComparison.Ordinal);
        Assert.Contains("Bøyen", await On(day), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_has_built_on_is_not_pulled_away_from_under_them()
    {
        var day = kommune.Today.AddDays(90);
        var plan = await kommune.With(async db =>
        {
            var plan = new Reorganisation("Ny havn", day, await kommune.Root());
            plan.Plan(PlannedChange.Open("Havnekontoret", null, UnitKind.ServiceUnit, await kommune.Root()));
            db.Reorganisations.Add(plan);
            await db.Save("test", Cancel);
            return plan;
        });
        using var administrator = await kommune.SignedIn("Ho Havn", await kommune.Root(), Roles.Administrator);
        await administrator.Open(OrganisationUrls.ReorganisationOf(plan.Id));
        await administrator.Send("decide");
        await kommune.With(async db =>
        {
            var person = new Person("Los Lossen");
            db.People.Add(person);
            db.Assignments.Add(new(person.Id, plan.Changes[0].UnitId, Roles.Employee, day));
            await db.Save("test", Cancel);
        });
        await administrator.Send("withdraw");
        Assert.Contains("Havnekontoret er endret etter at planen ble vedtatt", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Havnekontoret", await On(day), StringComparison.Ordinal);
    }
}
