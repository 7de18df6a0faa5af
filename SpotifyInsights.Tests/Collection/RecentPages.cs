using System.Globalization;

namespace SpotifyInsights.Tests.Collection;

/// <summary>Recently-played answers made of minutes after the start of the tests' day, newest first.</summary>
public static class RecentPages
{
    /// <summary>A page with one play per minute of <paramref name="minutes"/>; the track's number is the minute's.</summary>
    public static string Of(bool hasOlder, params int[] minutes)
    {
        var items = minutes.Select(minute =>
            $$"""{"track":{"id":"t{{minute}}","name":"Track {{minute}}","type":"track","uri":"spotify:track:t{{minute}}","duration_ms":180000,"artists":[{"id":"a1","name":"One"}]},"played_at":"{{TimeOf(minute)}}","context":null}""");
        var next = hasOlder ? "\"https://api.spotify.com/v1/me/player/recently-played?before=1\"" : "null";
        return $$"""{"items":[{{string.Join(',', items)}}],"next":{{next}},"limit":50}""";
    }

    private static string TimeOf(int minute) =>
        Spotify.SpotifyHost.Start.AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
