using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Snapshots;

/// <summary>Spotify's words for the three ranges.</summary>
internal static class TimeRangeText
{
    public static string Of(TimeRange range) => Keys.ShortName(range) + "_term";
}
