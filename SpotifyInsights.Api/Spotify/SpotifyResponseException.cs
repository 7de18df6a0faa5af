namespace SpotifyInsights.Api.Spotify;

/// <summary>Spotify answered something that cannot be understood. Asking again would bring the same.</summary>
public sealed class SpotifyResponseException(SpotifyEndpoint endpoint, string problem, Exception? innerException = null)
    : SpotifyException($"The answer of {endpoint.Name} cannot be used: {problem}.", innerException)
{
    public override bool IsPassing => false;
}
