namespace SpotifyInsights.Api.Auth;

/// <summary>What a listener is asked to permit, and nothing beyond it. The e-mail address is not asked for: nothing needs it.</summary>
public static class SpotifyScopes
{
    /// <summary>The plays: without them there is no history.</summary>
    public const string RecentlyPlayed = "user-read-recently-played";

    /// <summary>The top tracks and artists of a snapshot.</summary>
    public const string Top = "user-top-read";

    /// <summary>Country and product of the profile, where Spotify still gives them.</summary>
    public const string Profile = "user-read-private";

    /// <summary>What is playing at the moment of asking.</summary>
    public const string CurrentlyPlaying = "user-read-currently-playing";

    public static IReadOnlyList<string> All { get; } = [RecentlyPlayed, Top, Profile, CurrentlyPlaying];
}
