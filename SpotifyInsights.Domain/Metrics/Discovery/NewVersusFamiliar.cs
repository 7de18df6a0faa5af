namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>New artists against known ones.</summary>
/// <param name="NewPlays">Plays of artists first heard in the window (or period).</param>
/// <param name="FamiliarPlays">Plays of artists first heard before it.</param>
/// <param name="NewShare">The first of both together, 0 to 1; null without plays.</param>
/// <param name="WarmUp">Whether the window begins in the first 90 observed days of the history, in which everything is new.</param>
public sealed record NewVersusFamiliar(int NewPlays, int FamiliarPlays, double? NewShare, bool WarmUp);
