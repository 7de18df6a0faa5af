namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>How popular the music of some stretch of time is.</summary>
/// <param name="Coverage">Share of the plays whose track's popularity is known, 0 to 1; null without plays.</param>
/// <param name="SpotifyCoverage">The part of it that Spotify itself said; the rest comes from the reference data. Null without plays.</param>
/// <param name="MeanPopularity">Play-weighted mean popularity of the tracks, 0 to 100 (the mainstream score); null where none is known.</param>
/// <param name="MeanPopularityByTracks">The same with every track once.</param>
/// <param name="ObscurityIndex">100 - `meanPopularity`; null with it.</param>
/// <param name="MeanArtistPopularity">Play-weighted mean popularity of the artists, 0 to 100; null where none is known.</param>
/// <param name="MeanFollowers">Play-weighted mean of the artists' followers, as the newest snapshot that names them says; null where none is known.</param>
/// <param name="HitShare">Share of the different tracks of known popularity that are hits, 0 to 1; null without any.</param>
/// <param name="NicheArtistShare">Share of the top artists with known followers that are niche, 0 to 1; null without any.</param>
/// <param name="BandShares">Shares of the plays of known popularity by band, in the order of `distribution`; null without any.</param>
public sealed record PopularityLevels(
    double? Coverage,
    double? SpotifyCoverage,
    double? MeanPopularity,
    double? MeanPopularityByTracks,
    double? ObscurityIndex,
    double? MeanArtistPopularity,
    double? MeanFollowers,
    double? HitShare,
    double? NicheArtistShare,
    IReadOnlyList<double>? BandShares);
