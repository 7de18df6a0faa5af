namespace SpotifyInsights.Api.Spotify;

/// <summary>403: the app may not have this for this listener.</summary>
public sealed class SpotifyForbiddenException(SpotifyEndpoint endpoint, string? said)
    : SpotifyException(
        $"{endpoint.Name} is forbidden{(said is null ? "" : $" (\"{said}\")")}. An app in development mode serves only the listeners on its user list: "
        + "check that this listener is on it in Spotify's developer dashboard, and that all permissions were granted at sign-in.")
{
    /// <summary>Whether the listener did not permit this at sign-in: Spotify says "Insufficient client scope".</summary>
    public bool IsOfMissingScope { get; } = said?.Contains("scope", StringComparison.OrdinalIgnoreCase) == true;

    public override bool IsPassing => false;
}
