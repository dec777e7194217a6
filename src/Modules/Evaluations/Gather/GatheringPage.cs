using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>The pages of a gathering for those who run it.</summary>
public abstract class GatheringPage<TForm> : FormPage<TForm>
    where TForm : class, new()
{
    /// <summary>The evaluation.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private protected Evaluation Evaluation { get; private set; } = null!;

    private protected Gathering? Planned { get; private set; }

    /// <summary>The gathering, where the page cannot be without one.</summary>
    private protected Gathering Gathering => Found(Planned);

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
        Planned = await Db.Gatherings.Include(g => g.Themes).SingleOrDefaultAsync(g => g.EvaluationId == Id, Cancel);
    }

    private protected string AddressOf(string path) => $"{Http.Request.Scheme}://{Http.Request.Host}{path}";
}
