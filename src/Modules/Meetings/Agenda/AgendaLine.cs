using System.Linq.Expressions;

namespace Takt.Meetings;

/// <summary>What everybody who sees a meeting sees of an item on its agenda.</summary>
/// <param name="Id">The item.</param>
/// <param name="Position">Where it stands, from 1.</param>
/// <param name="Title">Its public title.</param>
/// <param name="Kind">What is asked of those who meet.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Minutes">How long it is thought to take, in minutes.</param>
/// <param name="ClosedBy">The rule it is closed by; null where it is open.</param>
sealed record AgendaLine(Guid Id, int Position, string Title, ItemKind Kind, ItemState State, int? Minutes, string? ClosedBy)
{
    public CaseType? CaseType { get; init; }
    public int? CaseSequence { get; init; }
    public int? CaseYear { get; init; }

    /// <summary>What it is called once it has been treated.</summary>
    public CaseNumber? Case => CaseNumber.Of(CaseType, CaseSequence, CaseYear);

    /// <summary>The public title with what it is called in the minutes.</summary>
    public string Headed => Case is { } number ? $"{number} {Title}" : $"{Position}. {Title}";

    public static Expression<Func<AgendaItem, AgendaLine>> Of { get; } =
        i =>
            new(i.Id, i.Position, i.PublicTitle ?? i.Title, i.Kind, i.State, i.Minutes, i.ClosedBy)
            {
                CaseType = i.CaseType,
                CaseSequence = i.CaseSequence,
                CaseYear = i.CaseYear,
            };
}
