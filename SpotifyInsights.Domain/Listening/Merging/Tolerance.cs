namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>How far apart, in milliseconds, two reports may lie and still be of one play.</summary>
internal static class Tolerance
{
    /// <summary>Rows of an export about one track that overlap by more than this are one play.</summary>
    public const long OverlapMs = 2_000;

    /// <summary>Account data says the minute; a few rows are later.</summary>
    public const long AccountMs = 0;

    /// <summary>For account data with the same heard time that lies in no play's minute.</summary>
    public const long AccountWideMs = 5 * 60_000;

    /// <summary>Spotify's API and an export write down the same end.</summary>
    public const long ApiMs = 5_000;

    /// <summary>The API does not say how long was heard, so nothing but the nearness tells.</summary>
    public const long ApiWideMs = 90_000;

    /// <summary>Starts.</summary>
    public const long ScrobbleMs = 5_000;

    /// <summary>Starts, for scrobblers that wait before they report.</summary>
    public const long ScrobbleWideMs = 90_000;

    /// <summary>The API's end is this exact, either way.</summary>
    public const long ApiEndMs = 2_000;

    /// <summary>An export's end lies in the second that it names, a scrobble's start too.</summary>
    public const long SecondMs = 999;

    /// <summary>The end of account data lies in the minute that it names.</summary>
    public const long MinuteMs = 59_999;
}
