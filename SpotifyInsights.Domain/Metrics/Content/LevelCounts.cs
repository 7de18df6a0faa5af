using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>What kind of tracks, added up: for plays with the number of plays as weight, for tracks with 1.</summary>
internal sealed class LevelCounts
{
    private const double MsPerSecond = 1000;

    private readonly int[] _albumTypes = new int[(int)AlbumType.Compilation + 1];
    private readonly int[] _histogram = new int[DurationScale.Bins];
    private int _explicit;
    private int _clean;
    private int _durations;
    private long _ms;

    /// <summary>All, known or not.</summary>
    public int Count { get; private set; }

    public int KnownDurations => _durations;

    public int KnownExplicit => _explicit + _clean;

    public int KnownAlbumTypes => Count - _albumTypes[(int)AlbumType.Unknown];

    public void Add(RankedTracks tracks, int rank, int weight)
    {
        Count += weight;
        _explicit += tracks.IsExplicit[rank] == 1 ? weight : 0;
        _clean += tracks.IsExplicit[rank] == 0 ? weight : 0;
        _albumTypes[(int)tracks.AlbumTypes[rank]] += weight;
        if (rank < tracks.Known)
        {
            var duration = tracks.DurationMs[rank];
            _durations += weight;
            _ms += (long)duration * weight;
            _histogram[DurationScale.BinOf(duration)] += weight;
        }
    }

    /// <summary>The levels.</summary>
    /// <param name="quantilesMs">10, 25, 50, 75 and 90 % of the durations, milliseconds; empty where none is known.</param>
    public ContentLevels Levels(ReadOnlySpan<double> quantilesMs) => new(
        Count,
        new(_explicit, _clean, Share(_explicit, KnownExplicit)),
        new(
            _albumTypes[(int)AlbumType.Album],
            _albumTypes[(int)AlbumType.Single],
            _albumTypes[(int)AlbumType.Compilation],
            Share(_albumTypes[(int)AlbumType.Album], KnownAlbumTypes),
            Share(_albumTypes[(int)AlbumType.Single], KnownAlbumTypes),
            Share(_albumTypes[(int)AlbumType.Compilation], KnownAlbumTypes)),
        _durations == 0
            ? new(0, null, null, null, null, null, null, null)
            : new(
                _durations,
                _ms / MsPerSecond / _durations,
                quantilesMs[2] / MsPerSecond,
                quantilesMs[0] / MsPerSecond,
                quantilesMs[1] / MsPerSecond,
                quantilesMs[3] / MsPerSecond,
                quantilesMs[4] / MsPerSecond,
                _histogram));

    private static double? Share(int part, int all) => all == 0 ? null : (double)part / all;
}
