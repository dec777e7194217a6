using System.Diagnostics.CodeAnalysis;

namespace Takt.Organisation;

/// <summary>Somebody in a role today, and how one reaches them.</summary>
/// <param name="PostId">The assignment.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Name">As shown.</param>
/// <param name="NameSort">As sorted.</param>
/// <param name="Title">What the person is called; null when the role says it.</param>
/// <param name="Role">The role.</param>
/// <param name="UnitId">Where.</param>
/// <param name="Unit">Its name.</param>
/// <param name="Email">At work.</param>
/// <param name="Phone">At work.</param>
/// <param name="IsAway">On leave today.</param>
sealed record Contact(
    Guid PostId,
    Guid PersonId,
    string Name,
    string NameSort,
    string? Title,
    string Role,
    Guid UnitId,
    string Unit,
    string? Email,
    string? Phone,
    bool IsAway
)
{
    public string Shown => Title ?? Labels.Of(Role);
}

/// <summary>Which contacts one looks for.</summary>
/// <param name="Unit">In this unit and under it; null for the whole municipality.</param>
/// <param name="Role">In this role; null for all.</param>
/// <param name="Words">With these words in name, title or unit; null for all.</param>
sealed record ContactFilter(Guid? Unit, string? Role, string? Words)
{
    public static ContactFilter Read(string? unit, string? role, string? words) =>
        new(
            Guid.TryParse(unit, out var id) ? id : null,
            Roles.All.Contains(role) ? role : null,
            string.IsNullOrWhiteSpace(words) ? null : words.Trim()
        );

    /// <summary>The same filter in an address; of two values the last counts.</summary>
    public string At(string address)
    {
        string[] parts =
        [
            .. new[] { ("enhet", $"{Unit}"), ("rolle", Role), ("q", Words) }
                .Where(p => !string.IsNullOrEmpty(p.Item2))
                .Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"),
        ];
        return parts.Length == 0 ? address : $"{address}?{string.Join('&', parts)}";
    }

    public bool Matches(Contact contact) => Words is null || Matches($"{contact.Name} {contact.Title} {contact.Unit}");

    // Folded here, as the index does: SQL knows no case beyond ASCII on SQLite.
    bool Matches(string text)
    {
        var folded = SearchRow.Fold(text);
        return SearchRow
            .Fold(Words!)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => folded.Contains(" " + word, StringComparison.Ordinal));
    }
}

/// <summary>Who works where today, by name. Open to everybody who belongs, as the chart is.</summary>
static class ContactRoll
{
    /// <summary>No file holds more.</summary>
    public const int MostInFile = 5000;

    /// <summary>So many people from a place in the list on, each with every post that is asked for.</summary>
    /// <param name="db">Where.</param>
    /// <param name="today">The day.</param>
    /// <param name="filter">Which.</param>
    /// <param name="after">The last person of those before; null from the first.</param>
    /// <param name="most">At most so many people.</param>
    /// <param name="cancel">Stops.</param>
    [SuppressMessage("Globalization", "CA1309", Justification = "Becomes SQL, which compares by the column's collation.")]
    public static async Task<IReadOnlyList<Contact>> Read(
        Db db,
        DateOnly today,
        ContactFilter filter,
        Guid? after,
        int most,
        CancellationToken cancel
    )
    {
        // A post can outlive its unit; it is then nowhere to be shown.
        var units = db.UnitPeriods.AsOf(today);
        var posts = db.Assignments.AsOf(today).Where(a => units.Any(u => u.UnitId == a.UnitId));
        if (filter.Unit is { } unit)
        {
            var inside = db.UnitPaths.AsOf(today).Where(p => p.AncestorId == unit).Select(p => p.DescendantId);
            posts = posts.Where(a => inside.Contains(a.UnitId));
        }

        if (filter.Role is { } role)
        {
            posts = posts.Where(a => a.Role == role);
        }

        var people = db.People.Where(p => posts.Any(a => a.PersonId == p.Id));
        if (after is { } last)
        {
            var at = await db.People.Where(p => p.Id == last).Select(p => p.NameSort).FirstOrDefaultAsync(cancel);
            people = people.Where(p => string.Compare(p.NameSort, at) >= 0 && (p.NameSort != at || p.Id > last));
        }

        // The people first, by their names: then a page of 50 costs the same among 50 and among 5,000.
        var page = people.OrderBy(p => p.NameSort).ThenBy(p => p.Id);
        var leaves = db.Leaves.AsOf(today);
        var contacts =
            from p in filter.Words is null ? page.Take(most) : page
            join a in posts on p.Id equals a.PersonId
            join u in units on a.UnitId equals u.UnitId
            orderby p.NameSort, p.Id, a.IsMain descending, a.Id
            select new Contact(
                a.Id,
                p.Id,
                p.Name,
                p.NameSort,
                a.Title,
                a.Role,
                u.UnitId,
                u.Name,
                p.Email,
                p.Phone,
                leaves.Any(l => l.PersonId == p.Id)
            );
        if (filter.Words is null)
        {
            return await contacts.ToListAsync(cancel);
        }

        List<Contact> found = [];
        var foundPeople = 0;
        await foreach (var contact in contacts.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!filter.Matches(contact))
            {
                continue;
            }

            if (found.Count == 0 || found[^1].PersonId != contact.PersonId)
            {
                foundPeople++;
            }

            if (foundPeople > most)
            {
                break;
            }

            found.Add(contact);
        }

        return found;
    }
}
