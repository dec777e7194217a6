using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>A view of the meetings. Each is an address.</summary>
enum MeetingShelf
{
    /// <summary>Those of the groups one sits in.</summary>
    Mine,

    /// <summary>What groups are about to take up, of all one sees.</summary>
    Coming,

    /// <summary>Those whose minutes are out.</summary>
    Minutes,
}

/// <summary>What the list of meetings reads.</summary>
public sealed partial class MeetingList
{
    const int PageSize = 20;
    const int WeeksAhead = 8;

    static readonly Dictionary<MeetingShelf, string> ShelfNames = new()
    {
        [MeetingShelf.Coming] = "saker",
        [MeetingShelf.Minutes] = "referat",
    };

    MeetingShelf shelf;
    List<Row> rows = [];
    ILookup<Guid, Line> lines = Array.Empty<Line>().ToLookup(l => l.MeetingId);
    IReadOnlyDictionary<Seat, SeatHolder> groups = new Dictionary<Seat, SeatHolder>();
    bool hasMore;
    bool mayPlan;
    int toPassOn;

    [SupplyParameterFromQuery(Name = "visning")]
    public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "etter")]
    public string? After { get; set; }

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    [Inject]
    GroupBook Groups { get; set; } = null!;

    [Inject]
    internal MeetingDesk Desk { get; set; } = null!;

    // Further ahead nobody has set an agenda, and nothing has to be said of it.
    DateOnly Soon => Today.AddDays(14);

    string Lead =>
        shelf switch
        {
            MeetingShelf.Coming => Texts.LeadComing,
            MeetingShelf.Minutes => Texts.LeadMinutes,
            _ => Texts.LeadMine,
        };

    string Nothing =>
        shelf switch
        {
            MeetingShelf.Coming => Texts.NothingComing,
            MeetingShelf.Minutes => Texts.NothingMinutes,
            _ => Texts.NothingMine,
        };

    /// <summary>The views, and beside them what was decided.</summary>
    /// <param name="shown">The one that is shown; null where it is another page.</param>
    /// <param name="page">That page; the decisions unless given.</param>
    internal static IReadOnlyList<Choice> ShelvesWith(MeetingShelf? shown, string page = MeetingsUrls.Decisions) =>
        [
            .. Enum.GetValues<MeetingShelf>().Select(s => new Choice(NameOf(s), To(s), s == shown)),
            new(Texts.Decisions, MeetingsUrls.Decisions, shown is null && page == MeetingsUrls.Decisions),
            new(Texts.Dialogues, DialogueUrls.List, shown is null && page == DialogueUrls.List),
            new(Texts.Visits, MeetingsUrls.Visits, shown is null && page == MeetingsUrls.Visits),
            new(Texts.Load, MeetingsUrls.Load),
        ];

    string? Next => hasMore ? $"{To(shelf)}{(shelf is MeetingShelf.Mine ? "?" : "&")}etter={KeyOf(rows[^1].On, rows[^1].Id)}" : null;

    protected override async Task Load()
    {
        shelf = ShelfNames.FirstOrDefault(s => s.Value == View).Key;
        rows = await Page().Take(PageSize + 1).Select(Row.Of).ToListAsync(Cancel);
        hasMore = rows.Count > PageSize;
        rows = rows[..Math.Min(rows.Count, PageSize)];
        var ids = rows.Select(r => r.Id).ToArray();
        if (ids.Length > 0 && shelf is not MeetingShelf.Minutes)
        {
            lines = (
                await Db
                    .AgendaItems.Where(i => ids.Contains(i.MeetingId) && (i.State == ItemState.Planned || i.State == ItemState.Treated))
                    .OrderBy(i => i.Position)
                    .Select(i => new Line(i.MeetingId, i.PublicTitle ?? i.Title, i.ClosedBy))
                    .ToListAsync(Cancel)
            ).ToLookup(l => l.MeetingId);
        }

        groups = await Directory.Holders(rows.Select(r => Seat.Of(r.GroupId)).Distinct(), Cancel);
        toPassOn =
            shelf is MeetingShelf.Mine && Actor.PersonId is { } me && Actor.Viewed is null
                ? await Db.Passings.CountAsync(p => p.PersonId == me && p.PassedOnAt == null, Cancel)
                : 0;
        mayPlan = await MayPlan();
    }

    IQueryable<Meeting> Page()
    {
        var (subjects, today, end) = (Actor.Subjects, Today, Today.AddDays(7 * WeeksAhead));
        var seen = Db.MeetingsListed();
        var after = Key(After);
        if (shelf is MeetingShelf.Minutes)
        {
            var ended = seen.Where(m => m.State == MeetingState.Ended && m.On <= today); // not through those ahead of us
            if (after is var (day, id))
            {
                ended = ended.Where(m => m.On <= day && (m.On < day || m.Id < id));
            }

            return ended.OrderByDescending(m => m.On).ThenByDescending(m => m.Id);
        }

        var coming = seen.Where(m => m.State == MeetingState.Planned && m.On >= today);
        coming = shelf is MeetingShelf.Mine ? coming.Where(m => subjects.Contains(m.GroupId)) : coming.Where(m => m.On <= end);
        if (after is var (from, last))
        {
            coming = coming.Where(m => m.On >= from && (m.On > from || m.Id > last));
        }

        return coming.OrderBy(m => m.On).ThenBy(m => m.Id);
    }

    async Task<bool> MayPlan() =>
        Actor.Viewed is null
        && (
            Actor.May(MeetingsPermissions.Run)
            || (Actor.Groups.Count > 0 && (await Groups.Some(Actor.Groups, Today, Cancel)).Any(Desk.MayPlan))
        );

    /// <summary>Where a page ends, as its address has it.</summary>
    internal static string KeyOf(DateOnly day, Guid id) => $"{day:yyyyMMdd}-{id:N}";

    internal static (DateOnly Day, Guid Id)? Key(string? text) =>
        text?.Split('-') is [var day, var id]
        && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && Guid.TryParse(id, out var guid)
            ? (date, guid)
            : null;

    static string To(MeetingShelf shelf) =>
        ShelfNames.TryGetValue(shelf, out var name) ? $"{MeetingsUrls.List}?visning={name}" : MeetingsUrls.List;

    static string NameOf(MeetingShelf shelf) =>
        shelf switch
        {
            MeetingShelf.Coming => Texts.ViewComing,
            MeetingShelf.Minutes => Texts.ViewMinutes,
            _ => Texts.ViewMine,
        };

    sealed record Row(Guid Id, Guid GroupId, string Title, DateOnly On, TimeOnly At, int Length, string? Place, DateOnly ProposeBy)
    {
        public static System.Linq.Expressions.Expression<Func<Meeting, Row>> Of { get; } =
            m => new(m.Id, m.GroupId, m.Title, m.On, m.At, m.Length, m.Place, m.ProposeBy);
    }

    sealed record Line(Guid MeetingId, string Title, string? ClosedBy);
}
