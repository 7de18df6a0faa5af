using NodaTime;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Collection;

public sealed class SnapshotDueTests
{
    private static readonly Instant LastSnapshot = Instant.FromUtc(2026, 3, 1, 8, 0);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, false)]
    [InlineData(86_399, false)]
    [InlineData(86_400, true)]
    [InlineData(200_000, true)]
    public async Task Snapshot_IsDueFromTwentyFourHoursExactly(int secondsLater, bool isDue)
    {
        // A poll a moment ago does not postpone it.
        var state = new AppliedState(LastSnapshot + Duration.FromSeconds(secondsLater), LastSnapshot, new HashSet<string>(), new HashSet<string>());

        (await AskAsync(() => state, secondsLater)).ShouldBe(isDue ? null : LastSnapshot + Duration.FromHours(24));
    }

    [Fact]
    public async Task NothingApplied_IsDue() => (await AskAsync(() => null, 0)).ShouldBeNull();

    [Fact]
    public async Task PollsOnly_AreDue() =>
        (await AskAsync(() => new AppliedState(LastSnapshot, LastSnapshotAt: null, new HashSet<string>(), new HashSet<string>()), 0)).ShouldBeNull();

    [Fact]
    public async Task Unreadable_IsAnErrorAndNotDue() =>
        await Should.ThrowAsync<CorruptObjectException>(() => AskAsync(() => throw new CorruptObjectException("users/ada/aggregated/last_updated.json", "no JSON"), 0));

    private static Task<Instant?> AskAsync(Func<AppliedState?> state, int secondsLater) =>
        new SnapshotDue(new Answering(state), new ManualTimeProvider((LastSnapshot + Duration.FromSeconds(secondsLater)).ToDateTimeOffset()))
            .NextEligibleAtAsync("ada", Cancel);

    private sealed class Answering(Func<AppliedState?> state) : ICollectedInputs
    {
        public Task<AppliedState?> FindAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(state());

        public Task<string> ApplySnapshotAsync(string userId, CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing is to be applied.");

        public Task<string> ApplyPollAsync(string userId, CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing is to be applied.");
    }
}
