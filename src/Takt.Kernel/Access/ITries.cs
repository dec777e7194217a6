namespace Takt.Kernel;

/// <summary>How often somebody may try what nobody is signed in for: guessing a code, sending in what they say. Counted for all nodes together.</summary>
public interface ITries
{
    /// <summary>Takes one try.</summary>
    /// <param name="what">What is tried: each thing is counted by itself.</param>
    /// <param name="whose">Who tries, as far as one may know: an address, or a token that says nothing of who has it.</param>
    /// <param name="aMinute">As many at once, and then one for each share of the minute that passes.</param>
    /// <param name="cancel">Stops asking.</param>
    /// <returns>False when there have been too many.</returns>
    ValueTask<bool> Take(string what, string whose, int aMinute, CancellationToken cancel);

    /// <summary>Whether a try of theirs was refused on this node within the last minute: whoever guesses learns nothing by being right just then.</summary>
    /// <param name="what">As in <see cref="Take"/>.</param>
    /// <param name="whose">As in <see cref="Take"/>.</param>
    bool IsShutOut(string what, string whose);
}
