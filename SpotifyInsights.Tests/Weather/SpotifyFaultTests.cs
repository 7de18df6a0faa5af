using System.Net;
using NodaTime;
using SpotifyInsights.Api.Endpoints.Health;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Weather;

/// <summary>Faults of Spotify's that last, and what is seen of them meanwhile. docs/faults.md has the table.</summary>
public sealed class SpotifyFaultTests : IAsyncLifetime
{
    // An attempt each half hour is 48, and each may need a token beside it.
    private const int MostCallsInAnOutage = 2 * 48;

    private readonly CollectingInstance instance = CollectingInstance.Start(
        new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero), [ScriptedListeners.Demo, ScriptedListeners.Heavy]);

    private Instant Now => instance.Now;

    public async ValueTask InitializeAsync()
    {
        await instance.SignInAsync("demo");
        await instance.SignInAsync("heavy");
        await instance.RunUntilAsync(Now + Duration.FromHours(3));
    }

    public ValueTask DisposeAsync() => instance.DisposeAsync();

    [Fact]
    public async Task Outage_OfTenDays_IsSeenCostsFewCallsAndEndsByItself()
    {
        instance.Simulation.Faults.Add(new Fault(SimulatedEndpoint.AnyWebApi, FaultKind.ServerError, Times: null) { Until = (Now + Duration.FromDays(10)).ToDateTimeOffset() });
        await instance.RunUntilAsync(Now + Duration.FromDays(5));

        (await Survival.HealthAsync(instance)).Status.ShouldBe(HealthStatus.Failed);
        (await Survival.StateAsync(instance, "demo")).ShouldBe(CollectionState.Stalled);
        (await Survival.ProblemAsync(instance, "demo")).ShouldBe(ProblemTypes.TemporarilyUnavailable.Uri);
        instance.Ear.AllCallsOn(Now.InUtc().Date.PlusDays(-2)).ShouldBeLessThanOrEqualTo(MostCallsInAnOutage);

        await instance.RunUntilAsync(Now + Duration.FromDays(5) + Duration.FromMinutes(35));
        (await Survival.HealthAsync(instance)).Status.ShouldBe(HealthStatus.Ok);
        await Survival.HoldsAsync(instance, "demo", "heavy");
        (await instance.Get<GapStore>().ListAsync("heavy", 10, Patience.Token())).Count.ShouldBe(1, "what was played meanwhile is lost, and said so");
    }

    [Fact]
    public async Task QuotaBlock_OfTwentyHours_IsKeptAndEndsByItself()
    {
        var until = Now + Duration.FromHours(20);
        instance.Simulation.Faults.Add(new Fault(SimulatedEndpoint.AnyWebApi, FaultKind.QuotaExceeded, Times: null) { Until = until.ToDateTimeOffset() });
        await instance.RunUntilAsync(Now + Duration.FromHours(4));
        var asked = instance.Simulation.Calls.Count(SimulatedEndpoint.RecentlyPlayed);
        (await Survival.StateAsync(instance, "heavy")).ShouldBe(CollectionState.Blocked);
        (await Survival.HealthAsync(instance)).Blocks.ShouldContain(block => block.Group == "player");

        await instance.RunUntilAsync(until - Duration.FromMinutes(1));
        instance.Simulation.Calls.Count(SimulatedEndpoint.RecentlyPlayed).ShouldBe(asked, "nobody asks meanwhile");

        await instance.RunUntilAsync(until + Duration.FromMinutes(20));
        (await Survival.StateAsync(instance, "heavy")).ShouldBe(CollectionState.OnSchedule);
        await Survival.HoldsAsync(instance, "demo", "heavy");
    }

    [Fact]
    public async Task Tokens_RevokedInTheMiddleOfASnapshot_StopOneListenerAndKeepWhatWasRead()
    {
        instance.Host.Clock.Advance(TimeSpan.FromHours(2));
        instance.Ear.BeforeCall(4, () => instance.Simulation.Tokens.Revoke("heavy"));
        instance.ForgetToken("heavy");
        var parameters = new SnapshotParameters("2026-03-15T17-00-00Z", Forced: true);
        var job = await instance.Get<JobQueue>().EnqueueAsync(JobKind.Snapshot, "heavy", parameters.ToJson(), Patience.Token());

        var ended = await instance.RunAsync(job.Id);

        ended.State.ShouldBe(JobState.Failed);
        ended.Problem!.Type.ShouldBe(ProblemTypes.SignInRequired.Uri);
        (await Survival.StateAsync(instance, "heavy")).ShouldBe(CollectionState.SignInNeeded);
        var count = await LifeCount.OfAsync(instance, "heavy", instance.StartedAt, ideal: null);
        count.Dropped.ShouldBeEmpty("the page that was read is kept");

        await instance.RunUntilAsync(Now + Duration.FromDays(3));
        (await Survival.StateAsync(instance, "demo")).ShouldBe(CollectionState.OnSchedule);
        await instance.SignInAsync("heavy");
        await Survival.HoldsAsync(instance, "demo", "heavy");
    }

    [Fact]
    public async Task List_ThatStandsStillForDays_BringsNothingFalse()
    {
        instance.Simulation.Listings.Add(new ListingFault(ListingFaultKind.Late, Now, Now + Duration.FromDays(3)));
        var before = (await instance.Get<CollectionPlanStore>().FindAsync("heavy", Patience.Token()))!.LastNewPlayAt;
        await instance.RunUntilAsync(Now + Duration.FromDays(3) - Duration.FromMinutes(5));

        (await instance.Get<CollectionPlanStore>().FindAsync("heavy", Patience.Token()))!.LastNewPlayAt.ShouldNotBeNull().ShouldBeLessThan(Now - Duration.FromDays(2), "it is to be seen that nothing new came");
        before.ShouldNotBeNull();
        await Survival.HoldsAsync(instance, "demo", "heavy");
    }

    [Theory]
    [InlineData(ListingFaultKind.Doubled, 0, 2)]
    [InlineData(ListingFaultKind.Late, 0, 3)]
    public async Task List_WithFalseEntries_IsStoredAsItIsAndOnce(ListingFaultKind kind, int shiftSeconds, int oneOf)
    {
        instance.Simulation.Listings.Add(new ListingFault(kind, Now - Duration.FromHours(1), Now + Duration.FromHours(9)) { Shift = Duration.FromSeconds(shiftSeconds), OneOf = oneOf });
        await instance.RunUntilAsync(Now + Duration.FromHours(12));

        await Survival.HoldsAsync(instance, "demo", "heavy");
    }

    [Fact]
    public async Task SignIns_TwoAtOnce_AreOneListener()
    {
        await Task.WhenAll(Task.Run(() => instance.SignInAsync("heavy"), TestContext.Current.CancellationToken), Task.Run(() => instance.SignInAsync("heavy"), TestContext.Current.CancellationToken));

        (await instance.Get<AccountStore>().FindAsync("heavy", Patience.Token())).ShouldNotBeNull().NeedsSignIn.ShouldBeFalse();
        await Survival.HoldsAsync(instance, "demo", "heavy");
    }

    [Fact]
    public async Task Collector_StoppedForThreeHours_IsRedAndGreenAgain()
    {
        instance.Host.Clock.Advance(TimeSpan.FromHours(3) + TimeSpan.FromMinutes(30));
        var alert = instance.Get<StandstillAlert>();
        await alert.LookAsync(Patience.Token());
        using var client = instance.Host.Anonymous();
        using var red = await client.GetAsync("/health/collection", Patience.Token());
        red.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        instance.Logs.Lines.Count(line => line.Contains("The collection stands still since", StringComparison.Ordinal)).ShouldBe(1);

        await instance.RunUntilAsync(Now + Duration.FromMinutes(20));
        await alert.LookAsync(Patience.Token());
        using var green = await client.GetAsync("/health/collection", Patience.Token());
        green.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Survival.HoldsAsync(instance, "demo", "heavy");
    }
}
