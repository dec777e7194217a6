using System.Net;

namespace Takt.Kernel;

/// <summary>Where webhooks may lead: section "Takt:Webhooks" of the configuration (environment: Takt__Webhooks__Networks).</summary>
public sealed class WebhookSettings
{
    /// <summary>Closed networks that may be sent to all the same, as "10.20.0.0/16, fd12:3456::/48"; empty for none.</summary>
    public string Networks { get; set; } = "";

    /// <summary>Whether a receiver on this machine may be sent to, without encryption too: for trying things out.</summary>
    public bool Localhost { get; set; }

    /// <summary>Whether plain http is taken: in the demonstration, where there is nothing to hide.</summary>
    internal bool TakesHttp { get; set; }

    internal IReadOnlyList<IPNetwork> Allowed => [.. Parts.Select(IPNetwork.Parse)];

    IEnumerable<string> Parts => Networks.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is wrong, by the name of its key.</summary>
    public IEnumerable<string> Wrong() =>
        Parts
            .Where(part => !IPNetwork.TryParse(part, out _))
            .Select(part =>
                $"Takt:Webhooks:Networks has '{part}'. It must be networks with a comma between, for example 10.20.0.0/16, fd12:3456::/48."
            );
}
