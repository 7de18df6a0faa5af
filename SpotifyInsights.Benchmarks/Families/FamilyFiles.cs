using System.Text.Json;
using SpotifyInsights.Benchmarks.DuckDb;
using SpotifyInsights.Benchmarks.Plays;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;

namespace SpotifyInsights.Benchmarks.Families;

/// <summary>The plays with their tracks' attributes, and the artists with theirs, as Parquet files for DuckDB.</summary>
public static class FamilyFiles
{
    // DuckDB's own size of row groups.
    private const int RowGroupRows = 122_880;

    private static readonly ParquetSchema PlaysSchema = new(
    [
        new("played_at", ParquetType.Timestamp, IsOptional: false),
        new("track_id", ParquetType.String, IsOptional: false),
        new("artist_id", ParquetType.String, IsOptional: false),
        new("duration_ms", ParquetType.Int32, IsOptional: false),
        new("ms_played", ParquetType.Int32, IsOptional: false),
        new("release_date", ParquetType.String, IsOptional: true),
        new("album_type", ParquetType.String, IsOptional: true),
        new("popularity", ParquetType.Int32, IsOptional: true),
        new("explicit", ParquetType.Boolean, IsOptional: true),
    ]);

    private static readonly ParquetSchema ArtistsSchema = new(
    [
        new("artist_id", ParquetType.String, IsOptional: false),
        new("popularity", ParquetType.Int32, IsOptional: true),
        new("followers", ParquetType.Int64, IsOptional: true),
        new("genre_list", ParquetType.StringList, IsOptional: true),
    ]);

    public static void Write(SyntheticPlays plays, SyntheticAttributes attributes, string folder)
    {
        using (var file = File.Create(Plays(folder)))
        {
            WritePlays(plays, attributes, file);
        }

        using var artists = File.Create(Artists(folder));
        using var writer = new ParquetWriter(artists, ArtistsSchema);
        writer.WriteRowGroup(
        [
            StringColumn.FromValues(plays.ArtistIds),
            Ints(attributes.ArtistPopularity),
            new Int64Column([.. attributes.Followers.Select(value => value ?? 0)], [.. attributes.Followers.Select(value => value is not null)]),
            StringListColumn.FromValues([.. attributes.ArtistGenres.Select(genres => genres.Length == 0 ? null : genres.Select(SyntheticAttributes.GenreName).ToArray())]),
        ]);
        writer.Complete();
    }

    /// <summary>The median milliseconds that DuckDB takes for all queries of a family; null where there are none.</summary>
    public static double? Ask(DuckDbProcess duckDb, string folder, string family)
    {
        var answer = duckDb.RunScript("families.mjs", Plays(folder), Artists(folder), family);
        return JsonSerializer.Deserialize<double?>(answer);
    }

    private static string Plays(string folder) => Path.Combine(folder, "family_plays.parquet");

    private static string Artists(string folder) => Path.Combine(folder, "family_artists.parquet");

    private static void WritePlays(SyntheticPlays plays, SyntheticAttributes attributes, FileStream output)
    {
        using var writer = new ParquetWriter(output, PlaysSchema);
        for (var first = 0; first < plays.PlayedAt.Length; first += RowGroupRows)
        {
            var rows = first..Math.Min(first + RowGroupRows, plays.PlayedAt.Length);
            var tracks = plays.Track[rows];
            writer.WriteRowGroup(
            [
                new Int64Column(plays.PlayedAt[rows]),
                new StringColumn(plays.TrackIds, tracks),
                new StringColumn(plays.ArtistIds, Array.ConvertAll(tracks, track => plays.Artist[track])),
                new Int32Column(Array.ConvertAll(tracks, track => plays.DurationMs[track])),
                new Int32Column(plays.MsPlayed[rows]),
                StringColumn.FromValues(Array.ConvertAll(tracks, track => attributes.Released[track]?.ToString("yyyy-MM-dd"))),
                StringColumn.FromValues(Array.ConvertAll(tracks, track => Text(attributes.AlbumTypes[track]))),
                Ints(Array.ConvertAll(tracks, track => attributes.TrackPopularity[track])),
                new BooleanColumn(
                    Array.ConvertAll(tracks, track => attributes.IsExplicit[track] == true), Array.ConvertAll(tracks, track => attributes.IsExplicit[track] is not null)),
            ]);
        }

        writer.Complete();
    }

    private static string? Text(AlbumType type) => type == AlbumType.Unknown ? null : $"{type}".ToLowerInvariant();

    private static Int32Column Ints(int?[] values) => new(Array.ConvertAll(values, value => value ?? 0), Array.ConvertAll(values, value => value is not null));
}
