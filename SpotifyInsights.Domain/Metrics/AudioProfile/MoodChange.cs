using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>The mood score of the window's second half against its first.</summary>
/// <param name="Earlier">Mood score of the first half of the days.</param>
/// <param name="Later">Mood score of the second half.</param>
/// <param name="Difference">The second less the first.</param>
/// <param name="Chance">
/// How large the difference would be, in either direction, where nothing changed: from its standard error, clustered by track, because a track heard in
/// both halves is not two observations.
/// </param>
/// <param name="EarlierPlays">Plays with a mood score in the first half, 50 or more.</param>
/// <param name="LaterPlays">Plays with a mood score in the second half, 50 or more.</param>
public sealed record MoodChange(double Earlier, double Later, double Difference, ChanceLevel Chance, int EarlierPlays, int LaterPlays);
