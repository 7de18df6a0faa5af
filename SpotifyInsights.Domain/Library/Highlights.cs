using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Domain.Library;

/// <summary>What stands out in a window: newcomers, favourites that fell silent, returns and runs, each with its rule in words.</summary>
public sealed record Highlights
{
    /// <summary>What the answer rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Artists first heard in the window and heard again.</summary>
    public required HighlightList Discovered { get; init; }

    /// <summary>Favourites that were not heard for long.</summary>
    public required HighlightList Forgotten { get; init; }

    /// <summary>Artists that came back after a long pause.</summary>
    public required HighlightList Rediscovered { get; init; }

    /// <summary>Runs of one track or artist.</summary>
    public required ObsessionList Obsessions { get; init; }
}
