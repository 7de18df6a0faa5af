namespace SpotifyInsights.Api.Listens;

/// <summary>What ListenBrainz takes, as its API documentation and its server have it.</summary>
internal static class ListenLimits
{
    /// <summary>Bytes of a listen.</summary>
    public const int MostListenBytes = 10_240;

    /// <summary>Listens of a request.</summary>
    public const int MostListens = 1000;

    /// <summary>Bytes of a request.</summary>
    public const int MostBytes = MostListens * MostListenBytes;

    /// <summary>Tags of a listen.</summary>
    public const int MostTags = 50;

    /// <summary>Letters of a tag.</summary>
    public const int LongestTag = 64;

    /// <summary>The oldest start, seconds since 1970: 2002-10-01.</summary>
    public const long OldestStart = 1_033_430_400;

    /// <summary>How far a player's clock may be ahead, in seconds.</summary>
    public const long MostAhead = 3600;

    /// <summary>The longest track, in seconds: 24 days.</summary>
    public const long LongestSeconds = 24 * 24 * 60 * 60;
}
