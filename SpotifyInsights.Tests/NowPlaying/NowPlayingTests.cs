using System.Net;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.NowPlaying;

/// <summary>What is playing, asked of the simulated Spotify: its lives say what must come.</summary>
public sealed class NowPlayingTests : IAsyncLifetime
{
    private static readonly TimeSpan Standing = TimeSpan.FromSeconds(10);
    private readonly ApiHost _host = new();
    private HttpClient _listener = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _listener = _host.Anonymous();
        await _host.SignInAsync(_listener);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task NowPlaying_IsWhatTheListenerHears_AndSilenceIsNothing()
    {
        var play = MoveTo(playing: true)!;

        using (var answer = await _listener.GetAsync("/now-playing", Cancel))
        {
            var playing = await answer.JsonAsync();
            answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
            playing.GetProperty("track").GetProperty("key").GetString().ShouldBe(play.Track.Id);
            playing.GetProperty("track").GetProperty("name").GetString().ShouldBe(play.Track.Name);
            playing.GetProperty("artist").GetProperty("key").GetString().ShouldBe(play.Track.Artists[0].Id);
            playing.GetProperty("kind").GetString().ShouldBe("track");
            playing.GetProperty("durationMs").GetInt32().ShouldBe(play.Track.DurationMs);
            playing.GetProperty("progressMs").GetInt32().ShouldBe((int)(_host.Simulation.Now - play.StartedAt).TotalMilliseconds);
            playing.GetProperty("isPlaying").GetBoolean().ShouldBeTrue();
        }

        MoveTo(playing: false);
        using var silence = await _listener.GetAsync("/now-playing", Cancel);
        silence.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        silence.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task NowPlaying_AskedAgainWithinMoments_CostsNoCall()
    {
        MoveTo(playing: true);
        _host.Simulation.Calls.Reset();
        var first = await _listener.GetJsonAsync("/now-playing");
        _host.Clock.Advance(Standing - TimeSpan.FromMilliseconds(1));
        (await _listener.GetJsonAsync("/now-playing")).GetRawText().ShouldBe(first.GetRawText());
        _host.Simulation.Calls.Count(SimulatedEndpoint.CurrentlyPlaying).ShouldBe(1);

        _host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        using var later = await _listener.GetAsync("/now-playing", Cancel);
        _host.Simulation.Calls.Count(SimulatedEndpoint.CurrentlyPlaying).ShouldBe(2);
    }

    [Theory]
    [InlineData(FaultKind.Forbidden, HttpStatusCode.BadGateway, "spotify-refused")]
    [InlineData(FaultKind.NotJson, HttpStatusCode.BadGateway, "spotify-refused")]
    [InlineData(FaultKind.QuotaExceeded, HttpStatusCode.ServiceUnavailable, "spotify-quota")]
    public async Task Failure_OfSpotify_IsAProblem_AndIsNotKept(FaultKind fault, HttpStatusCode status, string slug)
    {
        MoveTo(playing: true);
        _host.Simulation.Faults.Add(new Fault(SimulatedEndpoint.CurrentlyPlaying, fault));
        using (var answer = await _listener.GetAsync("/now-playing", Cancel))
        {
            await answer.ProblemAsync(status, slug);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            (answer.Headers.RetryAfter?.Delta > TimeSpan.FromHours(1)).ShouldBe(fault == FaultKind.QuotaExceeded);
        }

        // A used-up quota is one for this question alone: collecting goes on.
        using var next = await _listener.GetAsync("/now-playing", Cancel);
        next.IsSuccessStatusCode.ShouldBe(fault != FaultKind.QuotaExceeded);
    }

    [Fact]
    public async Task Listener_WhoNeverSignedIn_IsToldTo()
    {
        using var stranger = _host.As("nobody");
        using var answer = await stranger.GetAsync("/now-playing", Cancel);
        await answer.ProblemAsync(HttpStatusCode.Conflict, "sign-in-required");
    }

    // To the next moment at which something plays without a pause, or nothing. The sign-in may be over by then.
    private SimulatedPlay? MoveTo(bool playing)
    {
        var life = _host.Simulation.FindListener("demo")!.Life;
        for (var minutes = 0; minutes < 60 * 48; minutes++)
        {
            var play = life.PlayingAt(_host.Simulation.Now);
            if (playing ? play is { PausedMs: 0 } : play is null)
            {
                _listener.Dispose();
                _listener = _host.As("demo");
                return play;
            }

            _host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        throw new InvalidOperationException("Nothing changes within two days.");
    }
}
