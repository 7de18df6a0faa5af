using SpotifyInsights.Api.Hosting;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Maintenance;

/// <summary>The store that a listener is copied to or from: a folder that is named, or what the section `Backup` says, which has the keys of `Storage`.</summary>
public sealed class SecondStore(IConfiguration configuration, IServiceProvider provider)
{
    public const string Section = "Backup";

    /// <summary>Opens it.</summary>
    /// <param name="folder">The folder that was named; null: the section.</param>
    /// <param name="first">The instance's own store.</param>
    /// <returns>The store and how it is called, or what is wrong, in a sentence.</returns>
    internal (IObjectStore? Store, StorageOptions? Options, string Text) Open(string? folder, StorageOptions first)
    {
        var options = folder is null ? configuration.GetSection(Section).Get<StorageOptions>() : new StorageOptions { LocalPath = folder };
        if (options is null)
        {
            return (null, null, $"Name a folder, or set {Section}:Provider and what goes with it, as in the section Storage.");
        }

        if (new StorageOptionsValidator().Validate(Section, options) is { Failed: true } wrong)
        {
            return (null, null, string.Join(' ', wrong.Failures.Select(fault => fault.Replace(StorageOptions.Section + ":", Section + ":", StringComparison.Ordinal))));
        }

        return IsSame(options, first)
            ? (null, null, "That is the instance's own store.")
            : (ObjectStores.OpenBare(options, provider, provider.GetRequiredService<TimeProvider>(), local: null), options, Name(options));
    }

    private static bool IsSame(StorageOptions one, StorageOptions other) => one.IsInBucket == other.IsInBucket
        && (one.IsInBucket ? (one.S3.ServiceUrl.TrimEnd('/'), one.S3.Bucket) == (other.S3.ServiceUrl.TrimEnd('/'), other.S3.Bucket) : one.LocalRoot == other.LocalRoot);

    private static string Name(StorageOptions options) => options.IsInBucket ? $"the bucket '{options.S3.Bucket}'" : options.LocalRoot;
}
