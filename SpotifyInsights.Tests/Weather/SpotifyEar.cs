using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using NodaTime;
using SpotifyInsights.Simulator;

namespace SpotifyInsights.Tests.Weather;

/// <summary>Stands before the simulated Spotify, notes every play of every answer that arrived whole, and lets requests hang while it is told to.</summary>
internal sealed class SpotifyEar(SpotifySimulation simulation, WeatherClock clock) : DelegatingHandler(new SimulatorHandler(simulation))
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<HeardPlay, bool>> received = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<LocalDate, int> calls = new();
    private readonly ConcurrentDictionary<LocalDate, int> all = new();
    private (int Left, Action Act)? awaited;

    /// <summary>When no request is answered.</summary>
    public List<(Instant From, Instant Until)> Silences { get; } = [];

    /// <summary>Whether a request hangs, beside <see cref="Silences"/>.</summary>
    public Func<HttpRequestMessage, bool> Hangs { get; set; } = static _ => false;

    /// <summary>Does something right before one of the next requests.</summary>
    /// <param name="place">Which, from 0.</param>
    /// <param name="act">What.</param>
    public void BeforeCall(int place, Action act) => awaited = (place, act);

    /// <summary>Every access token that was seen.</summary>
    public ConcurrentDictionary<string, bool> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests for recent plays on a day (UTC), however they ended.</summary>
    public int CallsOn(LocalDate day) => calls.GetValueOrDefault(day);

    /// <summary>Requests of any kind on a day (UTC), however they ended.</summary>
    public int AllCallsOn(LocalDate day) => all.GetValueOrDefault(day);

    /// <summary>What a listener's answers held.</summary>
    public IReadOnlyCollection<HeardPlay> ReceivedOf(string listener) => received.TryGetValue(listener, out var plays) ? [.. plays.Keys] : [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is { Scheme: "Bearer", Parameter: { } bearer })
        {
            Tokens.TryAdd(bearer, value: true);
        }

        if (awaited is var (left, act))
        {
            awaited = left == 0 ? null : (left - 1, act);
            (left == 0 ? act : static () => { })();
        }

        all.AddOrUpdate(simulation.Now.InUtc().Date, 1, static (_, count) => count + 1);
        var isRecent = request.RequestUri!.AbsolutePath == "/v1/me/player/recently-played";
        if (isRecent)
        {
            calls.AddOrUpdate(simulation.Now.InUtc().Date, 1, static (_, count) => count + 1);
        }

        if (Silences.Exists(silence => silence.From <= simulation.Now && simulation.Now < silence.Until) || Hangs(request))
        {
            clock.ExpireLimits();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (isRecent && response.StatusCode == HttpStatusCode.OK)
        {
            // A body that breaks off fails here as it would fail the one who asked.
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            Note(simulation.Tokens.FindListener(request.Headers.Authorization!.Parameter!)!, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }

        return response;
    }

    private void Note(string listener, byte[] body)
    {
        JsonDocument page;
        try
        {
            page = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            // Cut short or no JSON at all: nothing was received.
            return;
        }

        using (page)
        {
            var plays = received.GetOrAdd(listener, static _ => new());
            foreach (var item in page.RootElement.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("track").ValueKind == JsonValueKind.Object))
            {
                var playedAt = DateTimeOffset.Parse(item.GetProperty("played_at").GetString()!, CultureInfo.InvariantCulture);
                plays.TryAdd(new HeardPlay(playedAt.ToUnixTimeMilliseconds(), item.GetProperty("track").GetProperty("name").GetString()!), value: true);
            }
        }
    }
}
