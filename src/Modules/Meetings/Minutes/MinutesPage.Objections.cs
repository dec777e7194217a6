using Takt.Ui;

namespace Takt.Meetings;

/// <summary>Before the minutes stand: whoever was there says what is not right, and whoever runs the meeting answers.</summary>
public sealed partial class MinutesPage
{
    bool MayObjectTo(AgendaItem item) => MayDisagree && item is { IsOut: true, State: ItemState.Treated };

    bool MayAnswer => at.MayRun && Meeting.State is MeetingState.Ended && !Stands;

    bool IsOwnOpen(ObjectionSaid objection) => objection.IsOpen && MayDisagree && objection.PersonId == Actor.PersonId;

    Task Object()
    {
        var asked = Asked().Id;
        var text = Typed.Needed("Form.Objection", Form.Objection, Objection.LongestText, Texts.ObjectionMissing, Refuse);
        return Retried(
            asked,
            async item =>
            {
                Must(MayObjectTo(item));
                var me = Actor.PersonId!.Value;
                if (await Db.Objections.AnyAsync(o => o.ItemId == item.Id && o.PersonId == me && o.Text == text, Cancel))
                {
                    return; // sent once more, because the answer never came
                }

                Db.Objections.Add(new(item.Id, me, Actor.Name, text, Clock.Now));
                Meeting.Object(Clock.Now);
                await Db.AskForAnswers(at, Today, Cancel);
                await SaveBoth(item, "objection written");
            },
            "Meetings.ObjectionSaved"
        );
    }

    Task Unsay() =>
        Retried(
            Asked().Id,
            async item =>
            {
                var objection = await About(item);
                Must(MayDisagree && objection.PersonId == Actor.PersonId && objection.State is ObjectionState.Open);
                Db.Objections.Remove(objection);
                Meeting.TakeBack();
                await Db.SettleAnswers(Meeting, Clock.Now, Cancel);
                await SaveBoth(item, "objection taken back");
            },
            "Meetings.ObjectionGone"
        );

    Task TakeIn()
    {
        Must(MayAnswer);
        var asked = Asked();
        var to = Amendment.Read(asked, (Form.Summary, Form.Decision, Form.Key), field => $"Form.{field}", Refuse);
        if (to.IsAsItStands(asked))
        {
            Refuse("Form.Summary", Texts.ObjectionNothingChanged);
        }

        return Retried(
            asked.Id,
            async item =>
            {
                Must(MayAnswer);
                if (MinutesForm.MarkOf(item) != Form.Stood)
                {
                    throw new Conflict(); // what was shown is no longer so
                }

                var objection = await About(item);
                objection.TakeIn(Actor.Name, Clock.Now);
                item.Amend(to);
                await SaveAnswer(item, objection, "objection taken in");
            },
            "Meetings.ObjectionTakenIn"
        );
    }

    Task Leave()
    {
        Must(MayAnswer);
        var because = Typed.Needed("Form.Answer", Form.Answer, Objection.LongestText, Texts.ObjectionAnswerMissing, Refuse);
        return Retried(
            Asked().Id,
            async item =>
            {
                Must(MayAnswer);
                var objection = await About(item);
                objection.Decline(because, Actor.Name, Clock.Now);
                await SaveAnswer(item, objection, "objection declined");
            },
            "Meetings.ObjectionDeclined"
        );
    }

    // Several may write at once, each of something else: nobody is stopped by another's objection.
    Task Retried(Guid asked, Func<AgendaItem, Task> act, string saved) =>
        ActHere(async () =>
        {
            for (var tries = 1; ; tries++)
            {
                var item = Found(items.Find(i => i.Id == asked));
                try
                {
                    await act(item);
                    break;
                }
                catch (Conflict) when (tries < MostTries)
                {
                    Db.ChangeTracker.Clear();
                    await Load();
                }
            }

            Go(MeetingsUrls.MinutesItemOf(Id, asked), saved);
        });

    async Task<Objection> About(AgendaItem item)
    {
        var id = Guid.TryParse(Form.About, out var typed) ? typed : Guid.Empty;
        return await Db.Objections.SingleOrDefaultAsync(o => o.ItemId == item.Id && o.Id == id, Cancel)
            ?? throw new Refusal(Texts.MinutesGoneMeanwhile);
    }

    // Whoever objected hears of it, and finds the answer in the minutes.
    async Task SaveAnswer(AgendaItem item, Objection objection, string because)
    {
        Meeting.Answer(Clock.Now);
        await Telling.Tell(
            item.Watchable with
            {
                Address = MeetingsUrls.MinutesItemOf(Id, item.Id),
            },
            objection.State is ObjectionState.TakenIn ? "Meetings.NoticeObjectionTakenIn" : "Meetings.NoticeObjectionDeclined",
            [objection.PersonId],
            Cancel
        );
        await Db.SettleAnswers(Meeting, Clock.Now, Cancel);
        await SaveBoth(item, because);
    }

    // With the meeting, whose count of what is open decides whether the minutes stand.
    async Task SaveBoth(AgendaItem item, string because)
    {
        Db.Expect(Meeting, $"{Meeting.Version}");
        Db.Expect(item, $"{item.Version}");
        await Db.Save(because, Cancel);
    }
}
