using SpotifyInsights.Simulator.WebApi.Bodies;

namespace SpotifyInsights.Simulator.WebApi;

/// <summary>A track as it comes back when it was a file on the listener's disk: names, but no ids.</summary>
internal static class LocalFile
{
    public static TrackBody Of(TrackBody track) => track with
    {
        Album = track.Album with
        {
            AlbumType = null,
            Artists = [],
            ExternalUrls = null,
            Href = null,
            Id = null,
            Images = [],
            ReleaseDate = null,
            ReleaseDatePrecision = null,
            Uri = null,
        },
        Artists = [.. track.Artists.Select(artist => artist with { ExternalUrls = null, Href = null, Id = null, Uri = null })],
        ExternalIds = new ExternalIdsBody(),
        ExternalUrls = null,
        Href = null,
        Id = null,
        IsLocal = true,
        Uri = $"spotify:local:{Escaped(track.Artists[0].Name)}:{Escaped(track.Album.Name)}:{Escaped(track.Name)}:{track.DurationMs / 1000}",
    };

    private static string Escaped(string name) => Uri.EscapeDataString(name).Replace("%20", "+", StringComparison.Ordinal);
}
