namespace SpotifyInsights.Api.Importing.Spotify;

/// <summary>What sort of JSON value a record has under a key.</summary>
internal enum ValueForm : byte
{
    /// <summary>The record does not have the key.</summary>
    Missing,
    Null,
    Text,
    Number,
    True,
    False,

    /// <summary>An object or an array.</summary>
    Nested,
}
