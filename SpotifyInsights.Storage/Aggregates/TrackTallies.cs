using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Counts the plays of every track, month after month from the oldest on.</summary>
internal sealed class TrackTallies
{
    private readonly Dictionary<string, (ReportedTrack Track, PlayTally Tally)> tracks = new(StringComparer.Ordinal);

    /// <summary>By catalogue key: the track as its newest play shows it, and its plays.</summary>
    public IReadOnlyDictionary<string, (ReportedTrack Track, PlayTally Tally)> Tracks => tracks;

    public void Add(TableRows rows)
    {
        var month = PlayTracks.Of(rows);
        var tallies = new PlayTally?[month.Keys.Length];
        var playedAt = TableRows.Required("played_at", rows.Time("played_at"));
        var msPlayed = TableRows.Required("ms_played", rows.Int32("ms_played"));
        var sources = new SourceFlags(rows);
        for (var row = 0; row < rows.Count; row++)
        {
            (tallies[month.Tracks[row]] ??= new PlayTally()).Add(playedAt(row), msPlayed(row), sources[row]);
        }

        var track = TrackColumns.Reader(rows);
        for (var place = 0; place < tallies.Length; place++)
        {
            if (tallies[place] is { } added)
            {
                Add(month.Keys[place], track(month.LastRow[place]), added);
            }
        }
    }

    private void Add(string key, ReportedTrack newest, PlayTally added)
    {
        var tally = tracks.TryGetValue(key, out var known) ? known.Tally : new PlayTally();
        tally.Add(added);
        tracks[key] = (newest, tally);
    }
}
