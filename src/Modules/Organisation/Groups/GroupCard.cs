namespace Takt.Organisation;

/// <summary>The groups that work for a unit.</summary>
sealed class GroupCard(Db db) : IUnitCard
{
    public int Order => 5;

    public async Task<UnitCard?> Read(Guid unit, CancellationToken cancel)
    {
        var groups = await db
            .Groups.Where(g => g.UnitId == unit)
            .OrderBy(g => g.Name)
            .Select(g => new
            {
                g.Id,
                g.Name,
                g.Kind,
            })
            .ToListAsync(cancel);
        return groups.Count == 0
            ? null
            : new(
                Texts.Groups,
                [
                    .. groups
                        .Take(IUnitCard.MostRows)
                        .Select(g => new UnitCardRow(g.Name, Labels.Of(g.Kind), OrganisationUrls.GroupOf(g.Id))),
                ],
                groups.Count,
                $"{OrganisationUrls.Units}#grupper"
            );
    }
}
