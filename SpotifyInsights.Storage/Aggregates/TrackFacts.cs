using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>What a play's row says of its track beside the names. Null and empty are "not given".</summary>
internal readonly record struct TrackFacts(
    string? AlbumType,
    ReleaseDate Released,
    bool? IsExplicit,
    int? Popularity,
    string? Isrc,
    IReadOnlyList<string> ArtistIds,
    IReadOnlyList<string> ArtistNames)
{
    public static Func<int, TrackFacts> Reader(TableRows rows)
    {
        var (albumType, releaseDate, precision) = (rows.Text("album_type"), rows.Text("release_date"), rows.Text("release_date_precision"));
        var (popularity, isExplicit, isrc) = (rows.Int32("popularity"), rows.Bool("explicit"), rows.Text("isrc"));
        var (artistIds, artistNames) = (rows.Texts("all_artist_ids"), rows.Texts("all_artist_names"));
        return row => new TrackFacts(
            albumType(row),
            ReleaseDate.Parse(releaseDate(row), precision(row)),
            isExplicit(row),
            popularity(row),
            isrc(row),
            artistIds(row) ?? [],
            artistNames(row) ?? []);
    }

    /// <summary>What Spotify said of a track by its id. Nothing of popularity and guests, of which exports know nothing and plays should say all or nothing.</summary>
    public static TrackFacts OfLookup(ReportedTrack said) => new(
        said.AlbumType, ReleaseDate.Parse(said.ReleaseDate, said.ReleaseDatePrecision), said.Explicit, Popularity: null, said.Isrc, ArtistIds: [], ArtistNames: []);

    /// <summary>These facts, and where they say nothing what older plays said: unknown replaces nothing.</summary>
    public TrackFacts Over(TrackFacts older) => new(
        AlbumType ?? older.AlbumType,
        Released.Precision == DatePrecision.Unknown ? older.Released : Released,
        IsExplicit ?? older.IsExplicit,
        Popularity ?? older.Popularity,
        Isrc ?? older.Isrc,
        ArtistIds is { Count: > 0 } ? ArtistIds : older.ArtistIds,
        ArtistIds is { Count: > 0 } ? ArtistNames : older.ArtistNames);
}
