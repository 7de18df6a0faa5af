using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Spotify;

namespace SpotifyInsights.Tests.Collection;

/// <summary>One process of the app that collects: its own scripted Spotify and clock, on objects that may outlive it.</summary>
public sealed class CollectionHost : IDisposable
{
    public const string SnapshotId = "2026-03-02T08-00-00Z";

    private static readonly string[] Ranges = ["short_term", "medium_term", "long_term"];

    private readonly SpotifyHost _host;

    public CollectionHost(IObjectStore objects)
    {
        _host = new SpotifyHost(objects, services =>
        {
            services.AddSingleton<SnapshotStore>();
            services.AddSingleton<PollStore>();
            services.AddSingleton<ManifestStore>();
            services.AddSingleton<Aggregator>();
        });
        Spotify.On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson());
    }

    public ScriptedSpotify Spotify => _host.Spotify;

    public SpotifyHost Host => _host;

    public T Get<T>()
        where T : notnull => _host.Get<T>();

    /// <summary>Requests to the Web API, without those for tokens.</summary>
    public IReadOnlyList<string> Calls =>
        [.. Spotify.Requests.Select(request => request.PathAndQuery).Where(path => path != SpotifyHost.Token)];

    /// <summary>Lets Spotify answer everything a snapshot asks for.</summary>
    public CollectionHost WithAnswers(string recent)
    {
        Spotify.On(SpotifyHost.Recent, HttpStatusCode.OK, recent);
        Spotify.On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-full.json"));
        foreach (var range in Ranges)
        {
            Spotify.On(TopTracks(range), HttpStatusCode.OK, Recorded.Read("top-tracks-full.json"));
            Spotify.On(TopArtists(range), HttpStatusCode.OK, Recorded.Read("top-artists-full.json"));
        }

        return this;
    }

    public static string TopTracks(string range) => $"/v1/me/top/tracks?time_range={range}&limit=50";

    public static string TopArtists(string range) => $"/v1/me/top/artists?time_range={range}&limit=50";

    public Task<SnapshotResult> CollectAsync(CancellationToken cancellationToken, IProgress<CollectionStep>? progress = null) =>
        Get<SnapshotCollector>().CollectAsync(
            new SnapshotRequest(SpotifyHost.UserId, SnapshotId, Forced: true), progress ?? new ReportedSteps(), cancellationToken);

    public Task<PollResult> PollAsync(CancellationToken cancellationToken) =>
        Get<RecentPollCollector>().PollAsync(SpotifyHost.UserId, cancellationToken);

    public void Dispose() => _host.Dispose();
}
