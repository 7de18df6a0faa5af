using System.Text.Json.Serialization;
using SpotifyInsights.Storage.Json;

namespace SpotifyInsights.Storage.Imports;

/// <summary>What a file was recognised as, by its content.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ImportFormat>))]
public enum ImportFormat
{
    /// <summary>Spotify's extended streaming history, audio or video.</summary>
    ExtendedHistory,

    /// <summary>The same in the form of the `endsong` files, with the older personal fields.</summary>
    Endsong,

    /// <summary>The streaming history in Spotify's account data: music, podcasts or audiobooks.</summary>
    AccountData,

    /// <summary>ListenBrainz' export: one JSON object a line.</summary>
    ListenBrainz,

    /// <summary>Last.fm scrobbles as JSON, as the API and common exporters write them.</summary>
    LastFmJson,

    /// <summary>Last.fm scrobbles as CSV.</summary>
    LastFmCsv,

    /// <summary>Maloja's export.</summary>
    Maloja,
}
