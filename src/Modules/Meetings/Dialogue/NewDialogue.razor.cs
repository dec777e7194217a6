using Microsoft.AspNetCore.Components;
using Takt.Organisation.Contracts;

namespace Takt.Meetings;

/// <summary>Planning a conversation.</summary>
public sealed partial class NewDialogue
{
    const string OwnLength = "60";

    IReadOnlyList<LeaderPair> pairs = [];
    IReadOnlyList<About> choices = [];
    IReadOnlyList<RoleHolder> speakers = [];
    Guid? unit;

    [SupplyParameterFromQuery(Name = "slag")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "enhet")]
    public Guid? Unit { get; set; }

    [Inject]
    internal LeaderLine Line { get; set; } = null!;

    [Inject]
    internal DialogueDesk Desk { get; set; } = null!;

    [Inject]
    Mentions People { get; set; } = null!;

    [Inject]
    StaffDirectory Directory { get; set; } = null!;

    bool IsStaff => DialogueUrls.KindOf(Kind) is DialogueKind.Staff;

    string Title => IsStaff ? Texts.DialogueNewStaff : Texts.DialogueNew;

    string UnitName => choices.FirstOrDefault(c => c.Id == unit)?.Text ?? "";

    protected override DialogueForm Fill() =>
        new()
        {
            Unit = $"{Unit}",
            At = "09.00",
            Length = OwnLength,
            Who = speakers.ToDictionary(s => $"{s.PersonId}", _ => "true"),
        };

    protected override async Task Load()
    {
        Must(Actor is { Viewed: null, PersonId: not null });
        if (IsStaff)
        {
            choices = [.. (await Line.Led(Cancel)).Select(u => new About(u.Id, u.Name, null))];
            unit = choices.FirstOrDefault(c => c.Id == Unit)?.Id ?? (choices is [var only] ? only.Id : null);
            speakers = unit is { } id ? [.. (await Line.SpeakingFor(id, Cancel)).Where(s => s.PersonId != Actor.PersonId)] : [];
            return;
        }

        pairs = await Line.Mine(Cancel);
        choices =
        [
            .. pairs
                .OrderByDescending(IsUp)
                .Select(p => new About(p.Unit.Id, Name(p), IsUp(p) ? Texts.DialogueOwnLeader : Texts.DialogueThoseLed)),
        ];
    }

    bool IsUp(LeaderPair pair) => pair.Leader.PersonId == Actor.PersonId;

    string Name(LeaderPair pair) => $"{(IsUp(pair) ? pair.Superior : pair.Leader).Shown}, {pair.Unit.Name}";

    async Task Send()
    {
        var who = IsStaff ? await ReadStaff() : ReadLeaders();
        var wish = DialogueWish.Read(Form, was: null, Today, Refuse);
        await Act(async () =>
        {
            var id = Guid.TryParse(Form.Key, out var typed) && typed.Version == 7 ? typed : Guid.CreateVersion7();
            if (await Db.Dialogues.AnyAsync(d => d.Id == id, Cancel))
            {
                Go(DialogueUrls.Of(id), "Meetings.DialogueIsMade"); // sent again because the answer never came
                return;
            }

            var (about, taking) = who!.Value;
            var kind = DialogueUrls.KindOf(Kind);
            var dialogue = new Dialogue(id, kind, about.Id, about.Name, taking, await Db.TopicsOf(kind, Cancel));
            wish.Apply(dialogue);
            Db.Dialogues.Add(dialogue);
            await Desk.Follow(dialogue, Cancel);
            await Desk.Tell(dialogue, "Meetings.ToldDialoguePlanned", Cancel);
            await Db.Save("conversation planned", Cancel);
            Go(DialogueUrls.Of(dialogue.Id), "Meetings.DialogueIsMade");
        });
    }

    ((Guid Id, string Name) Unit, IReadOnlyList<Taking> Taking)? ReadLeaders()
    {
        if (pairs.FirstOrDefault(p => $"{p.Unit.Id}" == Form.Unit) is not { } pair)
        {
            Refuse("Form.Unit", Texts.DialogueWhoMissing);
            return null;
        }

        return (
            (pair.Unit.Id, pair.Unit.Name),
            [
                new(pair.Leader.PersonId!.Value, pair.Leader.Shown, pair.Leader.Label, DialogueSide.Leader, pair.Leader.Seat),
                new(pair.Superior.PersonId!.Value, pair.Superior.Shown, pair.Superior.Label, DialogueSide.Superior, pair.Superior.Seat),
            ]
        );
    }

    async Task<((Guid Id, string Name) Unit, IReadOnlyList<Taking> Taking)?> ReadStaff()
    {
        if (unit is not { } about)
        {
            Refuse("Form.Unit", Texts.DialogueWhoMissing);
            return null;
        }

        var seat = Seat.LeaderOf(about);
        var label = (await Directory.Holders([seat], Cancel))[seat].Label;
        List<Taking> taking =
        [
            new(Actor.PersonId!.Value, Actor.Name, label, DialogueSide.Leader, seat),
            .. speakers
                .Where(s => Form.Who?.ContainsKey($"{s.PersonId}") == true)
                .Select(s => new Taking(s.PersonId, s.Name, s.Label, DialogueSide.Staff, null)),
        ];
        var more = await People.Read(("Form.Other", null), ("Form.Other", Form.Other), Refuse, Cancel);
        var names = await Directory.Names(more, Cancel);
        taking.AddRange(more.Select(m => new Taking(m, names[m], null, DialogueSide.Staff, null)));
        if (Errors.Count == 0 && taking.DistinctBy(t => t.PersonId).Count() < 2)
        {
            Refuse(speakers.Count > 0 ? "Form.Who" : "Form.Other", Texts.DialogueNobodyChosen);
        }

        return ((about, UnitName), taking);
    }

    sealed record About(Guid Id, string Text, string? Group);
}
