using System.Globalization;
using System.Text.Json;
using SpotifyInsights.Domain.Reference;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Reference;

/// <summary>
/// `kaggle_tracks_index.parquet`: every track once, by id. The report of the import stands in the key-values. The original Python code's
/// `kaggle_tracks_audio_features.parquet` has a part of these columns, and its rows may repeat an id.
/// </summary>
internal static class ReferenceIndexSchema
{
    private const string ReportKey = "reference_report";
    private const string NamesKey = "names_version";

    private static readonly string NamesVersion = ReferenceFolding.NamesVersion.ToString(CultureInfo.InvariantCulture);

    private static readonly Table<ReferenceTrack> Rows = new(
    [
        Column<ReferenceTrack>.Text(ReferenceColumns.TrackId, track => track.TrackId),
        Column<ReferenceTrack>.Double(ReferenceColumns.Danceability, track => track.Features.Danceability),
        Column<ReferenceTrack>.Double(ReferenceColumns.Energy, track => track.Features.Energy),
        Column<ReferenceTrack>.Double(ReferenceColumns.Valence, track => track.Features.Valence),
        Column<ReferenceTrack>.Double(ReferenceColumns.Acousticness, track => track.Features.Acousticness),
        Column<ReferenceTrack>.Double(ReferenceColumns.Instrumentalness, track => track.Features.Instrumentalness),
        Column<ReferenceTrack>.Double(ReferenceColumns.Speechiness, track => track.Features.Speechiness),
        Column<ReferenceTrack>.Double(ReferenceColumns.Tempo, track => track.Features.Tempo),
        Column<ReferenceTrack>.Double(ReferenceColumns.Loudness, track => track.Features.Loudness),
        Column<ReferenceTrack>.Int32(ReferenceColumns.Key, track => track.Key),
        Column<ReferenceTrack>.Int32(ReferenceColumns.Mode, track => track.Mode),
        Column<ReferenceTrack>.Int32(ReferenceColumns.TimeSignature, track => track.TimeSignature),
        Column<ReferenceTrack>.Double(ReferenceColumns.Liveness, track => track.Features.Liveness),
        Column<ReferenceTrack>.Int32(ReferenceColumns.DurationMs, track => track.DurationMs),
        Column<ReferenceTrack>.Int32(ReferenceColumns.Popularity, track => track.Popularity),
        Column<ReferenceTrack>.Texts("genres", track => track.Genres),
        Column<ReferenceTrack>.Text("normalised_title", track => track.NormalisedTitle),
        Column<ReferenceTrack>.Text("normalised_artist", track => track.NormalisedArtist),
    ]);

    /// <summary>
    /// The file, and the report that it holds with its version filled in: a hash of the tracks as they are written, so that neither the time of an import nor
    /// the order of the set's rows makes a new version.
    /// </summary>
    public static (byte[] File, ReferenceReport Report) Write(IReadOnlyList<ReferenceTrack> tracks, ReferenceReport report)
    {
        using var file = new MemoryStream();
        using var writer = new ParquetWriter(file, Rows.Schema, new ParquetWriteOptions { SortedBy = [ReferenceColumns.TrackId] });
        Rows.Add(tracks, writer);
        var whole = report with { Version = ContentHash.Of(file.GetBuffer().AsSpan(0, (int)file.Length)) };
        writer.Complete(FileVersion.Stamp(new Dictionary<string, string>
        {
            [ReportKey] = JsonSerializer.Serialize(whole, StorageJson.Default.ReferenceReport),
            [NamesKey] = NamesVersion,
        }));
        return (file.ToArray(), whole);
    }

    /// <summary>The tracks, each id once (the first row of it), and the report; null where the file is not ours.</summary>
    public static (IReadOnlyList<ReferenceTrack> Tracks, ReferenceReport? Report) Read(StoredObject stored) => TableRows.Read(stored, reader =>
    {
        if (reader.Schema.IndexOf(ReferenceColumns.TrackId) < 0 || reader.Schema.IndexOf(ReferenceColumns.Danceability) < 0)
        {
            throw new FormatException("it has no columns `track_id` and `danceability`: it holds no audio features");
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        var tracks = TableRows.ReadAll(reader, RowReader).Where(track => known.Add(track.TrackId));
        var isOfThisRelease = reader.KeyValues.GetValueOrDefault(NamesKey) == NamesVersion;
        return ((IReadOnlyList<ReferenceTrack>)[.. isOfThisRelease ? tracks : tracks.Select(ReferenceFolding.WithNames)], Report(reader));
    });

    private static Func<int, ReferenceTrack> RowReader(TableRows rows)
    {
        var (id, features) = (rows.Text(ReferenceColumns.TrackId), Features(rows));
        var (title, artist, genres) = (rows.Text("normalised_title"), rows.Text("normalised_artist"), rows.Texts("genres"));
        var (duration, popularity) = (rows.Int32(ReferenceColumns.DurationMs), rows.Int32(ReferenceColumns.Popularity));
        var (key, mode, signature) = (rows.Int32(ReferenceColumns.Key), rows.Int32(ReferenceColumns.Mode), rows.Int32(ReferenceColumns.TimeSignature));
        return row => new ReferenceTrack
        {
            TrackId = id(row) ?? throw new FormatException("a row has no track id"),
            NormalisedTitle = title(row),
            NormalisedArtist = artist(row),
            DurationMs = duration(row) is > 0 and var ms ? ms : null,
            Popularity = popularity(row) is >= 0 and <= 100 and var known ? known : null,
            Genres = genres(row) ?? [],
            Features = features(row),
            Key = key(row),
            Mode = mode(row),
            TimeSignature = signature(row),
        };
    }

    private static Func<int, AudioFeatures> Features(TableRows rows)
    {
        var (danceability, energy, valence) = (rows.Double(ReferenceColumns.Danceability), rows.Double(ReferenceColumns.Energy), rows.Double(ReferenceColumns.Valence));
        var (acousticness, instrumentalness) = (rows.Double(ReferenceColumns.Acousticness), rows.Double(ReferenceColumns.Instrumentalness));
        var (speechiness, liveness) = (rows.Double(ReferenceColumns.Speechiness), rows.Double(ReferenceColumns.Liveness));
        var (tempo, loudness) = (rows.Double(ReferenceColumns.Tempo), rows.Double(ReferenceColumns.Loudness));
        return row => new AudioFeatures
        {
            Danceability = danceability(row),
            Energy = energy(row),
            Valence = valence(row),
            Acousticness = acousticness(row),
            Instrumentalness = instrumentalness(row),
            Speechiness = speechiness(row),
            Liveness = liveness(row),
            Tempo = tempo(row) is > 0 and var beats ? beats : null,
            Loudness = loudness(row),
        };
    }

    private static ReferenceReport? Report(ParquetReader reader)
    {
        if (!reader.KeyValues.TryGetValue(ReportKey, out var text))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(text, StorageJson.Default.ReferenceReport);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"its report cannot be read: {exception.Message}", exception);
        }
    }
}
