using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Puts months together, oldest first: every text once, and what the newest play says of a track stands.</summary>
internal sealed class HistoryBuilder(int plays)
{
    private readonly long[] startedAt = new long[plays];
    private readonly int[] msPlayed = new int[plays];
    private readonly int[] track = new int[plays];
    private readonly PlayFlags[] flags = new PlayFlags[plays];
    private readonly List<InstantRange> observed = [];
    private readonly TrackCatalogueBuilder tracks = new();
    private int count;

    public void Add(MonthOfHistory month)
    {
        observed.AddRange(month.Observed);
        if (month.Tracks is null)
        {
            return;
        }

        month.StartedAt.CopyTo(startedAt, count);
        month.MsPlayed.CopyTo(msPlayed, count);
        month.Flags.CopyTo(flags, count);
        var places = tracks.Add(month);
        foreach (var local in month.Tracks.Tracks)
        {
            track[count++] = places[local];
        }
    }

    public void AddObserved(InstantRange range) => observed.Add(range);

    public ListeningHistory Build(string dataVersion, IReadOnlyList<Sighting<ReportedArtist>> artists, Instant? asOf = null)
    {
        NearlySortedPlays.Sort(startedAt, msPlayed, track, flags);
        return new ListeningHistory(
            new PlayColumns(startedAt, msPlayed, track, flags), tracks.Build(artists), new ObservedTime(observed), dataVersion, asOf);
    }
}
