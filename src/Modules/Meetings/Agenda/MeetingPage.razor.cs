using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What the page of a meeting reads and does.</summary>
public sealed partial class MeetingPage
{
    MeetingAt at = null!;
    IReadOnlyList<AgendaLine> lines = [];
    Dictionary<Guid, AgendaItem> whole = [];
    IReadOnlyList<AgendaItem> proposals = [];
    IReadOnlyDictionary<Guid, ItemSaid> said = new Dictionary<Guid, ItemSaid>();
    IReadOnlyDictionary<Guid, int> papers = new Dictionary<Guid, int>();
    Dictionary<Guid, int> remarks = [];
    IReadOnlyDictionary<Guid, PassOnSaid> passedOn = new Dictionary<Guid, PassOnSaid>();
    Clashes? clashes;

    VersionSaid? version;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    internal MeetingDesk Desk { get; set; } = null!;

    [Inject]
    Telling Telling { get; set; } = null!;

    [Inject]
    internal ClashBook ClashBook { get; set; } = null!;

    [Inject]
    internal MinutesBook Minutes { get; set; } = null!;

    [Inject]
    Attachments Papers { get; set; } = null!;

    [Inject]
    PdfConverter Converter { get; set; } = null!;

    [Inject]
    internal VersionBook Versions { get; set; } = null!;

    [Inject]
    internal PassOnBook PassedOn { get; set; } = null!;

    Meeting Meeting => at.Meeting;

    /// <summary>Whether the actor sets the agenda now.</summary>
    bool MaySet => at.MaySet;

    bool MayPropose => Desk.MayPropose(at) && lines.Count + proposals.Count < MeetingDesk.MostItems;

    int PlannedMinutes => lines.Where(l => l.State is not ItemState.MovedOn).Sum(l => l.Minutes ?? 0);

    internal static IReadOnlyList<Option> Kinds => [.. Enum.GetValues<ItemKind>().Select(kind => new Option($"{kind}", Said.Of(kind)))];

    protected override async Task Load()
    {
        at = await Desk.Find(Id, Cancel);
        clashes = at.MayPlan && Meeting.IsPlanned && Meeting.On >= Today ? await ClashBook.Of(at.Seated, Meeting, Cancel) : null;
        var items = Db.AgendaItems.Where(i => i.MeetingId == Id);
        lines = await items
            .Where(i => i.State == ItemState.Planned || i.State == ItemState.Treated || i.State == ItemState.MovedOn)
            .OrderBy(i => i.Position)
            .ThenBy(i => i.Id)
            .Select(AgendaLine.Of)
            .ToListAsync(Cancel);
        var seen = await Db.ItemsSeen().Where(i => i.MeetingId == Id).OrderBy(i => i.Id).ToListAsync(Cancel);
        whole = seen.ToDictionary(i => i.Id);
        version = await Versions.Newest(Meeting, withClosed: true, Cancel);
        said = await Minutes.Read([.. seen.Where(i => i.IsOnAgenda)], Cancel);
        papers = await Papers.Count([.. whole.Keys], Cancel);
        remarks = at.Sits
            ? await Db
                .Remarks.Where(r => whole.Keys.Contains(r.ItemId))
                .GroupBy(r => r.ItemId)
                .ToDictionaryAsync(r => r.Key, r => r.Count(), Cancel)
            : [];
        if (at.MayRun && Meeting.State is MeetingState.Ended)
        {
            passedOn = await PassedOn.Read([.. whole.Keys], Cancel);
        }

        proposals =
        [
            .. seen.Where(i => i.State is ItemState.Proposed or ItemState.Declined)
                .Where(i => at.MayRun || i.State is ItemState.Proposed || i.BroughtById == Actor.PersonId),
        ];
    }

    bool MayOrder => MaySet && lines.Count > 1;

    // A form about an item says which; that of a new one says none.
    bool IsAbout(AgendaItem? item) => item is null ? string.IsNullOrEmpty(Form.Item) : Form.Item == $"{item.Id}";

    string? IdOf(string field, AgendaItem? item) => IsAbout(item) ? null : $"{field}-{item?.Id.ToString("N") ?? "new"}";

    async Task Propose()
    {
        Must(MayPropose);
        var wish = ItemWish.Read(MaySet ? Form : Form.Opened, Refuse);
        await ActHere(async () =>
        {
            await Desk.Propose(at, Form.Key, wish, topic: null, Cancel);
            Go(MeetingsUrls.Of(Id), MaySet ? "Meetings.ItemAdded" : "Meetings.ItemProposed");
        });
    }

    Task Change(AgendaItem item)
    {
        Must(MaySet);
        var wish = ItemWish.Read(Form, Refuse);
        return Save(
            item,
            () =>
            {
                wish.On(item, Meeting);
                return Task.CompletedTask;
            },
            "agenda item changed",
            "Meetings.ItemSaved"
        );
    }

    Task Take(AgendaItem item)
    {
        Must(MaySet);
        return Save(
            item,
            async () =>
            {
                item.Take(Last + 1);
                await Answer(item, "Meetings.NoticeTaken");
            },
            "agenda item taken up",
            "Meetings.ItemAdded"
        );
    }

    Task Decline(AgendaItem item)
    {
        Must(MaySet);
        var because = Typed.Needed("Form.Because", Form.Because, 1000, Texts.DeclineMissing, Refuse);
        return Save(
            item,
            async () =>
            {
                item.Decline(because);
                Number(lines.Where(l => l.Id != item.Id).Select(l => l.Id));
                await Answer(item, "Meetings.NoticeDeclined");
            },
            "agenda item declined",
            "Meetings.ItemDeclined"
        );
    }

    /// <summary>The form of an item, when another has settled it or ended the meeting since and the page has it no more.</summary>
    string? Late => IsPost && $"{Http.Request.Form["_handler"]}" is var sent && IsOfItems(sent) && !IsShown(sent) ? sent : null;

    static bool IsOfItems(string form) =>
        form == "order" || new[] { "take-", "decline-", "change-", "up-", "down-" }.Any(f => form.StartsWith(f, StringComparison.Ordinal));

    bool IsShown(string form) =>
        MaySet
        && (
            proposals.Any(i => form == $"take-{i.Id}" || (i.State is ItemState.Proposed && form == $"decline-{i.Id}"))
            || whole.Values.Any(i => i.State is ItemState.Planned && (form == $"decline-{i.Id}" || form == $"change-{i.Id}"))
            || (form == "order" && MayOrder)
            || lines
                .Index()
                .Any(l =>
                    whole.GetValueOrDefault(l.Item.Id)?.State is ItemState.Planned
                    && ((l.Index > 0 && form == $"up-{l.Item.Id}") || (l.Index < lines.Count - 1 && form == $"down-{l.Item.Id}"))
                )
        );

    Task ComeLate()
    {
        Must(at.MayRun);
        Refuse("", Meeting.IsPlanned ? Texts.ItemTakenMeanwhile : Texts.ItemIsTreated);
        return ActHere(() => Task.CompletedTask);
    }

    // Whoever proposed it hears what came of it.
    Task Answer(AgendaItem item, string sentence) => Telling.Tell(item.Watchable, sentence, item.BroughtById is { } by ? [by] : [], Cancel);

    /// <summary>Changes places with the one above or below.</summary>
    Task Move(Guid id, int way)
    {
        Must(MaySet);
        return ActHere(async () =>
        {
            var order = lines.Select(l => l.Id).ToList();
            var (from, to) = (order.IndexOf(id), order.IndexOf(id) + way);
            if (from >= 0 && to >= 0 && to < order.Count)
            {
                (order[from], order[to]) = (order[to], order[from]);
                Number(order);
                await Db.Save("agenda put in order", Cancel);
            }

            Go(MeetingsUrls.PlaceOf(Id, id), "Meetings.ItemMoved");
        });
    }

    /// <summary>All of them in the order they were dragged to.</summary>
    Task Order()
    {
        Must(MaySet);
        return ActHere(async () =>
        {
            Guid[] order = [.. (Form.Order ?? "").Split(',').Select(id => Guid.TryParse(id, out var read) ? read : default)];
            if (!lines.Select(l => l.Id).Order().SequenceEqual(order.Order()))
            {
                throw new Conflict(); // one came or went meanwhile
            }

            Number(order);
            await Db.Save("agenda put in order", Cancel);
            Go(Guid.TryParse(Form.Item, out var id) ? MeetingsUrls.PlaceOf(Id, id) : MeetingsUrls.Of(Id), "Meetings.ItemMoved");
        });
    }

    // From 1 without a hole: an item has one number wherever it is spoken of.
    void Number(IEnumerable<Guid> order)
    {
        foreach (var (position, one) in order.Index())
        {
            Found(whole.GetValueOrDefault(one)).Stand(position + 1);
        }
    }

    Task Save(AgendaItem item, Func<Task> act, string because, string saved) =>
        ActHere(async () =>
        {
            if (Form.Version != $"{item.Version}")
            {
                throw new Conflict(); // what was shown is no longer so
            }

            await act();
            await Db.Save(because, Cancel);
            Go(MeetingsUrls.Of(Id), saved);
        });

    int Last => lines.Count == 0 ? 0 : lines.Max(l => l.Position);
}
