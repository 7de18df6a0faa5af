namespace SpotifyInsights.Domain.Listening;

/// <summary>How a play began, went and ended, as only data exports tell it. Null is "not given".</summary>
public sealed record PlayCircumstances
{
    /// <summary>Nothing is known.</summary>
    public static PlayCircumstances Unknown { get; } = new();

    /// <summary>Spotify's word for why it began: `trackdone`, `clickrow`, `fwdbtn` …</summary>
    public string? ReasonStart { get; init; }

    /// <summary>Spotify's word for why it ended: `trackdone`, `fwdbtn`, `endplay` …</summary>
    public string? ReasonEnd { get; init; }

    /// <summary>Whether shuffle was on.</summary>
    public bool? Shuffle { get; init; }

    /// <summary>Whether the listener went on to something else before the end.</summary>
    public bool? Skipped { get; init; }

    /// <summary>Whether it was played without a connection.</summary>
    public bool? Offline { get; init; }

    /// <summary>Whether it was played in a private session.</summary>
    public bool? Incognito { get; init; }
}
