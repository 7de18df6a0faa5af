namespace SpotifyInsights.Simulator.Exports;

/// <summary>Which of the packages that Spotify sends, and from which time.</summary>
public enum ExportForm
{
    /// <summary>Extended streaming history as it is today: `Streaming_History_Audio_2019-2021_0.json`, 23 keys a row.</summary>
    ExtendedHistory,

    /// <summary>Extended streaming history as it was until 2022: `endsong_0.json`, 21 keys a row, letters beyond ASCII escaped.</summary>
    Endsong,

    /// <summary>Account data as it is today: `StreamingHistory_music_0.json`, podcasts and audiobooks apart, other files around them.</summary>
    AccountData,

    /// <summary>Account data as it was: `StreamingHistory0.json`, podcasts among the music, without names.</summary>
    OldAccountData,
}
