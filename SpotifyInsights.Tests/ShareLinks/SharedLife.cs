using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.ShareLinks;

/// <summary>
/// A listener whose artists say when they were heard: `Vorher` until the end of May 2025, `Drinnen` in June, `Nachher` from July on, every four hours. The shared window is June,
/// in Lisbon, where it is one hour later than UTC: the first play of a day starts there at 0:26 and here on the day before.
/// </summary>
public sealed class SharedLife : IAsyncLifetime
{
    public const string Zone = "Europe/Lisbon";

    /// <summary>All that a link can open, and where it is.</summary>
    public static readonly (string Name, string Path)[] Endpoints =
    [
        ("temporal", "/metrics/temporal"), ("artists", "/metrics/artists"), ("discovery", "/metrics/discovery"), ("popularity", "/metrics/popularity"),
        ("release-years", "/metrics/release-years"), ("content", "/metrics/content"), ("comparison", "/metrics/comparison"), ("audio-profile", "/audio-profile"),
        ("contexts", "/audio-profile/contexts"), ("audio-coverage", "/audio-profile/coverage"), ("insights", "/insights"),
    ];

    public SharedLife()
    {
        Host.Settings["Auth:AllowedSpotifyIds:0"] = "demo";
        Host.Settings["Auth:AllowedSpotifyIds:1"] = "light";
    }

    public ApiHost Host { get; } = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Puts all plays into the history.</summary>
    public async ValueTask InitializeAsync()
    {
        using var listener = Host.As("demo");
        await listener.ImportedAsync(Uploads.File(Uploads.Json([.. Rows()]), "application/json"));
    }

    /// <summary>Makes a link.</summary>
    /// <returns>Its key.</returns>
    public async Task<string> ShareAsync(string[] endpoints, string? from = "2025-06-01", string? to = "2025-07-01")
    {
        using var client = Host.As("demo");
        using var answer = await client.PostAsJsonAsync("/share-links", new { name = "June", endpoints, from, to, timeZone = Zone }, Cancel);
        return (await answer.JsonAsync(HttpStatusCode.Created)).GetProperty("shareKey").GetString()!;
    }

    /// <summary>Whoever has a link.</summary>
    public HttpClient With(string key)
    {
        var client = Host.Anonymous();
        client.DefaultRequestHeaders.Add("X-API-Key", key);
        return client;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    // Ends of plays, as exports have them; each was heard 200 seconds.
    private static IEnumerable<string> Rows()
    {
        for (var end = new DateTime(2025, 5, 1, 3, 30, 0, DateTimeKind.Utc); end.Month < 8; end = end.AddHours(4))
        {
            var local = end.AddSeconds(-200).AddHours(1);
            var name = local.Month < 6 ? "Vorher" : local.Month == 6 ? "Drinnen" : "Nachher";
            yield return JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["ts"] = end.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                ["ms_played"] = 200_000,
                ["master_metadata_track_name"] = $"{name} {end.Day % 7}",
                ["master_metadata_album_artist_name"] = $"{name} Band",
                ["master_metadata_album_album_name"] = $"{name} Album",
                ["spotify_track_uri"] = $"spotify:track:{name}{end.Day % 7}",
            });
        }
    }
}
