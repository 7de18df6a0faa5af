using NodaTime;

namespace SpotifyInsights.Domain.Library;

/// <summary>An artist that a rule found.</summary>
/// <param name="Key">What `/artists/{id}` takes.</param>
/// <param name="Name">The artist's name.</param>
/// <param name="Plays">Counted plays in the window.</param>
/// <param name="FirstHeardOn">Local date of the first play ever.</param>
/// <param name="LastHeardOn">Local date of the last play before the window's end.</param>
/// <param name="SilentDays">Days between two plays: since the last one, or of the pause that ended; null where it is about neither.</param>
public sealed record Highlight(string Key, string Name, int Plays, LocalDate FirstHeardOn, LocalDate LastHeardOn, int? SilentDays);
