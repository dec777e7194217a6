namespace Takt.Evaluations;

/// <summary>The evaluations of a unit, newest first.</summary>
sealed class EvaluationCard(Db db) : IUnitCard
{
    const int MostCounted = 100;

    public int Order => 20;

    public async Task<UnitCard?> Read(Guid unit, CancellationToken cancel)
    {
        var here = db.Evaluations.OpenTo(db.Actor).Where(e => e.Audience.UnitId == unit);
        var rows = await here.OrderByDescending(e => e.Id)
            .Take(IUnitCard.MostRows)
            .Select(e => new
            {
                e.Id,
                e.Title,
                e.State,
            })
            .ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return null;
        }

        var count = rows.Count < IUnitCard.MostRows ? rows.Count : await here.Take(MostCounted).CountAsync(cancel);
        return new(
            Texts.Menu,
            [.. rows.Select(e => new UnitCardRow(e.Title, StateTag.WordOf(e.State), EvaluationsUrls.Of(e.Id)))],
            count,
            EvaluationsUrls.List
        );
    }
}
