using Takt.Organisation;
using Takt.Organisation.Contracts;
using static Takt.Tests.Importing;

namespace Takt.Tests;

/// <summary>What an import says of a file, what it does with it, and how it is taken back.</summary>
public sealed class OrganisationImportTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    DateOnly Today => kommune.Today;

    Task<UnitPeriod[]> Periods(string name) =>
        kommune.With(async db =>
            (await db.UnitPeriods.AsNoTracking().Where(p => p.Name == name).OrderBy(p => p.From).ToListAsync(Cancel)).ToArray()
        );

    [Fact]
    public async Task Every_fault_of_a_list_of_units_is_told_with_its_place_and_the_rest_is_used()
    {
        var closed = await kommune.Unit("Nedlagt kontor");
        await kommune.With(async db =>
        {
            var unit = await db.Units.Include(u => u.Periods).SingleAsync(u => u.Id == closed, Cancel);
            unit.Close(Today.AddDays(-5));
            await new UnitTree(db).Rebuild(Cancel);
            await db.Save("test", Cancel);
        });
        var plan = await kommune.Preview(
            Csv(
                "Kode;Navn;Overordnet;Slags enhet;Orgnr;Fra;Til",
                "F1;Faglig sektor;;Kommunalområde (sektor);974278014;;",
                "F2;Vika skole;F1;Virksomhet;974278015;;",
                "F3;Heim skole;Finnes ikke;;;;",
                "F4;Ring A;F5;;;;",
                "F5;Ring B;F4;;;;",
                "F6;Under ring;F4;;;;",
                "F2;Vika barneskole;F1;;;;",
                "F7;Sen skole;F1;Tulleslag;;31.02.2026;",
                "F8;Baklengs;F1;;;01.03.2027;01.01.2027",
                ";;F1;;;;",
                "F9;Vika skole;F1;;;;",
                "G1;På nedlagt;Nedlagt kontor;;;;",
                "F2;Vika skole;F1;Virksomhet;974278015;;"
            ),
            On(Today)
        );
        Assert.Equal(
            [
                "Error Circle 5 Overordnet",
                "Error Circle 6 Overordnet",
                "Error DateUnread 9 Fra",
                "Error DuplicateKey 8 Kode",
                "Error EndsBeforeItBegins 10 Til",
                "Error ParentUnusable 7 Overordnet",
                "Error UnitNameMissing 11 Navn",
                "Error UnitNotThere 13 Overordnet",
                "Error UnknownParent 4 Overordnet",
            ],
            plan.Said(Severity.Error).Order()
        );
        Assert.Equal(["Warning OrganisationNumberWrong 3 Orgnr", "Warning SameNameTwice 12 Navn"], plan.Said(Severity.Warning).Order());
        Assert.Equal(["New Faglig sektor", "New Vika skole", "New Vika skole"], plan.Told());
        Assert.Contains("«Finnes ikke»", plan.Problems.Single(p => p.Code == "UnknownParent").Message, StringComparison.Ordinal);
        Assert.Empty(await Periods("Faglig sektor")); // nothing is written by a preview
    }

    [Fact]
    public async Task What_changes_is_a_new_period_from_the_chosen_day_and_taking_back_leaves_no_trace_of_it()
    {
        await kommune.Import(Csv("Kode;Navn;Overordnet", "H1;Havn;", "H2;Kai;H1", "H3;Brygge;H2"), On(Today));
        var before = await Everything();
        var next = Today.AddDays(40);
        var file = Csv("Kode;Navn;Overordnet;Leder", "H2;Storkaia;H1;", "H3;Brygge;H1;", "H4;Molo;H3;");
        var plan = await kommune.Preview(file, On(next));
        Assert.Equal(["Changed Storkaia", "Moved Brygge", "New Molo"], plan.Told());
        Assert.Equal(("Kai", "Storkaia"), plan.Differences[0].Shifts.Select(s => (s.Before, s.After)).Single());
        Assert.Equal(("Kai", "Havn"), plan.Differences[1].Shifts.Select(s => (s.Before, s.After)).Single());

        var id = await kommune.Import(file, On(next));
        var kai = Assert.Single(await Periods("Kai"));
        Assert.Equal(next, kai.To); // what it was stands, up to the day
        Assert.Equal(next, Assert.Single(await Periods("Storkaia")).From);
        Assert.Empty((await kommune.Preview(file, On(next))).Told());

        Assert.Empty(await kommune.Changed(id));
        await kommune.Undo(id, rest: false);
        Assert.Equal(before, await Everything());
        Assert.Equal(["Changed Storkaia", "Moved Brygge", "New Molo"], (await kommune.Preview(file, On(next))).Told()); // not keyed to what is gone
    }

    Task<string> Everything() =>
        kommune.With(async db =>
        {
            var periods = await db
                .UnitPeriods.AsNoTracking()
                .OrderBy(p => p.UnitId)
                .ThenBy(p => p.From)
                .Select(p => $"{p.UnitId} {p.From} {p.To} {p.Name} {p.ParentId}")
                .ToListAsync(Cancel);
            var paths = await db
                .UnitPaths.AsNoTracking()
                .OrderBy(p => p.DescendantId)
                .ThenBy(p => p.AncestorId)
                .ThenBy(p => p.From)
                .Select(p => $"{p.AncestorId} {p.DescendantId} {p.From} {p.To}")
                .ToListAsync(Cancel);
            return string.Join('\n', periods.Concat(paths));
        });

    [Fact]
    public async Task People_and_where_they_sit_come_from_one_list_and_every_fault_is_told()
    {
        var unit = await kommune.Unit("Lista skole");
        var stranger = await kommune.Person("Ole Lie", unit, Roles.Employee);
        await kommune.With(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == stranger, Cancel)).Email = "ole@kommunen.no";
            db.SourceKeys.Add(new(ImportKind.People, "X9", stranger));
            await db.Save("test", Cancel);
        });
        var plan = await kommune.Preview(
            Csv(
                "Ansattnummer;Navn;E-post;Enhet;Rolle;Stilling;Stillingsprosent;Hovedstilling;Fra;Til",
                "L1;\"Nes, Kari\";kari@kommunen.no;Lista skole;Leder;Rektor;100;ja;;",
                "L2;Per Moe;kari@kommunen.no;Lista skole;;Lærer;80,5;;;",
                "L3;Ola Berg;ole@kommunen.no;Lista skole;Keiser;;;;;",
                "L4;Siri Dal;ikke en adresse;Lista skole;;;halv;;;",
                "L5;Una Eng;;Ukjent skole;;;;;;",
                "L1;\"Nes, Kari\";kari@kommunen.no;Lista skole;Verneombud;;20 %;ja;;"
            ),
            On(Today)
        );
        Assert.Equal(["Error UnknownRole 4 Rolle", "Error UnknownUnit 6 Enhet"], plan.Said(Severity.Error).Order());
        Assert.Equal(
            [
                "Warning EmailOfAnother 4 E-post",
                "Warning EmailTwice 3 E-post",
                "Warning EmailWrong 5 E-post",
                "Warning PercentUnread 5 Stillingsprosent",
                "Warning TwoMain 7 Hovedstilling",
            ],
            plan.Said(Severity.Warning).Order()
        );
        Assert.Contains("New Kari Nes", plan.Told());
        Assert.Equal(5, plan.Differences.Count(d => d.Kind == ImportKind.People));
        Assert.Equal(
            [
                "Kari Nes Leder, Lista skole",
                "Kari Nes Verneombud, Lista skole",
                "Per Moe Medarbeider, Lista skole",
                "Siri Dal Medarbeider, Lista skole",
            ],
            plan.Differences.Where(d => d.Kind == ImportKind.Assignments).Select(d => $"{d.Name} {d.Note}").Order()
        );
    }

    [Fact]
    public async Task A_post_that_changes_is_two_periods_and_one_that_is_gone_ends_only_where_the_list_is_complete()
    {
        await kommune.Unit("Fjell skole");
        string[] first =
        [
            "Ansattnummer;Navn;Enhet;Stilling;Stillingsprosent",
            "P1;Anna Fjell;Fjell skole;Lærer;80",
            "P2;Bo Fjell;Fjell skole;Lærer;100",
        ];
        await kommune.Import(Csv(first), On(Today));
        var next = Today.AddDays(10);
        string[] then = [first[0], "P1;Anna Fjell;Fjell skole;Lærer;100"];
        Assert.Equal(["Changed Anna Fjell"], (await kommune.Preview(Csv(then), On(next))).Told());
        var id = await kommune.Import(Csv(then), On(next, ImportKind.Assignments));
        var posts = await kommune.With(db =>
            (
                from a in db.Assignments
                join p in db.People on a.PersonId equals p.Id
                where p.Name == "Anna Fjell" || p.Name == "Bo Fjell"
                orderby p.Name, a.From
                select new
                {
                    p.Name,
                    a.Percent,
                    a.From,
                    a.To,
                }
            ).ToListAsync(Cancel)
        );
        Assert.Equal(
            [("Anna Fjell", 80, (DateOnly?)next), ("Anna Fjell", 100, null), ("Bo Fjell", 100, next)],
            posts.Select(p => (p.Name, p.Percent, p.To))
        );
        await kommune.Undo(id, rest: false);
        Assert.Equal(
            2,
            await kommune.With(db => db.Assignments.CountAsync(a => a.Title == "Lærer" && a.To == null && a.From == Today, Cancel))
        );
    }

    [Fact]
    public async Task Nobody_loses_the_role_by_which_Takt_is_run()
    {
        var unit = await kommune.Unit("Styrt skole");
        await kommune.Person("Ada Styrer", await kommune.Root(), Roles.Administrator);
        await kommune.Person("Går Av", unit, Roles.Employee);
        var plan = await kommune.Preview(
            Csv("Ansattnummer;Navn;Enhet", "S1;Ny Her;Styrt skole"),
            On(Today, ImportKind.People, ImportKind.Assignments)
        );
        Assert.Contains("Ended Går Av", plan.Told());
        Assert.DoesNotContain("Ended Ada Styrer", plan.Told());
        Assert.Contains(plan.Problems, p => p.Code == "KeptAdministrator");
    }

    [Fact]
    public async Task Responsibilities_and_delegations_are_read_with_the_seats_they_are_given_to()
    {
        var unit = await kommune.Unit("Felles skole");
        var leader = await kommune.Person("Lene Felles", unit, Roles.Leader);
        await kommune.Import(
            Csv("Fagfelt;Slags ansvar;Gjelder for;Hvem: person;Svarer innen (dager)", "Arkiv;Den man spør;Felles skole;Lene Felles;3"),
            On(Today)
        );
        var file = Csv(
            "Sak;Fagfelt;Fra: enhet;Til: person;Gjelder for;Beløpsgrense;Kan gis videre",
            "Kjøp;Arkiv;;Lene Felles;Felles skole;500.000;ja",
            "Kjøp;Arkiv;Felles skole;Lene Felles;Felles skole;10 000;",
            "Leie;;;Lene Felles;Felles skole;;",
            "Kjøp;Arkiv;;Ukjent Person;Felles skole;;",
            "Kjøp;Arkiv;;Lene Felles;Felles skole;mye;"
        );
        var plan = await kommune.Preview(file, On(Today));
        Assert.Equal(
            [
                "Error AmountUnread 6 Beløpsgrense",
                "Error GivesToItself 3",
                "Error MatterWithoutField 4 Sak",
                "Error UnknownPerson 5 Til: person",
            ],
            plan.Said(Severity.Error).Order()
        );
        await kommune.Import(file, On(Today));
        var given = Assert.Single(await kommune.With(db => db.Delegations.AsNoTracking().ToListAsync(Cancel)));
        Assert.Equal((500_000m, true, Seat.LeaderOf(unit), null), (given.Limit!.Value, given.MayBePassedOn, given.Receiver, given.Giver));
        var contact = Assert.Single(await kommune.With(db => db.Responsibilities.AsNoTracking().ToListAsync(Cancel)));
        Assert.Equal((ResponsibilityKind.Contact, 3, Seat.LeaderOf(unit)), (contact.Kind, contact.AnswersWithin, contact.Holder));
        Assert.NotEqual(Guid.Empty, leader);

        // The limit changes from a day: what was given before stands up to then.
        var next = Today.AddDays(3);
        await kommune.Import(Csv("Sak;Til: person;Gjelder for;Beløpsgrense", "Kjøp;Lene Felles;Felles skole;750 000"), On(next));
        var both = await kommune.With(db => db.Delegations.AsNoTracking().OrderBy(d => d.From).ToListAsync(Cancel));
        Assert.Equal([(500_000m, (DateOnly?)next), (750_000m, null)], both.Select(d => (d.Limit!.Value, d.To)));
    }

    [Fact]
    public async Task Whoever_runs_a_part_changes_that_part_and_nothing_else()
    {
        var mine = await kommune.Unit("Min sektor");
        var other = await kommune.Unit("Annen sektor");
        var reach = new UnitReach(false, new HashSet<Guid> { mine });
        var actor = new Actor
        {
            Name = "Del Administrator",
            PersonId = Guid.CreateVersion7(),
            Reach = new Dictionary<string, UnitReach>
            {
                [OrganisationPermissions.Change] = reach,
                [OrganisationPermissions.Assign] = reach,
            },
        };
        var file = Csv("Navn;Overordnet", "Ny hos meg;Min sektor", "Ny hos andre;Annen sektor", "Annen sektor;Min sektor");
        var plan = await kommune.Preview(file, On(Today), actor);
        Assert.Equal(["New Ny hos meg"], plan.Told());
        Assert.Equal(["Error NotYours 3 Overordnet", "Error NotYours 4 Navn"], plan.Said(Severity.Error).Order());
        Assert.NotEqual(mine, other);
        var complete = await kommune.Preview(Csv("Navn;Overordnet", "Bare denne;Min sektor"), On(Today, ImportKind.Units), actor);
        Assert.DoesNotContain(complete.Differences, d => d.Act == DifferenceAct.Ended && d.Name != "Min sektor");
    }

    [Fact]
    public async Task A_unit_that_is_gone_from_a_complete_list_closes_unless_somebody_is_there()
    {
        var closing = On(Today, ImportKind.Units);
        var used = await kommune.Unit("Bebodd bygg");
        await kommune.Unit("Tomt bygg");
        await kommune.Person("Bea Boer", used, Roles.Employee);
        var plan = await kommune.Preview(Csv("Navn;Overordnet", "Et helt nytt bygg;"), closing);
        Assert.Contains("Ended Tomt bygg", plan.Told());
        Assert.DoesNotContain("Ended Bebodd bygg", plan.Told());
        Assert.Contains(plan.Problems, p => p.Code == "StillUsed" && p.Message.Contains("Bea Boer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_has_been_changed_since_is_told_with_who_and_the_rest_can_be_taken_back()
    {
        var id = await kommune.Import(Csv("Kode;Navn;Overordnet", "T1;Tårn;", "T2;Spir;T1", "T3;Klokke;T1"), On(Today));
        var spir = Assert.Single(await Periods("Spir")).UnitId;
        var bjørg = new Actor
        {
            Name = "Bjørg Etter",
            PersonId = Guid.CreateVersion7(),
            IsCommand = true,
        };
        await kommune.With(
            async db =>
            {
                var unit = await db.Units.Include(u => u.Periods).SingleAsync(u => u.Id == spir, Cancel);
                db.Expect(unit, $"{unit.Version}");
                unit.Change(Today.AddDays(1), "Spiret", UnitKind.ServiceUnit, unit.Last.ParentId);
                await new UnitTree(db).Rebuild(Cancel);
                await db.Save("unit changed", Cancel);
            },
            bjørg
        );
        var changed = await kommune.Changed(id);
        Assert.Equal([("Spiret", false, "Bjørg Etter"), ("Tårn", true, null)], changed.Select(c => (c.What, c.IsInUse, c.By)));
        var refused = await Assert.ThrowsAsync<Refusal>(() => kommune.Undo(id, rest: false));
        Assert.Contains("endret eller tatt i bruk", refused.Message, StringComparison.Ordinal);

        await kommune.Undo(id, rest: true);
        Assert.Empty(await Periods("Klokke"));
        Assert.Single(await Periods("Tårn"));
        Assert.Single(await Periods("Spiret"));
        await Assert.ThrowsAsync<Refusal>(() => kommune.Undo(id, rest: true)); // once
    }

    [Fact]
    public async Task A_unit_somebody_now_works_in_is_not_taken_back()
    {
        var id = await kommune.Import(Csv("Kode;Navn;Overordnet", "B1;Bod;"), On(Today));
        await kommune.Person("Bo Bod", Assert.Single(await Periods("Bod")).UnitId, Roles.Employee);
        Assert.Equal(("Bod", true), (await kommune.Changed(id)).Select(c => (c.What, c.IsInUse)).Single());
        await kommune.Undo(id, rest: true);
        Assert.Single(await Periods("Bod"));
    }

    [Fact]
    public async Task What_is_confirmed_is_what_was_shown()
    {
        var file = Csv("Kode;Navn;Overordnet", "V1;Verft;");
        var shown = (await kommune.Preview(file, On(Today))).Mark;
        await kommune.Import(file, On(Today), mark: shown);
        var again = Csv("Kode;Navn;Overordnet", "V1;Verftet;");
        var stale = (await kommune.Preview(again, On(Today))).Mark;
        await kommune.Import(Csv("Kode;Navn;Overordnet", "V1;Skipsverft;"), On(Today));
        await Assert.ThrowsAsync<Refusal>(() => kommune.Import(again, On(Today), mark: stale));
        Assert.Single(await Periods("Skipsverft"));
        Assert.Empty(await Periods("Verftet"));
    }

    [Fact]
    public async Task Of_two_at_once_both_are_done_one_after_the_other_or_one_is_told()
    {
        var people = Enumerable.Range(0, 40).Select(i => $"D{i};Dobbel {i};Dobbel skole");
        await kommune.Unit("Dobbel skole");
        var file = Csv([.. people.Prepend("Ansattnummer;Navn;Enhet")]);
        var mark = (await kommune.Preview(file, On(Today))).Mark;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Try()));
        Assert.Equal(1, outcomes.Count(done => done));
        Assert.Equal(40, await kommune.With(db => db.People.CountAsync(p => p.Name.StartsWith("Dobbel "), Cancel))); // nobody twice

        async Task<bool> Try()
        {
            try
            {
                await kommune.Import(file, On(Today), mark: mark);
                return true;
            }
            catch (Exception told) when (told is Refusal or Conflict)
            {
                return false;
            }
        }
    }
}
