namespace Takt.Kernel;

/// <summary>A module's card on the page of a unit.</summary>
/// <param name="Title">What it is about: "Tiltak", in the reader's language.</param>
/// <param name="Rows">The few that matter most.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Address">Where all of them are; null when there is no such page.</param>
public sealed record UnitCard(string Title, IReadOnlyList<UnitCardRow> Rows, int Count, string? Address);

/// <summary>A line of a card.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Note">The quiet line under it.</param>
/// <param name="Address">Its page.</param>
public sealed record UnitCardRow(string Title, string? Note, string Address);

/// <summary>Shows what a module has about a unit. Each module that has something registers one.</summary>
public interface IUnitCard
{
    /// <summary>At most so many rows on a card.</summary>
    const int MostRows = 5;

    /// <summary>Where the card stands among the others: low first.</summary>
    int Order { get; }

    /// <summary>The card, of what the actor may see; null when there is nothing to show.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="cancel">Stops.</param>
    Task<UnitCard?> Read(Guid unit, CancellationToken cancel);
}
