namespace SpotifyInsights.Api.Hosting;

/// <summary>Where the objects lie (section `Storage`).</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The value of <see cref="Provider"/> for a folder.</summary>
    public const string Local = "local";

    /// <summary>The value of <see cref="Provider"/> for a bucket.</summary>
    public const string Bucket = "s3";

    /// <summary>`local`: a folder of this machine; `s3`: a bucket. Default: `local`.</summary>
    public string Provider { get; set; } = Local;

    /// <summary>
    /// The folder of the local store, and in any case of what this process keeps beside the objects; relative to the folder that the process
    /// was started in. Default: `./data`.
    /// </summary>
    public string LocalPath { get; set; } = "./data";

    /// <summary>The bucket.</summary>
    public S3Options S3 { get; set; } = new();

    /// <summary>The same folder as an absolute path.</summary>
    public string LocalRoot => Path.GetFullPath(LocalPath);

    /// <summary>What this process keeps beside the objects: the job database. Hidden from listings of the store.</summary>
    public string StatePath => Path.Combine(LocalRoot, ".state");

    /// <summary>Whether the objects lie in a bucket.</summary>
    public bool IsInBucket => Provider == Bucket;
}
