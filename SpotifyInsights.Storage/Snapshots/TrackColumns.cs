using System.Collections.Frozen;
using System.Runtime.InteropServices;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Snapshots;

/// <summary>The columns of a track that recent tracks, top tracks and the aggregates share.</summary>
internal static class TrackColumns
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, Column<ReportedTrack>> ByName { get; } =
        new[] { Reported<ReportedTrack>(track => track), Derived<ReportedTrack>(track => track), Ours<ReportedTrack>(track => track) }
            .SelectMany(columns => columns)
            .ToFrozenDictionary(column => column.Field.Name, StringComparer.Ordinal);

    /// <summary>`track_id` to `uri`, `duration_seconds` and `release_year`, and ours, of a part of rows that many of them share.</summary>
    public static (IEnumerable<Column<TRow>> Reported, IEnumerable<Column<TRow>> Derived, IEnumerable<Column<TRow>> Ours) OfPart<TRow>(
        Func<TRow, ReportedTrack> track)
    {
        var parts = new RowParts<TRow, ReportedTrack>(track);
        return (
            parts.Columns(Reported<ReportedTrack>(part => part)),
            parts.Columns(Derived<ReportedTrack>(part => part)),
            parts.Columns(Ours<ReportedTrack>(part => part)));
    }

    /// <summary>`track_id` to `uri`.</summary>
    public static IEnumerable<Column<TRow>> Reported<TRow>(Func<TRow, ReportedTrack> track) =>
    [
        Column<TRow>.Text("track_id", row => track(row).TrackId),
        Column<TRow>.Text("track_name", row => track(row).TrackName),
        Column<TRow>.Text("artist_id", row => track(row).ArtistId),
        Column<TRow>.Text("artist_name", row => track(row).ArtistName),
        Column<TRow>.Text("album_id", row => track(row).AlbumId),
        Column<TRow>.Text("album_name", row => track(row).AlbumName),
        Column<TRow>.Text("album_type", row => track(row).AlbumType),
        Column<TRow>.Text("release_date", row => track(row).ReleaseDate),
        Column<TRow>.Int32("popularity", row => track(row).Popularity),
        Column<TRow>.Int32("duration_ms", row => track(row).DurationMs),
        Column<TRow>.Bool("explicit", row => track(row).Explicit),
        Column<TRow>.Text("uri", row => track(row).Uri),
    ];

    /// <summary>`duration_seconds` and `release_year`.</summary>
    public static IEnumerable<Column<TRow>> Derived<TRow>(Func<TRow, ReportedTrack> track) =>
    [
        Column<TRow>.Double("duration_seconds", row => track(row).DurationMs / 1000.0),
        Column<TRow>.Int32("release_year", row => ReleaseYear.Of(track(row).ReleaseDate)),
    ];

    /// <summary>`isrc` to `release_date_precision`: ours, beside the original design's.</summary>
    public static IEnumerable<Column<TRow>> Ours<TRow>(Func<TRow, ReportedTrack> track) =>
    [
        Column<TRow>.Text("isrc", row => track(row).Isrc),
        Column<TRow>.Texts("all_artist_ids", row => track(row).AllArtistIds),
        Column<TRow>.Texts("all_artist_names", row => track(row).AllArtistNames),
        Column<TRow>.Text("release_date_precision", row => track(row).ReleaseDatePrecision),
    ];

    /// <summary>Reads the track of a row. Rows of which all these columns say the same share one object: a month has few tracks and many plays.</summary>
    public static Func<int, ReportedTrack> Reader(TableRows rows)
    {
        var read = RowReader(rows);
        var same = new SameRows(rows, [.. Reported<ReportedTrack>(track => track).Concat(Ours<ReportedTrack>(track => track)).Select(column => column.Field.Name)]);
        var known = new Dictionary<int, ReportedTrack>();
        return row =>
        {
            var first = same.FirstLike(row);
            ref var track = ref CollectionsMarshal.GetValueRefOrAddDefault(known, first, out _);
            return track ??= read(first);
        };
    }

    private static Func<int, ReportedTrack> RowReader(TableRows rows)
    {
        var (trackId, trackName, uri) = (rows.Text("track_id"), rows.Text("track_name"), rows.Text("uri"));
        var (artistId, artistName) = (rows.Text("artist_id"), rows.Text("artist_name"));
        var (artistIds, artistNames) = (rows.Texts("all_artist_ids"), rows.Texts("all_artist_names"));
        var (albumId, albumName, albumType) = (rows.Text("album_id"), rows.Text("album_name"), rows.Text("album_type"));
        var (releaseDate, precision) = (rows.Text("release_date"), rows.Text("release_date_precision"));
        var (popularity, durationMs) = (rows.Int32("popularity"), rows.Int32("duration_ms"));
        var (isExplicit, isrc) = (rows.Bool("explicit"), rows.Text("isrc"));
        return row => new ReportedTrack
        {
            TrackId = trackId(row),
            TrackName = trackName(row),
            ArtistId = artistId(row),
            ArtistName = artistName(row),
            AlbumId = albumId(row),
            AlbumName = albumName(row),
            AlbumType = albumType(row),
            ReleaseDate = releaseDate(row),
            ReleaseDatePrecision = precision(row),
            Popularity = popularity(row),
            DurationMs = durationMs(row),
            Explicit = isExplicit(row),
            Uri = uri(row),
            Isrc = isrc(row),
            AllArtistIds = artistIds(row) ?? [],
            AllArtistNames = artistNames(row) ?? [],
        };
    }
}
