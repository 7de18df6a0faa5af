using System.Text;
using NodaTime;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Collection;

public sealed class SnapshotDueTests
{
    private static readonly Instant LastSnapshot = Instant.FromUtc(2026, 3, 1, 8, 0);

    private readonly ManualTimeProvider _time = new(LastSnapshot.ToDateTimeOffset());
    private readonly MemoryObjectStore _objects;

    public SnapshotDueTests() => _objects = new MemoryObjectStore(_time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, false)]
    [InlineData(86_399, false)]
    [InlineData(86_400, true)]
    [InlineData(200_000, true)]
    public async Task Snapshot_IsDueFromTwentyFourHoursExactly(int secondsLater, bool isDue)
    {
        _time.Advance(TimeSpan.FromSeconds(secondsLater));

        // A poll a moment ago does not postpone it.
        await PutAsync(new Manifest { Timestamp = LastSnapshot + Duration.FromSeconds(secondsLater), LastSnapshot = "2026-03-01T08-00-00Z" });

        (await AskAsync()).ShouldBe(isDue ? null : LastSnapshot + Duration.FromHours(24));
    }

    [Fact]
    public async Task NothingApplied_IsDue() => (await AskAsync()).ShouldBeNull();

    [Fact]
    public async Task PollsOnly_AreDue()
    {
        await PutAsync(new Manifest { Timestamp = LastSnapshot });

        (await AskAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task UnreadableManifest_IsAnErrorAndNotDue()
    {
        await _objects.PutAsync(Keys.Manifest("ada"), Encoding.UTF8.GetBytes("{\"timestamp\":"), PutCondition.None, Cancel);

        (await Should.ThrowAsync<CorruptObjectException>(AskAsync)).Key.ShouldBe("users/ada/aggregated/last_updated.json");
    }

    private async Task PutAsync(Manifest manifest) => await new ManifestStore(_objects).TryReplaceAsync("ada", previous: null, manifest, Cancel);

    private Task<Instant?> AskAsync() => new SnapshotDue(new ManifestStore(_objects), _time).NextEligibleAtAsync("ada", Cancel);
}
