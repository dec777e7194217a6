using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the page of a unit reads and does.</summary>
public sealed partial class UnitPage
{
    Unit unit = null!;
    UnitPeriod shown = null!;
    ShownDay day = null!;
    List<Partner> partners = [];
    Dictionary<Guid, string> aboveAhead = [];
    IReadOnlyList<UnitView> units = [];
    IReadOnlyList<UnitView> below = [];
    IReadOnlyList<Option> above = [];
    List<PostView> people = [];
    (DateOnly On, string What)[] planned = [];
    IReadOnlyList<UnitCard> cards = [];
    Leading leading = null!;
    LeaderOfUnit leader = null!;
    bool mayChange;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = ShownDay.Query)]
    public string? On { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    IEnumerable<IUnitCard> Modules { get; set; } = null!;

    [Inject]
    UnitTree Tree { get; set; } = null!;

    bool IsTop => shown.ParentId is null;

    bool IsOpen => unit.Last.To is null;

    bool IsChanging => IsConflict || IsGivenBack || Errors.Exists(e => e.FieldId != Ui.Field.IdOf("Form.Last"));

    List<Crumb> Trail
    {
        get
        {
            List<Crumb> trail = [];
            for (var at = shown.ParentId; units.FirstOrDefault(u => u.Id == at) is { } unit; at = unit.ParentId)
            {
                trail.Add(new(unit.Name, day.At(OrganisationUrls.UnitOf(unit.Id))));
            }

            return [new(Texts.Home, "/"), new(Texts.Menu, day.At(OrganisationUrls.Units)), .. Enumerable.Reverse(trail)];
        }
    }

    protected override UnitForm Fill() =>
        new()
        {
            Name = unit.Last.Name,
            ShortName = unit.Last.ShortName,
            Kind = $"{unit.Last.Kind}",
            Above = unit.Last.ParentId?.ToString(),
            From = Norwegian.Typed(unit.Last.From > Today ? unit.Last.From : Today),
        };

    protected override async Task Load()
    {
        unit = Found(
            await Db
                .Units.Include(u => u.Periods)
                .Include(u => u.ParallelNames)
                .AsSplitQuery()
                .SingleOrDefaultAsync(u => u.Id == Id, Cancel)
        );
        day = ShownDay.Read(On, Today);
        shown = unit.Periods.FirstOrDefault(p => p.HoldsOn(day.Day)) ?? unit.Last;
        mayChange = !day.IsOther && Actor.May(OrganisationPermissions.Change, Id);
        partners = await Db.Partners.AsOf(day.Day).Where(p => p.UnitId == Id).OrderBy(p => p.Name).ToListAsync(Cancel);
        units = await Directory.Units(day.Day, Cancel);
        below = [.. units.Where(u => u.ParentId == Id)];
        leading = await Leading.Read(Db, units, day.Day, [Id, .. below.Select(u => u.Id)], Cancel);
        leader = leading.Of(Id);
        var first = day.Day < Today ? day.Day : Today;
        var posts = await (
            from a in Db.Assignments
            where a.UnitId == Id && (a.To == null || (a.To > first && a.To > a.From))
            join p in Db.People on a.PersonId equals p.Id
            orderby p.NameSort
            select new PostView(p.Id, p.Name, a.Role, a.Title, a.From, a.To)
        ).ToListAsync(Cancel);
        people = [.. posts.Where(p => p.HoldsOn(day.Day)).OrderBy(p => Labels.Rank(p.Role))];
        // What it moves to may not be there yet.
        Guid[] ahead = [.. unit.Periods.Where(p => p.From > day.Day).Select(p => p.ParentId).OfType<Guid>()];
        aboveAhead =
            ahead.Length == 0
                ? []
                : (await Db.UnitPeriods.Where(p => ahead.Contains(p.UnitId)).OrderBy(p => p.From).ToListAsync(Cancel))
                    .GroupBy(p => p.UnitId)
                    .ToDictionary(p => p.Key, p => p.Last().Name);
        cards = await Cards();
        planned = [.. Plans(posts).OrderBy(p => p.On)];
        var inside = Under(Id).ToHashSet();
        above = mayChange ? Labels.Choices(units.Where(u => !inside.Contains(u.Id) && MayStandUnder(u.Id))) : [];
    }

    async Task<IReadOnlyList<UnitCard>> Cards()
    {
        List<UnitCard> shown = [];
        foreach (var module in Modules.OrderBy(m => m.Order))
        {
            if (await module.Read(Id, Cancel) is { Rows: [var first, ..] } card && Uses(first.Address))
            {
                shown.Add(card);
            }
        }

        return shown;
    }

    async Task Change()
    {
        var wish = UnitWish.Read(Form, IsTop, MayStandUnder, Refuse);
        await Change(
            () => unit.Change(wish.From, wish.Name, wish.Kind, wish.Above, wish.ShortName),
            "unit changed",
            "Organisation.UnitChanged"
        );
    }

    async Task Close()
    {
        var last = Typed.NeededDate("Form.Last", Form.Last, Refuse);
        if (Errors.Count == 0)
        {
            await RefuseIfUsed(last);
        }

        await Change(() => unit.Close(last.AddDays(1)), "unit closed", "Organisation.UnitClosed");
    }

    async Task RefuseIfUsed(DateOnly last)
    {
        var after = last.AddDays(1);
        var units = await Db
            .UnitPeriods.Where(p => p.ParentId == Id && (p.To == null || (p.To > after && p.To > p.From)))
            .Select(p => p.Name)
            .Distinct()
            .Take(4)
            .ToListAsync(Cancel);
        var people = await (
            from a in Db.Assignments
            where a.UnitId == Id && (a.To == null || (a.To > after && a.To > a.From))
            join p in Db.People on a.PersonId equals p.Id
            select p.Name
        )
            .Distinct()
            .Take(4)
            .ToListAsync(Cancel);
        if (units.Count > 0)
        {
            Refuse("Form.Last", Labels.Fill(Texts.UnitHasUnits, Norwegian.Full(last), Names(units)));
        }
        else if (people.Count > 0)
        {
            Refuse("Form.Last", Labels.Fill(Texts.UnitHasPeople, Norwegian.Full(last), Names(people)));
        }
    }

    Task Change(Action act, string because, string saved)
    {
        Must(mayChange);
        return ActHere(async () =>
        {
            Db.Expect(unit, Form.Version);
            act();
            await Tree.Rebuild(Cancel);
            await Db.Save(because, Cancel);
            Go(OrganisationUrls.UnitOf(Id), saved);
        });
    }

    // Moving a unit is also an act on where it goes; what stands as it did asks for nothing more.
    bool MayStandUnder(Guid id) => id == unit.Last.ParentId || Actor.May(OrganisationPermissions.Change, id);

    IEnumerable<Guid> Under(Guid id) => units.Where(u => u.ParentId == id).SelectMany(u => Under(u.Id)).Prepend(id);

    IEnumerable<(DateOnly On, string What)> Plans(IEnumerable<PostView> posts)
    {
        foreach (var (before, next) in unit.Periods.OrderBy(p => p.From).Zip(unit.Periods.OrderBy(p => p.From).Skip(1)))
        {
            if (next.From > day.Day && next.ParentId != before.ParentId)
            {
                yield return (next.From, Labels.Fill(Texts.PlanMoves, aboveAhead.GetValueOrDefault(next.ParentId ?? Guid.Empty)));
            }

            if (next.From > day.Day && next.Name != before.Name)
            {
                yield return (next.From, Labels.Fill(Texts.PlanRenamed, next.Name));
            }
        }

        if (unit.Last.To > day.Day)
        {
            yield return (unit.Last.To.Value.AddDays(-1), Texts.PlanCloses);
        }

        foreach (var post in posts)
        {
            var role = (post.Title ?? Labels.Of(post.Role)).ToLower(CultureInfo.CurrentCulture);
            if (post.From > day.Day)
            {
                yield return (post.From, Labels.Fill(Texts.PlanBegins, post.Name, role));
            }

            if (post.To > day.Day)
            {
                yield return (post.To.Value.AddDays(-1), Labels.Fill(Texts.PlanEnds, post.Name, role));
            }
        }
    }

    static string VacancyWords(LeaderOfUnit leader) => OrgTree.VacancyWords(leader);

    // Three names, and that there are more.
    static string Names(IReadOnlyList<string> names) => string.Join(", ", names.Take(3)) + (names.Count > 3 ? " …" : "");

    sealed record PostView(Guid PersonId, string Name, string Role, string? Title, DateOnly From, DateOnly? To) : IDated;
}
