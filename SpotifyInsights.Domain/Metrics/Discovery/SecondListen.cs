using NodaTime;

namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>A newcomer worth a second listen.</summary>
/// <param name="Key">Spotify's id, or the folded name where no id is known.</param>
/// <param name="Name">Name.</param>
/// <param name="Plays">Plays since it was first heard.</param>
/// <param name="FirstHeardOn">Local date of the first play.</param>
/// <param name="LastHeardOn">Local date of the last play.</param>
public sealed record SecondListen(string Key, string Name, int Plays, LocalDate FirstHeardOn, LocalDate LastHeardOn);
