using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What one prepares for a conversation.</summary>
public sealed partial class PrepareDialogue
{
    Dictionary<Guid, Preparation> mine = [];

    protected override async Task Load()
    {
        await base.Load();
        if (!IsPost && Dialogue.State is DialogueState.Agreed or DialogueState.CalledOff)
        {
            Go(DialogueUrls.Of(Id));
            return;
        }

        await ReadAround();
        var me = Actor.PersonId;
        mine = await Db.PreparationsSeen(Id).AsNoTracking().Where(p => p.PersonId == me).ToDictionaryAsync(p => p.TopicId, Cancel);
    }

    async Task Write()
    {
        MustBeMine();
        var topic = Asked();
        var text = Typed.Optional("Form.Text", Form.Text, Dialogue.LongestText, Refuse);
        await ActHere(async () =>
        {
            MustNotBeOver();
            var me = Actor.PersonId!.Value;
            var written = await Db.PreparationsSeen(Id).SingleOrDefaultAsync(p => p.TopicId == topic.Id && p.PersonId == me, Cancel);
            if (written is null)
            {
                Db.Preparations.Add(written = new(Id, topic.Id, me));
            }
            else if (written.Text != text && Form.Stood != written.Mark)
            {
                throw Elsewhere("Form.Text", written.Text);
            }

            written.Say(text);
            await Db.Save("prepared", Cancel);
            Go($"{DialogueUrls.PrepareOf(Id)}#tema-{topic.Id}", Form.Quietly is { Length: > 0 } ? null : "Meetings.MinutesSaved");
        });
    }

    async Task Share()
    {
        MustBeMine();
        await ActHere(async () =>
        {
            await SaveHere(
                async () =>
                {
                    var isNew = at.Me.SharedAt is null;
                    Dialogue.Share(at.Me, Clock.Now);
                    await Desk.Follow(Dialogue, Cancel);
                    if (isNew)
                    {
                        await Desk.Tell(Dialogue, "Meetings.ToldDialogueShared", Cancel);
                    }
                },
                "preparation shared"
            );
            Go(DialogueUrls.Of(Id), "Meetings.DialogueIsShared");
        });
    }

    void MustBeMine() => Must(Actor.Viewed is null);

    void MustNotBeOver()
    {
        if (Dialogue.State is DialogueState.Agreed or DialogueState.CalledOff)
        {
            throw new Refusal(Texts.DialogueIsOver);
        }
    }
}
