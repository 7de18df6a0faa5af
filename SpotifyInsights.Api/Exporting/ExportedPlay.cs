using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace SpotifyInsights.Api.Exporting;

/// <summary>A play as a row of Spotify's extended streaming history: its keys, then ours (`si_…`), which other programs pass over and `POST /imports` reads. What is not known is null.</summary>
public sealed record ExportedPlay
{
    /// <summary>The end of the play, to the second, as an extended history reported it where that is its only source.</summary>
    [JsonPropertyName("ts")]
    public required Instant Ts { get; init; }

    /// <summary>Always null: devices are not kept.</summary>
    [JsonPropertyName("platform")]
    public string? Platform { get; init; }

    /// <summary>Milliseconds heard, measured or estimated.</summary>
    [JsonPropertyName("ms_played")]
    public required int MsPlayed { get; init; }

    /// <summary>Always null: countries are not kept with plays.</summary>
    [JsonPropertyName("conn_country")]
    public string? ConnCountry { get; init; }

    /// <summary>Always null: addresses are never kept.</summary>
    [JsonPropertyName("ip_addr")]
    public string? IpAddr { get; init; }

    /// <summary>The title; null for podcasts and audiobooks.</summary>
    [JsonPropertyName("master_metadata_track_name")]
    public string? TrackName { get; init; }

    /// <summary>The first artist's name; null for podcasts and audiobooks.</summary>
    [JsonPropertyName("master_metadata_album_artist_name")]
    public string? ArtistName { get; init; }

    /// <summary>The album's title.</summary>
    [JsonPropertyName("master_metadata_album_album_name")]
    public string? AlbumName { get; init; }

    /// <summary>The track's URI; null for podcasts and audiobooks, and where no source tells it.</summary>
    [JsonPropertyName("spotify_track_uri")]
    public string? TrackUri { get; init; }

    /// <summary>The episode's title; null for music.</summary>
    [JsonPropertyName("episode_name")]
    public string? EpisodeName { get; init; }

    /// <summary>The podcast's name; null for music.</summary>
    [JsonPropertyName("episode_show_name")]
    public string? ShowName { get; init; }

    /// <summary>The episode's URI; null for music.</summary>
    [JsonPropertyName("spotify_episode_uri")]
    public string? EpisodeUri { get; init; }

    /// <summary>The audiobook's title; null for music.</summary>
    [JsonPropertyName("audiobook_title")]
    public string? AudiobookTitle { get; init; }

    /// <summary>The audiobook's URI; null for music.</summary>
    [JsonPropertyName("audiobook_uri")]
    public string? AudiobookUri { get; init; }

    /// <summary>The chapter's URI; null for music.</summary>
    [JsonPropertyName("audiobook_chapter_uri")]
    public string? ChapterUri { get; init; }

    /// <summary>The chapter's title; null for music.</summary>
    [JsonPropertyName("audiobook_chapter_title")]
    public string? ChapterTitle { get; init; }

    /// <summary>Spotify's word for why it began; null where no export tells it.</summary>
    [JsonPropertyName("reason_start")]
    public string? ReasonStart { get; init; }

    /// <summary>Spotify's word for why it ended; null where no export tells it.</summary>
    [JsonPropertyName("reason_end")]
    public string? ReasonEnd { get; init; }

    /// <summary>Whether shuffle was on; null where no export tells it.</summary>
    [JsonPropertyName("shuffle")]
    public bool? Shuffle { get; init; }

    /// <summary>Whether the listener went on to something else before the end; null where no export tells it.</summary>
    [JsonPropertyName("skipped")]
    public bool? Skipped { get; init; }

    /// <summary>Whether it was played without a connection; null where no export tells it.</summary>
    [JsonPropertyName("offline")]
    public bool? Offline { get; init; }

    /// <summary>The start by the device's own clock, Unix milliseconds, where an extended history is the only source and tells it.</summary>
    [JsonPropertyName("offline_timestamp")]
    public long? OfflineTimestamp { get; init; }

    /// <summary>Whether it was played in a private session; null where no export tells it.</summary>
    [JsonPropertyName("incognito_mode")]
    public bool? IncognitoMode { get; init; }

    /// <summary>The end of the play as exactly as it is known.</summary>
    [JsonPropertyName("si_ended_at")]
    public required Instant EndedAt { get; init; }

    /// <summary>The instant that the play's only report names: the end, of a scrobble the start, of account data the minute. Null where `si_reports` has several.</summary>
    [JsonPropertyName("si_reported_at")]
    public Instant? ReportedAt { get; init; }

    /// <summary>The kinds of sources that report the play, with commas between: `export`, `account`, `api`, `scrobble`.</summary>
    [JsonPropertyName("si_sources")]
    public required string Sources { get; init; }

    /// <summary>Whether `ms_played` is an estimate.</summary>
    [JsonPropertyName("si_estimated")]
    public required bool IsEstimated { get; init; }

    /// <summary>Whether the listener excludes it from all that is calculated, by what was excluded when the export began. Imports pass it over.</summary>
    [JsonPropertyName("si_excluded")]
    public required bool IsExcluded { get; init; }

    /// <summary>Spotify's id of the first artist.</summary>
    [JsonPropertyName("si_artist_id")]
    public string? ArtistId { get; init; }

    /// <summary>The ids of all artists, in order; empty where they are not known.</summary>
    [JsonPropertyName("si_artist_ids")]
    public required IReadOnlyList<string> ArtistIds { get; init; }

    /// <summary>The names of all artists, in order; empty where they are not known.</summary>
    [JsonPropertyName("si_artist_names")]
    public required IReadOnlyList<string> ArtistNames { get; init; }

    /// <summary>Spotify's id of the album.</summary>
    [JsonPropertyName("si_album_id")]
    public string? AlbumId { get; init; }

    /// <summary>`album`, `single` or `compilation`.</summary>
    [JsonPropertyName("si_album_type")]
    public string? AlbumType { get; init; }

    /// <summary>The album's release date, to the day, month or year.</summary>
    [JsonPropertyName("si_release_date")]
    public string? ReleaseDate { get; init; }

    /// <summary>`day`, `month` or `year`.</summary>
    [JsonPropertyName("si_release_date_precision")]
    public string? ReleaseDatePrecision { get; init; }

    /// <summary>Spotify's popularity of the track, 0 to 100.</summary>
    [JsonPropertyName("si_popularity")]
    public int? Popularity { get; init; }

    /// <summary>The track's length in milliseconds.</summary>
    [JsonPropertyName("si_duration_ms")]
    public int? DurationMs { get; init; }

    /// <summary>Whether the track is marked explicit.</summary>
    [JsonPropertyName("si_explicit")]
    public bool? Explicit { get; init; }

    /// <summary>International Standard Recording Code.</summary>
    [JsonPropertyName("si_isrc")]
    public string? Isrc { get; init; }

    /// <summary>`album`, `playlist`, `artist`, `collection`, or another word of Spotify's for where it was played from.</summary>
    [JsonPropertyName("si_context_type")]
    public string? ContextType { get; init; }

    /// <summary>The URI of where it was played from.</summary>
    [JsonPropertyName("si_context_uri")]
    public string? ContextUri { get; init; }

    /// <summary>
    /// What each source reported of the play, where there are several: rows with those of the keys above that they say something of, `si_source` with one source, and `si_reported_at`.
    /// Null where the play itself is its only report.
    /// </summary>
    [JsonPropertyName("si_reports")]
    public IReadOnlyList<JsonElement>? Reports { get; init; }
}
