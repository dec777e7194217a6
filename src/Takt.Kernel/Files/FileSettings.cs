using System.Diagnostics.CodeAnalysis;

namespace Takt.Kernel;

/// <summary>Where files lie: section "Takt:Files" of the configuration (environment: Takt__Files__Store and so on).</summary>
public sealed class FileSettings
{
    /// <summary>A folder: as long as there is one node, or a disk that the nodes share.</summary>
    public const string InFolder = "folder";

    /// <summary>Each municipality's database.</summary>
    public const string InDatabase = "database";

    /// <summary>A store that speaks as Amazon S3 does.</summary>
    public const string InBucket = "s3";

    /// <summary>"folder", "database" or "s3".</summary>
    public string Store { get; set; } = InFolder;

    /// <summary>The folder; empty means "files" in the data folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Address of the S3-like store.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The bucket; each municipality has its own part of it.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>The region that requests are signed for; many stores do not care.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Who signs.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>What is signed with. From the environment or a folder of secrets, never from a settings file.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>What is wrong, by the name of its key.</summary>
    public IEnumerable<string> Wrong()
    {
        if (Store is not (InFolder or InDatabase or InBucket))
        {
            yield return $"Takt:Files:Store is '{Store}'. It must be folder, database or s3.";
        }

        if (Store is not InBucket)
        {
            yield break;
        }

        if (!IsWeb(Endpoint, out _))
        {
            yield return $"Takt:Files:Endpoint is '{Endpoint}'. It must be the address of the S3-like store, for example https://s3.example.no.";
        }

        foreach (
            var (key, value) in new[]
            {
                (nameof(Bucket), Bucket),
                (nameof(Region), Region),
                (nameof(AccessKey), AccessKey),
                (nameof(SecretKey), SecretKey),
            }
        )
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return $"Takt:Files:{key} is empty, and Takt:Files:Store is s3.";
            }
        }
    }

    static bool IsWeb(string address, [NotNullWhen(true)] out Uri? uri) =>
        Uri.TryCreate(address, UriKind.Absolute, out uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
