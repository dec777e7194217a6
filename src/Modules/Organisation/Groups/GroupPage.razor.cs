using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the page of a group reads and does.</summary>
public sealed partial class GroupPage
{
    const int MostUnfolded = 12;
    const int FewestTurns = 4;

    static readonly string TurnsId = Ui.Field.IdOf("Form.Turns");

    Group group = null!;
    List<MemberView> members = [];
    IReadOnlyList<GroupRule> rules = [];
    IReadOnlyList<Sitting> sitting = [];
    IReadOnlyList<UnitView> units = [];
    Dictionary<Guid, string> unitNames = [];
    bool mayKeep;
    bool isOwnedElsewhere;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    internal PersonLookup People { get; set; } = null!;

    // Whose members another system owns, has them changed there.
    bool MaySeat => mayKeep && !isOwnedElsewhere;

    string? UnitName => group.UnitId is { } unit ? unitNames.GetValueOrDefault(unit) : null;

    bool HasMandate => group.Mandate is not null || group.Decides.Count > 0 || group.LeavesToOthers.Count > 0;

    IReadOnlyList<string?> Turns =>
        Form.Turns.Count >= FewestTurns ? Form.Turns : [.. Form.Turns, .. new string?[FewestTurns - Form.Turns.Count]];

    IReadOnlyList<Option> Seated => [.. sitting.DistinctBy(s => s.PersonId).Select(s => new Option($"{s.PersonId}", s.Name))];

    static IReadOnlyList<Option> Places => [.. Enum.GetValues<GroupPlace>().Select(p => new Option($"{p}", Labels.Of(p)))];

    static IReadOnlyList<Option> RulePlaces =>
        [.. new[] { GroupPlace.Member, GroupPlace.Observer }.Select(p => new Option($"{p}", Labels.Of(p)))];

    static IReadOnlyList<Option> RoleChoices => [.. Roles.All.Select(r => new Option(r, Labels.Of(r)))];

    static IReadOnlyList<Option> UnitKinds => [.. Enum.GetValues<UnitKind>().Select(k => new Option($"{k}", Labels.Of(k)))];

    protected override async Task Load()
    {
        group = Found(
            await Db.Groups.Include(g => g.Members).Include(g => g.Rules).AsSplitQuery().SingleOrDefaultAsync(g => g.Id == Id, Cancel)
        );
        units = await Directory.Units(cancel: Cancel);
        unitNames = units.ToDictionary(u => u.Id, u => u.Name);
        sitting = await GroupRoll.Read(Db, Today, Id, Cancel);
        rules = [.. group.Rules.Where(r => r.To is null || (r.To > Today && r.To > r.From)).OrderBy(r => r.From)];
        members = await (
            from m in Db.GroupMembers
            where m.GroupId == Id && (m.To == null || (m.To > Today && m.To > m.From))
            join p in Db.People on m.PersonId equals p.Id
            join a in Db.Assignments.AsOf(Today).Where(a => a.IsMain) on p.Id equals a.PersonId into posts
            orderby p.NameSort
            select new MemberView(
                m.Id,
                p.Id,
                p.Name,
                posts.Select(a => a.Title).FirstOrDefault(),
                m.Place,
                m.Portfolio,
                m.StandsInFor,
                m.RotationId != null,
                m.From,
                m.To
            )
        ).ToListAsync(Cancel);
        members = [.. members.OrderBy(m => m.Place).ThenBy(m => m.From > Today ? m.From : DateOnly.MinValue)];
        isOwnedElsewhere = await Db.IsOwnedElsewhere(Id, Cancel);
        mayKeep = group.MayBeKeptBy(Actor, units[0].Id, Today);
    }

    async Task Add()
    {
        var from = Typed.NeededDate("Form.From", Form.From, Refuse);
        var person = await People.Read("Form.Member", Form.Member, Texts.MemberMissing, Refuse, Cancel);
        if (!Enum.TryParse<GroupPlace>(Form.Place ?? nameof(GroupPlace.Member), out var place) || !Enum.IsDefined(place))
        {
            Refuse("Form.Place", Texts.PlaceMissing);
        }

        Guid? standsInFor = Guid.TryParse(Form.StandsInFor, out var other) && sitting.Any(s => s.PersonId == other) ? other : null;
        if (place is GroupPlace.Substitute && (standsInFor is null || standsInFor == person))
        {
            Refuse("Form.StandsInFor", Texts.StandsInForMissing);
        }

        var portfolio = Typed.Optional("Form.Portfolio", Form.Portfolio, GroupMemberMap.LongestPortfolio, Refuse);
        await Change(
            () =>
            {
                var member = group.Seat(person!.Value, from, place);
                member.Portfolio = portfolio;
                member.StandsInFor = place is GroupPlace.Substitute ? standsInFor : null;
            },
            "group member added",
            "Organisation.MemberAdded"
        );
    }

    Task Lay()
    {
        var rule = RuleWish.Read(Id, Form, units, Refuse);
        return Change(() => group.Seat(rule!), "group rule added", "Organisation.RuleAdded");
    }

    async Task Rotate()
    {
        var people = await People.ReadAll("Form.Turns", Form.Turns, Refuse, Cancel);
        var wish = RotationWish.Read(Form, people, Refuse);
        await Change(
            () => group.Rotate(wish.People, wish.From, wish.Months, wish.Last.AddDays(1)),
            "group place goes round",
            "Organisation.TurnsAdded"
        );
    }

    Task Describe(MemberView member)
    {
        var typed = Form.Portfolios.GetValueOrDefault($"{member.Id}");
        var portfolio = Typed.Optional(PortfolioOf(member.Id), typed, GroupMemberMap.LongestPortfolio, Refuse);
        return Change(
            () => group.Members.Single(m => m.Id == member.Id).Portfolio = portfolio,
            "group portfolio changed",
            "Organisation.PortfolioSaved"
        );
    }

    Task End(MemberView member) =>
        End(
            member.Id,
            member,
            last => group.Members.Single(m => m.Id == member.Id).End(last),
            "group member ended",
            "Organisation.SeatEnded"
        );

    Task End(GroupRule rule) =>
        End(rule.Id, rule, last => group.Rules.Single(r => r.Id == rule.Id).End(last), "group rule ended", "Organisation.RuleEnded");

    Task End(Guid id, IDated held, Action<DateOnly> end, string because, string saved)
    {
        var field = LastOf(id);
        var last = Typed.NeededDate(field, Form.Last.GetValueOrDefault($"{id}"), Refuse);
        if (Errors.Count == 0 && last.AddDays(1) < held.From)
        {
            Refuse(field, Texts.EndsBeforeItBegins);
        }

        return Change(() => end(last.AddDays(1)), because, saved);
    }

    Task Change(Action act, string because, string saved)
    {
        Must(MaySeat);
        return ActHere(async () =>
        {
            Db.Expect(group, Form.Version);
            act();
            await Db.Save(because, Cancel);
            Go(OrganisationUrls.GroupOf(Id), saved);
        });
    }

    // What stands in a tag beside the name; an ordinary member has none.
    string? PlaceOf(MemberView member) =>
        member switch
        {
            { Place: GroupPlace.Member } => null,
            { Place: GroupPlace.Substitute, StandsInFor: { } other } => Labels.Fill(
                Texts.SubstituteFor,
                sitting.FirstOrDefault(s => s.PersonId == other)?.Name ?? "–"
            ),
            _ => Labels.Of(member.Place),
        };

    bool Concerns(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (Error($"Form.{field}") is not null)
            {
                return true;
            }
        }

        return false;
    }

    static string LastOf(Guid member) => $"Form.Last[{member}]";

    static string PortfolioOf(Guid member) => $"Form.Portfolios[{member}]";

    sealed record MemberView(
        Guid Id,
        Guid PersonId,
        string Name,
        string? Title,
        GroupPlace Place,
        string? Portfolio,
        Guid? StandsInFor,
        bool IsOfTurns,
        DateOnly From,
        DateOnly? To
    ) : IDated;
}
