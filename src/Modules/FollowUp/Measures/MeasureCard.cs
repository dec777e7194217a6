using System.Globalization;
using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>The open measures of a unit, those that ask for something first.</summary>
sealed class MeasureCard(Db db, Clock clock) : IUnitCard
{
    const int MostCounted = 100;

    public int Order => 10;

    public async Task<UnitCard?> Read(Guid unit, CancellationToken cancel)
    {
        var open = db.MeasuresSeen().Where(m => m.Audience.UnitId == unit && m.Next != null);
        var count = await open.Take(MostCounted).CountAsync(cancel);
        if (count == 0)
        {
            return null;
        }

        var rows = await open.OrderBy(m => m.Next).ThenBy(m => m.Id).Take(IUnitCard.MostRows).Select(Measure.AsView).ToListAsync(cancel);
        return new(Texts.Menu, [.. rows.Select(m => new UnitCardRow(m.What, Note(m), FollowUpUrls.Of(m.Id)))], count, null);
    }

    string? Note(MeasureView measure) =>
        measure.State == MeasureState.Done ? Texts.TodoJudge
        : measure.Due is not { } due ? null
        : string.Format(CultureInfo.CurrentCulture, due < clock.Today ? Texts.CardWasDue : Texts.CardDue, Norwegian.Full(due));
}
