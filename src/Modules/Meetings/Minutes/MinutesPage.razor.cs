using Microsoft.AspNetCore.Components;
using Takt.FollowUp.Contracts;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>The minutes while they are written: whoever runs the meeting writes, the others who sit there see it come.</summary>
public sealed partial class MinutesPage
{
    const int MostTries = 4;
    const int LongestWhat = 200;

    MeetingAt at = null!;
    List<AgendaItem> items = [];
    IReadOnlyDictionary<Guid, ItemSaid> said = new Dictionary<Guid, ItemSaid>();
    IReadOnlyDictionary<Guid, DateOnly> movedTo = new Dictionary<Guid, DateOnly>();
    IReadOnlyDictionary<Guid, PassOnSaid> passedOn = new Dictionary<Guid, PassOnSaid>();
    ILookup<Guid, ObjectionSaid> objections = Array.Empty<ObjectionSaid>().ToLookup(o => o.Id);
    VersionSaid? version;
    Meeting? next;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Which page reads this one again: one that was opened while the meeting lasted is told that it has ended.</summary>
    [SupplyParameterFromQuery(Name = MeetingsUrls.FollowedFrom)]
    public string? From { get; set; }

    [Inject]
    MeetingDesk Desk { get; set; } = null!;

    [Inject]
    MinutesBook Book { get; set; } = null!;

    [Inject]
    PdfConverter Converter { get; set; } = null!;

    [Inject]
    VersionBook Versions { get; set; } = null!;

    [Inject]
    PassOnBook PassOn { get; set; } = null!;

    [Inject]
    Telling Telling { get; set; } = null!;

    [Inject]
    MakeMeasure Making { get; set; } = null!;

    Meeting Meeting => at.Meeting;

    bool MayWrite => at.MayRun && Meeting.IsPlanned;

    bool HasEndedMeanwhile => From == MeetingsUrls.TheMeeting && !Meeting.IsPlanned;

    bool Stands => Meeting.StandsAt <= Clock.Now;

    // One's own, until the minutes stand.
    bool MayDisagree => at.Sits && Actor is { Viewed: null, PersonId: { } me } && !Stands && at.IsThere(me);

    bool MayEnd => MayWrite && Today >= Meeting.On;

    protected override async Task Load()
    {
        at = await Desk.Find(Id, Cancel);
        if (!at.Sits || Meeting.State is MeetingState.Cancelled)
        {
            if (IsPost || Meeting.State is not MeetingState.Ended)
            {
                throw new NotFound();
            }

            Go(MeetingsUrls.Of(Id)); // what they say in the open stands there
            return;
        }

        items = await Db.ItemsSeen()
            .Where(i => i.MeetingId == Id)
            .Where(i => i.State == ItemState.Planned || i.State == ItemState.Treated || i.State == ItemState.MovedOn)
            .OrderBy(i => i.Position)
            .ThenBy(i => i.Id)
            .ToListAsync(Cancel);
        said = await Book.Read(items, Cancel);
        next = Meeting.IsPlanned ? await Desk.Next(Meeting, Cancel) : null;
        if (!Meeting.IsPlanned)
        {
            await ReadAfter();
        }
    }

    async Task ReadAfter()
    {
        objections = await Book.Objections(items, Cancel);
        version = await Versions.Newest(Meeting, withClosed: true, Cancel);
        var moved = items.Where(i => i.State is ItemState.MovedOn).Select(i => (Guid?)i.Id).ToArray();
        var meetings = Db.Meetings.AsQueryable();
        movedTo =
            moved.Length == 0
                ? movedTo
                : await Db.ItemsSeen()
                    .Where(i => moved.Contains(i.ContinuesId))
                    .Join(meetings, i => i.MeetingId, m => m.Id, (i, m) => new { From = i.ContinuesId!.Value, m.On })
                    .ToDictionaryAsync(m => m.From, m => m.On, Cancel);
        passedOn = at.MayRun ? await PassOn.Read([.. items.Select(i => i.Id)], Cancel) : passedOn;
    }

    protected override MinutesForm Fill()
    {
        var (there, inPlaceOf) = RollCall.Fill(at);
        return new() { There = there, InPlaceOf = inPlaceOf };
    }

    async Task Call()
    {
        Must(MayWrite);
        var called = RollCall.Read(at.Group, Form.There ?? [], Form.InPlaceOf ?? [], Refuse);
        await ActHere(async () =>
        {
            Db.Expect(Meeting, Form.Version);
            Meeting.Call(called);
            await Db.Save("roll called", Cancel);
            Go($"{MeetingsUrls.MinutesOf(Id)}#{ThereId}", "Meetings.MinutesRollCalled");
        });
    }

    async Task Write()
    {
        Must(MayWrite);
        var item = Asked();
        var summary = Typed.Optional("Form.Summary", Form.Summary, AgendaItem.LongestText, Refuse);
        var decision = Typed.Optional("Form.Decision", Form.Decision, AgendaItem.LongestText, Refuse);
        var key = Typed.Optional("Form.Key", Form.Key?.ReplaceLineEndings(" "), AgendaItem.LongestKey, Refuse);
        await ActHere(async () =>
        {
            await Minute(item, summary, decision, key);
            Go(MeetingsUrls.MinutesItemOf(Id, item.Id), Form.Quietly is { Length: > 0 } ? null : "Meetings.MinutesSaved");
        });
    }

    // What somebody else has written since stops it; that the agenda was ordered meanwhile, or a dissent written, does not.
    async Task Minute(AgendaItem item, string? summary, string? decision, string? key)
    {
        for (var tries = 1; ; tries++)
        {
            var (stands, wanted) = (MinutesForm.MarkOf(item), MinutesForm.MarkOf(summary, decision, key));
            if (stands == wanted)
            {
                return; // sent once more, because the answer never came
            }

            if (stands != Form.Stood)
            {
                throw new Conflict();
            }

            item.Minute(summary, decision, key);
            try
            {
                await Db.Save("minutes written", Cancel);
                return;
            }
            catch (Conflict) when (tries < MostTries)
            {
                Db.ChangeTracker.Clear();
                item = Found(await Db.ItemsSeen().SingleOrDefaultAsync(i => i.Id == item.Id, Cancel));
                if (item.IsOut)
                {
                    throw new Refusal(Texts.MeetingHasEnded);
                }
            }
        }
    }

    async Task Disagree()
    {
        var item = Asked();
        Must(MayWrite || MayDisagree);
        var who = MayWrite ? at.Present.FirstOrDefault(p => $"{p.Id}" == Form.Who) : (Id: Actor.PersonId!.Value, Actor.Name);
        if (who.Name is null)
        {
            Refuse("Form.Who", Texts.MinutesDissentWhoMissing);
        }

        var text = Typed.Needed("Form.Dissent", Form.Dissent, Dissent.LongestText, Texts.MinutesDissentMissing, Refuse);
        await ActHere(async () =>
        {
            var written = await Db.Dissents.SingleOrDefaultAsync(d => d.ItemId == item.Id && d.PersonId == who.Id, Cancel);
            if (written is null)
            {
                Db.Dissents.Add(new(item.Id, who.Id, who.Name!, text));
            }
            else if (who.Id == Actor.PersonId)
            {
                written.Say(text);
            }
            else
            {
                throw new Refusal(string.Format(Texts.MinutesDissentIsThere, who.Name)) { Field = "Form.Who" };
            }

            await SaveWith(item, "dissent written", "Meetings.MinutesDissentSaved");
        });
    }

    async Task TakeBack()
    {
        var item = Asked();
        await ActHere(async () =>
        {
            if (
                Guid.TryParse(Form.Remove, out var id)
                && await Db.Dissents.SingleOrDefaultAsync(d => d.ItemId == item.Id && d.Id == id, Cancel) is { } written
            )
            {
                Must(MayWrite || (MayDisagree && written.PersonId == Actor.PersonId));
                Db.Dissents.Remove(written);
                await SaveWith(item, "dissent taken back", "Meetings.MinutesDissentGone");
            }
        });
    }

    // With the item, so that those who look are told, and two who write at once do not meet.
    async Task SaveWith(AgendaItem item, string because, string saved)
    {
        Db.Expect(item, $"{item.Version}");
        await Db.Save(because, Cancel);
        Go(MeetingsUrls.MinutesItemOf(Id, item.Id), saved);
    }

    async Task End()
    {
        Must(MayEnd);
        await ActHere(async () =>
        {
            Db.Expect(Meeting, Form.Version);
            MustBeThereWhoVoted();
            await Desk.End(at, Cancel);
            await Db.Save("meeting ended", Cancel);
            Go(MeetingsUrls.MinutesOf(Id), "Meetings.MinutesAreOut");
        });
    }

    /// <summary>The form that was sent, when the page has none by that name any more: the meeting has ended, or the item is off the agenda.</summary>
    string? Late => IsPost && at.Sits && $"{Http.Request.Form["_handler"]}" is { Length: > 0 } sent && !IsShown(sent) ? sent : null;

    // Sent too late, or given back after the session ended when there is no such form any more.
    bool IsHomeless => Late is not null || (IsGivenBack && Form.Item is { Length: > 0 } item && !IsShown(GivenBack(item)));

    string GivenBack(string item) =>
        Form.About is not null ? $"{(Form.Answer is null ? "takein" : "leave")}-{Form.About}"
        : Form.Objection is not null ? $"object-{item}"
        : Form.Vote is not null ? $"vote-{item}"
        : Form.Stood is null ? $"dissent-{item}"
        : $"minute-{item}";

    bool IsShown(string form) =>
        form switch
        {
            "call" => MayWrite,
            "end" => MayEnd,
            _ when form.StartsWith("takeback-", StringComparison.Ordinal) => said
                .Values.SelectMany(s => s.Dissents)
                .Any(d => form == $"takeback-{d.Id}" && (MayWrite || (MayDisagree && d.PersonId == Actor.PersonId))),
            _ when form.StartsWith("takein-", StringComparison.Ordinal) || form.StartsWith("leave-", StringComparison.Ordinal) => MayAnswer
                && objections.SelectMany(o => o).Any(o => o.IsOpen && (form == $"takein-{o.Id}" || form == $"leave-{o.Id}")),
            _ when form.StartsWith("unsay-", StringComparison.Ordinal) => objections
                .SelectMany(o => o)
                .Any(o => form == $"unsay-{o.Id}" && IsOwnOpen(o)),
            _ => items.Exists(i =>
                (form == $"object-{i.Id}" && MayObjectTo(i))
                || (form == $"vote-{i.Id}" && MayVoteOn(i))
                || (form == $"minute-{i.Id}" && MayWrite)
                || (form == $"dissent-{i.Id}" && (MayWrite || (MayDisagree && i.State is ItemState.Treated)))
            ),
        };

    Task ComeLate()
    {
        Must(at.MayRun || at.IsThere(Actor.PersonId ?? Guid.Empty));
        Refuse(
            "",
            Stands ? Texts.MinutesLeadStand
                : !Meeting.IsPlanned ? Texts.MeetingHasEnded
                : Today < Meeting.On ? string.Format(Texts.MinutesNotHeldYet, Norwegian.DayMonth(Meeting.On))
                : Texts.MinutesGoneMeanwhile
        );
        return ActHere(() => Task.CompletedTask);
    }

    AgendaItem Asked() => Found(items.Find(i => $"{i.Id}" == Form.Item));

    // Of what is closed the measure carries the public title: whoever sees the measure reads it.
    string? MeasureUrl(AgendaItem item)
    {
        MeasureSource source = new(MeetingDesk.SourceItem, item.Id, item.TitleForOthers, MeetingsUrls.ItemOf(item.Id));
        var what = item.IsClosed ? null : item.Decision?.ReplaceLineEndings(" ").Shortened(LongestWhat);
        var back = Meeting.IsPlanned ? MeetingsUrls.MinutesItemOf(Id, item.Id) : MeetingsUrls.ItemOf(item.Id);
        return Actor.Viewed is null && Uses(FollowUpLinks.All) ? Making.Address(Actor, source, what, back) : null;
    }
}
