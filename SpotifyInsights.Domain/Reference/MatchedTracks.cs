namespace SpotifyInsights.Domain.Reference;

/// <summary>Where the tracks of one history lie in the reference data. Made once per history and data, shared by all questions.</summary>
public sealed class MatchedTracks
{
    private readonly Lazy<TrackSounds> _sounds;

    internal MatchedTracks(ReferenceIndex index, int[] rows, MatchWay[] ways)
    {
        (Index, Rows, Ways) = (index, rows, ways);
        _sounds = new Lazy<TrackSounds>(() => new TrackSounds(index, rows));
    }

    /// <summary>The reference data.</summary>
    public ReferenceIndex Index { get; }

    /// <summary>The row of each track of the catalogue in <see cref="Index"/>, or <see cref="ReferenceIndex.Unknown"/>.</summary>
    public int[] Rows { get; }

    /// <summary>How each track of the catalogue was found.</summary>
    public MatchWay[] Ways { get; }

    /// <summary>Tracks of the catalogue.</summary>
    public int Count => Rows.Length;

    /// <summary>Bytes held beside the index.</summary>
    public long Bytes => ((long)Count * (sizeof(int) + sizeof(MatchWay))) + (_sounds.IsValueCreated ? _sounds.Value.Bytes : 0);

    /// <summary>The tracks' features, ready to be counted; found when first asked for.</summary>
    internal TrackSounds Sounds => _sounds.Value;
}
