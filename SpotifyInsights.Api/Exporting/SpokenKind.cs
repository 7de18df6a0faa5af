namespace SpotifyInsights.Api.Exporting;

/// <summary>What a play is of, by its URI: Spotify's rows have other keys for what is spoken.</summary>
internal enum SpokenKind
{
    Music,
    Episode,
    Chapter,
    Audiobook,
}
