namespace SpotifyInsights.Storage.Objects;

/// <summary>Who serves a bucket, and what a client has to know of that service. All differences between services are here, as data.</summary>
public sealed record S3Provider
{
    private static readonly TimeSpan NoLeastWait = TimeSpan.Zero;

    private S3Provider(string name) => Name = name;

    /// <summary>Cloudflare R2.</summary>
    public static S3Provider R2 { get; } = new("r2")
    {
        PathStyle = new(Value: true, "One endpoint serves all buckets of an account, so the bucket stands in the path."),
        Region = new("auto", "R2 has one region, and signatures name it `auto`."),
        ChecksumTrailers = new(Value: false, "R2 answers a body that is signed in chunks, or has a checksum behind it, with 501."),
        ConditionalMultipart = new(Value: false, "R2 knows no conditions when a multipart upload is completed, so a conditional put is one request whatever its size."),
        LeastWaitWhenThrottled = new(TimeSpan.FromSeconds(1), "R2 takes one write per second and key and answers the others with 429."),
    };

    /// <summary>Amazon S3.</summary>
    public static S3Provider Aws { get; } = new("aws")
    {
        PathStyle = new(Value: false, "The bucket is a part of the host name; Amazon gives the other form up."),
        Region = new(null, "The region is a part of the service's host name."),
        ChecksumTrailers = new(Value: true, "Amazon checks every body against the checksum that its SDK sends."),
        ConditionalMultipart = new(Value: true, "Amazon checks If-Match and If-None-Match when a multipart upload is completed."),
        LeastWaitWhenThrottled = new(NoLeastWait, "Amazon limits requests per prefix, and a short wait is enough."),
    };

    /// <summary>Any other server that speaks S3: MinIO, Garage, Ceph.</summary>
    public static S3Provider Other { get; } = new("other")
    {
        PathStyle = new(Value: true, "A server of one's own rarely has a host name for every bucket."),
        Region = new("us-east-1", "Servers without regions expect Amazon's first one in signatures."),
        ChecksumTrailers = new(Value: false, "Older servers do not know them."),
        ConditionalMultipart = new(Value: false, "Few servers check conditions when a multipart upload is completed, and none says that it does not."),
        LeastWaitWhenThrottled = new(NoLeastWait, "No limit is known."),
    };

    /// <summary>Every service there is a name for.</summary>
    public static IReadOnlyList<S3Provider> All { get; } = [R2, Aws, Other];

    /// <summary>`r2`, `aws` or `other`.</summary>
    public string Name { get; }

    /// <summary>Whether the bucket is the first segment of the path (else the first label of the host name).</summary>
    public required S3Quirk<bool> PathStyle { get; init; }

    /// <summary>The region that signatures name; null: it follows from the address of the service.</summary>
    public required S3Quirk<string?> Region { get; init; }

    /// <summary>Whether bodies may be sent in signed chunks with a checksum behind them.</summary>
    public required S3Quirk<bool> ChecksumTrailers { get; init; }

    /// <summary>Whether a multipart upload may be completed under a condition.</summary>
    public required S3Quirk<bool> ConditionalMultipart { get; init; }

    /// <summary>How long to wait at least before a request that was refused as one too many is sent again.</summary>
    public required S3Quirk<TimeSpan> LeastWaitWhenThrottled { get; init; }

    /// <summary>The service of that name, or null.</summary>
    public static S3Provider? Find(string name) => All.FirstOrDefault(provider => provider.Name == name);
}
