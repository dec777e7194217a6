using System.Diagnostics;

namespace Takt.Tests;

/// <summary>
/// s3rver, an S3-like server (which checks who signs, and not version 4 signatures), on a port of its own, where it is installed: ./takt test does so in out/s3,
/// and TAKT_S3RVER may say where else. Without it the tests that ask for it are skipped.
/// </summary>
public sealed class S3Server : IAsyncLifetime
{
    const string Name = "takt";
    const string Key = "S3RVER"; // the one it knows

    readonly string folder = System.IO.Directory.CreateTempSubdirectory("takt-s3-").FullName;
    readonly List<Bucket> buckets = [];
    readonly int port = Ports.Free();
    Process? process;

    static string? Program { get; } =
        new[]
        {
            Environment.GetEnvironmentVariable("TAKT_S3RVER"),
            Path.Combine(Source.Root, "out", "s3", "node_modules", "s3rver", "bin", "s3rver.js"),
        }.FirstOrDefault(File.Exists);

    internal FileSettings Settings =>
        new()
        {
            Store = FileSettings.InBucket,
            Endpoint = $"http://127.0.0.1:{port}",
            Bucket = Name,
            AccessKey = Key,
            SecretKey = Key,
        };

    /// <summary>Skips the test where there is no server.</summary>
    internal void MustRun() => Assert.SkipWhen(process is null, "There is no S3-like server here. ./takt test installs one (npm: s3rver).");

    internal Bucket Bucket(string? name = null, string? accessKey = null)
    {
        MustRun();
        var settings = Settings;
        (settings.Bucket, settings.AccessKey) = (name ?? Name, accessKey ?? Key);
        var bucket = new Bucket(settings);
        buckets.Add(bucket);
        return bucket;
    }

    public async ValueTask InitializeAsync()
    {
        if (Program is null || Tools.Find("node") is not { } node)
        {
            return;
        }

        process = Process.Start(
            new ProcessStartInfo(
                node,
                [Program, "--directory", folder, "--address", "127.0.0.1", "--port", $"{port}", "--silent", "--configure-bucket", Name]
            )
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        );
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        for (var tries = 0; ; tries++)
        {
            try
            {
                await client.GetAsync(new Uri(Settings.Endpoint));
                return;
            }
            catch (HttpRequestException) when (tries < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        buckets.ForEach(b => b.Dispose());
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        System.IO.Directory.Delete(folder, recursive: true);
    }
}
