using NodaTime;
using NodaTime.Text;

namespace SpotifyInsights.Api.Spotify;

/// <summary>Spotify does not answer at present, whoever asks. The next attempt is made at <see cref="Until"/>; before that it costs calls and brings nothing.</summary>
public sealed class SpotifyOutageException(SpotifyEndpoint endpoint, Instant until, Exception? innerException = null)
    : SpotifyException($"Spotify does not answer {endpoint.Name} at present; it is asked again at {InstantPattern.ExtendedIso.Format(until)}.", innerException)
{
    /// <summary>When it is asked again.</summary>
    public Instant Until { get; } = until;

    public override bool IsPassing => true;
}
