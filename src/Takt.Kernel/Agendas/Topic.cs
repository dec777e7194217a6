namespace Takt.Kernel;

/// <summary>Something a meeting can take up, whichever module's: a round, a theme, a measure.</summary>
/// <param name="Id">The record.</param>
/// <param name="Title">What people know it as.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Deck">Where it is shown on a screen; null where there is nothing to show.</param>
public sealed record Topic(Guid Id, string Title, string Address, string? Deck = null)
{
    /// <summary>Characters of a title; what is longer is shortened.</summary>
    public const int LongestTitle = 200;

    /// <summary>Characters of an address.</summary>
    public const int LongestAddress = 300;
}

/// <summary>A time a meeting takes up, or took up, a topic, as far as the reader may know of it.</summary>
/// <param name="Topic">The record it is about.</param>
/// <param name="Item">The item of the agenda.</param>
/// <param name="Title">What the item is called.</param>
/// <param name="Meeting">What the meeting is called.</param>
/// <param name="On">When.</param>
/// <param name="IsPlanned">Whether it has yet to be.</param>
/// <param name="Decision">What was decided; null when nothing was, or it is not for the reader.</param>
/// <param name="Address">Where the item is.</param>
public sealed record TakenUp(
    Guid Topic,
    Guid Item,
    string Title,
    string Meeting,
    DateOnly On,
    bool IsPlanned,
    string? Decision,
    string Address
);

/// <summary>What meetings take up, for whatever module has something they can; the one that has the meetings registers it.</summary>
public interface IAgendaBook
{
    /// <summary>Where the actor asks a meeting to take something up; null for whoever cannot.</summary>
    string? TakeUp(Topic topic);

    /// <summary>When these have been, or are to be, taken up, the last first.</summary>
    Task<IReadOnlyList<TakenUp>> About(IReadOnlyCollection<Guid> topics, CancellationToken cancel);
}
