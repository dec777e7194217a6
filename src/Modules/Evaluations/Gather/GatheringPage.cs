using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>Of a page that sends nothing.</summary>
public sealed class NoForm;

/// <summary>The pages of a gathering for those who run it.</summary>
public abstract class GatheringPage<TForm> : FormPage<TForm>
    where TForm : class, new()
{
    /// <summary>The evaluation.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private protected Evaluation Evaluation { get; private set; } = null!;

    /// <summary>The last one: an evaluation may have several, one after the other.</summary>
    private protected Gathering? Planned { get; private set; }

    /// <summary>The one that is planned or goes on.</summary>
    private protected Gathering? Going => Planned is { Stage: not GatheringStage.Ended } ? Planned : null;

    /// <summary>The gathering, where the page cannot be without one.</summary>
    private protected Gathering Gathering => Found(Planned);

    /// <summary>What can be written about.</summary>
    private protected Theme[] Choices => [.. Evaluation.ThemesInOrder.Where(t => t.Kind is PartKind.Better or PartKind.Improve)];

    private protected Option[] ChoiceOptions => [.. Choices.Select(t => new Option($"{t.Id}", t.Label))];

    private protected Theme ThemeOf(Guid id) => Evaluation.Themes.Single(t => t.Id == id);

    /// <inheritdoc/>
    protected override async Task Load()
    {
        Evaluation = Found(
            await Db
                .Evaluations.VisibleTo(Actor)
                .RunBy(Actor)
                .Include(e => e.Parts)
                .Include(e => e.Themes)
                .SingleOrDefaultAsync(e => e.Id == Id, Cancel)
        );
        Planned = await Db
            .Gatherings.Include(g => g.Themes)
            .Where(g => g.EvaluationId == Id)
            .OrderByDescending(g => g.Id)
            .FirstOrDefaultAsync(Cancel);
    }

    private protected string AddressOf(string path) => $"{Http.Request.Scheme}://{Http.Request.Host}{path}";
}
