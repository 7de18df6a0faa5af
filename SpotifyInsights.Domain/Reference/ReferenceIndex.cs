using NodaTime;

namespace SpotifyInsights.Domain.Reference;

/// <summary>
/// The reference data in memory: columns, one row per track, shared by everybody. A row is found by track id or by title and first artist.
/// </summary>
public sealed class ReferenceIndex
{
    /// <summary>A length or popularity that is not known, and the row of a track that is not in it.</summary>
    public const int Unknown = -1;

    /// <summary>Different genres that a set may have.</summary>
    public const int MaxGenres = ushort.MaxValue + 1;

    // No folded text holds a control character.
    private const char Separator = '\u001F';

    private readonly TextColumn _ids;
    private readonly TextColumn _names;
    private readonly double[][] _features;
    private readonly int[] _durationMs;
    private readonly sbyte[] _popularity;
    private readonly int[] _genreEnds;
    private readonly ushort[] _genres;

    private ReferenceIndex(IReadOnlyList<ReferenceTrack> tracks, string version, LocalDate? asOf)
    {
        (Version, AsOf) = (version, asOf);
        var count = tracks.Count;
        var (ids, names) = (new string?[count], new string?[count]);
        _features = [.. Enum.GetValues<AudioFeature>().Select(_ => new double[count])];
        (_durationMs, _popularity, _genreEnds) = (new int[count], new sbyte[count], new int[count]);
        var (genres, places) = (new List<ushort>(count), new Dictionary<string, ushort>(StringComparer.Ordinal));
        GenreNames = GenresOf(tracks);
        for (var genre = 0; genre < GenreNames.Length; genre++)
        {
            places.Add(GenreNames[genre], (ushort)genre);
        }

        for (var row = 0; row < count; row++)
        {
            var track = tracks[row];
            (ids[row], names[row]) = (track.TrackId, Names(track.NormalisedTitle, track.NormalisedArtist));
            (_durationMs[row], _popularity[row]) = (track.DurationMs ?? Unknown, (sbyte)(track.Popularity ?? Unknown));
            for (var feature = 0; feature < _features.Length; feature++)
            {
                _features[feature][row] = track.Features[(AudioFeature)feature] ?? double.NaN;
            }

            foreach (var genre in track.Genres)
            {
                genres.Add(places[genre]);
            }

            _genreEnds[row] = genres.Count;
        }

        _genres = [.. genres];
        (_ids, _names) = (new TextColumn(ids), new TextColumn(names));
    }

    /// <summary>No reference data.</summary>
    public static ReferenceIndex Empty { get; } = new([], "none", asOf: null);

    /// <summary>Names the data: answers that differ in it may differ in what they take from them.</summary>
    public string Version { get; }

    /// <summary>The date of which the data are a picture; null where nobody said.</summary>
    public LocalDate? AsOf { get; }

    /// <summary>Tracks.</summary>
    public int Count => _ids.Count;

    /// <summary>Each genre once, in ordinal order.</summary>
    public string[] GenreNames { get; }

    /// <summary>Bytes of the columns; the genres' names are few.</summary>
    public long Bytes => _ids.Bytes + _names.Bytes + ((long)Count * ((_features.Length * sizeof(double)) + sizeof(int) + sizeof(int) + sizeof(sbyte)))
        + ((long)_genres.Length * sizeof(ushort));

    /// <summary>Makes the index.</summary>
    /// <param name="tracks">Each id once.</param>
    /// <param name="version">Names the data.</param>
    /// <param name="asOf">The date of which the data are a picture, or null.</param>
    /// <exception cref="ArgumentException">An id stands twice, or there are more than <see cref="MaxGenres"/> genres.</exception>
    public static ReferenceIndex Of(IReadOnlyList<ReferenceTrack> tracks, string version, LocalDate? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        ArgumentException.ThrowIfNullOrEmpty(version);
        var index = new ReferenceIndex(tracks, version, asOf);
        for (var row = 0; row < tracks.Count; row++)
        {
            if (index.FindById(tracks[row].TrackId) != row)
            {
                throw new ArgumentException($"The id '{tracks[row].TrackId}' stands twice.", nameof(tracks));
            }
        }

        return index;
    }

    /// <summary>A feature of every track; NaN where it is not known.</summary>
    /// <param name="feature">Which.</param>
    public ReadOnlySpan<double> Feature(AudioFeature feature) => _features[(int)feature];

    /// <summary>The length of a track in milliseconds, or <see cref="Unknown"/>.</summary>
    /// <param name="row">The track.</param>
    public int DurationMs(int row) => _durationMs[row];

    /// <summary>0 to 100, or <see cref="Unknown"/>.</summary>
    /// <param name="row">The track.</param>
    public sbyte Popularity(int row) => _popularity[row];

    /// <summary>Indexes into <see cref="GenreNames"/>, ascending.</summary>
    /// <param name="row">The track.</param>
    public ReadOnlySpan<ushort> Genres(int row)
    {
        var from = row == 0 ? 0 : _genreEnds[row - 1];
        return _genres.AsSpan(from, _genreEnds[row] - from);
    }

    /// <summary>The track of an id, or <see cref="Unknown"/>.</summary>
    /// <param name="trackId">Spotify's track id.</param>
    public int FindById(string trackId) => _ids.Find(trackId);

    /// <summary>All tracks of that title and first artist.</summary>
    /// <param name="title">Folded.</param>
    /// <param name="artist">Folded.</param>
    /// <param name="rows">Gets the tracks, ascending; nothing for an empty title or artist.</param>
    public void FindByNames(string title, string artist, List<int> rows)
    {
        if (Names(title, artist) is { } names)
        {
            _names.FindAll(names, rows);
        }
    }

    private static string[] GenresOf(IReadOnlyList<ReferenceTrack> tracks)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var genre in tracks.SelectMany(track => track.Genres))
        {
            names.Add(genre);
        }

        return names.Count <= MaxGenres ? [.. names] : throw new ArgumentException($"{names.Count} genres are more than there can be.", nameof(tracks));
    }

    private static string? Names(string? title, string? artist) =>
        string.IsNullOrEmpty(title) || string.IsNullOrEmpty(artist) ? null : title + Separator + artist;
}
