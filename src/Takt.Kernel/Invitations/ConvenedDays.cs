namespace Takt.Kernel;

/// <summary>Who is to be where, each day read once: for a page of letters, and for meetings laid out together.</summary>
sealed class ConvenedDays(IConvened groups)
{
    readonly Dictionary<DateOnly, IReadOnlyDictionary<Guid, Convened>> read = [];

    public async Task<IReadOnlyDictionary<Guid, Convened>> On(DateOnly day, CancellationToken cancel) =>
        read.TryGetValue(day, out var known) ? known : read[day] = await groups.On(day, cancel);
}
