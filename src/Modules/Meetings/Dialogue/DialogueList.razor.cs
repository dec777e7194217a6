using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>What the list of conversations reads: one's own, and nobody else's.</summary>
public sealed partial class DialogueList
{
    const int PageSize = 20;
    const int MostAhead = 100;

    List<Row> ahead = [];
    List<Row> before = [];
    IReadOnlyList<LeaderPair> pairs = [];
    IReadOnlyList<UnitView> led = [];
    ILookup<(Guid Unit, Guid Person), DateOnly> held = Array.Empty<int>().ToLookup(_ => (Guid.Empty, Guid.Empty), _ => default(DateOnly));
    bool hasMore;
    bool mayArrange;
    bool isForOthers;

    /// <summary>The conversation a measure came of.</summary>
    [SupplyParameterFromQuery(Name = "avtalt")]
    public Guid? AgreedIn { get; set; }

    [SupplyParameterFromQuery(Name = "etter")]
    public string? After { get; set; }

    [Inject]
    internal LeaderLine Line { get; set; } = null!;

    protected override async Task Load()
    {
        if (AgreedIn is { } from)
        {
            if (await Db.DialoguesSeen().AnyAsync(d => d.Id == from, Cancel))
            {
                Go(DialogueUrls.Of(from));
                return;
            }

            isForOthers = true;
        }

        pairs = await Line.Mine(Cancel);
        led = Actor.Viewed is null ? await Line.Led(Cancel) : [];
        mayArrange = Actor.May(MeetingsPermissions.Arrange);
        var seen = Db.DialoguesSeen().AsNoTracking();
        ahead = await Read(
            seen.Where(d => d.State == DialogueState.Planned || d.State == DialogueState.Prepared).OrderBy(d => d.On).ThenBy(d => d.Id),
            MostAhead
        );
        before = await Read(Before(seen), PageSize + 1);
        hasMore = before.Count > PageSize;
        before = before[..Math.Min(before.Count, PageSize)];
        held = await LastHeld(seen);
    }

    IQueryable<Dialogue> Before(IQueryable<Dialogue> seen)
    {
        var over = seen.Where(d => d.State != DialogueState.Planned && d.State != DialogueState.Prepared);
        if (MeetingList.Key(After) is var (day, id))
        {
            over = over.Where(d => d.On <= day && (d.On < day || d.Id < id));
        }

        return over.OrderByDescending(d => d.On).ThenByDescending(d => d.Id);
    }

    async Task<List<Row>> Read(IQueryable<Dialogue> dialogues, int most)
    {
        var found = await dialogues.Take(most).Include(d => d.Parts).ToListAsync(Cancel);
        return
        [
            .. found.Select(d => new Row(
                d.Id,
                d.Audience.UnitId,
                d.Kind,
                d.UnitName,
                d.On,
                d.At,
                d.Length,
                d.Place,
                d.State,
                d.IsAhead,
                [.. d.Parts.Where(p => p.PersonId != Actor.PersonId).OrderBy(p => p.Side).ThenBy(p => p.Id).Select(p => p.Name)],
                [.. d.Parts.Where(p => p.PersonId != Actor.PersonId).Select(p => p.PersonId)],
                Waits(d)
            )),
        ];
    }

    // What one has left to do before the others can go on.
    string? Waits(Dialogue dialogue) =>
        dialogue.PartOf(Actor.PersonId) switch
        {
            { SharedAt: null } when dialogue.IsAhead => Texts.DialoguePrepare,
            { AgreedAt: null } when dialogue.State is DialogueState.Held => Texts.DialogueReadIt,
            _ => null,
        };

    // When one last talked with each about a unit.
    async Task<ILookup<(Guid Unit, Guid Person), DateOnly>> LastHeld(IQueryable<Dialogue> seen)
    {
        Guid[] units = [.. pairs.Select(p => p.Unit.Id)];
        var parts = Db.DialogueParts.AsQueryable();
        var last = await (
            from d in seen
            where d.Kind == DialogueKind.Leaders && units.Contains(d.Audience.UnitId)
            where d.State == DialogueState.Held || d.State == DialogueState.Agreed
            join p in parts on d.Id equals p.DialogueId
            group d.On by new { d.Audience.UnitId, p.PersonId } into g
            select new
            {
                g.Key.UnitId,
                g.Key.PersonId,
                On = g.Max(),
            }
        ).ToListAsync(Cancel);
        return last.ToLookup(l => (l.UnitId, l.PersonId), l => l.On);
    }

    (DateOnly? Last, Row? Next) Between(LeaderPair pair)
    {
        var other = pair.Leader.PersonId == Actor.PersonId ? pair.Superior : pair.Leader;
        var last = held[(pair.Unit.Id, other.PersonId!.Value)].Select(on => (DateOnly?)on).FirstOrDefault();
        return (
            last,
            ahead.Find(d => d.Kind is DialogueKind.Leaders && d.UnitId == pair.Unit.Id && d.OtherIds.Contains(other.PersonId!.Value))
        );
    }

    sealed record Row(
        Guid Id,
        Guid UnitId,
        DialogueKind Kind,
        string UnitName,
        DateOnly On,
        TimeOnly At,
        int Length,
        string? Place,
        DialogueState State,
        bool IsAhead,
        IReadOnlyList<string> Others,
        IReadOnlyList<Guid> OtherIds,
        string? Waits
    );
}
