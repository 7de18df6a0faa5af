using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Hosting;

/// <summary>The bucket of `Storage:Provider` `s3` (section `Storage:S3`).</summary>
public sealed class S3Options
{
    /// <summary>`r2`, `aws` or `other`: who serves the bucket. Default: `r2`.</summary>
    public string Provider { get; set; } = "r2";

    /// <summary>The service's address without the bucket, such as `https://ACCOUNT.r2.cloudflarestorage.com`.</summary>
    public string ServiceUrl { get; set; } = "";

    /// <summary>The bucket's name.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>The public half of the key pair.</summary>
    public string AccessKeyId { get; set; } = "";

    /// <summary>The secret half of the key pair.</summary>
    public string SecretAccessKey { get; set; } = "";

    /// <summary>The same for a store; only for validated options.</summary>
    internal S3ObjectStoreOptions ToBucket() => new()
    {
        Provider = S3Provider.Find(Provider) ?? throw new InvalidOperationException($"There is no S3 provider '{Provider}'."),
        ServiceUrl = new Uri(ServiceUrl),
        Bucket = Bucket,
        AccessKeyId = AccessKeyId,
        SecretAccessKey = SecretAccessKey,
    };
}
