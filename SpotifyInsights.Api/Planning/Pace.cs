using NodaTime;
using SpotifyInsights.Api.Collection;

namespace SpotifyInsights.Api.Planning;

/// <summary>How soon a listener is looked at again: twice as often as they fill Spotify's window of 50 plays.</summary>
public static class Pace
{
    /// <summary>The time to the next look.</summary>
    /// <param name="seen">What the last answer held; null: no plays at all.</param>
    /// <param name="hasGap">Whether plays may have been missed before it: then the next look is as soon as there may be one.</param>
    /// <param name="options">The limits.</param>
    public static Duration After(SeenPlays? seen, bool hasGap, CollectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (shortest, longest) = (Duration.FromTimeSpan(options.ShortestPace), Duration.FromTimeSpan(options.LongestPace));
        if (hasGap)
        {
            return shortest;
        }

        // One play says nothing about how fast others follow.
        return seen is null or { Plays: < 2 } ? longest : Duration.Max(shortest, Duration.Min(longest, (seen.To - seen.From) / 2));
    }
}
