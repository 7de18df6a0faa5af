using NodaTime;
using SpotifyInsights.Api.Collection;

namespace SpotifyInsights.Api.Planning;

/// <summary>
/// How soon a listener is looked at again: twice as often as they fill Spotify's window of 50 plays, and sooner while they are listening. What is to come is
/// never known: whenever Spotify stops to answer, only the plays since the last look are in danger.
/// </summary>
public static class Pace
{
    private const int PlaysToCome = 5;

    /// <summary>The time to the next look, where the day's calls are few; where they suffice it is no longer than the longest pace (<see cref="CallBudget"/>).</summary>
    /// <param name="seen">What the last answer held; null: no plays at all.</param>
    /// <param name="hasGap">Whether plays may have been missed before it: then the next look is as soon as there may be one.</param>
    /// <param name="now">When that was.</param>
    /// <param name="options">The limits.</param>
    public static Duration After(SeenPlays? seen, bool hasGap, Instant now, CollectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (shortest, longest) = (Duration.FromTimeSpan(options.ShortestPace), Duration.FromTimeSpan(options.LongestPace) * CallBudget.Stretched);
        if (hasGap)
        {
            return shortest;
        }

        // One play says nothing about how fast others follow.
        if (seen is null or { Plays: < 2 })
        {
            return longest;
        }

        var halfWindow = (seen.To - seen.From) / 2;
        var fewPlays = seen.Lately is { } lately ? (now - lately) * ((double)PlaysToCome / SeenPlays.LatelyPlays) : longest;
        return Duration.Max(shortest, Duration.Min(longest, Duration.Min(halfWindow, fewPlays)));
    }
}
