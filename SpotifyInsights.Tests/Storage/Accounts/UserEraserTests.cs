using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Tests.Aggregation;

namespace SpotifyInsights.Tests.Storage.Accounts;

public sealed class UserEraserTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 10, 30, 5, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erase_CutOffAtAnyDelete_IsCompletedByTheNextRunAndTouchesNobodyElse()
    {
        var (rig, objects) = await FilledAsync();
        await new UserEraser(rig.Objects).EraseAsync(ListenerRig.UserId, Token);
        var changes = rig.Objects.Changes;
        changes.ShouldBeGreaterThanOrEqualTo(objects);

        for (var crashAt = 1; crashAt <= changes; crashAt++)
        {
            (rig, _) = await FilledAsync();
            (rig.Objects.CrashAt, rig.Objects.CrashesAfter) = (crashAt, crashAt % 2 == 0);
            await Should.ThrowAsync<CrashException>(() => new UserEraser(rig.Objects).EraseAsync(ListenerRig.UserId, Token));
            rig.Objects.Reset();

            await new UserEraser(rig.Objects).EraseAsync(ListenerRig.UserId, Token);

            (await KeysAsync(rig, Keys.UsersFolder)).ShouldBe([Keys.Account("ad"), Keys.Account("ada2")], $"crash at delete {crashAt}");
        }
    }

    [Fact]
    public async Task Erase_NobodysFolder_DeletesNothing() =>
        (await new UserEraser(new ListenerRig().Memory).EraseAsync("nobody", Token)).ShouldBe(0);

    [Fact]
    public async Task Erasure_OnceDone_NamesNobody()
    {
        var rig = new ListenerRig();
        await new ErasureStore(rig.Memory).PutAsync("ada", new Erasure(UserId: null, Start), Token);

        var key = (await KeysAsync(rig, "system/")).Single();

        key.ShouldNotContain("ada");
        (await rig.Memory.GetAsync(key, Token))!.Content.ToArray().ShouldBe("""{"user_id":null,"requested_at":"2025-10-30T05:00:00Z"}"""u8.ToArray());
        (await new ErasureStore(rig.Memory).ReadAllAsync(Token)).Single().Value.RequestedAt.ShouldBe(Start);
    }

    private static async Task<List<string>> KeysAsync(ListenerRig rig, string prefix) =>
        await rig.Memory.ListAsync(prefix, startAfter: null, Token).Select(found => found.Key).ToListAsync(Token);

    private static async Task<(ListenerRig Rig, int Objects)> FilledAsync()
    {
        var rig = new ListenerRig();
        await rig.PutAsync(new RandomLife(51, Start, days: 1).Inputs.Take(3));
        await rig.ApplyAsync(AggregationKind.Poll);
        foreach (var userId in (string[])["ad", ListenerRig.UserId, "ada2"])
        {
            await new AccountStore(rig.Memory).PutAsync(new Account { UserId = userId, CreatedAt = Start }, Token);
        }

        rig.Objects.Reset();
        return (rig, (await KeysAsync(rig, Keys.UserFolder(ListenerRig.UserId))).Count);
    }
}
