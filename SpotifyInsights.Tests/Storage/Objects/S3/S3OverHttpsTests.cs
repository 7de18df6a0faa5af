namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>As in production, where the body is not signed.</summary>
public sealed class S3OverHttpsTests(R2Servers servers) : S3ObjectStoreContract
{
    protected override Task<R2Server> ServerAsync() => servers.HttpsAsync();
}
