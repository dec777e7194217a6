using Microsoft.Extensions.DependencyInjection;
using Takt.FollowUp.Contracts;
using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>Conversations between leaders in Fjordvik, and one with those who speak for the staff.</summary>
sealed class DemoDialogues(Db db, Clock clock, DemoDirectory fjordvik, DialogueDesk desk)
{
    readonly MeasureHistory history = new(db);

    public static async Task Write(IServiceProvider scope, DemoDirectory fjordvik, CancellationToken cancel)
    {
        var (db, clock) = (scope.GetRequiredService<Db>(), scope.GetRequiredService<Clock>());
        DemoDialogues dialogues = new(db, clock, fjordvik, scope.GetRequiredService<DialogueDesk>());
        foreach (var script in FjordvikDialogues.All)
        {
            await dialogues.Write(script, cancel);
        }

        foreach (var (who, unit, days, kind) in FjordvikDialogues.Visits)
        {
            Visit visit = new(
                kind,
                fjordvik.Unit(unit),
                fjordvik.PersonOf(who),
                who,
                WorkingDayFrom(clock.Today.AddDays(days), days),
                new(10, 0)
            );
            db.AddVisit(visit, unit);
        }
    }

    async Task Write(FjordvikDialogue script, CancellationToken cancel)
    {
        var unit = fjordvik.Unit(script.Unit);
        Dialogue dialogue = new(
            Guid.CreateVersion7(),
            script.Kind,
            unit,
            script.Unit,
            script.Parts.Select(p => new Taking(fjordvik.PersonOf(p.Name), p.Name, p.Title, p.Side, SeatOf(p))),
            DialogueTemplates.Ours(script.Kind, null)
        );
        var on = WorkingDayFrom(clock.Today.AddDays(script.Days), script.Days);
        dialogue.Arrange(on, script.At, 60, script.Place, null);
        db.Dialogues.Add(dialogue);
        foreach (var part in script.Parts)
        {
            Prepare(dialogue, part, Clock.At(on, script.At).AddDays(-2));
        }

        foreach (var (topic, minutes) in dialogue.Topics.Zip(script.Minutes))
        {
            dialogue.Minute(topic, minutes, on);
        }

        foreach (var agreed in script.Agreements)
        {
            Agree(dialogue, agreed);
        }

        if (script.Days < 0)
        {
            dialogue.Hold(on);
            foreach (var part in script.Parts.Where(p => p.Agrees))
            {
                dialogue.Agree(dialogue.PartOf(fjordvik.PersonOf(part.Name))!, Clock.At(on, script.At).AddDays(1));
            }
        }

        await desk.Follow(dialogue, cancel);
    }

    Seat? SeatOf(FjordvikPart part) => part.Side is DialogueSide.Staff ? null : fjordvik.SeatOf(part.Name);

    void Prepare(Dialogue dialogue, FjordvikPart script, DateTime at)
    {
        var part = dialogue.PartOf(fjordvik.PersonOf(script.Name))!;
        foreach (var (topic, text) in dialogue.Topics.Zip(script.Thinks).Where(t => t.Second.Length > 0))
        {
            Preparation preparation = new(dialogue.Id, topic.Id, part.PersonId);
            preparation.Say(text);
            db.Preparations.Add(preparation);
        }

        if (script.IsShared)
        {
            dialogue.Share(part, at);
        }

        if (script.Note is { } note)
        {
            PrivateNote written = new(dialogue.Id, part.PersonId);
            written.Say(note);
            db.PrivateNotes.Add(written);
        }
    }

    void Agree(Dialogue dialogue, FjordvikAgreement script)
    {
        var due = WorkingDayFrom(clock.Today.AddDays(script.Days), script.Days);
        Agreement agreement = new(Guid.CreateVersion7(), dialogue.Id, script.What, fjordvik.SeatOf(script.By), due);
        db.Agreements.Add(agreement);
        if (script.IsMeasure)
        {
            MeasureCourse course = new(dialogue.On) { Started = dialogue.On.AddDays(3) };
            history.Write(
                DialogueDesk.OrderOf(dialogue, agreement),
                script.Shown is null
                    ? course
                    : course with
                    {
                        Done = due,
                        Effect = MeasureEffect.Better,
                        Shown = script.Shown,
                        Ended = due.AddDays(30),
                    }
            );
        }
    }

    // Nobody meets on a Saturday; what has been stays before today, and what comes after it.
    static DateOnly WorkingDayFrom(DateOnly day, int days)
    {
        while (days != 0 && !WorkingDays.IsWorkingDay(day))
        {
            day = day.AddDays(Math.Sign(days));
        }

        return day;
    }
}
