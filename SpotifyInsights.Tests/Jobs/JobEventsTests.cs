using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Tests.Jobs;

public sealed class JobEventsTests
{
    private static Job Change(string id, long version) => new()
    {
        Id = id,
        Kind = JobKind.Poll,
        UserId = "ada",
        State = JobState.Running,
        Runs = 1,
        Failures = 0,
        Interruptions = 0,
        CancelRequested = false,
        CreatedAt = Instant.FromUnixTimeSeconds(0),
        Version = version,
    };

    [Fact]
    public void Publish_TwoWatchers_BothHearOfTheirJobOnly()
    {
        var events = new JobEvents();
        using var one = events.Subscribe("a");
        using var two = events.Subscribe("a");

        events.Publish(Change("b", 1));
        events.Publish(Change("a", 2));

        Versions(one).ShouldBe([2]);
        Versions(two).ShouldBe([2]);
    }

    [Fact]
    public void Publish_NobodyReads_NeverWaitsAndKeepsTheNewest()
    {
        var events = new JobEvents();
        using var slow = events.Subscribe("a");

        for (var version = 1; version <= 1000; version++)
        {
            events.Publish(Change("a", version));
        }

        Versions(slow).ShouldBe(Enumerable.Range(937, 64).Select(version => (long)version));
    }

    [Fact]
    public void Dispose_Watcher_HearsNoMoreAndOthersDo()
    {
        var events = new JobEvents();
        var gone = events.Subscribe("a");
        using var stays = events.Subscribe("a");

        gone.Dispose();
        gone.Dispose();
        events.Publish(Change("a", 1));

        Versions(gone).ShouldBeEmpty();
        Versions(stays).ShouldBe([1]);
    }

    private static List<long> Versions(JobSubscription subscription)
    {
        List<long> versions = [];
        while (subscription.Changes.TryRead(out var change))
        {
            versions.Add(change.Version);
        }

        return versions;
    }
}
