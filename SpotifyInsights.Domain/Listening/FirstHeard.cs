namespace SpotifyInsights.Domain.Listening;

/// <summary>The first play of every track and artist in a whole history, as rows of its <see cref="PlayColumns"/>.</summary>
public sealed class FirstHeard
{
    /// <summary>The row of what was never played so that it counts.</summary>
    public const int Never = int.MaxValue;

    private readonly int[] _tracks;
    private readonly int[] _firstArtists;
    private readonly int[] _creditedArtists;

    /// <summary>Finds the first plays; reads every play once.</summary>
    /// <param name="plays">The plays.</param>
    /// <param name="tracks">Their tracks.</param>
    /// <param name="includeShort">Whether plays too short to count are listens too.</param>
    public FirstHeard(PlayColumns plays, TrackCatalogue tracks, bool includeShort)
    {
        ArgumentNullException.ThrowIfNull(plays);
        ArgumentNullException.ThrowIfNull(tracks);
        _tracks = new int[tracks.Count];
        _firstArtists = new int[tracks.ArtistKeys.Length];
        _creditedArtists = new int[tracks.ArtistKeys.Length];
        Array.Fill(_tracks, Never);
        Array.Fill(_firstArtists, Never);
        Array.Fill(_creditedArtists, Never);
        for (var row = plays.Count - 1; row >= 0; row--)
        {
            if (PlayColumns.IsCounted(plays.MsPlayed[row], plays.Flags[row], includeShort))
            {
                _tracks[plays.Track[row]] = row;
            }
        }

        for (var track = 0; track < _tracks.Length; track++)
        {
            if (tracks.Artist[track] >= 0)
            {
                ref var row = ref _firstArtists[tracks.Artist[track]];
                row = Math.Min(row, _tracks[track]);
            }

            foreach (var artist in tracks.Credits[track])
            {
                _creditedArtists[artist] = Math.Min(_creditedArtists[artist], _tracks[track]);
            }
        }
    }

    /// <summary>Per track the row of its first play, or <see cref="Never"/>.</summary>
    public ReadOnlySpan<int> Tracks => _tracks;

    /// <summary>Bytes held.</summary>
    public long Bytes => (long)(_tracks.Length + _firstArtists.Length + _creditedArtists.Length) * sizeof(int);

    /// <summary>Per artist the row of the first play credited to him, or <see cref="Never"/>.</summary>
    /// <param name="credit">Whose play it is.</param>
    public ReadOnlySpan<int> Artists(Credit credit) => credit == Credit.All ? _creditedArtists : _firstArtists;
}
