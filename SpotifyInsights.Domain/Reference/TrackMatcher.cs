using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Reference;

/// <summary>
/// Finds the tracks of a history in the reference data: by Spotify's id, else by folded title and first artist. Of several with the names the one whose
/// length is nearest counts, then the most popular, then the first by id; a length further away than <see cref="LengthToleranceMs"/> is another recording.
/// </summary>
public sealed class TrackMatcher
{
    /// <summary>Recordings whose lengths differ by more, in milliseconds, are not the same.</summary>
    public const int LengthToleranceMs = 3_000;

    private const string UriPrefix = "spotify:track:";

    private readonly TrackCatalogue _tracks;
    private readonly ReferenceIndex _index;
    private readonly string?[] _artists;
    private readonly List<int> _candidates = [];

    private TrackMatcher(TrackCatalogue tracks, ReferenceIndex index) =>
        (_tracks, _index, _artists) = (tracks, index, new string?[tracks.ArtistNames.Length]);

    /// <summary>Matches every track of a catalogue.</summary>
    /// <param name="tracks">A history's tracks.</param>
    /// <param name="index">The reference data.</param>
    public static MatchedTracks Match(TrackCatalogue tracks, ReferenceIndex index)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        ArgumentNullException.ThrowIfNull(index);
        var (rows, ways) = (new int[tracks.Count], new MatchWay[tracks.Count]);
        Array.Fill(rows, ReferenceIndex.Unknown);
        if (index.Count > 0)
        {
            var matcher = new TrackMatcher(tracks, index);
            for (var track = 0; track < rows.Length; track++)
            {
                (rows[track], ways[track]) = matcher.Find(track);
            }
        }

        return new(index, rows, ways);
    }

    private (int Row, MatchWay Way) Find(int track)
    {
        var key = _tracks.Keys[track];
        var byId = _index.FindById(key.StartsWith(UriPrefix, StringComparison.Ordinal) ? key[UriPrefix.Length..] : key);
        return byId >= 0 ? (byId, MatchWay.TrackId) : FindByNames(track);
    }

    private (int Row, MatchWay Way) FindByNames(int track)
    {
        if (_tracks.Names[track] is not { } title || _tracks.Artist[track] is not (>= 0 and var artist))
        {
            return (ReferenceIndex.Unknown, MatchWay.None);
        }

        _candidates.Clear();
        _index.FindByNames(FoldedText.OfTitle(title), _artists[artist] ??= FoldedText.OfArtist(_tracks.ArtistNames[artist]), _candidates);
        var best = (Row: ReferenceIndex.Unknown, Distance: long.MaxValue, Way: MatchWay.None);
        foreach (var row in _candidates)
        {
            var (distance, way) = Compare(_tracks.DurationMs[track], _index.DurationMs(row));
            if (way != MatchWay.None && (distance < best.Distance || (distance == best.Distance && _index.Popularity(row) > _index.Popularity(best.Row))))
            {
                best = (row, distance, way);
            }
        }

        return (best.Row, best.Way);
    }

    // A length that is not known comes after every one that is and fits.
    private static (long Distance, MatchWay Way) Compare(int length, int other)
    {
        if (length <= 0 || other <= 0)
        {
            return (LengthToleranceMs + 1, MatchWay.TitleAndArtistOnly);
        }

        var distance = Math.Abs((long)length - other);
        return distance <= LengthToleranceMs ? (distance, MatchWay.TitleAndArtist) : (distance, MatchWay.None);
    }
}
