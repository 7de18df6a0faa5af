using SpotifyInsights.Tests.Storage.Objects.S3;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

public sealed class DemoOnBucketTests(R2Servers servers)
{
    [Fact]
    public async Task Demo_InAnEmptyBucket_CollectsAndAnswers()
    {
        await using var bucket = (await servers.HttpAsync()).TakeBucket();
        await using var host = new ApiHost();
        host.Use(bucket);
        host.Settings["Demo:Enabled"] = "true";
        host.Settings["Demo:Days"] = "1";
        host.Settings["Demo:Years"] = "1";
        using var client = host.Anonymous();
        var limit = Patience.Token();
        while (true)
        {
            using var ready = await client.GetAsync("/health/ready", limit);
            if (ready.IsSuccessStatusCode)
            {
                break;
            }

            await Patience.PauseAsync(limit);
        }

        (await bucket.Store.FindAsync("users/demo/aggregated/all_recent_tracks.parquet", limit)).ShouldNotBeNull();
        (await bucket.Store.FindAsync("system/demo.json", limit)).ShouldNotBeNull();
        Directory.Exists(Path.Combine(host.Folder, "users")).ShouldBeFalse();
    }
}
