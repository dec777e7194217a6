using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>Something to see to before the day, and where.</summary>
sealed record PlanWarning(string Text, string? Address);

/// <summary>What a plan makes of the organisation on its day.</summary>
/// <param name="Difference">What becomes different; null when the plan cannot be done as it stands.</param>
/// <param name="Obstacle">Why it cannot be done; null when it can.</param>
/// <param name="Warnings">What it leaves hanging.</param>
sealed record PlanPreview(Difference? Difference, string? Obstacle, IReadOnlyList<PlanWarning> Warnings)
{
    /// <summary>Does the plan in memory, and lays the day with it beside the day without it. Of a decided plan: the day before beside the day.</summary>
    public static async Task<PlanPreview> Read(Db db, StaffDirectory directory, Reorganisation plan, CancellationToken cancel)
    {
        if (plan.State == ReorganisationState.Decided)
        {
            var decided = new Difference(
                await OrganisationDay.Read(db, directory, plan.Day.AddDays(-1), cancel),
                await OrganisationDay.Read(db, directory, plan.Day, cancel)
            );
            return new(decided, null, await Hanging(db, plan, decided, cancel));
        }

        var before = await OrganisationDay.Read(db, directory, plan.Day, cancel);
        var register = await Register.Read(db, plan, isTracked: false, cancel);
        try
        {
            register.Apply(plan);
            UnitTree.Check([.. register.Units.SelectMany(u => u.Periods)]);
        }
        catch (Refusal refusal)
        {
            return new(null, refusal.Message, []);
        }

        var difference = new Difference(before, register.On(plan.Day, await Leads(db, plan.Day, register.Leaders, cancel)));
        return new(difference, null, await Hanging(db, plan, difference, cancel));
    }

    static async Task<IReadOnlyList<Lead>> Leads(Db db, DateOnly day, IReadOnlyList<Assignment> leaders, CancellationToken cancel)
    {
        var deputies = await db.Assignments.AsOf(day).Where(a => a.Role == Roles.Deputy).AsNoTracking().ToListAsync(cancel);
        Assignment[] posts = [.. leaders.Where(a => a.From <= day), .. deputies];
        var people = posts.Select(a => a.PersonId).Distinct().ToArray();
        var names = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var away = (await db.Leaves.AsOf(day).AsNoTracking().ToListAsync(cancel)).ToLookup(l => l.PersonId);
        return
        [
            .. posts
                .OrderBy(a => names[a.PersonId].NameSort, StringComparer.Ordinal)
                .Select(a => new Lead(a.UnitId, a.Role, a.PersonId, names[a.PersonId].Name, a.Title, a.From, a.To))
                .Select(l => away.Contains(l.PersonId) ? l with { IsAway = true, BackOn = Leave.BackOn(away[l.PersonId]) } : l),
        ];
    }

    static async Task<IReadOnlyList<PlanWarning>> Hanging(Db db, Reorganisation plan, Difference difference, CancellationToken cancel)
    {
        List<PlanWarning> warnings =
        [
            .. difference
                .After.Units.Where(u => difference.After.Leading.Of(u.Id).IsVacant && !WasVacant(difference, u.Id))
                .Select(u => new PlanWarning(Labels.Fill(Texts.WarnNoLeader, u.Name), null)),
        ];
        var closed = plan.Changes.Where(c => c.Kind == UnitChangeKind.Closed).ToDictionary(c => c.UnitId, c => c.Name);
        if (closed.Count == 0)
        {
            return warnings;
        }

        Guid[] ids = [.. closed.Keys];
        var people = await (
            from a in db.Assignments.AsOf(plan.Day)
            where ids.Contains(a.UnitId)
            join p in db.People on a.PersonId equals p.Id
            orderby p.NameSort
            select new
            {
                a.UnitId,
                p.Id,
                p.Name,
                a.Role,
                a.Title,
            }
        ).ToListAsync(cancel);
        warnings.AddRange(
            people.Select(p => new PlanWarning(
                Labels.Fill(Texts.WarnPerson, p.Name, p.Title ?? Labels.Of(p.Role), closed[p.UnitId]),
                OrganisationUrls.PersonOf(p.Id)
            ))
        );
        var left = people.Select(p => p.Id).ToHashSet();
        var members = await (
            from m in db.GroupMembers.AsOf(plan.Day)
            where left.Contains(m.PersonId)
            join g in db.Groups on m.GroupId equals g.Id
            orderby g.Name
            select new
            {
                g.Id,
                g.Name,
                m.PersonId,
            }
        ).ToListAsync(cancel);
        warnings.AddRange(
            members
                .GroupBy(m => (m.Id, m.Name))
                .Select(g => new PlanWarning(
                    Labels.Fill(
                        Texts.WarnGroup,
                        g.Key.Name,
                        string.Join(", ", people.DistinctBy(p => p.Id).Where(p => g.Any(m => m.PersonId == p.Id)).Select(p => p.Name))
                    ),
                    OrganisationUrls.GroupOf(g.Key.Id)
                ))
        );
        warnings.AddRange(await Pointing(db, plan.Day, closed, cancel));
        return warnings;
    }

    // Seats are stored as text, so what points at a closed unit is found here, among what holds on the day.
    static async Task<IEnumerable<PlanWarning>> Pointing(Db db, DateOnly day, Dictionary<Guid, string> closed, CancellationToken cancel)
    {
        var fields = await db
            .Fields.AsNoTracking()
            .Where(f => f.ClosedOn == null || f.ClosedOn > day)
            .OrderBy(f => f.NameSort)
            .ToDictionaryAsync(f => f.Id, cancel);
        var responsibilities = await db.Responsibilities.AsOf(day).AsNoTracking().ToListAsync(cancel);
        var delegations = await db.Delegations.AsOf(day).AsNoTracking().ToListAsync(cancel);
        var matters = await db.Matters.AsNoTracking().ToDictionaryAsync(m => m.Id, m => m.Name, cancel);
        return
        [
            .. fields
                .Values.Where(f => Points(f.Owner))
                .Select(f => new PlanWarning(Labels.Fill(Texts.WarnField, f.Name, Named(f.Owner)), OrganisationUrls.FieldOf(f.Id))),
            .. responsibilities
                .Where(r => fields.ContainsKey(r.FieldId) && (closed.ContainsKey(r.UnitId) || Points(r.Holder) || Points(r.StandIn)))
                .Select(r => new PlanWarning(
                    Labels.Fill(
                        Texts.WarnResponsibility,
                        fields[r.FieldId].Name,
                        closed.GetValueOrDefault(r.UnitId) ?? (Points(r.Holder) ? Named(r.Holder) : Named(r.StandIn!))
                    ),
                    OrganisationUrls.FieldOf(r.FieldId)
                ))
                .Distinct(),
            .. delegations
                .Where(d => closed.ContainsKey(d.UnitId) || Points(d.Giver) || Points(d.Receiver))
                .Select(d => new PlanWarning(
                    Labels.Fill(
                        Texts.WarnDelegation,
                        matters.GetValueOrDefault(d.MatterId),
                        closed.GetValueOrDefault(d.UnitId) ?? (Points(d.Receiver) ? Named(d.Receiver!) : Named(d.Giver!))
                    ),
                    OrganisationUrls.DelegationOf(d.Id)
                )),
        ];

        bool Points(Seat? seat) => seat?.UnitId is { } unit && closed.ContainsKey(unit);

        string Named(Seat seat) => closed[seat.UnitId!.Value];
    }

    static bool WasVacant(Difference difference, Guid unit) =>
        difference.Before.Find(unit) is not null && difference.Before.Leading.Of(unit).IsVacant;
}
