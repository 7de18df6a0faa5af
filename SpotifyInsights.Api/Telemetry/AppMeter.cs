using System.Diagnostics.Metrics;

namespace SpotifyInsights.Api.Telemetry;

/// <summary>The application's own measurements. No tag names a listener, a track, an address or an id.</summary>
public sealed class AppMeter
{
    private readonly Counter<long> calls;
    private readonly Counter<long> jobs;
    private readonly Counter<long> plays;
    private readonly Counter<long> gaps;
    private readonly Histogram<double> durations;
    private volatile InstanceState state = InstanceState.Unknown;

    public AppMeter(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(TelemetryNames.Source);
        calls = meter.CreateCounter<long>("spotifyinsights.spotify.calls", description: "Requests to Spotify, each attempt, by group of endpoints and outcome.");
        jobs = meter.CreateCounter<long>("spotifyinsights.jobs.ended", description: "Jobs that have ended, by kind and state.");
        plays = meter.CreateCounter<long>("spotifyinsights.plays.collected", description: "New plays that polls brought.");
        gaps = meter.CreateCounter<long>("spotifyinsights.gaps.found", description: "Gaps that were noticed: plays may have been missed.");
        durations = meter.CreateHistogram<double>("spotifyinsights.jobs.duration", unit: "s", description: "From the start of a job's first run to its end, waits included, by kind.");
        CreateGauges(meter);
    }

    /// <summary>A request to Spotify has ended; <paramref name="outcome"/> is one of few words.</summary>
    public void CountCall(string group, string outcome) => calls.Add(1, new("group", group), new("outcome", outcome));

    /// <summary>A job has ended.</summary>
    public void CountJob(string kind, string endState, double? seconds)
    {
        jobs.Add(1, new("kind", kind), new("state", endState));
        if (seconds is { } time)
        {
            durations.Record(time, new KeyValuePair<string, object?>("kind", kind));
        }
    }

    /// <summary>A look at Spotify has brought something.</summary>
    public void CountCollected(int newPlays, bool hasGap)
    {
        plays.Add(newPlays);
        gaps.Add(hasGap ? 1 : 0);
    }

    /// <summary>What the gauges say from now on.</summary>
    public void Show(InstanceState now) => state = now;

    private void CreateGauges(Meter meter)
    {
        meter.CreateObservableGauge("spotifyinsights.listeners", () => state.Listeners.Select(one => new Measurement<long>(one.Count, new KeyValuePair<string, object?>("state", one.State))), description: "Listeners by how the collection from them stands.");
        meter.CreateObservableGauge("spotifyinsights.jobs.unfinished", () => state.Jobs.Select(one => new Measurement<long>(one.Count, new("kind", one.Kind), new("state", one.State))), description: "Jobs that run or wait, by kind.");
        meter.CreateObservableGauge("spotifyinsights.spotify.calls.day", () => state.CallsOfDay, description: "Calls to Spotify in the last 24 hours.");
        meter.CreateObservableGauge("spotifyinsights.spotify.calls.limit", () => state.DailyCalls, description: "Calls that the instance makes by itself in 24 hours at most.");
        meter.CreateObservableGauge("spotifyinsights.spotify.blocked", () => state.Blocked.Select(one => new Measurement<double>(one.Seconds, new KeyValuePair<string, object?>("group", one.Group))), unit: "s", description: "Seconds until Spotify is asked again, by group of endpoints.");
        meter.CreateObservableGauge("spotifyinsights.collection.lag", () => state.LagSeconds, unit: "s", description: "The longest time since the last success of a listener who is signed in.");
        meter.CreateObservableGauge("spotifyinsights.collection.stalled", () => state.IsStalled ? 1L : 0L, description: "1 while the collection stands still.");
        meter.CreateObservableGauge("spotifyinsights.gaps.open", () => state.OpenGaps, description: "Recorded gaps that no other data cover.");
        meter.CreateObservableGauge("spotifyinsights.webhooks.pending", () => state.PendingDeliveries, description: "Messages to webhooks that have not arrived yet.");
        meter.CreateObservableGauge("process.resident.memory", () => Environment.WorkingSet, unit: "By", description: "Memory of the process.");
    }
}
