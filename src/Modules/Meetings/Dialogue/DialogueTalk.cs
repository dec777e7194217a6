using System.Globalization;
using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Meetings;

/// <summary>What the pages of one conversation read before they show it, and how they save.</summary>
public abstract class DialogueTalk : FormPage<SayForm>
{
    const int MostTries = 3;

    private protected DialogueAt at = null!;

    /// <summary>The conversation.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    internal DialogueDesk Desk { get; set; } = null!;

    private protected Dialogue Dialogue => at.Dialogue;

    // What was agreed the last time first, then what others agreed of the unit before.
    private protected IReadOnlyList<AgreementSaid> Agreed { get; private set; } = [];

    private protected ILookup<FactAbout, UnitFact> Known { get; private set; } = Array.Empty<UnitFact>().ToLookup(f => f.About);

    private protected string others => DialogueWords.Names(at.Others.Select(p => p.Name));

    // One's own words, written over from another tab, would be gone: they are kept nowhere else.
    private protected static Refusal Elsewhere(string field, string? stands) =>
        new(string.Format(CultureInfo.CurrentCulture, Texts.DialogueElsewhere, stands)) { Field = field };

    private protected bool IsInTrouble => Errors.Count > 0 || IsConflict || IsGivenBack;

    private protected bool IsSent(DialogueTopic topic) => Form.Topic == $"{topic.Id}" && IsInTrouble;

    /// <inheritdoc/>
    protected override async Task Load() => at = await Desk.Find(Id, Cancel);

    /// <summary>Reads what lies around the conversation while it is not over.</summary>
    private protected async Task ReadAround()
    {
        if (Dialogue.State is DialogueState.Agreed or DialogueState.CalledOff)
        {
            return;
        }

        var last = await Desk.Last(Dialogue, Cancel);
        Agreed = [.. last is null ? [] : await Desk.AgreedIn(last.Id, Cancel), .. await Desk.LeftOver(Dialogue, Cancel)];
        Known = await Desk.Facts(Dialogue, last?.On, Cancel);
    }

    private protected DialogueTopic Asked() => Found(Dialogue.Topics.FirstOrDefault(t => $"{t.Id}" == Form.Topic));

    /// <summary>
    /// Saves an act on the conversation. Others may save something else in it at the same moment: then it is done anew on what
    /// stands, so that what follows from everybody's part follows.
    /// </summary>
    /// <param name="act">On what is loaded; done again when it is loaded again.</param>
    /// <param name="because">The reason.</param>
    private protected async Task SaveHere(Func<Task> act, string because)
    {
        for (var tries = 1; ; tries++)
        {
            Db.Expect(Dialogue, $"{Dialogue.Version}");
            await act();
            try
            {
                await Db.Save(because, Cancel);
                return;
            }
            catch (Conflict) when (tries < MostTries)
            {
                Db.ChangeTracker.Clear();
                at = await Desk.Find(Id, Cancel);
            }
        }
    }
}
