namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>How varied a period is.</summary>
/// <param name="Label">The period's label.</param>
/// <param name="UniqueArtists">Different artists; null when nothing of the period was observed.</param>
/// <param name="ArtistDiversity">Different artists / plays; falls as a period gets longer. Null without plays.</param>
/// <param name="ArtistDiversity50">Different artists expected among 50 random plays / 50: comparable between periods. Null under 50 plays.</param>
/// <param name="Entropy">Shannon's entropy of the artists' shares, in nats; null without plays.</param>
/// <param name="EffectiveArtists">How many equally played artists would be as varied: e to the power of the entropy.</param>
public sealed record PeriodDiversity(
    string Label, int? UniqueArtists, double? ArtistDiversity, double? ArtistDiversity50, double? Entropy, double? EffectiveArtists);
