using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>Asking to listen in, and answering it.</summary>
public sealed partial class GuestPage
{
    MeetingAt at = null!;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    internal MeetingDesk Desk { get; set; } = null!;

    [Inject]
    Telling Telling { get; set; } = null!;

    bool IsOpen => at.IsAhead(Clock.Now);

    Guest? mine => at.Guests.FirstOrDefault(g => g.PersonId == Actor.PersonId);

    // Whoever sits there needs not ask, and answers only who runs it.
    protected override async Task Load()
    {
        at = await Desk.Find(Id, Cancel);
        Must(at.MayRun || at.HasNoSeat(Actor));
    }

    Task Ask()
    {
        var why = Typed.Optional("Form.Why", Form.Why, Guest.LongestText, Refuse);
        return Do(async me =>
        {
            if (mine is null)
            {
                Db.Guests.Add(new(Id, me, Actor.Name, why, Clock.Now));
                await Telling.Tell(Told, "Meetings.NoticeGuest", [.. at.Keepers], Cancel);
                await Db.AskKeepers(at, AnswerTodos.AskOfGuest, MeetingsUrls.GuestsOf(Id), Today, Cancel);
                await Db.Save("asked to listen in", Cancel);
            }

            Go(MeetingsUrls.GuestsOf(Id), "Meetings.GuestHasAsked");
        });
    }

    Task Unask() =>
        Do(async _ =>
        {
            if (mine is { } asked)
            {
                Db.Guests.Remove(asked);
                await Db.AskBeside(at.Meeting, Cancel);
                await Settle(asked);
                await Db.Save("asked no more to listen in", Cancel);
            }

            Go(MeetingsUrls.Of(Id), "Meetings.GuestHasUnasked");
        });

    Task Do(Func<Guid, Task> act)
    {
        Must(!at.MayRun && Actor is { Viewed: null, PersonId: not null });
        if (!IsOpen)
        {
            Refuse("Form.Why", Texts.GuestClosed);
        }

        return ActHere(() => act(Actor.PersonId!.Value));
    }

    Task Answer(Guest guest, bool isWelcome)
    {
        Must(at.MayRun);
        var because = Typed.Optional("Form.Because", Form.Because, Guest.LongestText, Refuse);
        return ActHere(async () =>
        {
            if (!at.Meeting.IsPlanned)
            {
                throw new Refusal(Texts.GuestGone);
            }

            guest.Answer(isWelcome, because);
            await Db.AskBeside(at.Meeting, Cancel);
            await Telling.Tell(Told, isWelcome ? "Meetings.NoticeGuestWelcome" : "Meetings.NoticeGuestNot", [guest.PersonId], Cancel);
            await Settle(guest);
            await Db.Save("guest answered", Cancel);
            Go(MeetingsUrls.GuestsOf(Id), "Meetings.GuestAnswered");
        });
    }

    Watchable Told =>
        new(at.Meeting.Id, $"{at.Meeting.Title} {Norwegian.DayMonth(at.Meeting.On)}", MeetingsUrls.GuestsOf(Id), at.Meeting.Audience, []);

    /// <summary>The form that answers somebody who has thought again meanwhile, or of a meeting that is over: the page has it no more.</summary>
    string? Late =>
        IsPost
        && $"{Http.Request.Form["_handler"]}" is var sent
        && (sent.StartsWith("yes-", StringComparison.Ordinal) || sent.StartsWith("no-", StringComparison.Ordinal))
        && !(at.MayRun && at.Guests.Any(g => sent == $"yes-{g.Id}" || sent == $"no-{g.Id}"))
            ? sent
            : null;

    Task ComeLate()
    {
        Must(at.MayRun);
        Refuse("", Texts.GuestGone);
        return ActHere(() => Task.CompletedTask);
    }

    // Nobody waits for an answer any more.
    async Task Settle(Guest answered)
    {
        if (!await Db.Guests.AnyAsync(g => g.MeetingId == Id && g.Id != answered.Id && g.State == GuestState.Asked, Cancel))
        {
            await Db.SettleKeepers(at.Meeting, AnswerTodos.AskOfGuest, Clock.Now, Cancel);
        }
    }
}
