using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Takt.Kernel;

/// <summary>
/// Host name to municipality. Filled at start from the shared database; a host that is in no line belongs to nobody and is
/// refused, but for a catalogue of one municipality, which answers on any host it listens on.
/// </summary>
public sealed class Catalogue
{
    readonly ConcurrentDictionary<string, Municipality> byHost = new(StringComparer.OrdinalIgnoreCase);
    readonly ConcurrentDictionary<OrganisationNumber, long> saves = [];
    readonly Channel<Municipality> renewals = Channel.CreateUnbounded<Municipality>();

    /// <summary>Every municipality, once.</summary>
    public IReadOnlyList<Municipality> All => [.. byHost.Values.DistinctBy(m => m.OrganisationNumber)];

    /// <summary>The host of a municipality that answers on any host.</summary>
    public const string AnyHost = "*";

    /// <summary>Those that have set themselves up anew on this node, for whoever tells the others.</summary>
    public ChannelReader<Municipality> Renewals => renewals.Reader;

    /// <summary>Notes that something was saved in a municipality, on this node.</summary>
    internal void Saved(OrganisationNumber number) => saves.AddOrUpdate(number, 1, static (_, before) => before + 1);

    /// <summary>How many saves there have been in a municipality on this node since it started.</summary>
    public long SavesIn(OrganisationNumber number) => saves.GetValueOrDefault(number);

    /// <summary>Adds or replaces a line.</summary>
    public void Set(string host, Municipality municipality) => byHost[host] = municipality;

    /// <summary>Takes a line away: its host belongs to nobody.</summary>
    public void Remove(string host) => byHost.TryRemove(host, out _);

    /// <summary>The municipality has set itself up anew: on every host of its.</summary>
    public void Renew(Municipality municipality)
    {
        Learn(municipality);
        renewals.Writer.TryWrite(municipality);
    }

    /// <summary>How a municipality has set itself up was read: on every host of its, but where something newer is known.</summary>
    public void Learn(Municipality municipality)
    {
        foreach (var (host, known) in byHost)
        {
            if (known.OrganisationNumber == municipality.OrganisationNumber && known.Setup <= municipality.Setup)
            {
                byHost[host] = municipality;
            }
        }
    }

    /// <summary>Whether a municipality's pages answer, from here on.</summary>
    public void Answer(OrganisationNumber number, MunicipalityState state)
    {
        foreach (var (host, known) in byHost)
        {
            if (known.OrganisationNumber == number && known.State != state)
            {
                byHost[host] = known with { State = state };
            }
        }
    }

    /// <summary>The line of a host by its own name.</summary>
    public Municipality? Line(string host) => byHost.GetValueOrDefault(host);

    /// <summary>A host name of a municipality; null when it answers on any.</summary>
    public string? HostOf(OrganisationNumber number) =>
        byHost
            .Where(line => line.Key != AnyHost && line.Value.OrganisationNumber == number)
            .Select(line => line.Key)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>Whose request it is.</summary>
    public bool TryFind(string host, [NotNullWhen(true)] out Municipality? municipality) =>
        byHost.TryGetValue(host, out municipality) || byHost.TryGetValue(AnyHost, out municipality);
}
