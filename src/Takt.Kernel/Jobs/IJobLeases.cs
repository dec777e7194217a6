namespace Takt.Kernel;

/// <summary>
/// Who does what only one node should do at a time. A lease ends by the shared database's clock, so that nodes whose clocks
/// differ agree, and by itself when the node that has it dies.
/// </summary>
public interface IJobLeases
{
    /// <summary>Takes a lease, or makes one's own last longer. False while another node has it.</summary>
    /// <param name="job">What it is about; at most 120 characters.</param>
    /// <param name="length">How long it lasts, unless it is taken again.</param>
    /// <param name="cancel">Stops the question.</param>
    Task<bool> Take(string job, TimeSpan length, CancellationToken cancel);

    /// <summary>Gives one's own lease back before its time.</summary>
    Task Release(string job, CancellationToken cancel);
}
