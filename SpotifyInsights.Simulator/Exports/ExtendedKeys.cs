using System.Text.Json;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>The keys of an extended streaming history.</summary>
internal static class ExtendedKeys
{
    /// <summary>Keys that a play can do without. The last one only where the play is not one of many sent in one second.</summary>
    public static IReadOnlyList<string> Dispensable { get; } =
    [
        "platform", "conn_country", "ip_addr", "master_metadata_album_album_name", "reason_start", "reason_end", "shuffle", "skipped", "offline",
        "incognito_mode", "offline_timestamp",
    ];

    public static JsonEncodedText Ts { get; } = Text("ts");

    public static JsonEncodedText Username { get; } = Text("username");

    public static JsonEncodedText Platform { get; } = Text("platform");

    public static JsonEncodedText MsPlayed { get; } = Text("ms_played");

    public static JsonEncodedText Country { get; } = Text("conn_country");

    public static JsonEncodedText Address { get; } = Text("ip_addr");

    public static JsonEncodedText OldAddress { get; } = Text("ip_addr_decrypted");

    public static JsonEncodedText UserAgent { get; } = Text("user_agent_decrypted");

    public static JsonEncodedText Track { get; } = Text("master_metadata_track_name");

    public static JsonEncodedText Artist { get; } = Text("master_metadata_album_artist_name");

    public static JsonEncodedText Album { get; } = Text("master_metadata_album_album_name");

    public static JsonEncodedText TrackUri { get; } = Text("spotify_track_uri");

    public static JsonEncodedText Episode { get; } = Text("episode_name");

    public static JsonEncodedText Show { get; } = Text("episode_show_name");

    public static JsonEncodedText EpisodeUri { get; } = Text("spotify_episode_uri");

    public static JsonEncodedText Book { get; } = Text("audiobook_title");

    public static JsonEncodedText BookUri { get; } = Text("audiobook_uri");

    public static JsonEncodedText ChapterUri { get; } = Text("audiobook_chapter_uri");

    public static JsonEncodedText Chapter { get; } = Text("audiobook_chapter_title");

    public static JsonEncodedText ReasonStart { get; } = Text("reason_start");

    public static JsonEncodedText ReasonEnd { get; } = Text("reason_end");

    public static JsonEncodedText Shuffle { get; } = Text("shuffle");

    public static JsonEncodedText Skipped { get; } = Text("skipped");

    public static JsonEncodedText Offline { get; } = Text("offline");

    public static JsonEncodedText OfflineTimestamp { get; } = Text("offline_timestamp");

    public static JsonEncodedText Incognito { get; } = Text("incognito_mode");

    private static JsonEncodedText Text(string key) => JsonEncodedText.Encode(key);
}
