using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Spotify;

/// <summary>What an outage of Spotify's costs: few calls, and nobody's patience.</summary>
public sealed class OutageGuardTests
{
    private readonly ManualTimeProvider time = new(SpotifyHost.Start);
    private readonly OutageGuard guard;

    public OutageGuardTests() => guard = new OutageGuard(time);

    private Instant Now => time.GetUtcNow().ToInstant();

    [Fact]
    public void OneListener_WhoFails_IsNoOutageAndSoonGetsOneAttemptEach()
    {
        guard.Failed("ada").ShouldBe((1, null));
        guard.IsSuspected("ada").ShouldBeFalse();
        guard.Failed("ada").ShouldBe((2, null));
        guard.IsSuspected("ada").ShouldBeTrue();
        guard.IsSuspected("bo").ShouldBeFalse();
        Should.NotThrow(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed));

        guard.Succeeded("ada");
        guard.Failed("ada").ShouldBe((1, null));
    }

    [Fact]
    public void TwoListeners_WhoFailOneAfterTheOther_AreAnOutageWithGrowingPauses()
    {
        guard.Failed("ada");
        foreach (var (listener, minutes) in new[] { ("bo", 1), ("ada", 2), ("bo", 4), ("ada", 8), ("bo", 10), ("ada", 10) })
        {
            guard.Failed(listener).Until.ShouldBe(Now + Duration.FromMinutes(minutes));
            Should.Throw<SpotifyOutageException>(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed)).Until.ShouldBe(Now + Duration.FromMinutes(minutes));
            guard.IsSuspected("cy").ShouldBeTrue("whoever asks next is the one attempt");
            time.Advance(TimeSpan.FromMinutes(minutes));
            Should.NotThrow(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed));
        }
    }

    // Else the one for whom Spotify fails would keep the others from being asked for, again and again.
    [Fact]
    public void Outage_ThatIsOverForOthers_IsNotMadeLongerByOneListener()
    {
        guard.Failed("ada");
        guard.Failed("bo");
        time.Advance(TimeSpan.FromMinutes(1));

        guard.Failed("bo").ShouldBe((2, null));
        Should.NotThrow(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed));
        guard.Succeeded("ada");
        guard.IsSuspected("ada").ShouldBeFalse();
        guard.Failed("bo").ShouldBe((3, null));
    }
}
