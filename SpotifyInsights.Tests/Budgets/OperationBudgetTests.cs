using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Spotify.Tokens;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Collection;
using SpotifyInsights.Tests.Spotify;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Budgets;

/// <summary>
/// What a process that was just started asks of the store, after a month and after ten years. What the process keeps for all jobs is in memory:
/// the listener's access token (one read more where it is renewed, once an hour) and the app's quota (one read a minute).
/// </summary>
public sealed class OperationBudgetTests
{
    private const int TenYears = 120;

    private static readonly ConcurrentDictionary<int, Lazy<Task<MemoryObjectStore>>> Lives = new();


    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string UserId => SpotifyHost.UserId;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(TenYears, false)]
    [InlineData(TenYears, true)]
    public async Task Snapshot_WithAggregationAndView_AtMost24WritesAnd12Reads(int months, bool overTheTurnOfAMonth)
    {
        var tally = await AfterAsync(months);
        using var host = await ProcessAsync(tally);
        host.WithAnswers(Page(overTheTurnOfAMonth));

        await host.CollectAsync(Cancel);

        Report($"snapshot after {months} months{(overTheTurnOfAMonth ? ", two months touched" : "")}", tally);
        tally.Writes.Count.ShouldBeLessThanOrEqualTo(24, tally.ToString());
        tally.Reads.Count.ShouldBeLessThanOrEqualTo(12, tally.ToString());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(TenYears, false)]
    [InlineData(TenYears, true)]
    public async Task Poll_WithAggregation_AtMost5WritesAnd4Reads(int months, bool overTheTurnOfAMonth)
    {
        var tally = await AfterAsync(months);
        using var host = await ProcessAsync(tally);
        host.WithAnswers(Page(overTheTurnOfAMonth));

        (await host.PollAsync(Cancel)).PollId.ShouldNotBeNull();

        Report($"poll after {months} months{(overTheTurnOfAMonth ? ", two months touched" : "")}", tally);
        tally.Writes.Count.ShouldBeLessThanOrEqualTo(5, tally.ToString());
        tally.Reads.Count.ShouldBeLessThanOrEqualTo(4, tally.ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(TenYears)]
    public async Task Poll_WithNothingNew_1Write(int months)
    {
        var tally = await AfterAsync(months);
        using (var before = await ProcessAsync(tally))
        {
            await before.WithAnswers(Page(overTheTurnOfAMonth: false)).PollAsync(Cancel);
        }

        using var host = await ProcessAsync(tally);
        host.Host.Time.Advance(TimeSpan.FromMinutes(30));
        (await host.WithAnswers(Page(overTheTurnOfAMonth: false)).PollAsync(Cancel)).PollId.ShouldBeNull();

        Report($"poll with nothing new after {months} months", tally);
        tally.Writes.Count.ShouldBe(1, tally.ToString());
        tally.Reads.Count.ShouldBeLessThanOrEqualTo(4, tally.ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(TenYears)]
    public async Task ColdHistory_OneReadOfTheManifestOneOfTheArtistsAndOneOfEachMonth(int months)
    {
        var tally = await AfterAsync(months);

        var history = await new HistoryStore(tally.Store).LoadAsync(UserId, Cancel);

        Report($"cold load of {months} months, {history!.Plays.Count.ToString(CultureInfo.InvariantCulture)} plays", tally);
        tally.Writes.ShouldBeEmpty();
        tally.Reads.Count(read => read.Verb == StoreVerb.Get).ShouldBe(2, tally.ToString());
        tally.Reads.Where(read => read.Verb == StoreVerb.GetRange).CountBy(read => read.Key).Select(file => file.Value).ShouldBe(Enumerable.Repeat(1, months));
        tally.Reads.Count.ShouldBe(2 + months, tally.ToString());
    }

    // As the server wires it, in a process that begins now: nothing is remembered.
    private static async Task<CollectionHost> ProcessAsync(StoreTally tally)
    {
        var objects = tally.Store;
        var host = new CollectionHost(new RecentObjects(objects, new ManualTimeProvider(SpotifyHost.Start)));
        host.Get<SpotifyTokenService>().Remember(UserId, SpotifyHost.AccessToken, Duration.FromHours(1));
        await host.Get<QuotaStore>().ReadAllAsync(Cancel);
        tally.Reset();
        return host;
    }

    private static string Page(bool overTheTurnOfAMonth) =>
        RecentPages.Of(hasOlder: true, [.. Enumerable.Range(0, 50).Select(i => -5 - (i * (overTheTurnOfAMonth ? 60 : 20)))]);

    private static async Task<StoreTally> AfterAsync(int months) =>
        new((await Lives.GetOrAdd(months, static count => new Lazy<Task<MemoryObjectStore>>(() => LiveAsync(count))).Value).Copy());

    private static async Task<MemoryObjectStore> LiveAsync(int months)
    {
        var objects = new MemoryObjectStore(new ManualTimeProvider(SpotifyHost.Start - TimeSpan.FromDays(1)));
        using (var setup = new SpotifyHost(objects))
        {
            await setup.WithAccountAsync(CancellationToken.None);
        }

        await new LongLife(objects, UserId, (SpotifyHost.Start - TimeSpan.FromHours(12)).ToInstant(), months).WriteAsync(CancellationToken.None);
        return objects;
    }

    private static void Report(string operation, StoreTally tally) => TestContext.Current.SendDiagnosticMessage(
        "{0}: {1} reads ({2} bytes), {3} writes ({4} bytes)",
        operation,
        tally.Reads.Count,
        tally.Reads.Sum(read => read.Bytes),
        tally.Writes.Count,
        tally.Writes.Sum(write => write.Bytes));
}
