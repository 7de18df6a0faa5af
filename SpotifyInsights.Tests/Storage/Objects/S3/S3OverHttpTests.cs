namespace SpotifyInsights.Tests.Storage.Objects.S3;

public sealed class S3OverHttpTests(R2Servers servers) : S3ObjectStoreContract
{
    protected override Task<R2Server> ServerAsync() => servers.HttpAsync();
}
