using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>What the chart reads.</summary>
public sealed partial class OrgChart
{
    // Above this, only the branches the reader belongs to stand open; a branch of more keeps its departments folded.
    const int MostUnfolded = 60;
    const int MostInBranch = 16;
    const int MostHits = 50;

    /// <summary>Fewer boxes than this say nothing that a sentence does not say better.</summary>
    internal const int FewestDrawn = 3;

    IReadOnlyList<UnitView> units = [];
    IReadOnlyList<GroupView> groups = [];
    ILookup<Guid, Sitting> members = null!;
    IReadOnlyList<Hit> hits = [];
    OrganisationDay organisation = null!;
    ShownDay shown = null!;
    UnitView? top;
    TreeNode tree = null!;
    int zoom = 100;
    bool isInChart;
    bool mayChange;

    [SupplyParameterFromQuery(Name = ShownDay.Query)]
    public string? On { get; set; }

    [SupplyParameterFromQuery(Name = "sok")]
    public string? Question { get; set; }

    /// <summary>"alle" or "ingen": everything unfolded, or nothing.</summary>
    [SupplyParameterFromQuery(Name = "apne")]
    public string? Fold { get; set; }

    /// <summary>The size in per cent.</summary>
    [SupplyParameterFromQuery(Name = "storrelse")]
    public string? Size { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    IReadOnlyList<Choice> Active => Question is null ? [] : [new($"«{Question}»", At(question: false))];

    IReadOnlyList<Choice> Files =>
        [
            new(Texts.AsSlides, shown.At(OrganisationUrls.ChartAs("pptx"))),
            new(Texts.AsPdf, shown.At(OrganisationUrls.ChartAs("pdf"))),
            new(Texts.AsSheet, shown.At(OrganisationUrls.ChartAs("xlsx"))),
        ];

    int? Smaller => Ui.Tree.Zooms.Where(z => z < zoom).Select(z => (int?)z).LastOrDefault();

    int? Larger => Ui.Tree.Zooms.Where(z => z > zoom).Select(z => (int?)z).FirstOrDefault();

    bool IsDrawn => units.Count >= FewestDrawn;

    string Summary => OrgTree.Summary(organisation);

    protected override async Task Load()
    {
        Question = string.IsNullOrWhiteSpace(Question) ? null : Question.Trim();
        Size = int.TryParse(Size, CultureInfo.InvariantCulture, out zoom) && Ui.Tree.Zooms.Contains(zoom) ? Size : null;
        zoom = Size is null ? 100 : zoom;
        shown = ShownDay.Read(On, Today);
        organisation = await OrganisationDay.Read(Db, Directory, shown.Day, Cancel);
        units = organisation.Units;
        var roll = await GroupRoll.Read(Db, shown.Day, null, Cancel);
        groups = await Directory.Groups(roll, Cancel);
        members = roll.ToLookup(m => m.GroupId);
        mayChange = !shown.IsOther && Actor.May(OrganisationPermissions.Change);
        hits = Question is null ? [] : [.. (await FoundUnits()).Concat(await FoundPeople()).Take(MostHits)];
        Draw();
    }

    void Draw()
    {
        top = units is [var first, ..] ? first : null;
        if (!IsDrawn)
        {
            return;
        }

        var found = hits.Select(h => h.Unit).OfType<Guid>().ToHashSet();
        isInChart = found.Count > 0;
        var mine = MineAndAbove();
        tree = new OrgTree(organisation, shown)
        {
            IsFound = u => found.Contains(u.Id),
            IsOpen = u =>
                Fold switch
                {
                    "alle" => true,
                    "ingen" => false,
                    _ => mine.Contains(u.Id) || IsSmallEnough(u),
                },
        }.Node(top!);
    }

    bool IsSmallEnough(UnitView unit) =>
        units.Count <= MostUnfolded && (unit.Depth <= 1 || organisation.Under(organisation.BranchOf(unit).Id) <= MostInBranch);

    /// <summary>The chart's address on the same day, with what is given changed and the rest kept.</summary>
    string At(string? fold = null, int? size = null, bool question = true) => shown.At(OnAnyDay(fold, size, question));

    string OnAnyDay(string? fold = null, int? size = null, bool question = true) =>
        new (string Name, string? Value)[]
        {
            ("sok", question ? Question : null),
            ("apne", fold ?? Fold),
            ("storrelse", size is { } percent ? percent.ToString(CultureInfo.InvariantCulture) : Size),
        }
            .Where(part => part.Value is not null)
            .Aggregate(OrganisationUrls.Units, (at, part) => OrganisationUrls.With(at, part.Name, part.Value!));

    // By what people say: the name, the short one, and what it is called in other languages.
    async Task<IEnumerable<Hit>> FoundUnits()
    {
        var shortNames = Db.UnitPeriods.AsOf(shown.Day).Where(p => p.ShortName != null).Select(p => new { p.UnitId, Name = p.ShortName! });
        var others = Db.Set<ParallelName>().Select(n => new { n.UnitId, n.Name });
        var names = (await shortNames.Concat(others).ToListAsync(Cancel)).ToLookup(n => n.UnitId, n => n.Name);
        return units
            .Where(u => Matches(string.Join(' ', names[u.Id].Prepend(u.Name))))
            .Select(u => new Hit(
                u.Name,
                string.Join(", ", new[] { Labels.Of(u.Kind), organisation.Leading.Of(u.Id).Holder?.Name ?? Texts.Vacant }),
                shown.At(OrganisationUrls.UnitOf(u.Id)),
                u.Id
            ));
    }

    // Folded here, as the index does: SQL knows no case beyond ASCII on SQLite.
    async Task<IEnumerable<Hit>> FoundPeople()
    {
        var names = units.ToDictionary(u => u.Id, u => u.Name);
        var posts = await (
            from a in Db.Assignments.AsOf(shown.Day)
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
            .DistinctBy(p => (p.Id, p.UnitId)) // one who leads three units is found in each of them
            .Select(p => new Hit(
                p.Name,
                $"{p.Title ?? Labels.Of(p.Role)}, {names.GetValueOrDefault(p.UnitId)}",
                OrganisationUrls.PersonOf(p.Id),
                names.ContainsKey(p.UnitId) ? p.UnitId : null
            ));
    }

    bool Matches(string name) =>
        SearchRow.Fold(Question!).Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words
        && Array.TrueForAll(words, word => SearchRow.Fold(name).Contains(" " + word, StringComparison.Ordinal));

    HashSet<Guid> MineAndAbove()
    {
        HashSet<Guid> mine = [];
        foreach (var post in Actor.Posts)
        {
            for (var at = organisation.Find(post.UnitId); at is not null && mine.Add(at.Id); at = organisation.Find(at.ParentId)) { }
        }

        return mine;
    }

    sealed record Member(Guid GroupId, Guid PersonId, string Name, string? Title, bool Leads);

    sealed record Hit(string Name, string Note, string Address, Guid? Unit);
}
