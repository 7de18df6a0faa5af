namespace SpotifyInsights.Storage.Objects;

/// <summary>Which bucket an <see cref="S3ObjectStore"/> is, and how patient it is.</summary>
public sealed class S3ObjectStoreOptions
{
    /// <summary>Five MiB is the least that S3 takes as a part, and 10,000 parts the most.</summary>
    public const int DefaultPartSize = 8 * 1024 * 1024;

    /// <summary>Who serves the bucket.</summary>
    public required S3Provider Provider { get; init; }

    /// <summary>The service's address, without the bucket.</summary>
    public required Uri ServiceUrl { get; init; }

    /// <summary>The bucket's name.</summary>
    public required string Bucket { get; init; }

    /// <summary>The public half of the key pair.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret half of the key pair.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>How often a request is sent again after a passing fault. 0 or more. Default: 5.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>About how long the first wait between two attempts is; it doubles with each further one. Default: 0.2 s.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>No wait is longer. Default: 5 s.</summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What one attempt may take, with its body. Default: 100 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Longer objects are written in parts of this many bytes, where the service allows. At least 5 MiB. Default: 8 MiB.</summary>
    public int PartSize { get; init; } = DefaultPartSize;
}
