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

    /// <summary>So many from a place in the list on.</summary>
    /// <param name="db">Where.</param>
    /// <param name="today">The day.</param>
    /// <param name="filter">Which.</param>
    /// <param name="after">The last of those before; null from the first.</param>
    /// <param name="most">At most so many.</param>
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
        var posts = db.Assignments.AsOf(today);
        if (filter.Unit is { } unit)
        {
            var inside = db.UnitPaths.AsOf(today).Where(p => p.AncestorId == unit).Select(p => p.DescendantId);
            posts = posts.Where(a => inside.Contains(a.UnitId));
        }

        if (filter.Role is { } role)
        {
            posts = posts.Where(a => a.Role == role);
        }

        var leaves = db.Leaves.AsOf(today);
        var contacts =
            from a in posts
            join p in db.People on a.PersonId equals p.Id
            join u in db.UnitPeriods.AsOf(today) on a.UnitId equals u.UnitId
            select new
            {
                a,
                p,
                u,
            };
        if (after is { } last)
        {
            var at = await db
                .Assignments.Where(a => a.Id == last)
                .Join(db.People, a => a.PersonId, p => p.Id, (a, p) => p.NameSort)
                .FirstOrDefaultAsync(cancel);
            contacts = contacts.Where(c => string.Compare(c.p.NameSort, at) > 0 || (c.p.NameSort == at && c.a.Id > last));
        }

        var rows = contacts
            .OrderBy(c => c.p.NameSort)
            .ThenBy(c => c.a.Id)
            .Select(c => new Contact(
                c.a.Id,
                c.p.Id,
                c.p.Name,
                c.p.NameSort,
                c.a.Title,
                c.a.Role,
                c.u.UnitId,
                c.u.Name,
                c.p.Email,
                c.p.Phone,
                leaves.Any(l => l.PersonId == c.p.Id)
            ));
        if (filter.Words is null)
        {
            return await rows.Take(most).ToListAsync(cancel);
        }

        List<Contact> found = [];
        await foreach (var contact in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (filter.Matches(contact))
            {
                found.Add(contact);
            }

            if (found.Count == most)
            {
                break;
            }
        }

        return found;
    }
}
