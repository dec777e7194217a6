using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Takt.Kernel;

/// <summary>Looks through a file before it is stored.</summary>
public interface IVirusScan
{
    /// <summary>What was found in it; null when nothing was.</summary>
    /// <exception cref="ScannerAway">Nobody could say.</exception>
    Task<string?> Scan(Stream content, CancellationToken cancel);
}

/// <summary>The scanner did not answer, or not so that it could be understood.</summary>
public sealed class ScannerAway(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Where no scanner is set up: files are taken by their kind alone.</summary>
sealed class NoScan : IVirusScan
{
    public Task<string?> Scan(Stream content, CancellationToken cancel) => Task.FromResult<string?>(null);
}

/// <summary>
/// Asks ClamAV's clamd by its INSTREAM: the length of each piece before it, nothing at the end, and one line back. Over TCP
/// (<c>tcp://host:3310</c>) or a socket of this machine (<c>unix:/run/clamav/clamd.ctl</c>).
/// </summary>
/// <param name="at">Where.</param>
/// <param name="patience">How long a file may take.</param>
public sealed class ClamScan(Uri at, TimeSpan patience) : IVirusScan
{
    const int PieceSize = 64 * 1024;
    const int LongestAnswer = 4096;
    const string Found = " FOUND";

    /// <summary>Whether a setting says where a scanner is.</summary>
    public static bool IsAddress(string setting) =>
        Uri.TryCreate(setting, UriKind.Absolute, out var uri)
        && (uri is { Scheme: "tcp", Host.Length: > 0, Port: > 0 } || (uri.Scheme == "unix" && uri.AbsolutePath.Length > 1));

    /// <inheritdoc/>
    public async Task<string?> Scan(Stream content, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            content.Position = 0;
            using var socket = await Connected(limit.Token);
            await using var stream = new NetworkStream(socket);
            var answer = await Ask(stream, content, limit.Token);
            content.Position = 0;
            return answer.EndsWith(": OK", StringComparison.Ordinal) ? null
                : answer.EndsWith(Found, StringComparison.Ordinal)
                    ? answer[(answer.IndexOf(':', StringComparison.Ordinal) + 1)..^Found.Length].Trim()
                : throw new ScannerAway($"clamd answered '{answer}'.");
        }
        catch (Exception trouble)
            when (trouble is SocketException or IOException || (trouble is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new ScannerAway($"clamd at {at} does not answer.", trouble);
        }
    }

    async Task<Socket> Connected(CancellationToken cancel)
    {
        var isLocal = at.Scheme == "unix";
        var socket = isLocal
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await (
                isLocal
                    ? socket.ConnectAsync(new UnixDomainSocketEndPoint(at.AbsolutePath), cancel)
                    : socket.ConnectAsync(at.Host, at.Port, cancel)
            );
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    static async Task<string> Ask(NetworkStream clamd, Stream content, CancellationToken cancel)
    {
        await clamd.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var piece = new byte[4 + PieceSize];
        int read;
        do
        {
            read = await content.ReadAsync(piece.AsMemory(4), cancel);
            BinaryPrimitives.WriteInt32BigEndian(piece, read);
            await clamd.WriteAsync(piece.AsMemory(0, 4 + read), cancel);
        } while (read > 0);

        var answer = new byte[LongestAnswer];
        var length = await clamd.ReadAtLeastAsync(answer, LongestAnswer, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }
}
