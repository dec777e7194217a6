using System.Text.Json;

namespace Takt.Evaluations.Contracts;

/// <summary>The presentation of an evaluation, for the page, the files and the command.</summary>
public sealed class EvaluationDecks
{
    readonly Db db;
    readonly SnapshotReader reader;

    internal EvaluationDecks(Db db, SnapshotReader reader) => (this.db, this.reader) = (db, reader);

    /// <summary>
    /// The deck: the last publication as it was, or, for those who answer, the evaluation as it stands now, marked as a draft.
    /// </summary>
    /// <param name="id">The evaluation.</param>
    /// <param name="site">Where links in the notes lead; null leaves them out.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="NotFound">There is none that the actor may see.</exception>
    public async Task<Deck> Find(Guid id, Uri? site, CancellationToken cancel) =>
        await Read(id, cancel) is var (snapshot, draft)
            ? EvaluationDeck.Of(snapshot, draft, site) with
            {
                Accent = db.Municipality.Colour,
            }
            : throw new NotFound();

    /// <summary>The id of the evaluation with this id or title; null when there is none, or several by that title.</summary>
    public async Task<Guid?> Identify(string idOrTitle, CancellationToken cancel)
    {
        var evaluations = db.Evaluations.VisibleTo(db.Actor);
        if (Guid.TryParse(idOrTitle, out var id))
        {
            return await evaluations.AnyAsync(e => e.Id == id, cancel) ? id : null;
        }

        return
            await evaluations.Where(e => e.Title == idOrTitle).OrderBy(e => e.Id).Select(e => e.Id).Take(2).ToListAsync(cancel)
                is [var only]
            ? only
            : null;
    }

    internal async Task<(EvaluationSnapshot Snapshot, bool Draft)> Read(Guid id, CancellationToken cancel)
    {
        var evaluation =
            await db
                .Evaluations.VisibleTo(db.Actor)
                .AsNoTracking()
                .Include(e => e.Parts)
                .Include(e => e.Themes)
                .SingleOrDefaultAsync(e => e.Id == id, cancel)
            ?? throw new NotFound();
        if (evaluation.IsPublished)
        {
            var published = await db
                .Publications.Where(p => p.EvaluationId == id)
                .OrderByDescending(p => p.Number)
                .Select(p => p.Snapshot)
                .FirstAsync(cancel);
            return (JsonSerializer.Deserialize<EvaluationSnapshot>(published)!, false);
        }

        return evaluation.MayAnswer(db.Actor) ? (await reader.Read(evaluation, drafts: true, cancel), true) : throw new NotFound();
    }
}
