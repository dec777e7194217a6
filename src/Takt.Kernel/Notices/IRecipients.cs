namespace Takt.Kernel;

/// <summary>Somebody who can be written to.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">As the person is called.</param>
/// <param name="Email">Where.</param>
/// <param name="Language">The person's own choice; null follows the municipality.</param>
public sealed record Recipient(Guid PersonId, string Name, string Email, string? Language);

/// <summary>Who can be written to: those who can sign in, work here and have an address. Organisation knows.</summary>
public interface IRecipients
{
    /// <summary>Those whose summary is to be seen to now.</summary>
    /// <param name="today">The day, in Norway.</param>
    /// <param name="time">The time, in Norway.</param>
    /// <param name="alsoWeekly">Whether it is the day of those who want it once a week.</param>
    /// <param name="cancel">Stops.</param>
    Task<IReadOnlyList<Recipient>> Due(DateOnly today, TimeOnly time, bool alsoWeekly, CancellationToken cancel);

    /// <summary>The person, unless there is no writing to them any more.</summary>
    Task<Recipient?> Find(Guid person, CancellationToken cancel);
}
