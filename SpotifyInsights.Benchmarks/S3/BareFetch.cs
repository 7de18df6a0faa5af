using System.Net.Http.Headers;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Benchmarks.S3;

/// <summary>An HttpClient and nothing else that fetches ranges through addresses that were signed beforehand.</summary>
public sealed class BareFetch : IDisposable
{
    private readonly HttpClient client = new();
    private readonly List<(Uri Address, RangeHeaderValue? Range)> reads = [];

    public BareFetch(S3ObjectStoreOptions bucket, IEnumerable<(string Path, RangeHeaderValue? Range)> recorded, DateTimeOffset expires)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        ArgumentNullException.ThrowIfNull(recorded);
        var configuration = new AmazonS3Config { ServiceURL = bucket.ServiceUrl.ToString(), ForcePathStyle = true, AuthenticationRegion = bucket.Provider.Region.Value };
        using var signer = new AmazonS3Client(new BasicAWSCredentials(bucket.AccessKeyId, bucket.SecretAccessKey), configuration);
        var root = $"{bucket.ServiceUrl.AbsolutePath.TrimEnd('/')}/{bucket.Bucket}/";
        foreach (var (path, range) in recorded)
        {
            var request = new GetPreSignedUrlRequest
            {
                BucketName = bucket.Bucket,
                Key = Uri.UnescapeDataString(path[root.Length..]),
                Expires = expires.UtcDateTime,
                Protocol = bucket.ServiceUrl.Scheme == Uri.UriSchemeHttp ? Protocol.HTTP : Protocol.HTTPS,
            };
            reads.Add((new Uri(signer.GetPreSignedURL(request)), range));
        }
    }

    /// <summary>Fetches everything once, as many at a time as <paramref name="concurrency"/>, and returns the bytes.</summary>
    public async Task<long> FetchAsync(int concurrency)
    {
        var bytes = 0L;
        await Parallel.ForEachAsync(reads, new ParallelOptions { MaxDegreeOfParallelism = concurrency }, async (read, token) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, read.Address);
            request.Headers.Range = read.Range;
            using var answer = await client.SendAsync(request, token);
            answer.EnsureSuccessStatusCode();
            Interlocked.Add(ref bytes, (await answer.Content.ReadAsByteArrayAsync(token)).Length);
        });
        return bytes;
    }

    public void Dispose() => client.Dispose();
}
