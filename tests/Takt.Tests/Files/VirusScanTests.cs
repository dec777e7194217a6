using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Takt.Tests;

/// <summary>A file is sent to clamd as it wants it, over TCP and over a socket of the machine, and its answers are understood.</summary>
public sealed class VirusScanTests
{
    // The file all scanners agree to call a virus, in two parts so that none takes this one for it.
    static readonly string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<bool> BothWays => [true, false];

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task What_is_found_is_told_by_name_and_what_is_clean_is_let_through(bool isLocal)
    {
        await using var clamd = new Clamd(isLocal);
        var scan = new ClamScan(clamd.At, TimeSpan.FromSeconds(10));
        Assert.Equal("Win.Test.EICAR_HDB-1", await scan.Scan(new MemoryStream(Encoding.ASCII.GetBytes(Eicar)), Cancel));
        var large = new MemoryStream(new byte[300_000]);
        Assert.Null(await scan.Scan(large, Cancel));
        Assert.Equal(0, large.Position); // and can be read again
        Assert.Equal([Eicar.Length, 300_000], clamd.Received);
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR")]
    [InlineData("")]
    [InlineData("hei")]
    public async Task An_answer_that_is_neither_is_nobodys_word_that_it_is_clean(string answer)
    {
        await using var clamd = new Clamd(isLocal: false) { Answer = answer };
        await Assert.ThrowsAsync<ScannerAway>(() => new ClamScan(clamd.At, TimeSpan.FromSeconds(10)).Scan(new MemoryStream([1]), Cancel));
    }

    [Fact]
    public async Task One_that_is_away_or_says_nothing_is_away()
    {
        var nobody = new Uri($"tcp://127.0.0.1:{Ports.Free()}");
        await Assert.ThrowsAsync<ScannerAway>(() => new ClamScan(nobody, TimeSpan.FromSeconds(10)).Scan(new MemoryStream([1]), Cancel));
        await Assert.ThrowsAsync<ScannerAway>(() =>
            new ClamScan(new("unix:/finnes/ikke.ctl"), TimeSpan.FromSeconds(10)).Scan(new MemoryStream([1]), Cancel)
        );
        await using var silent = new Clamd(isLocal: false) { Answer = null };
        await Assert.ThrowsAsync<ScannerAway>(() =>
            new ClamScan(silent.At, TimeSpan.FromMilliseconds(200)).Scan(new MemoryStream([1]), Cancel)
        );
    }

    [Theory]
    [InlineData("tcp://127.0.0.1:3310", true)]
    [InlineData("unix:/run/clamav/clamd.ctl", true)]
    [InlineData("tcp://clamav", false)]
    [InlineData("http://clamav:3310", false)]
    [InlineData("/run/clamav/clamd.ctl", false)]
    [InlineData("", false)]
    public void A_setting_says_where_it_is(string setting, bool isAddress) => Assert.Equal(isAddress, ClamScan.IsAddress(setting));

    /// <summary>What clamd does with INSTREAM, and no more: reads the pieces to the empty one, and answers by what it read.</summary>
    internal sealed class Clamd : IAsyncDisposable
    {
        readonly Socket listener;
        readonly string? path;
        readonly CancellationTokenSource stop = new();
        readonly Task serving;

        public Clamd(bool isLocal)
        {
            path = isLocal ? Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}.ctl") : null;
            listener = isLocal
                ? new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new(SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(isLocal ? new UnixDomainSocketEndPoint(path!) : new IPEndPoint(IPAddress.Loopback, 0));
            listener.Listen();
            At = isLocal ? new($"unix:{path}") : new($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}");
            serving = Serve();
        }

        public Uri At { get; }

        /// <summary>What it says whatever it reads; null says nothing.</summary>
        public string? Answer { get; init; } = ByContent;

        public List<int> Received { get; } = [];

        const string ByContent = "by content";

        async Task Serve()
        {
            try
            {
                while (true)
                {
                    using var socket = await listener.AcceptAsync(stop.Token);
                    await using var stream = new NetworkStream(socket);
                    await Serve(stream);
                }
            }
            catch (OperationCanceledException)
            {
                // the test is over
            }
        }

        async Task Serve(NetworkStream stream)
        {
            var command = new byte[10];
            await stream.ReadExactlyAsync(command, stop.Token);
            Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
            using var whole = new MemoryStream();
            var length = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length, stop.Token);
                var count = BinaryPrimitives.ReadInt32BigEndian(length);
                if (count == 0)
                {
                    break;
                }

                var piece = new byte[count];
                await stream.ReadExactlyAsync(piece, stop.Token);
                whole.Write(piece);
            }

            Received.Add((int)whole.Length);
            if (Answer is null)
            {
                await Task.Delay(TimeSpan.FromSeconds(5), stop.Token);
                return;
            }

            var found = Encoding.Latin1.GetString(whole.ToArray()).Contains("EICAR-STANDARD", StringComparison.Ordinal);
            var said =
                Answer != ByContent ? Answer
                : found ? "stream: Win.Test.EICAR_HDB-1 FOUND"
                : "stream: OK";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{said}\0"), stop.Token);
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await serving;
            listener.Dispose();
            stop.Dispose();
            if (path is not null)
            {
                File.Delete(path);
            }
        }
    }
}
