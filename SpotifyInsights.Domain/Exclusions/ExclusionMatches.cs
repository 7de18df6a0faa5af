using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Exclusions;

/// <summary>Which plays of a history exclusions mean.</summary>
public sealed class ExclusionMatches
{
    /// <summary>
    /// How far begin or end of an excluded play may move with what is learned later, milliseconds: account data tell minutes, and other sources seconds.
    /// </summary>
    public const long ToleranceMs = 60_000;

    // One end is near, and no play is longer: where the other end may be looked for.
    private const long LongestMs = 24 * 3_600_000L;

    private readonly ListeningHistory _history;
    private readonly ExclusionKeys _keys;
    private readonly Lazy<int[]> _playsOfTracks;
    private readonly Lazy<int[]> _playsOfOrigins;

    /// <summary>Prepares the look at a history.</summary>
    /// <param name="history">All plays.</param>
    public ExclusionMatches(ListeningHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        _history = history;
        _keys = new ExclusionKeys(history.Tracks);
        _playsOfTracks = new(PlaysOfTracks);
        _playsOfOrigins = new(PlaysOfOrigins);
    }

    /// <summary>By play whether it is left out; null where none is.</summary>
    /// <param name="exclusions">What is left out.</param>
    public bool[]? Mask(IReadOnlyList<Exclusion> exclusions)
    {
        ArgumentNullException.ThrowIfNull(exclusions);
        var (tracks, plays) = (TracksOf(exclusions), _history.Plays);
        var mask = new bool[plays.Count];
        for (var row = 0; tracks is not null && row < mask.Length; row++)
        {
            mask[row] = tracks[plays.Track[row]];
        }

        var origins = OriginsOf(exclusions);
        for (var row = 0; origins.Count > 0 && row < mask.Length; row++)
        {
            mask[row] |= origins.Contains(plays.Origins[row]);
        }

        foreach (var exclusion in exclusions)
        {
            var (first, end) = RowsOf(exclusion);
            mask.AsSpan(first, end - first).Fill(true);
        }

        return mask.Contains(value: true) ? mask : null;
    }

    /// <summary>How many plays an exclusion leaves out, whatever others do.</summary>
    /// <param name="exclusion">The exclusion.</param>
    public int Count(Exclusion exclusion)
    {
        ArgumentNullException.ThrowIfNull(exclusion);
        if (exclusion.Playlist is not null)
        {
            return OriginsOf([exclusion]).Sum(origin => _playsOfOrigins.Value[origin]);
        }

        var (first, end) = RowsOf(exclusion);
        return TracksOf([exclusion]) is { } tracks ? tracks.Zip(_playsOfTracks.Value, (isOut, plays) => isOut ? plays : 0).Sum() : end - first;
    }

    /// <summary>The tracks whose every play is left out; null where no exclusion is of tracks.</summary>
    private bool[]? TracksOf(IReadOnlyList<Exclusion> exclusions)
    {
        var recordings = exclusions.Where(exclusion => exclusion.Track is not null).Select(exclusion => _keys.Recording(exclusion.Track!)).OfType<int>().ToHashSet();
        var artists = exclusions.Where(exclusion => exclusion.Artist is not null).Select(exclusion => _keys.Artist(exclusion.Artist!)).OfType<int>().ToHashSet();
        if (!exclusions.Any(exclusion => exclusion.Track is not null || exclusion.Artist is not null))
        {
            return null;
        }

        var (tracks, isOut) = (_history.Tracks, new bool[_history.Tracks.Count]);
        for (var track = 0; track < isOut.Length; track++)
        {
            isOut[track] = recordings.Contains(tracks.Recording[track]) || (artists.Count > 0 && IsOf(artists, track));
        }

        return isOut;
    }

    /// <summary>The origins whose every play is left out.</summary>
    private HashSet<int> OriginsOf(IReadOnlyList<Exclusion> exclusions)
    {
        var playlists = exclusions.Select(exclusion => exclusion.Playlist?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var all = _history.Plays.Origins.All;
        return playlists.Count == 0 ? [] : [.. Enumerable.Range(0, all.Count).Where(i => all[i] is { Kind: OriginKind.Playlist, Id: { } id } && playlists.Contains(id))];
    }

    private bool IsOf(HashSet<int> artists, int track)
    {
        foreach (var artist in _history.Tracks.Credits[track])
        {
            if (artists.Contains(artist))
            {
                return true;
            }
        }

        return false;
    }

    private (int First, int End) RowsOf(Exclusion exclusion)
    {
        if (exclusion.Period is { } period)
        {
            var first = _history.Plays.FirstAtOrAfter(period.From.ToUnixTimeMilliseconds());
            return (first, Math.Max(first, _history.Plays.FirstAtOrAfter(period.To.ToUnixTimeMilliseconds())));
        }

        return exclusion.Play is { } play && Find(play) is { } row ? (row, row + 1) : (0, 0);
    }

    /// <summary>The play of the recording whose begin or end is nearest; null where none is near.</summary>
    private int? Find(ExcludedPlay play)
    {
        if (_keys.Recording(play.Track) is not { } recording)
        {
            return null;
        }

        var plays = _history.Plays;
        var (start, end) = (play.StartedAt.ToUnixTimeMilliseconds(), play.EndedAt.ToUnixTimeMilliseconds());
        var (found, least) = ((int?)null, ToleranceMs + 1);
        for (var row = plays.FirstAtOrAfter(start - LongestMs); row < plays.Count && plays.StartedAt[row] <= end + ToleranceMs; row++)
        {
            var away = Math.Min(Math.Abs(plays.StartedAt[row] - start), Math.Abs(plays.StartedAt[row] + plays.MsPlayed[row] - end));
            if (away < least && _history.Tracks.Recording[plays.Track[row]] == recording)
            {
                (found, least) = (row, away);
            }
        }

        return found;
    }

    private int[] PlaysOfOrigins()
    {
        var (origins, plays) = (_history.Plays.Origins, new int[_history.Plays.Origins.All.Count]);
        for (var row = 0; row < _history.Plays.Count; row++)
        {
            if (origins[row] is >= 0 and var origin)
            {
                plays[origin]++;
            }
        }

        return plays;
    }

    private int[] PlaysOfTracks()
    {
        var plays = new int[_history.Tracks.Count];
        foreach (var track in _history.Plays.Track)
        {
            plays[track]++;
        }

        return plays;
    }
}
