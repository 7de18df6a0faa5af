namespace SpotifyInsights.Tests.Weather;

/// <summary>A play as Spotify tells it.</summary>
/// <param name="EndMs">Its end, in Unix milliseconds.</param>
/// <param name="Track">The title.</param>
internal readonly record struct HeardPlay(long EndMs, string Track);
