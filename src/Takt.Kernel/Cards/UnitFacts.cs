namespace Takt.Kernel;

/// <summary>What of a unit a fact says something about; whoever shows it puts it where people talk of that.</summary>
public enum FactAbout
{
    /// <summary>What the unit is to reach.</summary>
    Goals,

    /// <summary>What is done, and what it led to.</summary>
    Results,

    /// <summary>Money.</summary>
    Economy,

    /// <summary>Those who work there.</summary>
    Staff,
}

/// <summary>Something a module knows of a unit, for people who are to talk about how it goes there.</summary>
/// <param name="About">What it belongs to.</param>
/// <param name="Title">What it is, in the reader's language: "Tiltak som er forsinket".</param>
/// <param name="Count">How many there are.</param>
/// <param name="Rows">The few that matter most; none where the number says it all.</param>
public sealed record UnitFact(FactAbout About, string Title, int Count, IReadOnlyList<UnitCardRow> Rows);

/// <summary>
/// Tells what a module knows of a unit, so that those who meet about it need not look it up. Each module that has something
/// registers one. A fact never says more than the actor could read elsewhere, and nothing of so few that it says who.
/// </summary>
public interface IUnitFacts
{
    /// <summary>At most so many rows under a fact.</summary>
    const int MostRows = 5;

    /// <summary>Where its facts stand among the others: low first.</summary>
    int Order { get; }

    /// <summary>The facts; none when there is nothing to say.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="since">Since when what has happened is told.</param>
    /// <param name="cancel">Stops.</param>
    Task<IReadOnlyList<UnitFact>> Read(Guid unit, DateOnly since, CancellationToken cancel);
}
