using SpotifyInsights.Domain.Reference;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Reference;

/// <summary>`kaggle_tracks.parquet`: every row of the set with all its columns, in its order. Only what stands for "unknown" is null.</summary>
internal static class ReferenceTracksSchema
{
    private static readonly Table<ReferenceRow> Rows = new(
    [
        Column<ReferenceRow>.Int32(ReferenceColumns.Index, row => row.Index),
        Column<ReferenceRow>.Text(ReferenceColumns.TrackId, row => row.TrackId),
        Column<ReferenceRow>.Text(ReferenceColumns.Artists, row => row.Artists),
        Column<ReferenceRow>.Text(ReferenceColumns.AlbumName, row => row.AlbumName),
        Column<ReferenceRow>.Text(ReferenceColumns.TrackName, row => row.TrackName),
        Column<ReferenceRow>.Int32(ReferenceColumns.Popularity, row => row.Popularity),
        Column<ReferenceRow>.Int32(ReferenceColumns.DurationMs, row => row.DurationMs),
        Column<ReferenceRow>.Bool(ReferenceColumns.Explicit, row => row.Explicit),
        Column<ReferenceRow>.Double(ReferenceColumns.Danceability, row => row.Features.Danceability),
        Column<ReferenceRow>.Double(ReferenceColumns.Energy, row => row.Features.Energy),
        Column<ReferenceRow>.Int32(ReferenceColumns.Key, row => row.Key),
        Column<ReferenceRow>.Double(ReferenceColumns.Loudness, row => row.Features.Loudness),
        Column<ReferenceRow>.Int32(ReferenceColumns.Mode, row => row.Mode),
        Column<ReferenceRow>.Double(ReferenceColumns.Speechiness, row => row.Features.Speechiness),
        Column<ReferenceRow>.Double(ReferenceColumns.Acousticness, row => row.Features.Acousticness),
        Column<ReferenceRow>.Double(ReferenceColumns.Instrumentalness, row => row.Features.Instrumentalness),
        Column<ReferenceRow>.Double(ReferenceColumns.Liveness, row => row.Features.Liveness),
        Column<ReferenceRow>.Double(ReferenceColumns.Valence, row => row.Features.Valence),
        Column<ReferenceRow>.Double(ReferenceColumns.Tempo, row => row.Features.Tempo),
        Column<ReferenceRow>.Int32(ReferenceColumns.TimeSignature, row => row.TimeSignature),
        Column<ReferenceRow>.Text(ReferenceColumns.TrackGenre, row => row.TrackGenre),
    ]);

    // Few read this file, and whoever imports waits for it: what differences between texts would save (7 %) is not worth looking for them.
    private static readonly ParquetWriteOptions Options = new() { UseDeltas = false };

    public static byte[] Write(IReadOnlyList<ReferenceRow> rows)
    {
        using var file = new MemoryStream();
        using var writer = new ParquetWriter(file, Rows.Schema, Options);
        Rows.Add(rows, writer);
        writer.Complete(FileVersion.Stamp(keyValues: null));
        return file.ToArray();
    }
}
