using NodaTime;

namespace SpotifyInsights.Api.Planning;

/// <summary>A kind of calls that Spotify does not answer for now, for no listener of this app.</summary>
/// <param name="Group">`player` (recent plays), `top` (top tracks and artists), `me` (the profile) or `token`.</param>
/// <param name="BlockedUntil">When it is asked again.</param>
public sealed record SpotifyBlock(string Group, Instant BlockedUntil);
