using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>Everything known about one listener's listening at one version of the data. Immutable and shared between requests.</summary>
public sealed class ListeningHistory
{
    private readonly Lazy<SessionList> _sessions;
    private readonly Lazy<FirstHeard> _firstCounting;
    private readonly Lazy<FirstHeard> _firstWithShort;
    private readonly Lazy<KnownAttributes> _attributes;
    private readonly bool[]? _isExcluded;

    /// <summary>Puts a history together.</summary>
    /// <param name="plays">The plays.</param>
    /// <param name="tracks">What the plays' track indexes mean.</param>
    /// <param name="observed">The time in which plays would have been seen.</param>
    /// <param name="dataVersion">Names the state of the aggregates that the plays come from.</param>
    /// <param name="asOf">The instant as of which the listening is known; null for everything that is known.</param>
    /// <exception cref="ArgumentException">A play refers to a track that the catalogue does not hold.</exception>
    public ListeningHistory(PlayColumns plays, TrackCatalogue tracks, ObservedTime observed, string dataVersion, Instant? asOf = null)
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
        AsOf = asOf;
        _sessions = new Lazy<SessionList>(() => new SessionList(plays));
        _firstCounting = new Lazy<FirstHeard>(() => new FirstHeard(plays, tracks, includeShort: false));
        _firstWithShort = new Lazy<FirstHeard>(() => new FirstHeard(plays, tracks, includeShort: true));
        _attributes = new Lazy<KnownAttributes>(() => new KnownAttributes(plays, tracks, reference: null));
    }

    private ListeningHistory(ListeningHistory same, ObservedTime observed, ReferenceAttributes? reference)
    {
        (Plays, Tracks, DataVersion, AsOf, _sessions) = (same.Plays, same.Tracks, same.DataVersion, same.AsOf, same._sessions);
        (_firstCounting, _firstWithShort) = (same._firstCounting, same._firstWithShort);
        (Excluded, _isExcluded) = (same.Excluded, same._isExcluded);
        Observed = observed;
        Reference = reference;
        _attributes = reference == same.Reference
            ? same._attributes
            : new Lazy<KnownAttributes>(() => new KnownAttributes(Plays, Tracks, reference));
    }

    private ListeningHistory(ListeningHistory same, bool[] isExcluded)
        : this(same, same.Observed, same.Reference)
    {
        _isExcluded = isExcluded.Length == same.Plays.Count ? isExcluded : throw new ArgumentException($"{isExcluded.Length} marks for {same.Plays.Count} plays.", nameof(isExcluded));
    }

    /// <summary>The plays.</summary>
    public PlayColumns Plays { get; }

    /// <summary>What the listener left out of <see cref="Plays"/>; empty where nothing is left out, or all of it is shown.</summary>
    public PlayColumns Excluded { get; private init; } = PlayColumns.Empty;

    /// <summary>Tracks, artists and albums.</summary>
    public TrackCatalogue Tracks { get; }

    /// <summary>The time in which plays would have been seen.</summary>
    public ObservedTime Observed { get; }

    /// <summary>Names the state of the aggregates that this history was loaded from.</summary>
    public string DataVersion { get; }

    /// <summary>Only what had been collected until here is in it; null for everything that is known.</summary>
    public Instant? AsOf { get; }

    /// <summary>What the reference data say of the tracks; null without reference data.</summary>
    public ReferenceAttributes? Reference { get; }

    /// <summary>Popularity and genres from Spotify and the reference data, each with its source; brought together when first asked for.</summary>
    public KnownAttributes Attributes => _attributes.Value;

    /// <summary>Sessions of the whole history, the same in every zone; found when first asked for.</summary>
    public SessionList Sessions => _sessions.Value;

    /// <summary>When every track and artist was first heard in the whole history; found when first asked for.</summary>
    /// <param name="includeShort">Whether a play too short to count is a first listen too.</param>
    public FirstHeard FirstHeard(bool includeShort) => (includeShort ? _firstWithShort : _firstCounting).Value;

    /// <summary>Whether a play is among those that the listener leaves out; never in a history that is <see cref="Without"/> them.</summary>
    /// <param name="row">The play.</param>
    public bool IsExcluded(int row) => _isExcluded?[row] == true;

    /// <summary>The history as if some plays had never been heard; they are <see cref="Excluded"/>.</summary>
    /// <param name="isExcluded">By play whether it is left out.</param>
    public ListeningHistory Without(bool[] isExcluded)
    {
        var without = new ListeningHistory(Plays.Where(isExcluded, isWanted: false), Tracks, Observed, DataVersion, AsOf)
        {
            Excluded = Plays.Where(isExcluded, isWanted: true),
        };
        return Reference is null ? without : without.WithReference(Reference);
    }

    /// <summary>The same history, which knows what the listener leaves out elsewhere: <see cref="IsExcluded"/>.</summary>
    /// <param name="isExcluded">By play whether it is left out.</param>
    public ListeningHistory Marking(bool[] isExcluded) => new(this, isExcluded);

    /// <summary>The same plays, with <paramref name="range"/> observed too.</summary>
    /// <param name="range">An observed stretch of time.</param>
    public ListeningHistory WithObserved(InstantRange range) => new(this, new ObservedTime([.. Observed.Ranges, range]), Reference);

    /// <summary>
    /// A stretch of this history as if nothing else had ever been known: no play outside, nothing observed outside, nothing heard before. Without reference data, which are brought in anew.
    /// </summary>
    /// <param name="range">The stretch.</param>
    public ListeningHistory Within(InstantRange range) => new(Plays.Within(range), Tracks, Observed.Within(range), DataVersion, AsOf);

    /// <summary>The same plays, with what the reference data say of the tracks.</summary>
    /// <param name="reference">A value for each track of this catalogue.</param>
    /// <exception cref="ArgumentException">There are not as many values as tracks.</exception>
    public ListeningHistory WithReference(ReferenceAttributes reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.Count == Tracks.Count
            ? new(this, Observed, reference)
            : throw new ArgumentException($"{reference.Count} reference values for {Tracks.Count} tracks.", nameof(reference));
    }

    /// <summary>Bytes held in memory now, dictionaries and all that was worked out since then included.</summary>
    public long Bytes => Plays.Bytes + Excluded.Bytes + (_isExcluded?.Length ?? 0) + Tracks.Bytes + (Reference?.Bytes ?? 0)
        + (_sessions.IsValueCreated ? Sessions.Bytes : 0)
        + (_attributes.IsValueCreated ? Attributes.Bytes : 0)
        + (_firstCounting.IsValueCreated ? _firstCounting.Value.Bytes : 0)
        + (_firstWithShort.IsValueCreated ? _firstWithShort.Value.Bytes : 0);
}
