using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Library;

/// <summary>Plays one by one, newest first. A page costs what it shows and what it passes over, wherever in the history it begins.</summary>
public sealed class PlayListing
{
    private readonly ListeningHistory _history;
    private readonly DateTimeZone _zone;
    private readonly PlayFilter _filter;
    private readonly PlayFlags _source;
    private readonly (int From, int To) _rows;
    private readonly (long From, long To) _surely;

    /// <summary>Prepares a listing.</summary>
    /// <param name="view">The history in the zone of the filter's days.</param>
    /// <param name="filter">Which plays are shown.</param>
    public PlayListing(ListeningView view, PlayFilter filter)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(filter);
        (_history, _zone, _filter) = (view.History, view.Zone, filter);
        _source = filter.Source is { } source ? PlaySources.FlagOf(source) : PlayFlags.None;
        _surely = (StartOf(filter.From, days: 1) ?? long.MinValue, StartOf(filter.To, days: -1) ?? long.MaxValue);
        _rows = (RowAt(filter.From, days: -1) ?? 0, RowAt(filter.To, days: 1) ?? _history.Plays.Count);
    }

    /// <summary>A page.</summary>
    /// <param name="after">Where it begins; null: with the newest play.</param>
    /// <param name="limit">How many plays at most, 1 or more.</param>
    public PlayPage Page(PlayPlace? after, int limit)
    {
        var plays = _history.Plays;
        var (shown, places) = (new List<HeardPlay>(limit), new List<PlayPlace>(limit));
        var hasMore = false;
        var end = after is null ? _rows.To : Math.Min(_rows.To, plays.FirstAtOrAfter(after.StartMs + 1));
        while (!hasMore && (end = EndOfShown(end)) > _rows.From)
        {
            var first = FirstOfSameStart(end);
            foreach (var (row, place) in Together(first, end))
            {
                if (!IsShown(row) || (after is not null && Compare(place, after) <= 0))
                {
                    continue;
                }

                hasMore = shown.Count == limit;
                if (hasMore)
                {
                    break;
                }

                shown.Add(Play(_history, row));
                places.Add(place);
            }

            end = first;
        }

        return new PlayPage(shown, hasMore ? places[^1] : null);
    }

    /// <summary>A row as a listing shows it.</summary>
    internal static HeardPlay Play(ListeningHistory history, int row)
    {
        var (plays, tracks) = (history.Plays, history.Tracks);
        var (track, flags) = (plays.Track[row], plays.Flags[row]);
        var startedAt = Instant.FromUnixTimeMilliseconds(plays.StartedAt[row]);
        return new()
        {
            StartedAt = startedAt,
            EndedAt = startedAt + Duration.FromMilliseconds(plays.MsPlayed[row]),
            MsPlayed = plays.MsPlayed[row],
            IsEstimated = (flags & PlayFlags.Estimated) != PlayFlags.None,
            IsShort = PlayColumns.IsShort(plays.MsPlayed[row], flags),
            IsSkipped = (flags & PlayFlags.Skipped) != PlayFlags.None,
            IsExcluded = history.IsExcluded(row),
            Kind = (flags & PlayFlags.Audiobook) != PlayFlags.None ? PlayKind.Audiobook : (flags & PlayFlags.Podcast) != PlayFlags.None ? PlayKind.Podcast : PlayKind.Music,
            Track = new(tracks.Keys[track], tracks.Names[track]),
            Artist = tracks.Artist[track] is >= 0 and var artist ? new(tracks.ArtistKeys[artist], tracks.ArtistNames[artist]) : null,
            Album = tracks.Album[track] is >= 0 and var album ? new(tracks.AlbumKeys[album], tracks.AlbumNames[album]) : null,
            Sources = PlaySources.Of(flags),
        };
    }

    // One pass over columns: a listing of what is rare passes over nearly all of the history.
    private int EndOfShown(int end)
    {
        var row = end - 1;
        while (row >= _rows.From && !IsShown(row))
        {
            row--;
        }

        return row + 1;
    }

    // Plays that began in the same millisecond have an order of their own, for their rows may move.
    private int FirstOfSameStart(int end)
    {
        var starts = _history.Plays.StartedAt;
        var first = end - 1;
        while (first > _rows.From && starts[first - 1] == starts[end - 1])
        {
            first--;
        }

        return first;
    }

    private IEnumerable<(int Row, PlayPlace Place)> Together(int first, int end)
    {
        if (end - first == 1)
        {
            return [(first, PlaceOf(first, twin: 0))];
        }

        return Enumerable.Range(first, end - first)
            .Select(row => PlaceOf(row, twin: 0))
            .Zip(Enumerable.Range(first, end - first))
            .GroupBy(pair => pair.First)
            .SelectMany(same => same.Select((pair, twin) => (Row: pair.Second, Place: pair.First with { Twin = twin })))
            .OrderBy(pair => pair.Place, Comparer<PlayPlace>.Create(Compare));
    }

    private PlayPlace PlaceOf(int row, int twin) => new(_history.Plays.StartedAt[row], _history.Plays.MsPlayed[row], twin, _history.Tracks.Keys[_history.Plays.Track[row]]);

    // Newest first.
    private static int Compare(PlayPlace x, PlayPlace y)
    {
        var order = y.StartMs.CompareTo(x.StartMs);
        order = order != 0 ? order : y.MsPlayed.CompareTo(x.MsPlayed);
        order = order != 0 ? order : string.CompareOrdinal(x.TrackKey, y.TrackKey);
        return order != 0 ? order : x.Twin.CompareTo(y.Twin);
    }

    private bool IsShown(int row)
    {
        var (plays, flags) = (_history.Plays, _history.Plays.Flags[row]);
        return (_filter.Tracks is null || _filter.Tracks[plays.Track[row]])
            && (_source == PlayFlags.None || (flags & _source) != PlayFlags.None)
            && (_filter.IsShort is null || PlayColumns.IsShort(plays.MsPlayed[row], flags) == _filter.IsShort)
            && IsInside(plays.StartedAt[row]);
    }

    private bool IsInside(long startMs)
    {
        // Nearly all plays lie more than a day inside.
        if (startMs >= _surely.From && startMs < _surely.To)
        {
            return true;
        }

        var day = LocalDay.At(startMs, _zone);
        return (_filter.From is not { } from || day >= LocalDay.From(from)) && (_filter.To is not { } to || day < LocalDay.From(to));
    }

    // A day further out than the date: what began there may belong to it all the same, or not, as the clocks went.
    private int? RowAt(LocalDate? date, int days) => StartOf(date, days) is { } ms ? _history.Plays.FirstAtOrAfter(ms) : null;

    private long? StartOf(LocalDate? date, int days) =>
        date is { } day ? _zone.AtStartOfDay(day).ToInstant().ToUnixTimeMilliseconds() + (days * LocalDay.DayMs) : null;
}
