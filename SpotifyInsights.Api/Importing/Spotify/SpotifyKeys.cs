using System.Text;

namespace SpotifyInsights.Api.Importing.Spotify;

/// <summary>
/// Finds the keys of one record after the other. Records repeat each other's keys in the same order, so a key is first held against the one that stood in
/// its place before. For one file.
/// </summary>
internal sealed class SpotifyKeys
{
    private const int MostPlaces = 64;

    private static readonly Dictionary<string, SpotifyKey> Names = new(StringComparer.Ordinal)
    {
        ["ts"] = SpotifyKey.Ts,
        ["ms_played"] = SpotifyKey.MsPlayed,
        ["spotify_track_uri"] = SpotifyKey.TrackUri,
        ["master_metadata_track_name"] = SpotifyKey.TrackName,
        ["master_metadata_album_artist_name"] = SpotifyKey.AlbumArtist,
        ["master_metadata_album_album_name"] = SpotifyKey.AlbumName,
        ["spotify_episode_uri"] = SpotifyKey.EpisodeUri,
        ["episode_name"] = SpotifyKey.EpisodeName,
        ["episode_show_name"] = SpotifyKey.EpisodeShow,
        ["audiobook_uri"] = SpotifyKey.AudiobookUri,
        ["audiobook_title"] = SpotifyKey.AudiobookTitle,
        ["audiobook_chapter_uri"] = SpotifyKey.ChapterUri,
        ["audiobook_chapter_title"] = SpotifyKey.ChapterTitle,
        ["reason_start"] = SpotifyKey.ReasonStart,
        ["reason_end"] = SpotifyKey.ReasonEnd,
        ["shuffle"] = SpotifyKey.Shuffle,
        ["skipped"] = SpotifyKey.Skipped,
        ["offline"] = SpotifyKey.Offline,
        ["offline_timestamp"] = SpotifyKey.OfflineTimestamp,
        ["incognito_mode"] = SpotifyKey.Incognito,
        ["platform"] = SpotifyKey.Platform,
        ["conn_country"] = SpotifyKey.Country,
        ["endTime"] = SpotifyKey.EndTime,
        ["msPlayed"] = SpotifyKey.AccountMsPlayed,
        ["artistName"] = SpotifyKey.AccountArtist,
        ["trackName"] = SpotifyKey.AccountTrack,
        ["podcastName"] = SpotifyKey.PodcastName,
        ["episodeName"] = SpotifyKey.AccountEpisode,
        ["audiobookName"] = SpotifyKey.AccountAudiobook,
        ["audiobookTitle"] = SpotifyKey.AccountAudiobook,
        ["chapterName"] = SpotifyKey.AccountChapter,
        ["chapterTitle"] = SpotifyKey.AccountChapter,
        ["si_sources"] = SpotifyKey.OwnSources,
        ["si_source"] = SpotifyKey.OwnSource,
        ["si_reported_at"] = SpotifyKey.OwnReportedAt,
        ["si_reports"] = SpotifyKey.OwnReports,
        ["si_artist_id"] = SpotifyKey.OwnArtistId,
        ["si_artist_ids"] = SpotifyKey.OwnArtistIds,
        ["si_artist_names"] = SpotifyKey.OwnArtistNames,
        ["si_album_id"] = SpotifyKey.OwnAlbumId,
        ["si_album_type"] = SpotifyKey.OwnAlbumType,
        ["si_release_date"] = SpotifyKey.OwnReleaseDate,
        ["si_release_date_precision"] = SpotifyKey.OwnReleaseDatePrecision,
        ["si_popularity"] = SpotifyKey.OwnPopularity,
        ["si_duration_ms"] = SpotifyKey.OwnDurationMs,
        ["si_explicit"] = SpotifyKey.OwnExplicit,
        ["si_isrc"] = SpotifyKey.OwnIsrc,
        ["si_context_type"] = SpotifyKey.OwnContextType,
        ["si_context_uri"] = SpotifyKey.OwnContextUri,
    };

    private readonly List<(byte[] Name, SpotifyKey Key)> places = [];
    private int place;

    /// <summary>A new record begins.</summary>
    public void Restart() => place = 0;

    /// <summary>The key of this name, wherever it stands.</summary>
    public static SpotifyKey Named(ReadOnlySpan<byte> name) => Names.GetValueOrDefault(Encoding.UTF8.GetString(name));

    /// <summary>The key of this name, which stands in the next place.</summary>
    public SpotifyKey Find(ReadOnlySpan<byte> name)
    {
        if (place < places.Count && name.SequenceEqual(places[place].Name))
        {
            return places[place++].Key;
        }

        var key = Named(name);
        if (place < places.Count)
        {
            places[place++] = (name.ToArray(), key);
        }
        else if (place < MostPlaces)
        {
            places.Add((name.ToArray(), key));
            place++;
        }

        return key;
    }
}
