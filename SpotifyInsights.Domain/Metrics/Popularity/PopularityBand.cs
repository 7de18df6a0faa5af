namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>A band of popularity.</summary>
/// <param name="From">The least popularity in it.</param>
/// <param name="To">The greatest popularity in it.</param>
/// <param name="Plays">Plays in the window.</param>
/// <param name="Share">Their share of the plays of known popularity, 0 to 1; null without any.</param>
/// <param name="Tracks">Different tracks.</param>
/// <param name="TrackShare">Their share of the tracks of known popularity, 0 to 1; null without any.</param>
public sealed record PopularityBand(int From, int To, int Plays, double? Share, int Tracks, double? TrackShare);
