using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Fjordvik kommune, plainly fictional: 20,000 residents, four sectors, 41 service units, and the people who sit there.</summary>
sealed class DemoOrganisation(Db db, Clock clock)
{
    readonly Dictionary<string, Person> people = [];
    readonly Dictionary<string, Guid> units = [];
    DateOnly founded;
    Guid top;
    DateOnly reorganised;

    public static Task Write(IServiceProvider scope, CancellationToken cancel) =>
        new DemoOrganisation(scope.GetRequiredService<Db>(), scope.GetRequiredService<Clock>()).Write(cancel);

    async Task Write(CancellationToken cancel)
    {
        var root = await db.UnitPeriods.AsOf(clock.Today).SingleAsync(p => p.ParentId == null, cancel);
        founded = root.From;
        reorganised = founded.AddDays((clock.Today.DayNumber - founded.DayNumber) * 2 / 3);
        units[root.Name] = top = root.UnitId;
        Lead(root.UnitId, FjordvikUnits.Director, FjordvikUnits.DirectorTitle);
        foreach (var unit in FjordvikUnits.All)
        {
            Open(unit, root.UnitId);
        }

        foreach (var post in FjordvikPeople.Posts)
        {
            Seat(post.Name, units[post.Unit ?? root.Name], post.Role, post.Title, post.IsMain);
        }

        ChangeSomeSeats();
        Gather();
        GiveAccounts();
        PlanAhead(root.UnitId);
        ShareAndTranslate();
        await new UnitTree(db).Rebuild(cancel);
        await db.Save("Fjordvik: enheter og mennesker", cancel);
    }

    void Open(FjordvikUnit unit, Guid parent)
    {
        var opened = Unit.Open(
            unit.Name == FjordvikUnits.Opened ? reorganised : founded,
            unit.Name == FjordvikUnits.Renamed ? FjordvikUnits.FormerName : unit.Name,
            unit.Kind,
            unit.Name == FjordvikUnits.Moved ? units[FjordvikUnits.MovedFrom] : parent
        );
        db.Units.Add(opened);
        units[unit.Name] = opened.Id;
        if (unit.Leader is { } leader)
        {
            Lead(opened.Id, leader, unit.Title);
        }

        foreach (var below in unit.Below)
        {
            Open(below, opened.Id);
        }

        if (unit.Name is FjordvikUnits.Renamed or FjordvikUnits.Moved)
        {
            opened.Change(reorganised, unit.Name, unit.Kind, parent);
        }

        if (unit.Name == FjordvikUnits.ClosedIn)
        {
            var closed = Unit.Open(founded, FjordvikUnits.Closed, UnitKind.ServiceUnit, opened.Id);
            closed.Close(reorganised);
            db.Units.Add(closed);
        }

        // The municipality can look ahead: this is decided, and holds from the turn of the year.
        if (unit.Name == FjordvikUnits.Moves)
        {
            opened.Change(new(clock.Today.Year + 1, 1, 1), unit.Name, unit.Kind, units[FjordvikUnits.MovesTo]);
        }
    }

    void Lead(Guid unit, string name, string title) => Seat(name, unit, Roles.Leader, title);

    Assignment Seat(string name, Guid unit, string role, string title, bool isMain = true, DateOnly? from = null)
    {
        var assignment = new Assignment(Known(name).Id, unit, role, from ?? clock.Today.AddMonths(-(15 + (name.Length * 7 % 90))), title)
        {
            IsMain = isMain,
        };
        db.Assignments.Add(assignment);
        return assignment;
    }

    Person Known(string name)
    {
        if (!people.TryGetValue(name, out var person))
        {
            people[name] = person = new(name, AddressOf(name), "00 00 00 00");
            db.People.Add(person);
        }

        return person;
    }

    // One took over yesterday, one acts for a leader who has left, one post stands empty.
    void ChangeSomeSeats()
    {
        var yesterday = clock.Today.AddDays(-1);
        var kindergarten = units[FjordvikUnits.NewLeader];
        Seat("Áile Somby", kindergarten, Roles.Leader, "Styrer", from: yesterday);
        Seat("Berit Skogmo", kindergarten, Roles.Leader, "Styrer").End(yesterday);
        Seat(
            "Yusuf Warsame",
            units["Hjemmetjenesten øst"],
            Roles.ActingLeader,
            "Konstituert enhetsleder",
            false,
            clock.Today.AddMonths(-2)
        );
        Seat("Marte Vangsnes", units["Hjemmetjenesten øst"], Roles.Leader, "Enhetsleder").End(clock.Today.AddMonths(-2));
        var leaves = db.Assignments.Local.Single(a => a.PersonId == Known(FjordvikPeople.Leaves).Id);
        leaves.End(clock.Today.AddDays(21));
        db.Todos.Add(HandoverDesk.ToLay(leaves, FjordvikPeople.Leaves, "Oppvekst", leaves.UnitId, clock.Today.AddDays(-1)));
        Seat("Ellen Brattvåg", units[FjordvikUnits.Vacant], Roles.Leader, "Styrer").End(clock.Today.AddDays(-20));
        var morning = clock.Now.Date.AddDays(-1).AddHours(7);
        db.News.Add(
            new()
            {
                Id = Guid.CreateVersion7(new(morning, TimeSpan.Zero)),
                At = morning,
                Sentence = "Organisation.NewsNewLeader",
                Title = $"{FjordvikUnits.NewLeader}: Áile Somby",
                Address = OrganisationUrls.Units,
                Audience = new() { Permission = Contracts.OrganisationPermissions.See, UnitId = units["Oppvekst"] },
            }
        );
    }

    void Gather()
    {
        foreach (var wanted in FjordvikPeople.Groups)
        {
            var group = new Group(wanted.Name, wanted.ShortName)
            {
                Code = wanted.Code,
                Kind = wanted.Kind,
                UnitId = wanted.Unit is { } unit ? units[unit] : null,
                Mandate = wanted.Mandate,
                Decides = [.. wanted.Decides],
                LeavesToOthers = [.. wanted.LeavesToOthers],
                Meets = wanted.Meets,
            };
            foreach (var (name, order) in wanted.Members.Distinct().Select((m, i) => (m, i)))
            {
                SeatIn(group, name, order == 0 ? GroupPlace.Chair : GroupPlace.Member).Portfolio = wanted.Portfolios.GetValueOrDefault(
                    name
                );
            }

            if (wanted.Secretary is { } secretary)
            {
                SeatIn(group, secretary, GroupPlace.Secretary);
            }

            foreach (var observer in wanted.Observers)
            {
                SeatIn(group, observer, GroupPlace.Observer);
            }

            foreach (var (substitute, member) in wanted.Substitutes)
            {
                SeatIn(group, substitute, GroupPlace.Substitute).StandsInFor = Known(member).Id;
            }

            if (wanted.Turns.Count > 0)
            {
                group.Rotate([.. wanted.Turns.Select(t => Known(t).Id)], clock.Today.AddMonths(-4), 6, clock.Today.AddMonths(14));
            }

            if (wanted.SeatsLeadersOf is { } kind)
            {
                group.Seat(new GroupRule(group.Id, Roles.Leader, group.UnitId ?? top, kind, founded));
            }

            db.Groups.Add(group);
        }
    }

    GroupMember SeatIn(Group group, string name, GroupPlace place) => group.Seat(Known(name).Id, founded, place);

    // Thought out for the summer, not decided: with something for somebody to see to.
    void PlanAhead(Guid root)
    {
        var plan = new Reorganisation("Bibliotek, kulturskole og ungdomshus samles", new(clock.Today.Year + 1, 8, 1), root);
        plan.Describe(plan.Name, plan.Day, "Én inngang for barn og unge. Vedtatt utredet i budsjettet.");
        var made = PlannedChange.Open("Kultur for barn og unge", null, UnitKind.ServiceUnit, units["Kultur og samfunn"]);
        plan.Plan(made);
        plan.Plan(PlannedChange.Lead(made.UnitId, made.Name, Known("Hanne Bjørgum").Id, "Enhetsleder"));
        plan.Plan(PlannedChange.Move(units[FjordvikUnits.Moved], FjordvikUnits.Moved, made.UnitId));
        plan.Plan(PlannedChange.Rename(units["Idrett og friluftsliv"], "Idrett, friluftsliv og frivillighet", null));
        plan.Plan(PlannedChange.Close(units["Fjordvik bibliotek og kulturhus"], "Fjordvik bibliotek og kulturhus"));
        db.Reorganisations.Add(plan);
    }

    void ShareAndTranslate()
    {
        var year = new DateOnly(clock.Today.Year, 1, 1);
        db.Leaves.Add(new(Known(FjordvikUnits.OnLeave).Id, clock.Today.AddDays(-10), clock.Today.AddMonths(2)));
        Named("Sørholmen barnehage / Máttasullo mánáidgárdi", ("se", "Máttasullo mánáidgárdi"));
        Named("Kvensk språksenter / Kväänin kielisentteri", ("fkv", "Kväänin kielisentteri"), ("nn", "Kvensk språksenter"));
        db.Partners.Add(
            new(units["PP-tjenesten"], PartnerKind.HostedForThem, "999999913", "Elvenes kommune", year)
            {
                CostShare = 27.5m,
                ReportsTo = "kommunalsjefen for oppvekst",
            }
        );
        db.Partners.Add(
            new(units["Brann og redning"], PartnerKind.Joint, "999999921", "Fjordregionen brann og redning IKS", year)
            {
                CostShare = 61,
                ReportsTo = "representantskapet",
            }
        );
    }

    void Named(string unit, params (string Language, string Name)[] names) =>
        db.Units.Local.Single(u => u.Id == units[unit]).Call(names.ToDictionary(n => n.Language, n => n.Name));

    void GiveAccounts() =>
        db.Accounts.AddRange(
            FjordvikPeople.Accounts.Select(
                (account, order) =>
                    new Account
                    {
                        Id = Guid.CreateVersion7(new(clock.Now.AddMilliseconds(order), TimeSpan.Zero)), // the demonstration lists them in this order
                        PersonId = people[account.Name].Id,
                        UserName = account.UserName,
                        NormalizedUserName = account.UserName.ToUpperInvariant(),
                        Email = people[account.Name].Email,
                        NormalizedEmail = people[account.Name].Email!.ToUpperInvariant(),
                        SecurityStamp = $"{Guid.CreateVersion7():N}",
                    }
            )
        );

    // ".example" can belong to nobody (RFC 2606).
    static string AddressOf(string name)
    {
        var plain = name.ToLowerInvariant()
            .Replace("æ", "ae", StringComparison.Ordinal)
            .Replace('ø', 'o')
            .Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => c == ' ' ? '.' : c);
        return $"{string.Concat(plain)}@fjordvik.example";
    }
}
