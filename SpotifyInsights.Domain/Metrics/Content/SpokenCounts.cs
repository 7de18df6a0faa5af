using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>Podcasts and audiobooks, counted.</summary>
internal struct SpokenCounts
{
    /// <summary>What shows that podcasts would have been told of.</summary>
    private const PlayFlags Telling = PlayFlags.FromExport | PlayFlags.FromAccountData | PlayFlags.Podcast;

    private PlayTotals _podcasts;
    private PlayTotals _audiobooks;
    private PlayFlags _seen;

    /// <summary>Notes where plays of any kind come from.</summary>
    public void See(PlayFlags flags) => _seen |= flags;

    /// <summary>Adds a play of a podcast or audiobook.</summary>
    public void Add(int msPlayed, PlayFlags flags, bool includeShort)
    {
        if (msPlayed >= PlayColumns.CountingMs || includeShort)
        {
            ((flags & PlayFlags.Audiobook) == PlayFlags.None ? ref _podcasts : ref _audiobooks).Add(1, msPlayed, 0);
        }
    }

    public void Add(SpokenCounts other)
    {
        _podcasts.Add(other._podcasts);
        _audiobooks.Add(other._audiobooks);
        _seen |= other._seen;
    }

    public readonly SpokenWord Spoken() => (_seen & Telling) == PlayFlags.None
        ? new(null, null, null, null)
        : new(_podcasts.Plays, _podcasts.Minutes, _audiobooks.Plays, _audiobooks.Minutes);
}
