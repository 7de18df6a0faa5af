using System.Globalization;

namespace SpotifyInsights.Domain.Listening;

/// <summary>The year in a release date of any precision.</summary>
public static class ReleaseYear
{
    /// <summary>
    /// The first four digits of <paramref name="releaseDate"/> (`2019-05-03`, `2019-05`, `2019`); null when it is null or does not begin so.
    /// Spotify's `0000` for "not known" is null.
    /// </summary>
    public static int? Of(string? releaseDate) =>
        releaseDate is { Length: >= 4 }
        && int.TryParse(releaseDate.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year > 0
            ? year
            : null;
}
