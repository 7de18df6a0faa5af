namespace SpotifyInsights.Api.Spotify;

/// <summary>Every attempt met a server error, a network fault, a timeout or a body that ended early.</summary>
public sealed class SpotifyUnavailableException(SpotifyEndpoint endpoint, string lastFault, int attempts, Exception? innerException = null)
    : SpotifyException($"{endpoint.Name} did not answer usably in {attempts} {(attempts == 1 ? "attempt" : "attempts")}; the last one: {lastFault}.", innerException)
{
    public override bool IsPassing => true;
}
