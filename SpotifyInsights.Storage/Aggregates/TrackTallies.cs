using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Counts the plays of every track, month after month from the oldest on.</summary>
internal sealed class TrackTallies
{
    private readonly Dictionary<string, (ReportedTrack Track, PlayTally Tally)> tracks = new(StringComparer.Ordinal);

    /// <summary>By catalogue key: the track as its newest play shows it (one that Spotify's API reported before others), and its plays.</summary>
    public IReadOnlyDictionary<string, (ReportedTrack Track, PlayTally Tally)> Tracks => tracks;

    public void Add(TableRows rows)
    {
        var sources = new SourceFlags(rows);
        var flags = Enumerable.Range(0, rows.Count).Select(row => sources[row]).ToArray();
        var month = PlayTracks.Of(rows, flags);
        var tallies = new PlayTally?[month.Keys.Length];
        var playedAt = TableRows.Required("played_at", rows.Time("played_at"));
        var msPlayed = TableRows.Required("ms_played", rows.Int32("ms_played"));
        for (var row = 0; row < rows.Count; row++)
        {
            (tallies[month.Tracks[row]] ??= new PlayTally()).Add(playedAt(row), msPlayed(row), flags[row]);
        }

        var track = TrackColumns.Reader(rows);
        for (var place = 0; place < tallies.Length; place++)
        {
            if (tallies[place] is { } added)
            {
                var row = month.TellingRow[place];
                Add(month.Keys[place], track(row), PlayTracks.IsFromApi(flags[row]), added);
            }
        }
    }

    private void Add(string key, ReportedTrack newest, bool isFromApi, PlayTally added)
    {
        var (track, tally) = tracks.TryGetValue(key, out var known) ? known : (newest, new PlayTally());
        var wasFromApi = PlayTracks.IsFromApi(tally.Sources);
        tally.Add(added);
        tracks[key] = (isFromApi || !wasFromApi ? newest : track, tally);
    }
}
