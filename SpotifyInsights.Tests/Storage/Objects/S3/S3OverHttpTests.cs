using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

public sealed class S3OverHttpTests(R2Servers servers) : S3ObjectStoreContract
{
    protected override Task<R2Server> ServerAsync() => servers.HttpAsync();

    [Fact]
    public async Task List_MoreThanAPage_AllInOrder()
    {
        var count = IsFull ? 2_050 : 1_010;
        var keys = Enumerable.Range(0, count).Select(i => $"many/{i:0000}/x").ToList();
        await Parallel.ForEachAsync(keys, Cancellation, async (key, token) => await Store.PutAsync(key, "x"u8.ToArray(), PutCondition.None, token));

        (await ListAsync("many/")).Select(o => o.Key).ShouldBe(keys);
        (await ListAsync("many/", "many/1000/x")).Select(o => o.Key).ShouldBe(keys.Skip(1_001));
        (await FoldersAsync("many/")).Count.ShouldBe(count);
        (await FoldersAsync("many/", "1007")).Take(2).ShouldBe(["1008", "1009"]);
        await Store.DeleteAllAsync([.. keys.Skip(1)], Cancellation);
        (await ListAsync("")).Select(o => o.Key).ShouldBe(["many/0000/x"]);
    }
}
