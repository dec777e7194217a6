using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Takt.Kernel;

/// <summary>
/// Host name to municipality. Filled at start from the shared database; a host that is in no line belongs to nobody and is
/// refused, but for a catalogue of one municipality, which answers on any host it listens on.
/// </summary>
public sealed class Catalogue
{
    readonly ConcurrentDictionary<string, Municipality> byHost = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every municipality, once.</summary>
    public IReadOnlyCollection<Municipality> All => [.. byHost.Values.DistinctBy(m => m.OrganisationNumber)];

    /// <summary>The host of a municipality that answers on any host.</summary>
    public const string AnyHost = "*";

    /// <summary>Adds or replaces a line.</summary>
    public void Set(string host, Municipality municipality) => byHost[host] = municipality;

    /// <summary>The municipality has set itself up anew: on every host of its.</summary>
    public void Renew(Municipality municipality)
    {
        foreach (var (host, known) in byHost)
        {
            if (known.OrganisationNumber == municipality.OrganisationNumber && known.Setup <= municipality.Setup)
            {
                byHost[host] = municipality;
            }
        }
    }

    /// <summary>Whose request it is.</summary>
    public bool TryFind(string host, [NotNullWhen(true)] out Municipality? municipality) =>
        byHost.TryGetValue(host, out municipality) || byHost.TryGetValue(AnyHost, out municipality);
}
