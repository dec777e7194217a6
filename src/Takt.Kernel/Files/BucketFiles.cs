using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Takt.Kernel;

/// <summary>The client of an S3-like store: one for all municipalities.</summary>
sealed class Bucket : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Bucket(FileSettings settings) =>
        (Name, Endpoint, Client) = (
            settings.Bucket,
            settings.Endpoint,
            new AmazonS3Client(
                new BasicAWSCredentials(settings.AccessKey, settings.SecretKey),
                new AmazonS3Config
                {
                    ServiceURL = settings.Endpoint,
                    AuthenticationRegion = settings.Region,
                    ForcePathStyle = true,
                    Timeout = Patience,
                    MaxErrorRetry = 2,
                    // The signature covers the bytes' hash already, and not every store knows the newer checksums.
                    RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                    ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
                }
            )
        );

    public string Name { get; }
    public string Endpoint { get; }
    public AmazonS3Client Client { get; }

    public void Dispose() => Client.Dispose();
}

/// <summary>Files in an S3-like store: <c>number/ab/hash</c> in one bucket.</summary>
sealed class BucketFiles(Origin origin, Bucket bucket) : IFileStore
{
    AmazonS3Client Client => bucket.Client;

    string Prefix => $"{origin.Municipality.OrganisationNumber}/";

    public string Place => $"{bucket.Endpoint.TrimEnd('/')}/{bucket.Name}/{Prefix}";

    public bool IsInDatabase => false;

    public async Task Put(string sha256, Stream content, CancellationToken cancel)
    {
        var key = KeyOf(sha256);
        if (await Has(key, cancel))
        {
            return;
        }

        ContentHash.MustMatch(sha256, await ContentHash.Of(content, cancel));
        await Client.PutObjectAsync(
            new()
            {
                BucketName = bucket.Name,
                Key = key,
                InputStream = content,
                AutoCloseStream = false,
                UseChunkEncoding = false, // signed as a whole, which every store understands
                ContentType = "application/octet-stream",
            },
            cancel
        );
    }

    public async Task<Stream?> Open(string sha256, CancellationToken cancel)
    {
        try
        {
            return (await Client.GetObjectAsync(bucket.Name, KeyOf(sha256), cancel)).ResponseStream;
        }
        catch (AmazonS3Exception missing) when (IsMissing(missing))
        {
            return null;
        }
    }

    public Task Delete(string sha256, CancellationToken cancel) => Client.DeleteObjectAsync(bucket.Name, KeyOf(sha256), cancel);

    public async IAsyncEnumerable<StoredContent> List([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var item in Items(cancel))
        {
            if (item.Key[(item.Key.LastIndexOf('/') + 1)..] is var name && ContentHash.Is(name))
            {
                yield return new(name, item.Size ?? 0, (item.LastModified ?? default).ToUniversalTime());
            }
        }
    }

    public async Task DeleteAll(CancellationToken cancel)
    {
        await foreach (var item in Items(cancel))
        {
            await Client.DeleteObjectAsync(bucket.Name, item.Key, cancel);
        }
    }

    IAsyncEnumerable<S3Object> Items(CancellationToken cancel) =>
        Client.Paginators.ListObjectsV2(new() { BucketName = bucket.Name, Prefix = Prefix }).S3Objects;

    async Task<bool> Has(string key, CancellationToken cancel)
    {
        try
        {
            await Client.GetObjectMetadataAsync(bucket.Name, key, cancel);
            return true;
        }
        catch (AmazonS3Exception missing) when (IsMissing(missing))
        {
            return false;
        }
    }

    // Of the content, not of the bucket: without that one everything would look as if it were gone.
    static bool IsMissing(AmazonS3Exception trouble) =>
        trouble.StatusCode == HttpStatusCode.NotFound && trouble.ErrorCode != "NoSuchBucket";

    string KeyOf(string sha256)
    {
        ContentHash.MustBe(sha256);
        return $"{Prefix}{sha256[..2]}/{sha256}";
    }
}
