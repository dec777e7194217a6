namespace Takt.Kernel;

/// <summary>A group that meets.</summary>
/// <param name="Chair">Who leads it, by name; null when nobody does.</param>
/// <param name="People">Those who are to be there when it meets; substitutes are not.</param>
public sealed record Convened(string? Chair, IReadOnlyList<Guid> People);

/// <summary>Who is to be where a group meets. Organisation knows.</summary>
public interface IConvened
{
    /// <summary>Every group as of a day.</summary>
    Task<IReadOnlyDictionary<Guid, Convened>> On(DateOnly day, CancellationToken cancel);
}
