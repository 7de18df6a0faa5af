using System.Text;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Storage.Objects;

public sealed class RecentObjectsTests : IDisposable
{
    private const string Version = "users/ada/aggregated/versions/00ff.parquet";

    private readonly ManualTimeProvider time = new(DateTimeOffset.UnixEpoch);
    private readonly StoreTally tally;
    private readonly RecentObjects recent;

    public RecentObjectsTests()
    {
        tally = new StoreTally(new MemoryObjectStore(time));
        recent = new RecentObjects(tally.Store, time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => recent.Dispose();

    [Theory]
    [InlineData(Version, 0)]
    [InlineData("users/ada/snapshots/2025-11-20T14-30-00Z/metadata.json", 0)]
    [InlineData("users/ada/polls/2025-11-20T14-30-00Z/recent_tracks.parquet", 0)]
    [InlineData("users/ada/aggregated/last_updated.json", 1)]
    [InlineData("users/ada/aggregated/unique_tracks.parquet", 1)]
    [InlineData("users/ada/polls/months/2025-08.parquet", 1)]
    [InlineData("users/ada/account.json", 1)]
    [InlineData("users/snapshots/profile.json", 1)]
    [InlineData("system/quota.json", 1)]
    public async Task Get_OfWhatWasJustWritten_AsksOnlyForWhatMayChange(string key, int reads)
    {
        await PutAsync(key, "content");

        Text(await recent.GetAsync(key, Token)).ShouldBe("content");

        tally.Reads.Count.ShouldBe(reads);
    }

    [Fact]
    public async Task Read_OfWhatWasJustRead_AsksNothing()
    {
        await tally.Store.PutAsync(Version, Encoding.UTF8.GetBytes("0123456789"), PutCondition.None, Token);
        var first = (await recent.GetAsync(Version, Token))!;
        tally.Reset();

        (await recent.FindAsync(Version, Token)).ShouldBe(first.Info);
        Encoding.UTF8.GetString((await recent.GetBytesAsync(Version, 7, 100, Token))!.Value.Span).ShouldBe("789");

        tally.Reads.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_AfterAWhile_AsksAgain()
    {
        await PutAsync(Version, "content");

        time.Advance(RecentObjects.Age);
        await recent.GetAsync(Version, Token);

        tally.Reads.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Get_Deleted_IsGone()
    {
        await PutAsync(Version, "content");

        await recent.DeleteAllAsync([Version], Token);

        (await recent.GetAsync(Version, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Put_WhoseConditionFails_IsNotRemembered()
    {
        await PutAsync(Version, "first");

        (await recent.PutAsync(Version, Encoding.UTF8.GetBytes("second"), PutCondition.Absent, Token)).IsWritten.ShouldBeFalse();

        Text(await recent.GetAsync(Version, Token)).ShouldBe("first");
    }

    [Fact]
    public async Task Memory_IsBounded_TheOldestGoesFirst()
    {
        var large = new byte[5 << 18];
        for (var i = 0; i < 4; i++)
        {
            await recent.PutAsync($"users/ada/aggregated/versions/{i}.parquet", large, PutCondition.None, Token);
        }

        tally.Reset();
        await recent.GetAsync("users/ada/aggregated/versions/1.parquet", Token);
        tally.Reads.Count.ShouldBe(0);
        await recent.GetAsync("users/ada/aggregated/versions/0.parquet", Token);
        tally.Reads.Count.ShouldBe(1);
    }

    private async Task PutAsync(string key, string content) => await recent.PutAsync(key, Encoding.UTF8.GetBytes(content), PutCondition.None, Token);

    private static string? Text(StoredObject? stored) => stored is null ? null : Encoding.UTF8.GetString(stored.Content.Span);
}
