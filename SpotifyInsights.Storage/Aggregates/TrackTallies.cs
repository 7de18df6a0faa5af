using System.Runtime.InteropServices;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// Counts the plays of every track, month after month from the oldest on, and notes which play shows the track: the newest one, but one that Spotify's API
/// reported before others. What is said of the track stays in the file.
/// </summary>
internal sealed class TrackTallies
{
    private readonly Dictionary<string, (PlayTally Tally, RowPlace Telling)> tracks = new(StringComparer.Ordinal);

    /// <summary>By catalogue key: the plays, and the one that shows the track.</summary>
    public IReadOnlyDictionary<string, (PlayTally Tally, RowPlace Telling)> Tracks => tracks;

    /// <summary>Counts a file of all plays, in which every month is a row group.</summary>
    public static TrackTallies Of(ParquetReader plays)
    {
        var tallies = new TrackTallies();
        for (var month = 0; month < plays.RowGroupCount; month++)
        {
            tallies.Add(new TableRows(plays, month), month);
        }

        return tallies;
    }

    private void Add(TableRows rows, int rowGroup)
    {
        var sources = new SourceFlags(rows);
        var flags = Enumerable.Range(0, rows.Count).Select(row => sources[row]).ToArray();
        var month = PlayTracks.Of(rows, flags);
        var tallies = new PlayTally?[month.Keys.Length];
        var playedAt = rows.Filled<Int64Column>("played_at").Values;
        var msPlayed = rows.Filled<Int32Column>("ms_played").Values;
        for (var row = 0; row < flags.Length; row++)
        {
            (tallies[month.Tracks[row]] ??= new PlayTally()).Add(playedAt[row], msPlayed[row], flags[row]);
        }

        for (var place = 0; place < tallies.Length; place++)
        {
            if (tallies[place] is { } added)
            {
                var row = month.TellingRow[place];
                Add(month.Keys[place], new RowPlace(rowGroup, row), PlayTracks.IsFromApi(flags[row]), added);
            }
        }
    }

    private void Add(string key, RowPlace newest, bool isFromApi, PlayTally added)
    {
        ref var track = ref CollectionsMarshal.GetValueRefOrAddDefault(tracks, key, out var isKnown);
        if (!isKnown)
        {
            track = (added, newest);
            return;
        }

        var wasFromApi = PlayTracks.IsFromApi(track.Tally.Sources);
        track.Tally.Add(added);
        track.Telling = isFromApi || !wasFromApi ? newest : track.Telling;
    }
}
