using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>Answering whether one comes to a meeting.</summary>
public sealed partial class ReplyPage
{
    MeetingAt at = null!;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    internal MeetingDesk Desk { get; set; } = null!;

    [Inject]
    internal ReplyBook Book { get; set; } = null!;

    [Inject]
    internal Mentions People { get; set; } = null!;

    [Inject]
    internal StaffDirectory Directory { get; set; } = null!;

    bool IsOpen => at.Meeting.IsPlanned && at.Meeting.Ends > Clock.Now;

    MeetingReply? Mine => at.Replies.FirstOrDefault(r => r.PersonId == Actor.PersonId);

    static IReadOnlyList<Option> Kinds =>
        [
            new(nameof(ReplyKind.Yes), Texts.ReplyYes),
            new(nameof(ReplyKind.No), Texts.ReplyNo),
            new(nameof(ReplyKind.Maybe), Texts.ReplyMaybe),
            new(nameof(ReplyKind.Substitute), Texts.ReplySends),
        ];

    // Those who stand in for one, by name: then one need not look for them.
    string SubstituteHelp
    {
        get
        {
            var mine = at
                .Group.Substitutes.Where(s => at.Group.PlacesFor(s).Any(p => p.PersonId == Actor.PersonId))
                .Select(s => s.Name)
                .ToList();
            return mine.Count == 0 ? Texts.ReplySubstituteHelp : PlanWords.Fill(Texts.ReplySubstituteOf, string.Join(", ", mine));
        }
    }

    protected override ReplyForm Fill() =>
        Mine is { } mine
            ? new()
            {
                Kind = $"{mine.Kind}",
                Substitute = mine.Substitute,
                Comment = mine.Comment,
            }
            : new() { Kind = nameof(ReplyKind.Yes) };

    protected override async Task Load()
    {
        at = await Desk.Find(Id, Cancel);
        Must(
            Actor.Viewed is null && at.Sits && at.Group.Seats.Any(s => s.PersonId == Actor.PersonId && s.Place is not GroupPlace.Substitute)
        );
    }

    async Task Send()
    {
        var kind = SeriesWish.Chosen<ReplyKind>("Form.Kind", Form.Kind, Texts.ReplyKindMissing, Refuse);
        var comment = Typed.Optional("Form.Comment", Form.Comment, MeetingReply.LongestComment, Refuse);
        var (id, name) = kind is ReplyKind.Substitute && Errors.Count == 0 ? await ReadSubstitute() : (null, null);
        if (!IsOpen)
        {
            Refuse("Form.Kind", Texts.ReplyClosed);
        }

        await ActHere(async () =>
        {
            await Book.Say(at.Meeting, Actor.PersonId!.Value, kind, id, name, comment, Cancel);
            await Db.Save("meeting answered", Cancel);
            Go(MeetingsUrls.Of(Id), "Meetings.ReplyGiven");
        });
    }

    async Task<(Guid? Id, string? Name)> ReadSubstitute()
    {
        const string field = "Form.Substitute";
        var typed = Typed.Needed(field, Form.Substitute, MeetingReply.LongestName, Texts.ReplySubstituteMissing, Refuse);
        var key = Norwegian.NameKey(typed);
        if (at.Group.Substitutes.FirstOrDefault(s => Norwegian.NameKey(s.Name) == key) is { } seat)
        {
            return (seat.PersonId, seat.Name);
        }

        if (Errors.Count > 0)
        {
            return (null, null);
        }

        if (await People.Read(("", null), (field, typed), Refuse, Cancel) is not [var person])
        {
            return (null, null);
        }

        if (person == Actor.PersonId)
        {
            Refuse(field, Texts.ReplySubstituteSelf);
        }

        return (person, (await Directory.Names([person], Cancel)).GetValueOrDefault(person, typed));
    }
}
