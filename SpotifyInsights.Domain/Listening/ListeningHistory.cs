namespace SpotifyInsights.Domain.Listening;

/// <summary>Everything known about one listener's listening at one version of the data. Immutable and shared between requests.</summary>
public sealed class ListeningHistory
{
    private readonly Lazy<SessionList> _sessions;

    /// <summary>Puts a history together.</summary>
    /// <param name="plays">The plays.</param>
    /// <param name="tracks">What the plays' track indexes mean.</param>
    /// <param name="observed">The time in which plays would have been seen.</param>
    /// <param name="dataVersion">Names the state of the aggregates that the plays come from.</param>
    /// <exception cref="ArgumentException">A play refers to a track that the catalogue does not hold.</exception>
    public ListeningHistory(PlayColumns plays, TrackCatalogue tracks, ObservedTime observed, string dataVersion)
    {
        ArgumentNullException.ThrowIfNull(plays);
        ArgumentNullException.ThrowIfNull(tracks);
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentException.ThrowIfNullOrEmpty(dataVersion);
        foreach (var track in plays.Track)
        {
            if (track >= tracks.Count)
            {
                throw new ArgumentException($"A play refers to track {track}; the catalogue ends before {tracks.Count}.", nameof(plays));
            }
        }

        Plays = plays;
        Tracks = tracks;
        Observed = observed;
        DataVersion = dataVersion;
        _sessions = new Lazy<SessionList>(() => new SessionList(plays));
    }

    private ListeningHistory(ListeningHistory same, ObservedTime observed)
    {
        (Plays, Tracks, DataVersion, _sessions) = (same.Plays, same.Tracks, same.DataVersion, same._sessions);
        Observed = observed;
    }

    /// <summary>The plays.</summary>
    public PlayColumns Plays { get; }

    /// <summary>Tracks, artists and albums.</summary>
    public TrackCatalogue Tracks { get; }

    /// <summary>The time in which plays would have been seen.</summary>
    public ObservedTime Observed { get; }

    /// <summary>Names the state of the aggregates that this history was loaded from.</summary>
    public string DataVersion { get; }

    /// <summary>Sessions of the whole history, the same in every zone; found when first asked for.</summary>
    public SessionList Sessions => _sessions.Value;

    /// <summary>The same plays, with <paramref name="range"/> observed too.</summary>
    public ListeningHistory WithObserved(InstantRange range) => new(this, new ObservedTime([.. Observed.Ranges, range]));

    /// <summary>Bytes held in memory now, dictionaries and, once they were asked for, sessions included.</summary>
    public long Bytes => Plays.Bytes + Tracks.Bytes + (_sessions.IsValueCreated ? Sessions.Bytes : 0);
}
