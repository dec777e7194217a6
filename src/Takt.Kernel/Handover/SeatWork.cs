namespace Takt.Kernel;

/// <summary>Something that lies to a seat and is not done.</summary>
/// <param name="Kind">Text key of what it is: "FollowUp.KindMeasure".</param>
/// <param name="Title">What it is called.</param>
/// <param name="Context">What it belongs to.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Due">When it is expected.</param>
public sealed record SeatWork(string Kind, string Title, string? Context, string Address, DateOnly? Due);

/// <summary>
/// A module's work that lies to seats. When the one in a seat leaves, nothing is orphaned: what follows the role stays with the
/// seat, and what lay to the person is laid to another. Each module that gives seats something registers one.
/// </summary>
public interface ISeatWork
{
    /// <summary>What lies to a seat and is not done, of what the actor may see.</summary>
    Task<IReadOnlyList<SeatWork>> LyingTo(Seat seat, CancellationToken cancel);

    /// <summary>Whether anything lies to a seat, seen or not.</summary>
    Task<bool> Any(Seat seat, CancellationToken cancel);

    /// <summary>Lays all of it to another seat, also what the actor does not see. The caller asks whether one may, and saves.</summary>
    Task Lay(Seat from, Seat to, CancellationToken cancel);
}
