using Takt.Organisation;

namespace Takt.Tests;

/// <summary>What is exported imports back as no change at all, whatever the organisation looks like and whatever day is asked for.</summary>
public sealed class ExportTests(EmptyKommune kommune) : IClassFixture<EmptyKommune>
{
    // Names that are told apart by nothing, that look like codes, numbers and dates, and that a reader may want to tidy.
    static readonly string[] Names =
    [
        "Rona skole",
        "Rona skole",
        "RONA SKOLE",
        "Ærfugl – Ŋálggut barnehage",
        "=SUM(A1)",
        "100",
        "01.02.2027",
        "Nes, Kari",
        "Leder",
        "Drift; vei, park",
        "Enhet \"én\"",
        "Vika\u00a0 skole",
        "ja",
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_export_of_any_organisation_on_any_day_changes_nothing()
    {
        for (var round = 0; round < 6; round++)
        {
            await Grow(new Random(round));
            foreach (var days in new[] { 0, -40, 35 })
            {
                var on = kommune.Today.AddDays(days);
                var file = await kommune.With(db => OrganisationSheets.Write(db, on, Cancel));
                var plan = await kommune.Preview(file, new(on, ImportColumns.Kinds, MakeParents: false));
                Assert.Equal([], plan.Said(Severity.Error));
                Assert.Equal([], plan.Told());
                Assert.True(ImportColumns.Kinds.All(kind => plan.Unchanged(kind) > 0), "a sheet was read as nothing");
            }
        }
    }

    [Fact]
    public void The_template_says_what_each_column_is_and_is_known_again_with_every_column()
    {
        var tables = TableFile.Read(OrganisationSheets.Template());
        Assert.Equal(["Forklaring", .. ImportColumns.Kinds.Select(Labels.Of)], tables.Select(t => t.Name));
        Assert.All(tables[0].Rows, row => Assert.Equal(3, row.Cells.Count)); // no column without an explanation
        var layouts = SheetLayout.Recognise(tables, new Dictionary<string, SavedLayout>());
        Assert.Empty(layouts[0].Kinds);
        foreach (var (kind, layout) in ImportColumns.Kinds.Zip(layouts.Skip(1)))
        {
            Assert.Equal([kind], layout.Kinds);
            Assert.Equal(ImportColumns.Of(kind), layout.Columns.OfType<ImportColumn>());
        }
    }

    /// <summary>Some more units, people, posts, responsibilities and delegations, some of them past, planned or closed.</summary>
    async Task Grow(Random random)
    {
        var root = await kommune.Root();
        await kommune.With(async db =>
        {
            var start = new DateOnly(kommune.Today.Year, 1, 1);
            List<Guid> units = [root];
            foreach (var i in Enumerable.Range(0, 8))
            {
                var kind = Kinds.Choices[random.Next(Kinds.Choices.Count)];
                var unit = Unit.Open(start, Name(), kind, units[random.Next(units.Count)], random.Next(3) == 0 ? "Kort" : null);
                if (random.Next(4) == 0)
                {
                    unit.Change(start.AddDays(20), Name(), kind, root);
                }

                db.Units.Add(unit);
                units.Add(unit.Id);
                if (i % 2 == 0)
                {
                    db.SourceKeys.Add(new(ImportKind.Units, $"K{random.Next(100_000)}", unit.Id));
                }
            }

            var group = new Group(Name(), "GRP");
            db.Groups.Add(group);
            List<Assignment> posts = [];
            foreach (var i in Enumerable.Range(0, 10))
            {
                var person = new Person(
                    Name(),
                    random.Next(2) == 0 ? $"p{random.Next(100_000)}@kommunen.no" : null,
                    random.Next(3) == 0 ? "40 00 00 00" : null
                );
                db.People.Add(person);
                if (i % 3 == 0)
                {
                    db.SourceKeys.Add(new(ImportKind.People, $"{random.Next(100_000)}", person.Id));
                }

                var roles = Roles.All.Where(r => r != Roles.Administrator).OrderBy(_ => random.Next()).Take(1 + random.Next(2)).ToArray();
                foreach (var role in roles)
                {
                    var post = new Assignment(
                        person.Id,
                        units[random.Next(units.Count)],
                        role,
                        kommune.Today.AddDays(-random.Next(100)),
                        random.Next(2) == 0 ? Name() : null
                    )
                    {
                        Percent = random.Next(0, 101),
                        IsMain = role == roles[0],
                    };
                    if (random.Next(4) == 0)
                    {
                        post.End(kommune.Today.AddDays(random.Next(-20, 60)));
                    }

                    db.Assignments.Add(post);
                    posts.Add(post);
                }
            }

            var field = new Field($"Felt {random.Next(100_000)}", Seat.LeaderOf(root)) { Synonyms = ["et annet ord"] };
            db.Fields.Add(field);
            var matter = new Matter(field.Id, $"Sak {random.Next(100_000)}", isMoney: true);
            db.Matters.Add(matter);
            foreach (var kind in Enum.GetValues<ResponsibilityKind>())
            {
                db.Responsibilities.Add(
                    new(field.Id, units[random.Next(units.Count)], kind, ASeat(), kommune.Today.AddDays(-50))
                    {
                        StandIn = random.Next(2) == 0 ? ASeat() : null,
                        Promises = random.Next(2) == 0 ? ["Svar; samme dag", "Også på telefon"] : [],
                        AnswersWithin = random.Next(0, 10),
                    }
                );
                var given = new Delegation(
                    matter.Id,
                    random.Next(2) == 0 ? ASeat() : null,
                    units[random.Next(units.Count)],
                    kommune.Today.AddDays(-50)
                )
                {
                    Limit = random.Next(2) == 0 ? random.Next(1, 1_000_000) + 0.5m : null,
                    MayBePassedOn = random.Next(2) == 0,
                    Rule = random.Next(2) == 0 ? "Reglementet punkt 4.2" : null,
                };
                db.Delegations.Add(
                    random.Next(2) == 0 ? given.GiveToLeadersOf(Kinds.Choices[random.Next(Kinds.Choices.Count)]) : given.GiveTo(ASeat())
                );
            }

            await new UnitTree(db).Rebuild(Cancel);
            await db.Save("test", Cancel);

            string Name() => Names[random.Next(Names.Length)] is var name && random.Next(2) == 0 ? name : $"{name} {random.Next(1000)}";

            Seat ASeat() =>
                random.Next(4) switch
                {
                    0 => Seat.Of(group.Id),
                    1 => Seat.LeaderOf(units[random.Next(units.Count)]),
                    2 => posts[random.Next(posts.Count)] is var post ? Seat.In(post.UnitId, post.Role, post.PersonId) : null!,
                    _ => Seat.In(units[random.Next(units.Count)], Roles.Deputy),
                };
        });
    }
}

/// <summary>The demonstration, which has one of everything, as a workbook and back.</summary>
public sealed class DemoExportTests(DemoKommune kommune) : IClassFixture<DemoKommune>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fjordvik_comes_back_as_it_was()
    {
        var file = await kommune.With(db => OrganisationSheets.Write(db, kommune.Today, Cancel));
        var plan = await kommune.Preview(file, new(kommune.Today, ImportColumns.Kinds, MakeParents: false));
        Assert.Equal([], plan.Said(Severity.Error));
        Assert.Equal([], plan.Told());
    }
}
