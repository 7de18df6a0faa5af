using System.Text;
using NodaTime;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Accounts;

public sealed class AccountStoresTests
{
    private static readonly Instant At = Instant.FromUtc(2025, 11, 20, 14, 30);
    private readonly MemoryObjectStore objects = new(new SettableClock(DateTimeOffset.UnixEpoch));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Account_StoredAndRead_IsTheSame()
    {
        var accounts = new AccountStore(objects);
        var account = new Account { UserId = "ada", CreatedAt = At, TimeZone = "Europe/Berlin", ProtectedTokens = "secret" };

        var stored = await accounts.PutAsync(account, Token);

        (await accounts.FindAsync("ada", Token)).ShouldBe(stored);
        stored.ShouldBe(account with { Version = stored.Version });
        var json = Encoding.UTF8.GetString((await objects.GetAsync(Keys.Account("ada"), Token))!.Content.Span);
        json.ShouldContain("\"time_zone\":\"Europe/Berlin\"");
        json.ShouldContain("\"created_at\":\"2025-11-20T14:30:00Z\"");
        (await accounts.FindAsync("bob", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Account_ChangedByTwo_SecondMustReadAgain()
    {
        var accounts = new AccountStore(objects);
        var read = await accounts.PutAsync(new Account { UserId = "ada", CreatedAt = At }, Token);
        await accounts.PutAsync(read with { NeedsSignIn = true }, Token);

        await Should.ThrowAsync<ObjectChangedException>(() => accounts.PutAsync(read with { TimeZone = "UTC" }, Token));
        (await accounts.FindAsync("ada", Token))!.NeedsSignIn.ShouldBeTrue();
    }

    [Fact]
    public async Task Account_FileCutOff_IsAnErrorThatNamesTheKey()
    {
        await objects.PutAsync(Keys.Account("ada"), "{\"user_id\":\"a"u8.ToArray(), PutCondition.None, Token);

        var error = await Should.ThrowAsync<CorruptObjectException>(() => new AccountStore(objects).FindAsync("ada", Token));
        error.Message.ShouldContain("users/ada/account.json");
    }

    [Fact]
    public async Task ListUserIds_FoldersWithAndWithoutAccount_ListsThoseWith()
    {
        var accounts = new AccountStore(objects);
        await accounts.PutAsync(new Account { UserId = "b c", CreatedAt = At }, Token);
        await accounts.PutAsync(new Account { UserId = "a", CreatedAt = At }, Token);
        await objects.PutAsync("users/guest/profile.json", "{}"u8.ToArray(), PutCondition.None, Token);

        (await accounts.ListUserIdsAsync(Token).ToListAsync(Token)).ShouldBe(["a", "b c"]);
    }

    [Fact]
    public async Task Owner_TwoClaims_FirstStays()
    {
        var owners = new OwnerStore(objects);

        (await owners.ClaimAsync("ada", Token)).ShouldBe("ada");
        (await owners.ClaimAsync("bob", Token)).ShouldBe("ada");
    }

    [Fact]
    public async Task Quota_EarlierBlockAfterLater_LaterStays()
    {
        var quota = new QuotaStore(objects, TimeProvider.System);
        await quota.BlockAsync("player", At, Token);
        await quota.BlockAsync("player", At - Duration.FromHours(1), Token);
        await quota.BlockAsync("top", At + Duration.FromHours(1), Token);

        (await quota.FindAsync("player", Token)).ShouldBe(At);
        (await quota.FindAsync("me", Token)).ShouldBeNull();
        (await quota.ReadAllAsync(Token)).Count.ShouldBe(2);
    }
}
