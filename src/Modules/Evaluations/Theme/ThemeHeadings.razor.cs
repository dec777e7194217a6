using Microsoft.AspNetCore.Components;
using Takt.Ui;

namespace Takt.Evaluations;

/// <summary>Headings over what was said under a theme. Whoever owes the answer reads it as it stands, and leaves this to another.</summary>
public sealed partial class ThemeHeadings
{
    // Beyond it the comparing takes longer than anybody waits for a page.
    const int MostCompared = 3000;

    /// <param name="Heading">What they are under; null where it is only suggested.</param>
    /// <param name="Texts">Id and words of each.</param>
    sealed record Group(string? Heading, IReadOnlyList<Option> Texts);

    Evaluation evaluation = null!;
    Theme theme = null!;
    List<Group> groups = [];

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public int Number { get; set; }

    protected override async Task Load()
    {
        evaluation = Found(
            await Db
                .Evaluations.VisibleTo(Actor)
                .RunBy(Actor)
                .Include(e => e.Parts)
                .Include(e => e.Themes)
                .SingleOrDefaultAsync(e => e.Id == Id, Cancel)
        );
        theme = evaluation.ThemeAt(Number);
        Must(!evaluation.IsPublished && evaluation.MayTidy(Actor, theme));
        var said = await Db
            .Contributions.Where(c => c.ThemeId == theme.Id)
            .OrderBy(c => c.Number)
            .Select(c => new
            {
                c.Id,
                c.Text,
                c.Heading,
            })
            .ToListAsync(Cancel);
        var put = said.Where(c => c.Heading is not null)
            .GroupBy(c => c.Heading!)
            .Select(g => new Group(g.Key, [.. g.Select(c => new Option($"{c.Id}", c.Text))]));
        var left = said.Where(c => c.Heading is null).Take(MostCompared).Select(c => new Option($"{c.Id}", c.Text)).ToArray();
        groups = [.. put, .. Suggestions.Groups(left, Cancel).Select(g => new Group(null, g))];
    }

    Task Gather() =>
        ActHere(async () =>
        {
            var name = GatheredText.Clean(Form.Heading)?.Shortened(GatheringHeading.LongestName);
            var ids = (Form.Shown ?? "").Split(',').Select(id => Guid.TryParse(id, out var known) ? known : Guid.Empty).ToArray();
            var shown = await Db.Contributions.Where(c => c.ThemeId == theme.Id && ids.Contains(c.Id)).ToListAsync(Cancel);
            if (shown.TrueForAll(c => c.Heading is null))
            {
                if (name is null)
                {
                    throw new Refusal(Texts.GatheringHeadingMissing) { Field = "Form.Heading" };
                }

                if (Form.Chosen.Count == 0)
                {
                    throw new Refusal(Texts.GatheringChooseFirst);
                }
            }

            foreach (var contribution in shown)
            {
                contribution.Heading = Form.Has(contribution.Id) ? name : null;
            }

            await Db.Save("contributions gathered", Cancel);
            Go(EvaluationsUrls.HeadingsOf(Id, Number), "Evaluations.GatheringTidied");
        });
}
