using System.Net;
using System.Net.Sockets;

namespace Takt.Tests;

/// <summary>
/// The network between the nodes and PostgreSQL: passes bytes on, until it is cut. Then what is sent stays on its way and nobody
/// gets a new connection, as when a cable is out; mended, what waited arrives.
/// </summary>
sealed class Network : IAsyncDisposable
{
    readonly CancellationTokenSource end = new();
    readonly int to;
    TcpListener listener;
    Task accepting;
    TaskCompletionSource whole = Whole();

    public Network(int to)
    {
        this.to = to;
        listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Accept(listener);
    }

    /// <summary>Where the nodes think that PostgreSQL is.</summary>
    public int Port { get; }

    /// <summary>Cuts it.</summary>
    public async Task Cut()
    {
        whole = new(TaskCreationOptions.RunContinuationsAsynchronously);
        listener.Stop();
        await accepting;
    }

    /// <summary>Mends it.</summary>
    public void Mend()
    {
        listener = new(IPAddress.Loopback, Port);
        listener.Start();
        accepting = Accept(listener);
        whole.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        whole.TrySetResult();
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        end.Dispose();
    }

    static TaskCompletionSource Whole()
    {
        var whole = new TaskCompletionSource();
        whole.SetResult();
        return whole;
    }

    async Task Accept(TcpListener from)
    {
        try
        {
            while (true)
            {
                _ = Pass(await from.AcceptTcpClientAsync(end.Token));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or OperationCanceledException or ObjectDisposedException) { }
    }

    async Task Pass(TcpClient node)
    {
        using (node)
        using (var server = new TcpClient { NoDelay = true })
        {
            try
            {
                node.NoDelay = true;
                await server.ConnectAsync(IPAddress.Loopback, to, end.Token);
                await Task.WhenAny(Pump(node.GetStream(), server.GetStream()), Pump(server.GetStream(), node.GetStream()));
            }
            catch (Exception broken) when (broken is SocketException or OperationCanceledException) { }
        }
    }

    async Task Pump(NetworkStream from, NetworkStream to)
    {
        var bytes = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(bytes, end.Token) is > 0 and var count)
            {
                await whole.Task;
                await to.WriteAsync(bytes.AsMemory(0, count), end.Token);
            }

            await whole.Task; // nor does the other side hear that this one has gone
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or ObjectDisposedException) { }
    }
}
