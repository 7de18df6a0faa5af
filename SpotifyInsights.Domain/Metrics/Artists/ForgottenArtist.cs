using NodaTime;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>A favourite that was not heard for a long time.</summary>
/// <param name="Key">Spotify's id, or the folded name where no id is known.</param>
/// <param name="Name">Name.</param>
/// <param name="Plays">Plays in the window.</param>
/// <param name="LastHeardOn">Local date of the last play.</param>
public sealed record ForgottenArtist(string Key, string Name, int Plays, LocalDate LastHeardOn);
