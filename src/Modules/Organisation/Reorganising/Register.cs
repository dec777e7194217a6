using System.Globalization;
using Takt.Organisation.Contracts;

namespace Takt.Organisation;

/// <summary>
/// The units and the posts of those who lead them, as a plan acts on them: in memory for the preview, tracked for the decision,
/// so that what was previewed is what is written.
/// </summary>
sealed class Register
{
    readonly Dictionary<Guid, Unit> units;
    readonly List<Assignment> leaders;
    readonly IReadOnlyList<Assignment> mains;
    readonly List<Unit> made = [];
    readonly List<Unit> unmade = [];
    readonly List<Assignment> given = [];
    readonly List<Assignment> taken = [];

    /// <summary>What a plan acts on.</summary>
    /// <param name="units">Every unit.</param>
    /// <param name="leaders">Every post as leader or acting leader.</param>
    /// <param name="mains">The other main posts of those who will lead.</param>
    public Register(IEnumerable<Unit> units, IEnumerable<Assignment> leaders, IReadOnlyList<Assignment> mains) =>
        (this.units, this.leaders, this.mains) = (units.ToDictionary(u => u.Id), [.. leaders], mains);

    public IEnumerable<Unit> Units => units.Values;

    public IReadOnlyList<Assignment> Leaders => leaders;

    /// <summary>The units that are new, and those that are taken away again.</summary>
    public (IReadOnlyList<Unit> Added, IReadOnlyList<Unit> Removed) UnitRows => (made, unmade);

    /// <summary>The posts that are new, and those that are taken away again.</summary>
    public (IReadOnlyList<Assignment> Added, IReadOnlyList<Assignment> Removed) PostRows => (given, taken);

    /// <summary>Everything as it stands; what a decision changes must be tracked, what is only looked at must not.</summary>
    public static async Task<Register> Read(Db db, Reorganisation plan, bool isTracked, CancellationToken cancel)
    {
        var people = plan.Changes.Select(c => c.PersonId).OfType<Guid>().ToArray();
        var units = db.Units.Include(u => u.Periods).AsQueryable();
        var leaders = db.Assignments.Where(a => a.Role == Roles.Leader || a.Role == Roles.ActingLeader);
        return new(
            await (isTracked ? units : units.AsNoTrackingWithIdentityResolution()).ToListAsync(cancel),
            await (isTracked ? leaders : leaders.AsNoTracking()).ToListAsync(cancel),
            people.Length == 0
                ? []
                : await db
                    .Assignments.Where(a =>
                        a.IsMain && people.Contains(a.PersonId) && a.Role != Roles.Leader && a.Role != Roles.ActingLeader
                    )
                    .AsNoTracking()
                    .ToListAsync(cancel)
        );
    }

    /// <summary>Does what the plan says, on its day.</summary>
    /// <returns>The posts it ended, and how they stood.</returns>
    /// <exception cref="Refusal">Something in it cannot be done.</exception>
    public IReadOnlyList<EndedPost> Apply(Reorganisation plan)
    {
        foreach (var change in plan.Changes.Where(c => c.Kind == UnitChangeKind.New))
        {
            var unit = Unit.OpenAs(change.UnitId, plan.Day, change.Name, change.MadeAs!.Value, change.ParentId, change.ShortName);
            units[unit.Id] = unit;
            made.Add(unit);
        }

        foreach (var changed in plan.Changes.Where(c => c.Kind != UnitChangeKind.NewLeader && !plan.Makes(c.UnitId)).GroupBy(c => c.UnitId))
        {
            Change(changed.Key, [.. changed], plan.Day);
        }

        // Those who go, before those who come: whoever goes from one unit to another has one main post.
        var lead = plan.Changes.Where(c => c.Kind == UnitChangeKind.NewLeader).ToArray();
        EndedPost[] ended = [.. lead.SelectMany(c => End(plan, c))];
        foreach (var change in lead)
        {
            Give(change, plan.Day);
        }

        return ended;
    }

    /// <summary>Undoes <see cref="Apply"/>, as long as nothing has been built on it.</summary>
    /// <exception cref="Refusal">Something has.</exception>
    public void TakeBack(Reorganisation plan)
    {
        foreach (var change in plan.Changes.Where(c => c.Kind == UnitChangeKind.NewLeader))
        {
            var post =
                leaders.Find(a =>
                    a.UnitId == change.UnitId
                    && a.PersonId == change.PersonId
                    && a is { Role: Roles.Leader, To: null }
                    && a.From == plan.Day
                ) ?? throw BuiltOn(change.Name);
            leaders.Remove(post);
            taken.Add(post);
        }

        foreach (var ended in plan.Ended)
        {
            var post = leaders.Find(a => a.Id == ended.AssignmentId);
            if (post is null || post.To != plan.Day)
            {
                throw BuiltOn(plan.Changes.FirstOrDefault(c => c.UnitId == post?.UnitId)?.Name ?? plan.Name);
            }

            post.End(ended.FormerTo);
        }

        foreach (
            var id in plan.Changes.Where(c => c.Kind != UnitChangeKind.NewLeader && !plan.Makes(c.UnitId)).Select(c => c.UnitId).Distinct()
        )
        {
            var unit = units[id];
            if (!(plan.Closes(id) ? unit.TakeBackClosing(plan.Day) : unit.TakeBack(plan.Day)))
            {
                throw BuiltOn(unit.Last.Name);
            }
        }

        foreach (var change in plan.Changes.Where(c => c.Kind == UnitChangeKind.New))
        {
            if (units.GetValueOrDefault(change.UnitId) is not { Periods: [{ To: null } only] } unit || only.From != plan.Day)
            {
                throw BuiltOn(change.Name);
            }

            units.Remove(unit.Id);
            unmade.Add(unit);
        }
    }

    /// <summary>The units on a day as they stand here, with those who lead them.</summary>
    public OrganisationDay On(DateOnly day, IReadOnlyList<Lead> leads)
    {
        var views = StaffDirectory.AsTree(
            Units
                .SelectMany(u => u.Periods)
                .Where(p => p.HoldsOn(day))
                .OrderBy(p => p.NameSort, StringComparer.Ordinal)
                .Select(p => new UnitView(p.UnitId, p.Name, p.Kind, p.ParentId, 0))
        );
        return new(day, views, new(views, leads, day));
    }

    void Change(Guid id, PlannedChange[] changes, DateOnly day)
    {
        if (units.GetValueOrDefault(id) is not { } unit || unit.Last.To is not null || unit.Last.From >= day)
        {
            throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.ChangedOnItsOwn, changes[0].Name, Norwegian.Full(day)));
        }

        if (Array.Exists(changes, c => c.Kind == UnitChangeKind.Closed))
        {
            unit.Close(day);
            return;
        }

        var (move, rename) = (
            Array.Find(changes, c => c.Kind == UnitChangeKind.Moved),
            Array.Find(changes, c => c.Kind == UnitChangeKind.Renamed)
        );
        var now = unit.Last;
        unit.Change(
            day,
            rename?.Name ?? now.Name,
            now.Kind,
            move?.ParentId ?? now.ParentId,
            rename is null ? now.ShortName : rename.ShortName
        );
    }

    IReadOnlyList<EndedPost> End(Reorganisation plan, PlannedChange change)
    {
        if (leaders.Exists(a => a.UnitId == change.UnitId && a.From >= plan.Day && (a.To is null || a.To > a.From)))
        {
            throw new Refusal(string.Format(CultureInfo.CurrentCulture, Texts.LeaderPlannedAlready, change.Name, Norwegian.Full(plan.Day)));
        }

        List<EndedPost> ended = [];
        foreach (var post in leaders.Where(a => a.UnitId == change.UnitId && a.From < plan.Day && (a.To is null || a.To > plan.Day)))
        {
            ended.Add(new(plan.Id, post.Id, post.To));
            post.End(plan.Day);
        }

        return ended;
    }

    void Give(PlannedChange change, DateOnly day)
    {
        var person = change.PersonId!.Value;
        var hasMain = leaders.Concat(mains).Any(a => a.PersonId == person && a.IsMain && a.HoldsOn(day));
        var post = new Assignment(person, change.UnitId, Roles.Leader, day, change.Title) { IsMain = !hasMain };
        leaders.Add(post);
        given.Add(post);
    }

    static Refusal BuiltOn(string name) => new(string.Format(CultureInfo.CurrentCulture, Texts.BuiltOnMeanwhile, name));
}
