using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Weather;

/// <summary>A process that dies after a snapshot has failed, and before what it had read is saved, loses nothing: the next one looks.</summary>
public sealed class LeftSnapshotsTests
{
    [Fact]
    public async Task Plays_OfASnapshotWhoseEndNobodyWasToldOf_AreSavedByTheNextLook()
    {
        // The witness that saves is away, as if the process had died before its turn.
        await using var instance = CollectingInstance.Start(
            new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero),
            [ScriptedListeners.Demo],
            host => host.Configure = services => services.Remove(services.Single(one => one.ImplementationType == typeof(SnapshotSaving))));
        await instance.SignInAsync("demo");
        instance.Simulation.Faults.Add(new Fault(SimulatedEndpoint.TopTracks, FaultKind.Forbidden, Times: null));
        var parameters = new SnapshotParameters("2026-03-15T12-00-00Z", Forced: false);
        var job = await instance.Get<JobQueue>().EnqueueAsync(JobKind.Snapshot, "demo", parameters.ToJson(), Patience.Token());
        (await instance.RunAsync(job.Id)).State.ShouldBe(JobState.Failed);
        (await instance.Get<ManifestStore>().FindAsync("demo", Patience.Token())).ShouldBeNull("nobody has saved them");

        var left = instance.Get<LeftSnapshots>();
        (await left.SaveAsync(Patience.Token())).ShouldBe(0, "whoever ended it has a minute for it");
        instance.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await left.SaveAsync(Patience.Token())).ShouldBe(1);
        (await left.SaveAsync(Patience.Token())).ShouldBe(0);

        var plays = (await instance.Get<HistoryStore>().LoadAsync("demo", Patience.Token()))!.Plays;
        plays.Count.ShouldBe(50);
        instance.Simulation.FindListener("demo")!.Life.LastListed(Instant.FromUtc(2026, 3, 15, 12, 0), 50).Select(play => play.EndedAt.ToUnixTimeMilliseconds()).Order()
            .ShouldBe(Enumerable.Range(0, 50).Select(place => plays.StartedAt[place] + plays.MsPlayed[place]).Order());
    }
}
