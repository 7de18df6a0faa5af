namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>What is known of the same plays without audio features. The families of these names say more.</summary>
/// <param name="Popularity">How well known the tracks are.</param>
/// <param name="ReleaseYears">How old the music is.</param>
public sealed record AudioAlternatives(PopularityAlternative Popularity, ReleaseYearsAlternative ReleaseYears);
