using SpotifyInsights.Tests.Storage.Objects.S3;

namespace SpotifyInsights.Tests.Api;

public sealed class MainJobOnBucketTests(R2Servers servers) : MainJobContract
{
    private R2Bucket? _bucket;

    protected override async Task ChooseStoreAsync(ApiHost host)
    {
        _bucket = (await servers.HttpsAsync()).TakeBucket();
        host.Use(_bucket);
    }

    [Fact]
    public async Task Listener_MovesToAnotherNode_StaysSignedInAndGoesOn()
    {
        using var first = await SignInAsync(Host);
        await first.TakeSnapshotAsync();
        await Host.DisposeAsync();

        await using var node = new ApiHost(Host);
        using var listener = node.Anonymous();
        listener.DefaultRequestHeaders.Authorization = first.DefaultRequestHeaders.Authorization;

        (await TemporalAsync(listener)).GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(50);

        // The snapshot needs Spotify's refresh token, which the first node encrypted: its access token has run out.
        node.Clock.Advance(TimeSpan.FromHours(25));
        using var later = node.As("demo");
        var job = await later.TakeSnapshotAsync();
        job.GetProperty("state").GetString().ShouldBe("succeeded", job.ToString());
        (await later.GetJsonAsync("/snapshots")).GetProperty("items").GetArrayLength().ShouldBe(2);
        Directory.Exists(Path.Combine(node.Folder, "users")).ShouldBeFalse("only the job database lies on the node");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_bucket is not null)
        {
            await _bucket.DisposeAsync();
        }
    }
}
