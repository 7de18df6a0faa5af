using NodaTime;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Window A beside the whole history. All time is everything that is known here; Spotify's longest list is about one year.</summary>
/// <param name="Since">Local date of the first counted play; null without plays.</param>
/// <param name="Plays">Counted plays of the whole history.</param>
/// <param name="Minutes">Minutes heard in them.</param>
/// <param name="Tracks">Window A's top tracks (A) and those of all time (B).</param>
/// <param name="Artists">Window A's top artists (A) and those of all time (B).</param>
/// <param name="FavouriteTracks">All-time favourite tracks still in rotation.</param>
/// <param name="FavouriteArtists">All-time favourite artists still in rotation.</param>
public sealed record AllTimeComparison(
    LocalDate? Since, int Plays, double Minutes, ItemComparison Tracks, ItemComparison Artists, Rotation FavouriteTracks, Rotation FavouriteArtists);
