using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What the list of decisions reads: those of minutes that are out, newest first.</summary>
public sealed partial class DecisionList
{
    const int PageSize = 20;

    Guid? group;
    List<AgendaItem> items = [];
    Dictionary<Guid, At> meetings = [];
    IReadOnlyDictionary<Guid, ItemSaid> said = new Dictionary<Guid, ItemSaid>();
    IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();
    IReadOnlyList<GroupHead> offered = [];
    bool hasMore;

    [SupplyParameterFromQuery(Name = "gruppe")]
    public string? Group { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Question { get; set; }

    [SupplyParameterFromQuery(Name = "etter")]
    public string? After { get; set; }

    [Inject]
    GroupBook Groups { get; set; } = null!;

    [Inject]
    internal MinutesBook Minutes { get; set; } = null!;

    IReadOnlyList<Choice> Active => group is { } only && names.TryGetValue(only, out var name) ? [new(name, To(null, Question, null))] : [];

    IReadOnlyList<FilterMenu> Menus =>
        offered.Count < 2
            ? []
            :
            [
                new(
                    Texts.PlanGroup,
                    [
                        .. offered
                            .Select(g => new Choice(g.Name, To(g.Id, Question, null), g.Id == group))
                            .OrderBy(c => Norwegian.SortKey(c.Text), StringComparer.Ordinal),
                    ]
                ),
            ];

    string? Next => hasMore ? To(group, Question, MeetingList.KeyOf(meetings[items[^1].MeetingId].On, items[^1].Id)) : null;

    protected override async Task Load()
    {
        Question = string.IsNullOrWhiteSpace(Question) ? null : Question.Trim();
        group = Guid.TryParse(Group, out var asked) ? asked : null;
        var number = CaseNumber.Asked(Question);
        var isByNumber = number is not null; // a case that is asked for by its number is found, whatever came of it
        var decided = Db.ItemsSeen().Where(i => i.IsOut && (isByNumber || i.Decision != null));
        var heads = await Groups.Heads(Actor.PersonId, Today, Cancel);
        names = heads.ToDictionary(g => g.Id, g => g.Name);
        // Those whose decisions one may see; which of them have decided anything is not worth going through all that is decided for.
        offered = [.. heads.Where(g => Actor.Groups.Contains(g.Id) || Actor.May(MeetingsPermissions.See, g.UnitId))];
        if (group is { } only)
        {
            decided = decided.Where(i => i.GroupId == only);
        }

        if (number is var (type, sequence, year))
        {
            decided = decided.Where(i => i.CaseSequence == sequence && i.CaseYear == year && (type == null || i.CaseType == type));
        }
        else if (Question is not null)
        {
            var hits = Db.Matching(Question).Select(r => r.Id);
            decided = decided.Where(i => hits.Contains(i.Id));
        }

        var seen = await Near(decided);
        var rows = await Page(
                from m in seen
                join i in decided on m.Id equals i.MeetingId
                select new Row
                {
                    Item = i,
                    On = m.On,
                    Title = m.Title,
                }
            )
            .AsNoTracking()
            .ToListAsync(Cancel);
        hasMore = rows.Count > PageSize;
        rows = rows[..Math.Min(rows.Count, PageSize)];
        items = [.. rows.Select(r => r.Item)];
        meetings = rows.DistinctBy(r => r.Item.MeetingId).ToDictionary(r => r.Item.MeetingId, r => new At(r.On, r.Title));
        said = await Minutes.Read(items, Cancel);
    }

    // The meetings of so many days back that they hold a page: each of those counted has decided something, and a day is read
    // whole. So a list of all that was ever decided is not put in order to show the newest of it.
    async Task<IQueryable<Meeting>> Near(IQueryable<AgendaItem> decided)
    {
        var (only, after, today) = (group, MeetingList.Key(After)?.Day, Today);
        var held = Db.MeetingsListed().Where(m => m.On <= today);
        if (only is not null)
        {
            held = held.Where(m => m.GroupId == only);
        }

        if (after is not null)
        {
            held = held.Where(m => m.On <= after);
        }

        var last = await held.Where(m => (after == null || m.On < after) && decided.Any(i => i.MeetingId == m.Id))
            .OrderByDescending(m => m.On)
            .ThenByDescending(m => m.Id)
            .Skip(PageSize)
            .Select(m => (DateOnly?)m.On)
            .FirstOrDefaultAsync(Cancel);
        return last is null ? held : held.Where(m => m.On >= last);
    }

    // By the day they met.
    IQueryable<Row> Page(IQueryable<Row> rows)
    {
        if (MeetingList.Key(After) is var (day, id))
        {
            rows = rows.Where(r => r.On <= day && (r.On < day || r.Item.Id < id));
        }

        return rows.OrderByDescending(r => r.On).ThenByDescending(r => r.Item.Id).Take(PageSize + 1);
    }

    static string To(Guid? group, string? question, string? after) =>
        QueryHelpers.AddQueryString(
            MeetingsUrls.Decisions,
            new KeyValuePair<string, string?>[] { new("gruppe", group?.ToString()), new("q", question), new("etter", after) }.Where(part =>
                part.Value is not null
            )
        );

    sealed class Row
    {
        public required AgendaItem Item { get; init; }
        public required DateOnly On { get; init; }
        public required string Title { get; init; }
    }

    sealed record At(DateOnly On, string Title);
}
