using NodaTime;

namespace SpotifyInsights.Api.Demo;

/// <summary>When the demo collects: around the times at which its listener listens, so that a page of 50 plays rarely overflows. Overflows show as gaps.</summary>
internal static class DemoSchedule
{
    // UTC; the listener lives in Berlin: after the morning, after work, late in the evening.
    private static readonly int[] Hours = [10, 17, 22];

    /// <summary>The first collection after an instant.</summary>
    public static Instant After(Instant instant)
    {
        var midnight = instant.InUtc().Date.AtMidnight().InUtc().ToInstant();
        foreach (var hour in Hours)
        {
            var at = midnight + Duration.FromHours(hour);
            if (at > instant)
            {
                return at;
            }
        }

        return midnight + Duration.FromHours(24 + Hours[0]);
    }
}
