namespace SpotifyInsights.Api.Importing.Spotify;

/// <summary>The keys of Spotify's records that are read. All others, among them every personal one, are passed over.</summary>
internal enum SpotifyKey : byte
{
    Other,
    Ts,
    MsPlayed,
    TrackUri,
    TrackName,
    AlbumArtist,
    AlbumName,
    EpisodeUri,
    EpisodeName,
    EpisodeShow,
    AudiobookUri,
    AudiobookTitle,
    ChapterUri,
    ChapterTitle,
    ReasonStart,
    ReasonEnd,
    Shuffle,
    Skipped,
    Offline,
    OfflineTimestamp,
    Incognito,
    Platform,
    Country,

    // Account data.
    EndTime,
    AccountMsPlayed,
    AccountArtist,
    AccountTrack,
    PodcastName,
    AccountEpisode,
    AccountAudiobook,
    AccountChapter,
}
