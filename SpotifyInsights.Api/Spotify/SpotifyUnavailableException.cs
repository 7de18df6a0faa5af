namespace SpotifyInsights.Api.Spotify;

/// <summary>Every attempt met a server error, a network fault, a timeout or a body that ended early.</summary>
public sealed class SpotifyUnavailableException(SpotifyEndpoint endpoint, string lastFault, int attempts, Exception? innerException = null)
    : SpotifyException($"{endpoint.Name} did not answer usably in {attempts} {(attempts == 1 ? "attempt" : "attempts")}; the last one: {lastFault}.", innerException)
{
    /// <summary>How many requests for the listener have failed in a row, this one included; 0: not known.</summary>
    public int InARow { get; init; }

    public override bool IsPassing => true;
}
