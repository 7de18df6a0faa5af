using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects.S3;

namespace SpotifyInsights.Tests.Proof;

/// <summary>Objects in a bucket of a local R2.</summary>
public sealed class BucketHome(R2Bucket bucket) : StoreHome
{
    public override IObjectStore Store => bucket.Store;

    public override async ValueTask DisposeAsync()
    {
        await bucket.DisposeAsync();
        await base.DisposeAsync();
    }
}
