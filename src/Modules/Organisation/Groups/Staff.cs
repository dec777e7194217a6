using Takt.Ui;

namespace Takt.Organisation;

/// <summary>Everybody who has a role today, to choose from.</summary>
static class Staff
{
    public static async Task<IReadOnlyList<Option>> Choices(Db db, DateOnly today, CancellationToken cancel)
    {
        var people = await (
            from a in db.Assignments.AsOf(today)
            join p in db.People on a.PersonId equals p.Id
            join u in db.UnitPeriods.AsOf(today) on a.UnitId equals u.UnitId
            orderby p.NameSort, a.IsMain descending
            select new
            {
                p.Id,
                p.Name,
                a.Title,
                Unit = u.Name,
            }
        ).ToListAsync(cancel);
        return [.. people.DistinctBy(p => p.Id).Select(p => new Option($"{p.Id}", $"{p.Name}, {p.Title ?? p.Unit}"))];
    }

    /// <summary>The one that was chosen; null when nobody was, or it is nobody one can choose.</summary>
    public static Guid? Find(IReadOnlyList<Option> choices, string? chosen) =>
        choices.Any(c => c.Value == chosen) && Guid.TryParse(chosen, out var id) ? id : null;
}
