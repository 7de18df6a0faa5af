using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Reference;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Caching;

/// <summary>How often an answer is calculated and what the store is asked for it.</summary>
public sealed class MetricsAnswersTests
{
    private static readonly Instant First = Instant.FromUtc(2025, 11, 10, 8, 0);
    private readonly ManualTimeProvider time = new(First.ToDateTimeOffset());
    private readonly CommittedHere committed = new();
    private readonly MemoryObjectStore objects;
    private readonly StoreTally tally;
    private int calculated;

    public MetricsAnswersTests()
    {
        objects = new MemoryObjectStore(time);
        tally = new StoreTally(objects);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_ByManyAtOnce_IsCalculatedOnce()
    {
        await PollAsync(First);
        var answers = Answers();

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => AskAsync(answers), Token)));

        all.ShouldAllBe(answer => answer.Status == 200);
        all.Select(answer => answer.Tag).Distinct().Count().ShouldBe(1);
        calculated.ShouldBe(1);
    }

    [Fact]
    public async Task Answer_ThatTheClientHolds_NeitherCalculatesNorLoadsAnything()
    {
        await PollAsync(First);
        var (tag, _) = await AskAsync(Answers());
        calculated = 0;

        // A start later: nothing is in memory.
        var started = Answers();
        tally.Reset();
        (await AskAsync(started, tag)).ShouldBe((tag, 304));
        tally.Reads.Where(read => read.Verb == StoreVerb.GetRange || read.Key.Contains("versions", StringComparison.Ordinal)).ShouldBeEmpty();
        calculated.ShouldBe(0);

        tally.Reset();
        (await AskAsync(started, tag)).ShouldBe((tag, 304));
        tally.Reads.ShouldBeEmpty("the state is known from a moment ago");
    }

    [Fact]
    public async Task Answer_AfterACommit_IsCalculatedAnew()
    {
        await PollAsync(First);
        var answers = Answers();
        var (tag, _) = await AskAsync(answers);
        await PollAsync(First + Duration.FromHours(1));

        var (other, status) = await AskAsync(answers, tag);

        (status, calculated).ShouldBe((200, 2));
        other.ShouldNotBe(tag);
    }

    [Fact]
    public async Task Answer_WhoseCalculationFailed_IsCalculatedAnew()
    {
        await PollAsync(First);
        var answers = Answers();
        await Should.ThrowAsync<InvalidOperationException>(
            () => answers.OfAsync<int>(Call(), new MetricsQuery(), _ => throw new InvalidOperationException("once"), nameof(AskAsync)));

        (await AskAsync(answers)).Status.ShouldBe(200);
    }

    private MetricsAnswers Answers()
    {
        var options = Options.Create(new CacheOptions());
        var histories = new ListeningHistories(new HistoryStore(tally.Store), new ExclusionStore(tally.Store), committed, options, time);
        var zones = new ListenerZones(new AccountStore(tally.Store), committed);
        var questions = new MetricsQuestions(histories, new PastHistoryStore(tally.Store), zones, new ReferenceRig(tally.Store, time).Data, time);
        var cache = new AnswerCache(options);
        return new MetricsAnswers(questions, cache, new ReadyAnswers(questions, cache), Options.Create(new JsonOptions()));
    }

    private async Task<(string Tag, int? Status)> AskAsync(MetricsAnswers answers, string? held = null)
    {
        var call = Call();
        call.Request.Headers.IfNoneMatch = held;
        var answer = await answers.OfAsync(call, new MetricsQuery(), question => Interlocked.Increment(ref calculated) + question.View.History.Plays.Count);
        await answer.ExecuteAsync(call);
        return (call.Response.Headers.ETag.ToString(), answer.StatusCode);
    }

    private static DefaultHttpContext Call() => new() { User = new ClaimsPrincipal(ListenerClaims.Principal("ada", "test")) };

    // A poll with one play, applied.
    private async Task PollAsync(Instant at)
    {
        var track = new ReportedTrack { TrackName = "Song", Uri = "spotify:track:song", DurationMs = 180_000 };
        var page = new RecentTracksPage(at, IsWhole: false, [new ReportedPlay(at - Duration.FromMinutes(10), track, ContextType: null, ContextUri: null)]);
        await new Collected(IsSnapshot: false, at, page, [], []).PutAsync(objects, "ada", Token);
        await new Aggregator(objects, time, publishesView: true, committed).ApplyAsync("ada", AggregationKind.Poll, Token);
    }
}
