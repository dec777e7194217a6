namespace Takt.Organisation;

/// <summary>The names of what a page of the trail points to, and where it is: only what still is, and what the reader may see.</summary>
sealed class TrailNames
{
    readonly Dictionary<Guid, string> names = [];
    readonly Dictionary<Guid, string> addresses = [];

    TrailNames() { }

    public static async Task<TrailNames> Find(Db db, IEnumerable<Guid> ids, CancellationToken cancel)
    {
        var found = new TrailNames();
        Guid[] wanted = [.. ids.Distinct()];
        if (wanted.Length > 0)
        {
            await found.FindPlaces(db, wanted, cancel);
            await found.FindPeople(db, wanted, cancel);
            await found.FindRegister(db, wanted, cancel);
            foreach (
                var hit in await db
                    .SearchRows.VisibleTo(db.Actor)
                    .Where(r => wanted.Contains(r.Id))
                    .Select(r => new
                    {
                        r.Id,
                        r.Title,
                        r.Address,
                    })
                    .ToListAsync(cancel)
            )
            {
                found.Add(hit.Id, hit.Title, hit.Address);
            }
        }

        return found;
    }

    public string? Of(Guid id) => names.GetValueOrDefault(id);

    /// <summary>«Leder, Fjordvik skole», «Rådgiver, Stab: Kari Nes», or the group.</summary>
    public string Of(Seat seat)
    {
        if (seat.GroupId is { } group)
        {
            return Of(group) ?? Texts.TrailUnknown;
        }

        var place = $"{Labels.Of(seat.Role!)}, {Of(seat.UnitId!.Value) ?? Texts.TrailUnknown}";
        return seat.PersonId is { } person ? $"{place}: {Of(person) ?? Texts.TrailUnknown}" : place;
    }

    public string? AddressOf(string kind, string? row) => Guid.TryParse(row, out var id) ? addresses.GetValueOrDefault(id) : null;

    async Task FindPlaces(Db db, Guid[] wanted, CancellationToken cancel)
    {
        foreach (
            var unit in await db
                .UnitPeriods.Where(p => wanted.Contains(p.UnitId) || wanted.Contains(p.Id))
                .OrderBy(p => p.From)
                .Select(p => new
                {
                    p.Id,
                    p.UnitId,
                    p.Name,
                })
                .ToListAsync(cancel)
        )
        {
            Add(unit.UnitId, unit.Name, OrganisationUrls.UnitOf(unit.UnitId)); // the newest name wins
            Add(unit.Id, unit.Name, OrganisationUrls.UnitOf(unit.UnitId));
        }

        foreach (var group in await db.Groups.Where(g => wanted.Contains(g.Id)).Select(g => new { g.Id, g.Name }).ToListAsync(cancel))
        {
            Add(group.Id, group.Name, OrganisationUrls.GroupOf(group.Id));
        }
    }

    // A role, an account or a seat in a group is known by whose it is.
    async Task FindPeople(Db db, Guid[] wanted, CancellationToken cancel)
    {
        var held = from a in db.Assignments where wanted.Contains(a.Id) select new { a.Id, a.PersonId };
        var accounts = from a in db.Accounts where wanted.Contains(a.Id) select new { a.Id, a.PersonId };
        var members = from m in db.GroupMembers where wanted.Contains(m.Id) select new { m.Id, m.PersonId };
        var own = db.People.Where(p => wanted.Contains(p.Id)).Select(p => new { p.Id, PersonId = p.Id });
        foreach (var of in new[] { own, held, accounts, members })
        {
            var rows =
                from row in of
                join person in db.People on row.PersonId equals person.Id
                select new
                {
                    row.Id,
                    row.PersonId,
                    person.Name,
                };
            foreach (var row in await rows.ToListAsync(cancel))
            {
                Add(row.Id, row.Name, OrganisationUrls.PersonOf(row.PersonId));
            }
        }
    }

    async Task FindRegister(Db db, Guid[] wanted, CancellationToken cancel)
    {
        foreach (var field in await db.Fields.Where(f => wanted.Contains(f.Id)).Select(f => new { f.Id, f.Name }).ToListAsync(cancel))
        {
            Add(field.Id, field.Name, OrganisationUrls.FieldOf(field.Id));
        }

        foreach (
            var matter in await db
                .Matters.Where(m => wanted.Contains(m.Id))
                .Select(m => new
                {
                    m.Id,
                    m.Name,
                    m.FieldId,
                })
                .ToListAsync(cancel)
        )
        {
            Add(matter.Id, matter.Name, OrganisationUrls.FieldOf(matter.FieldId));
        }

        var delegations =
            from d in db.Delegations
            where wanted.Contains(d.Id)
            join m in db.Matters on d.MatterId equals m.Id
            select new { d.Id, m.Name };
        foreach (var delegation in await delegations.ToListAsync(cancel))
        {
            Add(delegation.Id, delegation.Name, OrganisationUrls.DelegationOf(delegation.Id));
        }
    }

    void Add(Guid id, string name, string address) => (names[id], addresses[id]) = (name, address);
}
