using System.Net;
using System.Net.Sockets;

namespace Takt.Tests;

/// <summary>Programs of the machine that a test starts.</summary>
static class Tools
{
    static readonly string[] Elsewhere =
    [
        "/usr/sbin", // where Debian puts what ordinary users seldom start
        .. Enumerable.Range(0, 10).Select(back => $"/usr/lib/postgresql/{20 - back}/bin"),
    ];

    /// <summary>Where a program is; null when it is not installed.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Concat(Elsewhere)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}

/// <summary>Ports nobody uses.</summary>
static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
