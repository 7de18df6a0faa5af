using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Api.Importing;

/// <summary>Collects the rows of an <see cref="ExportRowGroup"/>.</summary>
/// <param name="rows">What the import says.</param>
/// <param name="texts">What its numbers stand for.</param>
/// <param name="capacity">How many rows there will be.</param>
/// <param name="arePlays">Whether the rows are plays.</param>
internal sealed class ExportRowGroupDraft(NearbyRows rows, RowTexts texts, int capacity, bool arePlays)
{
    private readonly long[] playedAt = new long[capacity];
    private readonly int[] heard = new int[capacity];
    private readonly int[] times = new int[capacity];
    private readonly (long[] Values, bool[] Present) reportedAt = (new long[capacity], new bool[capacity]);
    private readonly (long[] Values, bool[] Present) offlineAt = (new long[capacity], new bool[capacity]);
    private readonly PartNumbers tracks = new(texts.Tracks.Length, capacity);
    private readonly PartNumbers manners = new(texts.Manners.Length, capacity);

    // Of plays whose rows word the track differently: it is as none of them says it alone.
    private readonly Dictionary<int, MergedPlay> merged = [];
    private int count;

    /// <summary>Adds a play that one witness alone tells.</summary>
    public void AddPlayOf(int witness)
    {
        var (end, reported) = (rows.EndOf(witness), rows[witness].PlayedAt);
        (reportedAt.Values[count], reportedAt.Present[count]) = (end == reported ? 0 : reported, end != reported);
        AddTold(witness, end);
    }

    /// <summary>Adds a play that several witnesses tell, which have rows of their own.</summary>
    public void AddPlayOf(int kept, ReadOnlySpan<int> witnesses)
    {
        if (!AreOfOneWording(witnesses))
        {
            merged[count] = PlayMerger.Merge([.. witnesses.ToArray().Select(rows.WitnessOf)], previousEnd: null).Single();
        }

        Add(kept, rows.EndOf(kept));
    }

    /// <summary>Adds a witness.</summary>
    public void AddWitness(int witness) => AddTold(witness, rows[witness].PlayedAt);

    /// <summary>The rows.</summary>
    public ExportRowGroup Complete()
    {
        var (said, numbers) = (tracks.Parts.ConvertAll(track => texts.Tracks[track]), tracks.NumberOfRow);
        foreach (var (row, play) in merged)
        {
            numbers[row] = said.Count;
            said.Add(new TrackText(play.Track, play.ContextType, play.ContextUri));
        }

        return new ExportRowGroup
        {
            ArePlays = arePlays,
            ImportId = rows.Import.Id,
            PlayedAtMs = playedAt,
            HeardMs = heard,
            Times = times,
            ReportedAtMs = new Int64Column(reportedAt.Values, reportedAt.Present),
            OfflineAtMs = new Int64Column(offlineAt.Values, offlineAt.Present),
            Tracks = new SharedParts<ReportedTrack>([.. said.Select(track => track.Track)], numbers),
            Contexts = [.. said.Select(track => (track.ContextType, track.ContextUri))],
            Manners = new SharedParts<PlayCircumstances>([.. manners.Parts.Select(manner => texts.Manners[manner].Circumstances)], manners.NumberOfRow),
        };
    }

    private void AddTold(int witness, long playedAtMs)
    {
        var offline = rows[witness].OfflineAt;
        (offlineAt.Values[count], offlineAt.Present[count]) = offline == SpooledRow.None ? (0, false) : (offline, true);
        times[count] = rows.TimesOf(witness);
        Add(witness, playedAtMs);
    }

    private void Add(int witness, long playedAtMs)
    {
        ref readonly var row = ref rows[witness];
        (playedAt[count], heard[count]) = (playedAtMs, (int)row.HeardMs);
        tracks.Add(count, row.Track);
        manners.Add(count, row.Manner);
        count++;
    }

    private bool AreOfOneWording(ReadOnlySpan<int> witnesses)
    {
        foreach (var witness in witnesses)
        {
            if (rows[witness].Track != rows[witnesses[0]].Track)
            {
                return false;
            }
        }

        return true;
    }
}
