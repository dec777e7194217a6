using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>Correcting minutes that stand: one form with all of them, so that a version is never half made.</summary>
public sealed partial class CorrectPage
{
    MeetingAt at = null!;
    List<AgendaItem> items = [];
    IReadOnlyList<ItemChange> difference = [];

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    MeetingDesk Desk { get; set; } = null!;

    Meeting Meeting => at.Meeting;

    static string NameOf(AgendaItem item, string field) => $"Form.{field}[{item.Id}]";

    protected override CorrectForm Fill() => CorrectForm.Of(Meeting, items);

    protected override async Task Load()
    {
        at = await Desk.Find(Id, Cancel);
        Must(at.MayRun);
        if (!(Meeting.StandsAt <= Clock.Now))
        {
            Go(MeetingsUrls.MinutesOf(Id)); // before they stand it is done there
            return;
        }

        items = await Db.ItemsSeen().Treated(Id).ToListAsync(Cancel);
    }

    async Task Send()
    {
        var wanted = items.ToDictionary(i => i.Id, i => Amendment.Read(i, Form.Of(i), field => NameOf(i, field), Refuse));
        var changed = items.Where(i => !wanted[i.Id].IsAsItStands(i) && !Form.IsUntouched(i, wanted[i.Id])).ToList();
        if (Form.Do == "see")
        {
            if (changed.Count == 0)
            {
                Refuse("", Texts.CorrectNothingChanged);
            }

            difference = [.. changed.Select(i => new ItemChange(i, new(i.Summary, i.Decision, i.Key), WordsOf(wanted[i.Id])))];
            return;
        }

        var because = Typed.Needed("Form.Because", Form.Because, Correction.LongestBecause, Texts.CorrectBecauseMissing, Refuse);
        if (changed.Count == 0)
        {
            Refuse("", Texts.CorrectNothingChanged);
        }

        await ActHere(async () =>
        {
            if (Form.Stood != $"{Meeting.Corrections}")
            {
                throw new Conflict(); // somebody else has corrected them since
            }

            Db.Expect(Meeting, $"{Meeting.Version}");
            var correction = new Correction(Id, Meeting.Correct(Clock.Now), Clock.Now, Actor.PersonId!.Value, Actor.Name, because);
            foreach (var item in items)
            {
                correction.Keep(item, changed.Contains(item));
                if (changed.Contains(item))
                {
                    item.Amend(wanted[item.Id]);
                }
            }

            Db.Corrections.Add(correction);
            await Db.Save("minutes corrected", Cancel);
            Go(MeetingsUrls.VersionsOf(Id), "Meetings.CorrectDone");
        });
    }

    static ItemWords WordsOf(Amendment wanted) => new(wanted.Summary, wanted.Decision, wanted.Key);
}
