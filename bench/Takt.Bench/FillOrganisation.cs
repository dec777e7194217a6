using Takt.Organisation;
using Takt.Organisation.Contracts;

namespace Takt.Bench;

/// <summary>How large an organisation is.</summary>
/// <param name="Units">Units in its tree.</param>
/// <param name="People">People who work there, with four posts each through the years.</param>
sealed record Size(int Units, int People)
{
    /// <summary>A large municipality's.</summary>
    public static Size Large { get; } = new(300, 5_000);
}

/// <summary>
/// A municipality's organisation after ten years, a large one's unless another size is said: 300 units in a tree of areas and responsibilities, 5,000 people and
/// 20,000 assignments, three of four of them ended. Units bear the names of a real budget where there is one (TAKT_REAL_DATA).
/// </summary>
sealed class FillOrganisation(Db db, Clock clock, Size size)
{
    const int PostsEach = 4;
    const int Years = 10;
    const string Budget = "data/03_kommuneregnskap/stavanger_budsjett_2016_drift.csv";

    static readonly string[] First = ["Anne", "Bjørn", "Cecilie", "Dagfinn", "Eli", "Frode", "Gunn", "Håkon", "Ida", "Jostein", "Kari"];
    static readonly string[] Middle = ["Berg", "Dahl", "Eide", "Foss", "Haug", "Lie", "Moen"];
    static readonly string[] Last =
    [
        "Aune",
        "Brekke",
        "Eikrem",
        "Fjeld",
        "Grønli",
        "Hovde",
        "Kvam",
        "Løken",
        "Myhre",
        "Nes",
        "Rø",
        "Sæther",
        "Tveit",
    ];

    /// <summary>Writes it; returns the municipality itself and the leaders' seats.</summary>
    public async Task<(Guid Root, IReadOnlyList<Seat> Leaders)> Write()
    {
        var today = clock.Today;
        var root = await db.UnitPeriods.AsOf(today).Where(p => p.ParentId == null).Select(p => p.UnitId).SingleAsync();
        var sectors = await db.UnitPeriods.AsOf(today).Where(p => p.Kind == UnitKind.Sector).Select(p => p.UnitId).ToListAsync();
        var units = Tree(sectors);
        db.Units.AddRange(units);
        await new UnitTree(db).Rebuild(CancellationToken.None);
        await db.Save("bench: units");
        db.ChangeTracker.Clear();
        foreach (var numbers in Enumerable.Range(0, size.People).Chunk(500))
        {
            foreach (var number in numbers)
            {
                Employ(number, units);
            }

            await db.Save("bench: people");
            db.ChangeTracker.Clear();
        }

        return (root, [.. units.Select(u => Seat.LeaderOf(u.Id))]);
    }

    // Areas under the sectors, responsibilities under their areas.
    List<Unit> Tree(List<Guid> sectors)
    {
        var from = new DateOnly(clock.Today.Year, 1, 1);
        List<Unit> units = [];
        foreach (var area in Names().Take(size.Units).GroupBy(n => n.Area, n => n.Name))
        {
            var over = Unit.Open(from, area.Key, UnitKind.ServiceUnit, sectors[units.Count % sectors.Count]);
            units.Add(over);
            units.AddRange(area.Select(name => Unit.Open(from, name, UnitKind.Department, over.Id)));
        }

        return units[..Math.Min(units.Count, size.Units)];
    }

    // One after the other through the years, the last still held; one of each unit's people leads it.
    void Employ(int number, List<Unit> units)
    {
        var name = $"{First[number % First.Length]} {Middle[number / First.Length % Middle.Length]} {Last[number % Last.Length]}";
        var person = new Person($"{name} {number}", $"person.{number}@example.no", $"{40_000_000 + number}");
        db.People.Add(person);
        var begin = clock.Today.AddYears(-Years).AddDays(number % 300);
        for (var post = 0; post < PostsEach; post++)
        {
            var isLast = post == PostsEach - 1;
            var leads = isLast && number < units.Count;
            var unit = units[(number + ((PostsEach - 1 - post) * 7)) % units.Count];
            var from = begin.AddDays(post * 365 * Years / PostsEach);
            var title = leads ? "Virksomhetsleder" : "Fagarbeider";
            var assignment = new Assignment(person.Id, unit.Id, leads ? Roles.Leader : Roles.Employee, from, title);
            assignment.End(isLast ? null : from.AddDays(365 * Years / PostsEach));
            db.Assignments.Add(assignment);
        }
    }

    static IEnumerable<(string Area, string Name)> Names()
    {
        var folder = Environment.GetEnvironmentVariable("TAKT_REAL_DATA") ?? "../shared";
        var file = Path.Combine(folder, Budget);
        return File.Exists(file)
            ? File.ReadLines(file).Skip(1).Select(line => line.Split(';')).Select(cells => (cells[0].Trim(), cells[4].Trim())).Distinct()
            : Enumerable.Range(1, Size.Large.Units).Select(number => ($"Virksomhet {number % 40}", $"Tjenestested {number}"));
    }
}
