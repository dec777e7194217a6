using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What might be done with a group's meetings.</summary>
enum LoadChange
{
    /// <summary>Every other meeting is dropped.</summary>
    EveryOther,

    /// <summary>Each is a quarter of an hour shorter.</summary>
    Quarter,

    /// <summary>Each takes half the time.</summary>
    Half,

    /// <summary>It meets together with another group.</summary>
    Merge,
}

/// <summary>What a year of meetings took. One sees one's own hours and sums of groups, never a list of people.</summary>
public sealed partial class MeetingLoad
{
    const int MonthsBack = 5;
    const int MonthsAhead = 3;
    const int QuarterOfAnHour = 15;
    const int MinutesInHour = 60;
    const int MonthsInYear = 12;
    const int PageSize = 50;

    IReadOnlyList<OwnMonth> months = [];
    IReadOnlyList<GroupYear> groups = [];
    IReadOnlyList<RoleMonth> roles = [];
    IReadOnlyList<string> neverMet = [];
    IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();
    WeeksAhead ahead = new([], []);
    LaidSum? laid;
    string? freed;
    string? mergeError;

    [SupplyParameterFromQuery(Name = "gruppe")]
    public string? Group { get; set; }

    [SupplyParameterFromQuery(Name = "hva")]
    public string? What { get; set; }

    /// <summary>The group it might meet together with.</summary>
    [SupplyParameterFromQuery(Name = "med")]
    public string? With { get; set; }

    /// <summary>Of the table, the groups after this one.</summary>
    [SupplyParameterFromQuery(Name = "etter")]
    public string? After { get; set; }

    [Inject]
    IEnumerable<ITimeUse> TimeUses { get; set; } = null!;

    [Inject]
    internal LaidOnLeaders Laid { get; set; } = null!;

    [Inject]
    TextLibrary Library { get; set; } = null!;

    [Inject]
    GroupBook Book { get; set; } = null!;

    static IReadOnlyList<BarPart> Whole => [new(Texts.LoadWholeHours, BarMark.Full)];

    IReadOnlyList<CountBar> Bars => [.. months.Select(m => new CountBar(NameOf(m.Month), [Hours(m.Minutes)]))];

    string Finding
    {
        get
        {
            var most = months.MaxBy(m => m.Minutes)!;
            return string.Format(
                CultureInfo.CurrentCulture,
                Texts.LoadFinding,
                Said.Length(months.Single(m => m.IsNow).Minutes),
                NameOf(most.Month),
                Said.Length(most.Minutes)
            );
        }
    }

    IReadOnlyList<BarPart> AheadParts => [.. ahead.Kinds.Select((kind, at) => new BarPart(Library[kind], (BarMark)at))];

    IReadOnlyList<CountBar> AheadBars => [.. ahead.Weeks.Select(w => new CountBar(NameOf(w), [.. w.Parts.Select(Hours)]))];

    string AheadFinding =>
        string.Format(
            CultureInfo.CurrentCulture,
            ahead.HasPeak ? Texts.AheadPeak : Texts.AheadEven,
            NameOf(ahead.Heaviest),
            Rounded(ahead.Heaviest.Minutes)
        );

    IReadOnlyList<Option> Offered => [.. groups.Select(g => new Option($"{g.GroupId}", NameOf(g)))];

    static IReadOnlyList<Option> Changes => [.. Enum.GetValues<LoadChange>().Select(change => new Option($"{change}", NameOf(change)))];

    bool IsMerging => What == nameof(LoadChange.Merge);

    // By name; one that is not among them begins at the first.
    int First => After is null ? 0 : groups.ToList().FindIndex(g => $"{g.GroupId}" == After) + 1;

    IEnumerable<GroupYear> Shown => groups.Skip(First).Take(PageSize);

    string? Next => groups.Count > First + PageSize ? $"{MeetingsUrls.Load}?etter={Shown.Last().GroupId}#grupper" : null;

    string? Previous =>
        First == 0 ? null
        : First <= PageSize ? $"{MeetingsUrls.Load}#grupper"
        : $"{MeetingsUrls.Load}?etter={groups[First - PageSize - 1].GroupId}#grupper";

    GroupYear? Asked => groups.FirstOrDefault(g => $"{g.GroupId}" == Group);

    protected override async Task Load()
    {
        var (today, yearAgo) = (Today, Today.AddYears(-1));
        var items = Db.AgendaItems;
        groups = await Db.MeetingsListed()
            .Where(m => m.On > yearAgo && m.On < today && m.State != MeetingState.Cancelled)
            .Select(m => new
            {
                m.GroupId,
                m.Length,
                HasItems = items.Any(i => i.MeetingId == m.Id && i.Position > 0),
                HasDecision = items.Any(i => i.MeetingId == m.Id && i.Decision != null),
                IsOut = m.State == MeetingState.Ended,
            })
            .GroupBy(m => m.GroupId)
            .Select(g => new GroupYear
            {
                GroupId = g.Key,
                Met = g.Count(),
                Minutes = g.Sum(m => m.Length),
                NoAgenda = g.Count(m => !m.HasItems),
                NoDecision = g.Count(m => !m.HasDecision),
                NoMinutes = g.Count(m => !m.IsOut),
            })
            .ToListAsync(Cancel);
        var heads = await Book.Heads(Actor.PersonId, today, Cancel);
        names = heads.ToDictionary(h => h.Id, h => h.Name);
        neverMet = await NeverMet(heads, yearAgo);
        groups = [.. groups.OrderBy(g => Norwegian.SortKey(NameOf(g)), StringComparer.Ordinal)];
        roles = await ByRole();
        if (Actor is { Viewed: null, PersonId: not null }) // one's own hours are nobody else's
        {
            months = await Own();
            ahead = await WeeksAhead.Read(TimeUses.OrderBy(u => u is not MeetingTime), Today, Cancel);
            laid = await Laid.Read(Cancel);
        }

        if (Asked is { } asked && Enum.TryParse<LoadChange>(What, out var change) && Enum.IsDefined(change))
        {
            freed = change is LoadChange.Merge ? await Merged(asked) : await Freed(asked, change);
        }
    }

    // Of those whose main post has the role, together; of fewer than five nothing.
    async Task<IReadOnlyList<RoleMonth>> ByRole()
    {
        var took = groups.ToDictionary(g => g.GroupId, g => g.Minutes);
        var sitting =
            from rollCall in await Book.Some([.. took.Keys], Today, Cancel)
            from seat in rollCall.Members
            where seat.Post?.Role is not null
            select (seat.Post!.Role, seat.PersonId, Minutes: took[rollCall.Id]);
        return
        [
            .. sitting
                .GroupBy(s => s.Role!)
                .Select(g => (Role: g.Key, People: g.DistinctBy(s => s.PersonId).Count(), Minutes: g.Sum(s => s.Minutes)))
                .Where(r => r.People >= LaidOnLeaders.Fewest)
                .Select(r => new RoleMonth(StaffDirectory.NameOf(r.Role), r.People, Monthly(r.Minutes / r.People)))
                .OrderByDescending(r => r.Minutes),
        ];
    }

    // In a month of the year, to the quarter of an hour: half a minute more or less is no news.
    static int Monthly(int minutes) => (int)Math.Round(minutes / (double)MonthsInYear / QuarterOfAnHour) * QuarterOfAnHour;

    async Task<string?> Freed(GroupYear asked, LoadChange change)
    {
        var members = await Book.Find(asked.GroupId, Today, Cancel) is { } group ? group.Members.Count() : 0;
        return string.Format(
            CultureInfo.CurrentCulture,
            Texts.WhatIfFreed,
            Said.Length(FreedOf(asked, change)),
            members,
            Said.Length(FreedOf(asked, change) * members)
        );
    }

    async Task<string?> Merged(GroupYear asked)
    {
        if (groups.FirstOrDefault(g => $"{g.GroupId}" == With) is not { } other || other == asked)
        {
            // The field came with this answer: nothing is wrong before it was sent.
            mergeError =
                With is null ? null
                : With == Group ? Texts.WhatIfMergeSame
                : Texts.WhatIfMergeMissing;
            return null;
        }

        var sitting = (await Book.Some([asked.GroupId, other.GroupId], Today, Cancel)).ToDictionary(g => g.Id);
        return Merging.Of(Of(asked), Of(other)).InWords;

        MergedGroup Of(GroupYear year) =>
            new(
                NameOf(year),
                year.Minutes,
                sitting.TryGetValue(year.GroupId, out var group) ? group.Members.Select(m => m.PersonId).ToHashSet() : []
            );
    }

    // Of those one sits in or belongs under, also when others alone see that they met.
    async Task<IReadOnlyList<string>> NeverMet(IReadOnlyList<GroupHead> heads, DateOnly since)
    {
        var seen = groups.Select(g => g.GroupId).ToHashSet();
        Guid[] near =
        [
            .. heads
                .Where(g => !seen.Contains(g.Id) && (Actor.Groups.Contains(g.Id) || Actor.May(MeetingsPermissions.See, g.UnitId)))
                .Select(g => g.Id),
        ];
        if (near.Length == 0)
        {
            return [];
        }

        var met = (
            await Db
                .Meetings.Where(m => near.Contains(m.GroupId) && m.On > since && m.State != MeetingState.Cancelled)
                .Select(m => m.GroupId)
                .Distinct()
                .ToListAsync(Cancel)
        ).ToHashSet();
        return
        [
            .. (await Book.Some([.. near.Where(g => !met.Contains(g))], Today, Cancel)).Where(g => g.Seats.Count > 0).Select(g => g.Name),
        ];
    }

    // Of the groups one sits in today, also before one came.
    async Task<IReadOnlyList<OwnMonth>> Own()
    {
        var subjects = Actor.Subjects;
        var first = new DateOnly(Today.Year, Today.Month, 1).AddMonths(-MonthsBack);
        var end = first.AddMonths(MonthsBack + 1 + MonthsAhead);
        var days = await Db.MeetingsSeen()
            .Where(m => subjects.Contains(m.GroupId) && m.On >= first && m.On < end && m.State != MeetingState.Cancelled)
            .GroupBy(m => m.On)
            .Select(g => new { Day = g.Key, Minutes = g.Sum(m => m.Length) })
            .ToListAsync(Cancel);
        var byMonth = days.ToLookup(d => (d.Day.Year, d.Day.Month), d => d.Minutes);
        return
        [
            .. Enumerable
                .Range(0, MonthsBack + 1 + MonthsAhead)
                .Select(n => first.AddMonths(n))
                .Select(month => new OwnMonth(
                    month,
                    byMonth[(month.Year, month.Month)].Sum(),
                    (month.Year, month.Month) == (Today.Year, Today.Month)
                )),
        ];
    }

    static int FreedOf(GroupYear year, LoadChange change) =>
        change switch
        {
            LoadChange.Quarter => Math.Min(year.Minutes, year.Met * QuarterOfAnHour),
            _ => year.Minutes / 2,
        };

    static string NameOf(LoadChange change) =>
        change switch
        {
            LoadChange.EveryOther => Texts.WhatIfEveryOther,
            LoadChange.Quarter => Texts.WhatIfQuarter,
            LoadChange.Merge => Texts.WhatIfMerge,
            _ => Texts.WhatIfHalf,
        };

    string NameOf(GroupYear year) => names.GetValueOrDefault(year.GroupId, "");

    // What is partly reckoned is not said to the minute.
    static string Rounded(int minutes) => Said.Length((minutes + (QuarterOfAnHour / 2)) / QuarterOfAnHour * QuarterOfAnHour);

    static int Hours(int minutes) => (minutes + (MinutesInHour / 2)) / MinutesInHour;

    static string NameOf(WeekAhead week) => string.Format(CultureInfo.CurrentCulture, Texts.WeekNumber, week.Number);

    static string NameOf(DateOnly month) => $"{Norwegian.ShortMonth(month)} {month.Year}";

    /// <param name="Role">The role, in words.</param>
    /// <param name="People">How many have it.</param>
    /// <param name="Minutes">Of each of them in a month, as meetings are planned.</param>
    sealed record RoleMonth(string Role, int People, int Minutes);

    sealed record OwnMonth(DateOnly Month, int Minutes, bool IsNow);

    sealed class GroupYear
    {
        public required Guid GroupId { get; init; }
        public required int Met { get; init; }
        public required int Minutes { get; init; }
        public required int NoAgenda { get; init; }
        public required int NoDecision { get; init; }
        public required int NoMinutes { get; init; }
    }
}
