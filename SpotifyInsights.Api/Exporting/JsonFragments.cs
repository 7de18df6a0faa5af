using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Exporting;

/// <summary>The parts of an exported row that many plays share, each written once: `"key":value,…` without braces. For the plays of one month.</summary>
internal sealed class JsonFragments
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<ReportedTrack, byte[]> tracks = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PlayCircumstances, byte[]> circumstances = [];
    private readonly Dictionary<PlayFlags, byte[]> sources = [];
    private readonly Dictionary<(string? Type, string? Uri), byte[]> contexts = [];

    /// <summary>Spotify's keys of what was played.</summary>
    public byte[] Of(ReportedTrack track) => Of(tracks, track, WriteTrack);

    /// <summary>Spotify's keys of how it was played.</summary>
    public byte[] Of(PlayCircumstances played) => Of(circumstances, played, WriteCircumstances);

    /// <summary>The key of the sources.</summary>
    public byte[] Of(PlayFlags reported) => Of(sources, reported, static (json, flags) => json.WriteString("si_sources", string.Join(',', StoredPlay.SourceNames(flags))));

    /// <summary>The keys of where it was played from.</summary>
    public byte[] Of(string? type, string? uri) => Of(contexts, (type, uri), static (json, context) =>
    {
        var (type, uri) = context;
        json.WriteString("si_context_type", type);
        json.WriteString("si_context_uri", uri);
    });

    private static byte[] Of<T>(Dictionary<T, byte[]> known, T value, Action<Utf8JsonWriter, T> write)
        where T : notnull
    {
        if (!known.TryGetValue(value, out var fragment))
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer, Options))
            {
                json.WriteStartObject();
                write(json, value);
                json.WriteEndObject();
            }

            known[value] = fragment = buffer.WrittenSpan[1..^1].ToArray();
        }

        return fragment;
    }

    private static void WriteTrack(Utf8JsonWriter json, ReportedTrack track)
    {
        var spoken = SpokenKinds.Of(track.Uri);
        var isMusic = spoken == SpokenKind.Music;
        var (isEpisode, isBook) = (spoken == SpokenKind.Episode, spoken is SpokenKind.Chapter or SpokenKind.Audiobook);
        json.WriteString("master_metadata_track_name", isMusic ? track.TrackName : null);
        json.WriteString("master_metadata_album_artist_name", isMusic ? track.ArtistName : null);
        json.WriteString("master_metadata_album_album_name", track.AlbumName);
        json.WriteString("spotify_track_uri", isMusic ? track.Uri ?? UriOf(track.TrackId) : null);
        json.WriteString("episode_name", isEpisode ? track.TrackName : null);
        json.WriteString("episode_show_name", isEpisode ? track.ArtistName : null);
        json.WriteString("spotify_episode_uri", isEpisode ? track.Uri : null);
        json.WriteString("audiobook_title", isBook ? track.ArtistName : null);
        json.WriteString("audiobook_chapter_uri", spoken == SpokenKind.Chapter ? track.Uri : null);
        json.WriteString("audiobook_chapter_title", isBook ? track.TrackName : null);
        WriteOurs(json, track);
    }

    private static string? UriOf(string? trackId) => trackId is null ? null : "spotify:track:" + trackId;

    private static void WriteOurs(Utf8JsonWriter json, ReportedTrack track)
    {
        json.WriteString("si_artist_id", track.ArtistId);
        WriteTexts(json, "si_artist_ids", track.AllArtistIds);
        WriteTexts(json, "si_artist_names", track.AllArtistNames);
        json.WriteString("si_album_id", track.AlbumId);
        json.WriteString("si_album_type", track.AlbumType);
        json.WriteString("si_release_date", track.ReleaseDate);
        json.WriteString("si_release_date_precision", track.ReleaseDatePrecision);
        WriteNumber(json, "si_popularity", track.Popularity);
        WriteNumber(json, "si_duration_ms", track.DurationMs);
        WriteFlag(json, "si_explicit", track.Explicit);
        json.WriteString("si_isrc", track.Isrc);
    }

    private static void WriteCircumstances(Utf8JsonWriter json, PlayCircumstances played)
    {
        json.WriteString("reason_start", played.ReasonStart);
        json.WriteString("reason_end", played.ReasonEnd);
        WriteFlag(json, "shuffle", played.Shuffle);
        WriteFlag(json, "skipped", played.Skipped);
        WriteFlag(json, "offline", played.Offline);
        WriteFlag(json, "incognito_mode", played.Incognito);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool? flag)
    {
        if (flag is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
