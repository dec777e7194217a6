using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>A suggested group as it was accepted.</summary>
public sealed class SuggestForm : ChoiceForm
{
    /// <summary>Which of the groups on the page.</summary>
    public string? At { get; set; }

    public string? Heading { get; set; }

    /// <summary>Ids of all that stood in the group, with a comma between: what is not ticked is taken out of it.</summary>
    public string? Shown { get; set; }
}

public sealed partial class GatheringSuggest
{
    List<IReadOnlyList<Option>> groups = [];

    protected override async Task Load()
    {
        await base.Load();
        var mine = Evaluation.Themes.Where(t => Evaluation.MayTidy(Actor, t)).Select(t => t.Id).ToHashSet();
        var texts = await Db.GatheredIn(Gathering.Id, Cancel);
        if (Gathering.Shields(texts.Count, Clock.Now))
        {
            return;
        }

        groups = Suggestions.Groups(
            [
                .. texts
                    .Where(t => t.HeadingId is null && t.Hidden is null && mine.Contains(t.ThemeId))
                    .Select(t => new Option($"{t.Id}", t.Text)),
            ],
            Cancel
        );
    }

    Task Gather() =>
        ActHere(async () =>
        {
            var ids = Form.ChosenIds;
            var chosen = await Db.GatheredTexts.Where(t => t.GatheringId == Gathering.Id && ids.Contains(t.Id)).ToListAsync(Cancel);
            Must(chosen.TrueForAll(t => Evaluation.MayTidy(Actor, ThemeOf(t.ThemeId))));
            await Db.PutUnder(Gathering, Form.Heading, chosen, Cancel);
            Go(EvaluationsUrls.GatheringSuggestOf(Id), "Evaluations.GatheringTidied");
        });
}
