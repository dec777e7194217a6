using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What the page of one item reads and does.</summary>
public sealed partial class ItemPage
{
    const int MostRemarks = 200;

    sealed record Link(Guid Id, DateOnly On);

    AgendaItem? item;
    AgendaLine line = null!;
    MeetingAt at = null!;
    ItemSaid said = ItemSaid.Nothing;
    IReadOnlyList<Link> chain = [];
    IReadOnlyList<Attachment> papers = [];
    IReadOnlyList<Remark> remarks = [];

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    internal MeetingDesk Desk { get; set; } = null!;

    [Inject]
    internal MinutesBook Minutes { get; set; } = null!;

    [Inject]
    PdfConverter Converter { get; set; } = null!;

    [Inject]
    Telling Telling { get; set; } = null!;

    Meeting Meeting => at.Meeting;

    string Title => item?.Title ?? line.Title;

    protected override Guid HangsOn => Id;

    protected override string Page => MeetingsUrls.ItemOf(Id);

    // Whoever sets the agenda, and whoever brings it, until the meeting is over.
    protected override bool MayHang =>
        item is not null && Meeting.IsPlanned && Actor.Viewed is null && (at.MaySet || item.BroughtById == Actor.PersonId);

    // What others see of a closed item says too little to have a view on.
    bool MayRemark =>
        Meeting.IsPlanned && Actor.Viewed is null && Actor.PersonId is not null && (item is not null || line.ClosedBy is null);

    protected override async Task Load()
    {
        var row = Found(
            await Db.AgendaItems.Where(i => i.Id == Id).Select(i => new { i.MeetingId, i.ContinuesId }).SingleOrDefaultAsync(Cancel)
        );
        item = await Db.ItemsSeen().AsNoTracking().SingleOrDefaultAsync(i => i.Id == Id, Cancel);
        at = await Desk.Find(row.MeetingId, Cancel);
        line = await Db.AgendaItems.Where(i => i.Id == Id).Select(AgendaLine.Of).SingleAsync(Cancel);
        if (item is null && line.State is ItemState.Proposed or ItemState.Declined)
        {
            throw new NotFound();
        }

        if (item is not null)
        {
            said = (await Minutes.Read([item], Cancel))[Id];
            chain = await (
                from i in Db.ItemsSeen()
                join m in Db.Meetings on i.MeetingId equals m.Id
                where i.Id == row.ContinuesId || i.ContinuesId == Id
                orderby m.On
                select new Link(i.Id, m.On)
            ).ToListAsync(Cancel);
            papers = await Attachments.On(Id, Cancel);
        }

        // Those who meet read them all; whoever does not, their own.
        var (sits, me) = (at.Sits, Actor.PersonId);
        remarks = await Db
            .Remarks.Where(r => r.ItemId == Id && (sits || r.PersonId == me))
            .OrderBy(r => r.Id)
            .Take(MostRemarks)
            .AsNoTracking()
            .ToListAsync(Cancel);
    }

    async Task Say()
    {
        Must(MayRemark);
        var text = Typed.Needed("Form.Remark", Form.Remark, Remark.LongestText, Texts.RemarkMissing, Refuse);
        await Act(async () =>
        {
            if (remarks.Any(r => r.PersonId == Actor.PersonId && r.Text == text))
            {
                Go(MeetingsUrls.ItemOf(Id), "Meetings.RemarkSent"); // the same, sent again because the answer never came
                return;
            }

            Db.Remarks.Add(new(Id, Actor.PersonId!.Value, Actor.Name, text, Clock.Now));
            var told = item ?? await Db.AgendaItems.AsNoTracking().SingleAsync(i => i.Id == Id, Cancel);
            await Telling.Tell(
                told.Watchable,
                "Meetings.NoticeRemark",
                [.. at.Keepers, .. told.BroughtById is { } by ? [by] : Array.Empty<Guid>()],
                Cancel
            );
            await Db.Save("remark made", Cancel);
            Go(MeetingsUrls.ItemOf(Id), "Meetings.RemarkSent");
        });
    }

    Task Unsay()
    {
        Must(MayRemark);
        return Act(async () =>
        {
            var me = Actor.PersonId;
            if (
                Guid.TryParse(Form.Unsay, out var id)
                && await Db.Remarks.SingleOrDefaultAsync(r => r.Id == id && r.ItemId == Id && r.PersonId == me, Cancel) is { } own
            )
            {
                Db.Remarks.Remove(own);
                await Db.Save("remark taken back", Cancel);
            }

            Go(MeetingsUrls.ItemOf(Id), "Meetings.RemarkTakenBack");
        });
    }
}
