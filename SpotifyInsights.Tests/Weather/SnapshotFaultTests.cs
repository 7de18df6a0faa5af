using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Proof;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Weather;

/// <summary>Every kind of error of Spotify's at each of the eight calls of a snapshot and at the call for its token: once, and for an hour.</summary>
public sealed class SnapshotFaultTests
{
    private const string Listener = "heavy";
    private const int Calls = 9;

    // The calls in their order: a token, the recent plays, three lists each of tracks and artists, the profile.
    private static readonly SimulatedEndpoint[] Endpoints =
    [
        SimulatedEndpoint.Token, SimulatedEndpoint.RecentlyPlayed,
        SimulatedEndpoint.TopTracks, SimulatedEndpoint.TopTracks, SimulatedEndpoint.TopTracks,
        SimulatedEndpoint.TopArtists, SimulatedEndpoint.TopArtists, SimulatedEndpoint.TopArtists,
        SimulatedEndpoint.Me,
    ];

    public static TheoryData<FaultKind> Kinds =>
    [
        .. Share.Of(
            (FaultKind[])
            [
                FaultKind.Unauthorized, FaultKind.Forbidden, FaultKind.NotFound, FaultKind.RateLimited, FaultKind.RateLimitedWithoutRetryAfter, FaultKind.QuotaExceeded,
                FaultKind.ServerError, FaultKind.Timeout, FaultKind.CutOffBody, FaultKind.TruncatedJson, FaultKind.NotJson, FaultKind.EmptyList, FaultKind.NullTracks, FaultKind.NullIds,
            ],
            count: 2,
            seed: 3),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Error_AtEveryCallOfASnapshot_LosesNothingAndLeavesNothingBehind(FaultKind kind)
    {
        await using var instance = CollectingInstance.Start(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero), [ScriptedListeners.Heavy]);
        await instance.SignInAsync(Listener);
        await instance.RunUntilAsync(instance.Now + Duration.FromHours(1));
        for (var call = 0; call < Calls; call++)
        {
            await StruckAsync(instance, kind, call, times: 1);
            await StruckAsync(instance, kind, call, times: null);
        }

        await Survival.HoldsAsync(instance, Listener);
    }

    private static async Task StruckAsync(CollectingInstance instance, FaultKind kind, int call, int? times)
    {
        var until = (instance.Now + Duration.FromHours(1)).ToDateTimeOffset();
        instance.Ear.BeforeCall(call, () =>
        {
            if (kind == FaultKind.Timeout)
            {
                var isOver = false;
                instance.Ear.Hangs = _ => !isOver && instance.Now < Instant.FromDateTimeOffset(until) && (times is null || (isOver = true));
            }
            else
            {
                instance.Simulation.Faults.Add(new Fault(Endpoints[call], kind, times, RetryAfterSeconds: 20, QuotaRetryAfterSeconds: 3_600) { Until = until });
            }
        });
        instance.ForgetToken(Listener);
        var id = await instance.Get<SnapshotStore>().NextIdAsync(Listener, instance.Now, Patience.Token());
        var job = await instance.Get<JobQueue>().EnqueueAsync(JobKind.Snapshot, Listener, new SnapshotParameters(id, Forced: true).ToJson(), Patience.Token());
        await instance.RunDueAsync();
        var after = (await instance.Get<JobStore>().FindAsync(job.Id, Patience.Token()))!;
        if (after.State != JobState.Succeeded)
        {
            after.Problem.ShouldNotBeNull($"{kind} at call {call}: why it waits or failed is to be seen");
        }

        await instance.RunUntilAsync(instance.Now + Duration.FromHours(2));
        instance.Ear.Hangs = static _ => false;
        instance.Simulation.Faults.Clear();
        (await instance.Get<JobStore>().FindAsync(job.Id, Patience.Token())).ShouldNotBeNull().HasEnded.ShouldBeTrue($"{kind} at call {call}");
        if (await Survival.StateAsync(instance, Listener) == CollectionState.SignInNeeded)
        {
            await instance.SignInAsync(Listener);
        }
    }
}
