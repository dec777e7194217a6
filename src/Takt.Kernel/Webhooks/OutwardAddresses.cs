using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Takt.Kernel;

/// <summary>The address leads to where nothing is sent.</summary>
sealed class NetworkClosed() : Exception("The address leads into a closed network.");

/// <summary>
/// Where Takt sends to on somebody's word. Whoever says where could otherwise have the server ask what only the server can
/// reach: the machine itself, the network behind it, the keys a cloud lays out for its machines. So only addresses of the open
/// net, and what the settings allow, asked of the very address that is connected to.
/// </summary>
public sealed class OutwardAddresses(WebhookSettings settings, Catalogue catalogue, MailSettings mail)
{
    // IANA's registers of special-purpose addresses, and the address where Azure answers its machines.
    static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "2620:4f:8000::/48",
            "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    // All of the open net of IPv6; whatever is outside it is local, mapped, translated or nobody's.
    static readonly IPNetwork OpenNet = IPNetwork.Parse("2000::/3");

    readonly IReadOnlyList<IPNetwork> allowed = settings.Allowed;

    /// <summary>What keeps an address from being written down; null when nothing does. Names are looked up when it is sent.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="address">The address, when it is one.</param>
    public AddressFault? Faults(string? typed, out Uri address)
    {
        if (
            !Uri.TryCreate(typed?.Trim(), UriKind.Absolute, out address!)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || address.Host.Length == 0
            || address.UserInfo.Length > 0
            || address.Fragment.Length > 0
        )
        {
            return AddressFault.NotAnAddress;
        }

        var isLocal = settings.Localhost && address.IsLoopback;
        if (address.Scheme == Uri.UriSchemeHttp && !settings.TakesHttp && !isLocal)
        {
            return AddressFault.NotEncrypted;
        }

        return
            IsOwn(address.IdnHost)
            || !IsPort(address, isLocal)
            || (IPAddress.TryParse(address.IdnHost, out var ip) ? !MayReach(ip) : address.IsLoopback && !settings.Localhost)
            ? AddressFault.Closed
            : null;
    }

    /// <summary>Whether one of Takt's own addresses has this host.</summary>
    public bool IsOwn(string host) =>
        catalogue.Line(host.TrimEnd('.')) is not null
        || (
            Uri.TryCreate(mail.Site, UriKind.Absolute, out var site)
            && site.IdnHost.Equals(host.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Whether an address is sent to.</summary>
    public bool MayReach(IPAddress address)
    {
        var ip = Plain(address);
        if (IPAddress.IsLoopback(ip))
        {
            return settings.Localhost || allowed.Any(n => n.Contains(ip));
        }

        return (IsOfOpenNet(ip) || allowed.Any(n => n.Contains(ip))) && !IsThisMachine(ip);
    }

    /// <summary>Whether an address is one that anybody on the net can reach.</summary>
    public static bool IsOfOpenNet(IPAddress address)
    {
        var ip = Plain(address);
        return (ip.AddressFamily == AddressFamily.InterNetwork || (OpenNet.Contains(ip) && ip.ScopeId == 0))
            && !Array.Exists(Closed, n => n.Contains(ip));
    }

    /// <summary>Connects to a host, at an address that may be reached; the name is looked up here, so that it cannot mean something else a moment later.</summary>
    /// <exception cref="NetworkClosed">It has no such address.</exception>
    internal async ValueTask<Stream> Connect(DnsEndPoint to, CancellationToken cancel)
    {
        var reached = IsOwn(to.Host) ? [] : (await Dns.GetHostAddressesAsync(to.Host, cancel)).Where(MayReach).ToArray();
        if (reached.Length == 0)
        {
            throw new NetworkClosed();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(reached, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // ::ffff:127.0.0.1 is 127.0.0.1.
    static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    static bool IsThisMachine(IPAddress ip) =>
        NetworkInterface.GetAllNetworkInterfaces().SelectMany(n => n.GetIPProperties().UnicastAddresses).Any(own => own.Address.Equals(ip));

    // What listens below 1024 is mail, files and the like, which a message might say something to.
    static bool IsPort(Uri address, bool isLocal) => address.Port is 443 or 80 or >= 1024 || isLocal;
}

/// <summary>What is wrong with an address that messages are to be sent to.</summary>
public enum AddressFault
{
    /// <summary>It is no address on the web, or has a name, a password or a place on a page in it.</summary>
    NotAnAddress,

    /// <summary>It is not https.</summary>
    NotEncrypted,

    /// <summary>It leads to Takt itself, to a closed network or to another kind of service.</summary>
    Closed,
}
