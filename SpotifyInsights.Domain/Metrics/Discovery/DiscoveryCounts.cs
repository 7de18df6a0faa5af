using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>What a period or window comes to, before it is known whose popularity is taken.</summary>
internal sealed record DiscoveryCounts
{
    /// <summary>So many artists make a Gini coefficient meaningful.</summary>
    private const int MinimumArtists = 10;

    /// <summary>Artists' popularity is taken where so much of the plays have it.</summary>
    private const double MinimumArtistCoverage = 0.5;

    /// <summary>Plays.</summary>
    public required int Plays { get; init; }

    /// <summary>Plays with a known artist; with `credit=all` credits.</summary>
    public required int Credits { get; init; }

    /// <summary>Plays that are nobody's.</summary>
    public required int Uncredited { get; init; }

    public required int UniqueArtists { get; init; }

    public required int UniqueTracks { get; init; }

    public required int UniqueGenres { get; init; }

    public required int RepeatedTracks { get; init; }

    /// <summary>Different artists expected among 50 plays / 50.</summary>
    public required double? Artists50 { get; init; }

    /// <summary>Different tracks expected among 50 plays / 50.</summary>
    public required double? Tracks50 { get; init; }

    /// <summary>Different genres expected among 50 plays with genres / 50.</summary>
    public required double? Genres50 { get; init; }

    public required double? Gini { get; init; }

    public required double? HerfindahlHirschman { get; init; }

    public required double? Top10Share { get; init; }

    public required MeanAndWeight ArtistPopularity { get; init; }

    public required MeanAndWeight TrackPopularity { get; init; }

    /// <summary>Plays with a release date, and tracks with one.</summary>
    public required (int Plays, int Tracks) Dated { get; init; }

    public required AgeCounts Ages { get; init; }

    /// <summary>Plays of artists first heard here.</summary>
    public required int NewPlays { get; init; }

    public MainstreamOf? MainstreamOf =>
        ArtistPopularity.Weight > 0 && ArtistPopularity.Weight >= MinimumArtistCoverage * (Credits + Uncredited) ? Discovery.MainstreamOf.Artists
        : TrackPopularity.Weight > 0 ? Discovery.MainstreamOf.Tracks
        : ArtistPopularity.Weight > 0 ? Discovery.MainstreamOf.Artists
        : null;

    public double? NewReleaseRatio => Ratio(Ages.NewReleases, Dated.Plays);

    public double? Novelty => Ratio(Ages.Novel, Ages.AfterWarmUp);

    public double? Mainstream(MainstreamOf? of) => of switch
    {
        Discovery.MainstreamOf.Artists => ArtistPopularity.Mean,
        Discovery.MainstreamOf.Tracks => TrackPopularity.Mean,
        _ => null,
    };

    public DiscoveryMeasures Measures(MainstreamOf? of) => new()
    {
        ArtistDiversity = Ratio(UniqueArtists, Plays),
        ArtistDiversity50 = Artists50,
        UniqueArtists = UniqueArtists,
        UniqueTracks = UniqueTracks,
        UniqueGenres = UniqueGenres == 0 ? null : UniqueGenres,
        GenreDiversity = UniqueGenres == 0 ? null : (double)UniqueGenres / UniqueArtists,
        MainstreamScore = Mainstream(of),
        NewReleaseRatio = NewReleaseRatio,
        NewReleaseRatioByTracks = Ratio(Ages.NewTracks, Dated.Tracks),
        CurrentYearShare = Ratio(Ages.CurrentYear, Dated.Plays),
        RepeatRate = Ratio(RepeatedTracks, UniqueTracks),
        Concentration = new(UniqueArtists < MinimumArtists ? null : Gini, HerfindahlHirschman, Top10Share),
    };

    public NewVersusFamiliar NewVersusFamiliar(bool warmUp) => new(NewPlays, Credits - NewPlays, Ratio(NewPlays, Credits), warmUp);

    private static double? Ratio(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
