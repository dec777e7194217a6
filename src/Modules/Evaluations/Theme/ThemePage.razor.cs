using Microsoft.AspNetCore.Components;

namespace Takt.Evaluations;

/// <summary>
/// A theme as it may be read by whoever reads it. While collecting one sees one's own words, and those who answer see all;
/// afterwards everybody taking part sees what was said. An answer is seen when it is published, before that by those who
/// write it.
/// </summary>
public sealed partial class ThemePage
{
    const int PageSize = 100;

    Evaluation evaluation = null!;
    Theme theme = null!;
    Part part = null!;
    ThemeShown shown = null!;
    IReadOnlySet<Guid> own = new HashSet<Guid>();
    Deeds deeds = null!;
    IReadOnlyList<Theme> order = [];
    Said[] page = [];
    bool mayAnswer;

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public int Number { get; set; }

    /// <summary>The last number of the page before.</summary>
    [SupplyParameterFromQuery(Name = "etter")]
    public int? After { get; set; }

    /// <summary>Whether each contribution can be sent to the reception for whistle-blowing: asked for, since it is rare.</summary>
    [SupplyParameterFromQuery(Name = "varsel")]
    public string? Whistle { get; set; }

    bool Reports => Whistle is not null && mayAnswer && !evaluation.IsPublished;

    protected override async Task Load()
    {
        evaluation = Found(
            await Db
                .Evaluations.OpenTo(Actor)
                .AsNoTracking()
                .Include(e => e.Parts)
                .Include(e => e.Themes)
                .SingleOrDefaultAsync(e => e.Id == Id, Cancel)
        );
        theme = evaluation.ThemeAt(Number);
        part = evaluation.PartOf(theme);
        order = evaluation.ThemesInOrder;
        mayAnswer = evaluation.MayAnswer(Actor);
        var me = Actor.PersonId;
        own = (
            await Db.Contributions.Where(c => c.ThemeId == theme.Id && c.PersonId == me).Select(c => c.Id).ToListAsync(Cancel)
        ).ToHashSet();
        shown = await Read();
        page = [.. shown.Said.Where(s => s.Number > (After ?? 0)).Take(PageSize)];
        deeds = await Deeds.Find(shown.Answer?.Points.Select(p => p.Measure).OfType<MeasureShown>() ?? [], Book, Directory, Cancel);
    }

    async Task<ThemeShown> Read()
    {
        if (evaluation.IsPublished)
        {
            var published = await Db.FindPublished([Id], Cancel);
            return Found(published.GetValueOrDefault(Id)?.Snapshot.Themes.FirstOrDefault(t => t.Id == theme.Id));
        }

        if (mayAnswer)
        {
            return (await Reader.Read(evaluation, drafts: true, Cancel)).Themes.Single(t => t.Id == theme.Id);
        }

        var hidesOthers = evaluation.TakesContributions;
        var said = await Db
            .Contributions.Where(c => c.ThemeId == theme.Id && (!hidesOthers || own.Contains(c.Id)))
            .OrderBy(c => c.Number)
            .Select(c => new Said(c.Id, c.Number, c.Text, c.Proposal, c.TableNumber, c.Heading))
            .ToListAsync(Cancel);
        var owes = evaluation.Owes(theme);
        var holders = await Directory.Holders([owes], Cancel);
        return new(
            theme.Id,
            theme.Position,
            theme.Number,
            theme.Question,
            theme.AlsoCalled,
            theme.Subheading,
            theme.NeedsAnswer,
            holders[owes].Shown,
            theme.PromisedBy,
            said,
            Answer: null
        );
    }

    DateOnly? Due => shown.PromisedBy ?? (evaluation.IsPublished ? null : evaluation.DueOf(theme));

    int DaysLate => Due is { } due && shown.Answer is null ? Math.Max(0, Today.DayNumber - due.DayNumber) : 0;

    bool OwesIt => evaluation.Owes(theme).IsHeldBy(Actor);

    bool LinksToAnswer => mayAnswer && theme.NeedsAnswer && evaluation.TakesAnswers && evaluation.MayAnswer(Actor, theme);

    /// <summary>Waits in vain: shown only where the reader may know that there is no answer.</summary>
    bool IsOpen(Said said) =>
        shown.NeedsAnswer && (shown.Answer is not null || evaluation.IsPublished) && !shown.PointsFor(said.Number).Any();
}
