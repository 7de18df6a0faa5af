using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain;

/// <summary>Catalogues as tests write them down.</summary>
internal static class TrackCatalogues
{
    /// <summary>A track per entry: its key, title and first artist (null: not known), and length in milliseconds (0: not known).</summary>
    public static TrackCatalogue Of(params (string Key, string? Title, string? Artist, int DurationMs)[] tracks)
    {
        var artists = tracks.Select(track => track.Artist).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new(
            [.. tracks.Select(track => track.Key)],
            [.. tracks.Select(track => track.Title)],
            [.. tracks.Select(track => track.Artist is null ? TrackCatalogue.Unknown : artists.IndexOf(track.Artist))],
            [.. tracks.Select(_ => TrackCatalogue.Unknown)],
            [.. tracks.Select(track => track.DurationMs > 0 ? track.DurationMs : TrackCatalogue.Unknown)],
            [.. artists.Select(artist => $"artist:{artist}")],
            [.. artists],
            [],
            []);
    }
}
