using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>Moving one meeting, or calling it off.</summary>
public sealed partial class ChangeMeeting
{
    MeetingAt at = null!;
    Clashes? clashes;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    internal MeetingDesk Desk { get; set; } = null!;

    [Inject]
    internal ClashBook ClashBook { get; set; } = null!;

    Meeting meeting => at.Meeting;

    protected override MeetingForm Fill() => MeetingForm.Of(meeting);

    protected override async Task Load()
    {
        at = await Desk.Find(Id, Cancel);
        Must(at.MayPlan);
    }

    Task Send()
    {
        Form.Openness = $"{meeting.Openness}"; // what is not asked for here
        var wish = MeetingWish.Read(Form, meeting.On, Today, Refuse);
        return Do(async () =>
        {
            var moves = (meeting.On, meeting.At) != (wish.On, wish.Setting.At);
            var isOtherTime = moves || meeting.Length != wish.Setting.Length;
            if (isOtherTime && await ClashBook.ToTell(at.Seated, wish.Time, meeting.Id, Form, Cancel) is { } busy)
            {
                clashes = busy;
                return;
            }

            wish.Apply(meeting);
            if (moves)
            {
                Tell("Meetings.MeetingNewsMoved");
            }

            await Db.Redate([meeting], Cancel);
            await Db.Save("meeting changed", Cancel);
            Go(MeetingsUrls.Of(Id), "Meetings.MeetingChanged");
        });
    }

    Task CallOff()
    {
        var because = Typed.Needed("Form.Because", Form.Because, Meeting.LongestBecause, Texts.MeetingBecauseMissing, Refuse);
        return Do(async () =>
        {
            meeting.Cancel(because);
            Tell("Meetings.MeetingNewsCalledOff");
            await Db.SettleKeepers(meeting, AnswerTodos.AskOfGuest, Clock.Now, Cancel);
            await Db.Redate([meeting], Cancel);
            await Db.Save("meeting called off", Cancel);
            Go(MeetingsUrls.Of(Id), "Meetings.MeetingCalledOff");
        });
    }

    async Task Do(Func<Task> act)
    {
        await ActHere(async () =>
        {
            Db.Expect(meeting, Form.Version);
            await act();
        });
        if (IsConflict)
        {
            // What was typed stands in the form, what the other saved above it: sending again chooses.
            Form.Version = $"{meeting.Version}";
        }
    }

    void Tell(string sentence) =>
        Db.News.Add(
            new()
            {
                At = Clock.Now,
                Sentence = sentence,
                Title = $"{meeting.Title} {Norwegian.DayMonth(meeting.On)}",
                Address = MeetingsUrls.Of(Id),
                Audience = meeting.Audience with { Named = [.. meeting.Audience.Named] },
            }
        );
}
