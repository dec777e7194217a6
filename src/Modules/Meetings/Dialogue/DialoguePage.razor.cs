using Takt.FollowUp.Contracts;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What the page of a conversation reads and does.</summary>
public sealed partial class DialoguePage
{
    const int MostAgreements = 50;

    ILookup<Guid, Preparation> prepared = Array.Empty<Preparation>().ToLookup(p => p.TopicId);
    IReadOnlyList<AgreementSaid> agreements = [];
    PrivateNote? note;

    bool IsOver => Dialogue.State is DialogueState.Agreed or DialogueState.CalledOff;

    bool MayPlan => at.Me.MayPlan && Dialogue.IsAhead && Actor.Viewed is null;

    bool MayWrite => Dialogue.TakesWords(Today) && Actor.Viewed is null;

    bool MayAgree => Dialogue.State is DialogueState.Held && at.Me.AgreedAt is null && Actor.Viewed is null;

    bool MayDecide =>
        Dialogue.State is not DialogueState.CalledOff
        && Actor.Viewed is null
        && Uses(FollowUpLinks.All)
        && Actor.May(FollowUpPermissions.Change, Dialogue.Audience.UnitId);

    bool IsNoteSent => Form.Note is not null && IsInTrouble && Error("Form.Note") is not null;

    bool IsAgreementSent => Form.Key is not null && IsInTrouble;

    string? Lead =>
        Dialogue.State switch
        {
            DialogueState.CalledOff => null,
            DialogueState.Agreed => Texts.DialogueLeadAgreed,
            DialogueState.Held => at.Me.AgreedAt is null ? Texts.DialogueLeadHeld : string.Format(Texts.DialogueLeadWaits, NotAgreed),
            _ when MayWrite => Texts.DialogueLeadNow,
            DialogueState.Prepared => Texts.DialogueLeadPrepared,
            _ => at.Me.SharedAt is null ? Texts.DialogueLeadPlanned : Texts.DialogueLeadShared,
        };

    string NotAgreed => DialogueWords.Names(Dialogue.Parts.Where(p => p.AgreedAt is null).Select(p => p.Name));

    // The seats of those who lead: what is agreed is laid to one of them.
    IReadOnlyList<Option> Owners =>
        [.. Dialogue.Parts.Where(p => p.Seat is not null).OrderBy(p => p.Side).Select(p => new Option($"{p.Seat}", p.Name))];

    string How(DialoguePart part) =>
        Dialogue.State is DialogueState.Held or DialogueState.Agreed
            ? part.AgreedAt is null
                ? Texts.DialogueHasNotAgreed
                : Texts.DialogueHasAgreed
            : part.SharedAt is null
                ? Texts.DialogueHasNotShared
                : Texts.DialogueHasShared;

    protected override async Task Load()
    {
        await base.Load();
        await ReadAround();
        prepared = (
            await Db.PreparationsSeen(Id).AsNoTracking().Where(p => p.Text != null).OrderBy(p => p.Id).ToListAsync(Cancel)
        ).ToLookup(p => p.TopicId);
        agreements = await Desk.AgreedIn(Id, Cancel);
        note = await Db.OwnNotes(Id).AsNoTracking().SingleOrDefaultAsync(Cancel);
    }

    async Task Write()
    {
        Must(MayWrite);
        var asked = Asked().Id;
        var text = Typed.Optional("Form.Text", Form.Text, Dialogue.LongestText, Refuse);
        await ActHere(async () =>
        {
            await SaveHere(
                () =>
                {
                    var topic = Asked();
                    if (topic.Minutes == text)
                    {
                        return Task.CompletedTask; // sent once more, because the answer never came
                    }

                    if (Form.Version != $"{topic.Version}")
                    {
                        throw new Conflict(); // the other wrote meanwhile
                    }

                    return Reword(() => Dialogue.Minute(topic, text, Today));
                },
                "conversation minuted"
            );
            Go(DialogueUrls.TopicOf(Id, asked), Form.Quietly is { Length: > 0 } ? null : "Meetings.MinutesSaved");
        });
    }

    // Whoever had agreed is asked again; else there is nothing to bring in step while one types.
    async Task Reword(Action write)
    {
        var isAgreed = Dialogue.Parts.Any(p => p.AgreedAt is not null);
        write();
        if (isAgreed)
        {
            await Desk.Follow(Dialogue, Cancel);
        }
    }

    async Task Note()
    {
        Must(Actor.Viewed is null);
        var text = Typed.Optional("Form.Note", Form.Note, Dialogue.LongestText, Refuse);
        await ActHere(async () =>
        {
            var written = await Db.OwnNotes(Id).SingleOrDefaultAsync(Cancel);
            if (written is null)
            {
                Db.PrivateNotes.Add(written = new(Id, Actor.PersonId!.Value));
            }
            else if (written.Text != text && Form.Stood != written.Mark)
            {
                throw Elsewhere("Form.Note", written.Text);
            }

            written.Say(text);
            await Db.Save("noted for oneself", Cancel);
            Go($"{DialogueUrls.Of(Id)}#notat", Form.Quietly is { Length: > 0 } ? null : "Meetings.MinutesSaved");
        });
    }

    async Task AddAgreement()
    {
        Must(MayWrite);
        var what = Typed.Needed("Form.What", Form.What?.ReplaceLineEndings(" "), Agreement.LongestWhat, Texts.DialogueWhatMissing, Refuse);
        var due = Typed.NeededDate("Form.Due", Form.Due, Refuse);
        if (due != default && due < Today)
        {
            Refuse("Form.Due", Texts.PlanDayHasBeen);
        }

        var owner = Owners is [var only] ? only.Value : Form.Owner;
        if (!Owners.Any(o => o.Value == owner))
        {
            Refuse("Form.Owner", Texts.DialogueOwnerMissing);
        }

        if (agreements.Count >= MostAgreements)
        {
            Refuse("Form.What", Texts.DialogueManyAgreed);
        }

        await ActHere(async () =>
        {
            var key = Guid.TryParse(Form.Key, out var typed) && typed.Version == 7 ? typed : Guid.CreateVersion7();
            if (!await Db.Agreements.AnyAsync(a => a.Id == key, Cancel)) // the same form, sent again because the answer never came
            {
                await SaveHere(
                    () =>
                    {
                        Dialogue.MustTakeWords(Today);
                        Db.Agreements.Add(new(key, Id, what, Seat.Parse(owner!), due));
                        return Reword(Dialogue.Unsettle);
                    },
                    "agreed in conversation"
                );
            }

            Go($"{DialogueUrls.Of(Id)}#avtaler", "Meetings.DialogueAgreementAdded");
        });
    }

    async Task DropAgreement()
    {
        Must(MayWrite);
        await ActHere(async () =>
        {
            await SaveHere(
                async () =>
                {
                    Dialogue.MustTakeWords(Today);
                    Db.Agreements.Remove(await AskedAgreement());
                    await Reword(Dialogue.Unsettle);
                },
                "agreement taken away"
            );
            Go($"{DialogueUrls.Of(Id)}#avtaler", "Meetings.DialogueAgreementDropped");
        });
    }

    async Task Decide()
    {
        Must(MayDecide);
        await ActHere(async () =>
        {
            await Desk.Decide(at, await AskedAgreement(), Cancel);
            await Db.Save("measure made", Cancel);
            Go($"{DialogueUrls.Of(Id)}#avtaler", "Meetings.DialogueMeasureMade");
        });
    }

    async Task<Agreement> AskedAgreement()
    {
        var id = agreements.FirstOrDefault(a => a.Measure is null && $"{a.Id}" == Form.Agreement)?.Id;
        return Found(await Db.Agreements.SingleOrDefaultAsync(a => a.Id == id && a.DialogueId == Id, Cancel));
    }

    async Task Hold()
    {
        Must(MayWrite);
        await ActHere(async () =>
        {
            await SaveHere(
                async () =>
                {
                    Dialogue.Hold(Today);
                    await Desk.Follow(Dialogue, Cancel);
                },
                "conversation held"
            );
            Go(DialogueUrls.Of(Id), "Meetings.DialogueHeldNow");
        });
    }

    // To what one has read: when something was written since, one reads it first.
    async Task Agree()
    {
        Must(MayAgree);
        await ActHere(async () =>
        {
            Db.Expect(Dialogue, Form.Version);
            Dialogue.Agree(at.Me, Clock.Now);
            await Desk.Follow(Dialogue, Cancel);
            await Desk.Tell(Dialogue, "Meetings.ToldDialogueAgreed", Cancel);
            await Db.Save("minutes of conversation agreed to", Cancel);
            Go(DialogueUrls.Of(Id), Dialogue.State is DialogueState.Agreed ? "Meetings.DialogueAllAgree" : "Meetings.DialogueYouAgree");
        });
    }

    /// <summary>The form that was sent, when the page has none by that name any more: the other was first.</summary>
    string? Late => IsPost && $"{Http.Request.Form["_handler"]}" is { Length: > 0 } sent && !IsShown(sent) ? sent : null;

    bool IsShown(string form) =>
        form switch
        {
            "hold" => MayWrite && Dialogue.IsAhead,
            "agree" => MayAgree,
            "agreement" => MayWrite,
            "note" => Actor.Viewed is null,
            _ when form.StartsWith("minute-", StringComparison.Ordinal) => MayWrite && Dialogue.Topics.Any(t => form == $"minute-{t.Id}"),
            _ => agreements.Any(a =>
                a.Measure is null && ((form == $"decide-{a.Id}" && MayDecide) || (form == $"drop-{a.Id}" && MayWrite))
            ),
        };

    Task ComeLate()
    {
        Must(Actor.Viewed is null);
        Refuse("", Dialogue.State is DialogueState.Agreed ? Texts.DialogueStands : Texts.MinutesGoneMeanwhile);
        return ActHere(() => Task.CompletedTask);
    }
}
