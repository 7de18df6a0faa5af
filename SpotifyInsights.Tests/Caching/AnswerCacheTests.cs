using System.Text;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Caching;

public sealed class AnswerCacheTests
{
    private const int Megabyte = 1024 * 1024;
    private readonly AnswerCache cache = Of(megabytes: 1);
    private int made;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_Twice_MakesOnce_AndGivesTheSameBytes()
    {
        var first = await GetAsync("a");
        var second = await GetAsync("a");

        second.ShouldBeSameAs(first);
        made.ShouldBe(1);
        cache.Find("a").ShouldBeSameAs(first);
        cache.Find("b").ShouldBeNull();
    }

    [Fact]
    public async Task Get_ManyAtOnce_MakesOnce()
    {
        var mayMake = new TaskCompletionSource();
        var asking = Enumerable.Range(0, 50).Select(_ => cache.GetAsync("a", () => SlowAsync(mayMake.Task), Token)).ToList();

        mayMake.SetResult();
        var answers = await Task.WhenAll(asking);

        made.ShouldBe(1);
        answers.Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Get_WhoLeaves_DoesNotEndWhatOthersWaitFor()
    {
        var mayMake = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        var left = cache.GetAsync("a", () => SlowAsync(mayMake.Task), leaving.Token);
        var stayed = cache.GetAsync("a", () => SlowAsync(mayMake.Task), Token);

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => left);
        mayMake.SetResult();

        (await stayed).Tag.ShouldBe("a");
        made.ShouldBe(1);
    }

    [Fact]
    public async Task Get_AFailure_ReachesAllWhoAsked_AndIsNotKept()
    {
        var mayFail = new TaskCompletionSource();
        async Task<FinishedAnswer> FailAsync()
        {
            await mayFail.Task;
            made++;
            throw new IOException("once");
        }

        var asking = Enumerable.Range(0, 3).Select(_ => cache.GetAsync("a", FailAsync, Token)).ToList();
        mayFail.SetResult();
        foreach (var one in asking)
        {
            (await Should.ThrowAsync<IOException>(() => one)).Message.ShouldBe("once");
        }

        made.ShouldBe(1);
        cache.Find("a").ShouldBeNull();
        (await GetAsync("a")).Tag.ShouldBe("a");
    }

    [Fact]
    public async Task Get_MoreThanTheBound_DropsTheLeastRecentlyUsed()
    {
        const int third = Megabyte / 3;
        await GetAsync("a", third - 1_000);
        await GetAsync("b", third - 1_000);
        await GetAsync("c", third - 1_000);
        await GetAsync("a");

        await GetAsync("d", third - 1_000);

        (cache.Find("a") is not null, cache.Find("b") is not null, cache.Find("c") is not null, cache.Find("d") is not null).ShouldBe((true, false, true, true));
        cache.Bytes.ShouldBeInRange(3 * (third - 1_000), Megabyte);
    }

    [Fact]
    public async Task Get_ThousandsOfAnswers_NeverHoldsMoreThanTheBound()
    {
        var random = new Random(1);
        for (var i = 0; i < 3_000; i++)
        {
            await GetAsync($"{random.Next(1_000)}", random.Next(20_000), $"user {random.Next(3)}", "one state");
            cache.Bytes.ShouldBeLessThanOrEqualTo(Megabyte);
        }

        cache.Bytes.ShouldBeGreaterThan(Megabyte * 9 / 10);
    }

    [Fact]
    public async Task Get_LargerThanTheBound_IsGivenAndNotKept()
    {
        (await GetAsync("a", 2 * Megabyte)).Body.Length.ShouldBe(2 * Megabyte);

        cache.Find("a").ShouldBeNull();
        cache.Bytes.ShouldBe(0);
    }

    [Fact]
    public async Task Get_WithNoRoomAtAll_MakesEachTime()
    {
        var none = Of(megabytes: 0);
        for (var i = 0; i < 2; i++)
        {
            await none.GetAsync("a", () => MakeAsync("a", 10, "ada", "1"), Token);
        }

        made.ShouldBe(2);
    }

    [Fact]
    public async Task Get_OfANewState_DropsThatListenersFormerAnswersAlone()
    {
        await GetAsync("ada 1", 10, "ada", "1");
        await GetAsync("bob 1", 10, "bob", "1");

        await GetAsync("ada 2", 10, "ada", "2");

        (cache.Find("ada 1") is not null, cache.Find("bob 1") is not null, cache.Find("ada 2") is not null).ShouldBe((false, true, true));
    }

    [Fact]
    public async Task Get_WhatIsMadeBearsAnotherTag_KeepsItUnderThat()
    {
        await cache.GetAsync("asked", () => MakeAsync("newer", 10, "ada", "2"), Token);

        cache.Find("asked").ShouldBeNull();
        cache.Find("newer").ShouldNotBeNull();
    }

    [Fact]
    public async Task Forget_AListener_LeavesTheOthers()
    {
        await GetAsync("ada 1", 10, "ada", "1");
        await GetAsync("bob 1", 10, "bob", "1");

        cache.Forget("ada");

        (cache.Find("ada 1") is not null, cache.Find("bob 1") is not null).ShouldBe((false, true));
        cache.Bytes.ShouldBe(cache.Find("bob 1")!.Bytes);
    }

    private static AnswerCache Of(int megabytes) => new(Options.Create(new CacheOptions { ResultMegabytes = megabytes }));

    private Task<FinishedAnswer> GetAsync(string tag, int bytes = 10, string userId = "ada", string state = "1") =>
        cache.GetAsync(tag, () => MakeAsync(tag, bytes, userId, state), Token);

    private Task<FinishedAnswer> MakeAsync(string tag, int bytes, string userId, string state)
    {
        made++;
        return Task.FromResult(new FinishedAnswer(tag, userId, state, Encoding.UTF8.GetBytes(new string('x', bytes))));
    }

    private async Task<FinishedAnswer> SlowAsync(Task mayMake)
    {
        await mayMake.WaitAsync(Patience.Token());
        return await MakeAsync("a", 10, "ada", "1");
    }
}
