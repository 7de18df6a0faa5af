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
        Should.NotThrow(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed, "ada"));

        guard.Succeeded("ada");
        guard.Failed("ada").ShouldBe((1, null));
    }

    // An eighth of the time since the outage was noticed, one minute to half an hour.
    [Fact]
    public void TwoListeners_WhoFailOneAfterTheOther_AreAnOutageWithGrowingPauses()
    {
        guard.Failed("ada");
        var (noticed, lastFailed) = (Now, "ada");
        foreach (var (lasted, minutes) in new[] { (0, 1), (4, 1), (16, 2), (80, 10), (240, 30), (14_400, 30) })
        {
            time.Advance((noticed + Duration.FromMinutes(lasted) - Now).ToTimeSpan());
            var next = lastFailed == "ada" ? "bo" : "ada";
            Should.NotThrow(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed, next));

            guard.Failed(next).Until.ShouldBe(Now + Duration.FromMinutes(minutes), $"after {lasted} minutes");
            Should.Throw<SpotifyOutageException>(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed, "cy")).Until.ShouldBe(Now + Duration.FromMinutes(minutes));
            guard.IsSuspected("cy").ShouldBeTrue("whoever asks next is the one attempt");
            lastFailed = next;
        }
    }

    [Fact]
    public void Outage_NextAttempt_IsNotOfTheOneWhoFailedLast()
    {
        guard.Failed("ada");
        guard.Failed("bo");
        time.Advance(TimeSpan.FromMinutes(1));

        Should.Throw<SpotifyOutageException>(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed, "bo")).Until.ShouldBe(Now + Duration.FromMinutes(2));
        Should.NotThrow(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed, "ada"));
        time.Advance(TimeSpan.FromMinutes(2));
        Should.NotThrow(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed, "bo"), "nobody else came");
    }

    // Three of four fail for days: the fourth is asked for all the same.
    [Fact]
    public void ListenersWhoKeepFailing_WhileOthersAreAnswered_AreNoOutage()
    {
        guard.Succeeded("dan");
        guard.Failed("ada");
        guard.Failed("bo");
        time.Advance(TimeSpan.FromMinutes(1));
        Should.Throw<SpotifyOutageException>(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed, "ada")).Until.ShouldBe(Now + Duration.FromMinutes(2));
        Should.NotThrow(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed, "dan"));
        guard.Succeeded("dan");

        guard.Failed("ada").ShouldBe((2, null));
        guard.Failed("bo").ShouldBe((2, null));
        guard.Failed("ada").ShouldBe((3, null));
        guard.Failed("cy").ShouldBe((1, null));
        guard.Failed("bo").ShouldBe((3, null));
        Should.NotThrow(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed, "dan"));

        // Now nobody is left who was answered last.
        guard.Failed("dan").Until.ShouldBe(Now + Duration.FromMinutes(1));
    }

    // Else the one for whom Spotify fails would keep the others from being asked for, again and again.
    [Fact]
    public void Outage_ThatIsOverForOthers_IsNotMadeLongerByOneListener()
    {
        guard.Failed("ada");
        guard.Failed("bo");
        time.Advance(TimeSpan.FromMinutes(1));

        guard.Failed("bo").ShouldBe((2, null));
        Should.NotThrow(() => guard.ThrowIfOut(SpotifyEndpoint.RecentlyPlayed, "ada"));
        guard.Succeeded("ada");
        guard.IsSuspected("ada").ShouldBeFalse();
        guard.Failed("bo").ShouldBe((3, null));
    }
}
