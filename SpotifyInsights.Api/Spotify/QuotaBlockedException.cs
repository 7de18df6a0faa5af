using NodaTime;
using NodaTime.Text;

namespace SpotifyInsights.Api.Spotify;

/// <summary>The app has asked too much. Nothing of this group may be asked before <see cref="BlockedUntil"/>.</summary>
public sealed class QuotaBlockedException(SpotifyEndpoint endpoint, Instant blockedUntil)
    : SpotifyException($"Spotify answers {endpoint.Name} again from {InstantPattern.ExtendedIso.Format(blockedUntil)}: the app's quota is used up.")
{
    /// <summary>When to ask again.</summary>
    public Instant BlockedUntil { get; } = blockedUntil;

    public override bool IsPassing => true;
}
