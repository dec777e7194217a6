using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the chart reads.</summary>
public sealed partial class OrgChart
{
    // Above this, only the sectors the reader belongs to stand open.
    const int MostUnfolded = 60;
    const int MostHits = 50;

    IReadOnlyList<UnitView> units = [];
    IReadOnlyList<GroupView> groups = [];
    ILookup<Guid, UnitView> children = null!;
    ILookup<Guid, Sitting> members = null!;
    IReadOnlyList<Hit> hits = [];
    Leading leading = null!;
    UnitView? top;
    bool mayChange;

    [SupplyParameterFromQuery(Name = "sok")]
    public string? Question { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    UnitView[] Staff => [.. children[top!.Id].Where(IsStaff)];

    UnitView[] Sectors => [.. children[top!.Id].Where(u => !IsStaff(u))];

    IReadOnlyList<Choice> Active => Question is null ? [] : [new($"«{Question}»", OrganisationUrls.Units)];

    string Summary
    {
        get
        {
            var leaders = units.Select(u => leading.Of(u.Id)).ToArray();
            var (vacant, acting) = (leaders.Count(l => l.IsVacant), leaders.Count(l => l.IsActing));
            return string.Join(
                ' ',
                Counted(units.Count) + ".",
                vacant switch
                {
                    0 => Texts.NoneVacant,
                    1 => Texts.OneVacant,
                    _ => Labels.Fill(Texts.ManyVacant, Words.NumberFirst(vacant)),
                },
                acting switch
                {
                    0 => "",
                    1 => Texts.OneActing,
                    _ => Labels.Fill(Texts.ManyActing, Words.NumberFirst(acting)),
                }
            );
        }
    }

    protected override async Task Load()
    {
        Question = string.IsNullOrWhiteSpace(Question) ? null : Question.Trim();
        units = await Directory.Units(cancel: Cancel);
        top = units is [var first, ..] ? first : null;
        children = units.Where(u => u.ParentId is not null).ToLookup(u => u.ParentId!.Value);
        leading = await Leading.Read(Db, units, Today, Cancel);
        groups = await Directory.Groups(Cancel);
        members = (await GroupRoll.Read(Db, Today, null, Cancel)).ToLookup(m => m.GroupId);
        mayChange = Actor.May(OrganisationPermissions.Change);
        hits = Question is null ? [] : [.. FoundUnits().Concat(await FoundPeople()).Take(MostHits)];
    }

    internal static string VacancyWords(LeaderOfUnit leader) =>
        (leader.VacantSince, leader.Answers) switch
        {
            ({ } since, { } answers) => Labels.Fill(Texts.VacantSinceAnswers, Norwegian.Full(since), answers.Name),
            ({ } since, null) => Labels.Fill(Texts.VacantSince, Norwegian.Full(since)),
            (null, { } answers) => Labels.Fill(Texts.VacantAnswers, answers.Name),
            _ => Texts.VacantNobody,
        };

    IEnumerable<Hit> FoundUnits() =>
        units
            .Where(u => Matches(u.Name))
            .Select(u => new Hit(
                u.Name,
                string.Join(", ", new[] { Labels.Of(u.Kind), leading.Of(u.Id).Holder?.Name ?? Texts.Vacant }),
                OrganisationUrls.UnitOf(u.Id)
            ));

    // Folded here, as the index does: SQL knows no case beyond ASCII on SQLite.
    async Task<IEnumerable<Hit>> FoundPeople()
    {
        var names = units.ToDictionary(u => u.Id, u => u.Name);
        var posts = await (
            from a in Db.Assignments.AsOf(Today)
            join p in Db.People on a.PersonId equals p.Id
            orderby p.NameSort, a.IsMain descending
            select new
            {
                p.Id,
                p.Name,
                a.Title,
                a.Role,
                a.UnitId,
            }
        ).ToListAsync(Cancel);
        return posts
            .Where(p => Matches($"{p.Name} {p.Title}"))
            .DistinctBy(p => p.Id)
            .Select(p => new Hit(
                p.Name,
                $"{p.Title ?? Labels.Of(p.Role)}, {names.GetValueOrDefault(p.UnitId)}",
                OrganisationUrls.PersonOf(p.Id)
            ));
    }

    bool Matches(string name) =>
        SearchRow.Fold(Question!).Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words
        && Array.TrueForAll(words, word => SearchRow.Fold(name).Contains(" " + word, StringComparison.Ordinal));

    bool IsUnfolded(Guid sector) => units.Count <= MostUnfolded || Actor.Posts.Any(p => p.UnitId == sector || IsUnder(p.UnitId, sector));

    bool IsUnder(Guid unit, Guid sector) =>
        units.FirstOrDefault(u => u.Id == unit)?.ParentId is { } above && (above == sector || IsUnder(above, sector));

    int Under(Guid unit) => children[unit].Sum(u => 1 + Under(u.Id));

    static bool IsStaff(UnitView unit) => unit.Kind is UnitKind.Staff or UnitKind.Support;

    static string Counted(int units) => units == 1 ? Texts.OneUnit : Labels.Fill(Texts.ManyUnits, units);

    sealed record Hit(string Name, string Note, string Address);
}
