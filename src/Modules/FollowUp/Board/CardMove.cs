using System.Globalization;
using Takt.FollowUp.Contracts;

namespace Takt.FollowUp;

/// <summary>A column of the board.</summary>
enum BoardColumn
{
    NotStarted,
    Started,
    Done,
}

/// <summary>A card that is moved, as one value: which, as it stood when it was shown, and where to.</summary>
sealed record CardMove(Guid Id, int Version, BoardColumn To)
{
    public static CardMove? Read(string? text) =>
        text?.Split('/') is [var id, var version, var to]
        && Guid.TryParse(id, out var measure)
        && int.TryParse(version, CultureInfo.InvariantCulture, out var known)
        && Enum.TryParse<BoardColumn>(to, out var column)
        && Enum.IsDefined(column)
            ? new(measure, known, column)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}/{Version}/{To}");

    /// <summary>The columns a measure can go on to from where it stands; what it cannot, its own verbs refuse. What is proposed is decided on its page.</summary>
    public static IReadOnlyList<BoardColumn> From(MeasureRow row) =>
        !row.IsToDo || row.State == MeasureState.Proposed ? []
        : row.State == MeasureState.Started ? [BoardColumn.Done]
        : [BoardColumn.Started, BoardColumn.Done];
}
