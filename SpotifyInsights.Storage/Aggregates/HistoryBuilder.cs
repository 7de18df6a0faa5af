using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Lookups;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Puts months together, oldest first: every text once, and what the newest play says of a track stands.</summary>
/// <param name="plays">How many are expected; it may be others.</param>
internal sealed class HistoryBuilder(int plays)
{
    private long[] startedAt = new long[plays];
    private int[] msPlayed = new int[plays];
    private int[] track = new int[plays];
    private PlayFlags[] flags = new PlayFlags[plays];
    private int[] origin = new int[plays];
    private readonly Dictionary<PlayOrigin, int> origins = [];
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

        if (count + month.StartedAt.Length > startedAt.Length)
        {
            Resize(count + month.StartedAt.Length);
        }

        month.StartedAt.CopyTo(startedAt, count);
        month.MsPlayed.CopyTo(msPlayed, count);
        month.Flags.CopyTo(flags, count);
        AddOrigins(month);
        var places = tracks.Add(month);
        foreach (var local in month.Tracks.Tracks)
        {
            track[count++] = places[local];
        }
    }

    public void AddObserved(InstantRange range) => observed.Add(range);

    public ListeningHistory Build(string dataVersion, IReadOnlyList<Sighting<ReportedArtist>> artists, IReadOnlyList<LookedUpTrack> lookedUp, Instant? asOf = null)
    {
        if (count < startedAt.Length)
        {
            Resize(count);
        }

        tracks.Complete(lookedUp);
        NearlySortedPlays.Sort(startedAt, msPlayed, track, flags, origin);
        return new ListeningHistory(
            new PlayColumns(startedAt, msPlayed, track, flags, new PlayOrigins([.. origins.Keys], origin)), tracks.Build(artists), new ObservedTime(observed), dataVersion, asOf);
    }

    // A dictionary to which is only added keeps the order in which its keys came.
    private void AddOrigins(MonthOfHistory month)
    {
        var places = origin.AsSpan(count, month.StartedAt.Length);
        places.Fill(PlayOrigins.Unknown);
        if (month.Origins is not { } of)
        {
            return;
        }

        int[] known = [.. of.All.Select(PlaceOf)];
        for (var row = 0; row < places.Length; row++)
        {
            places[row] = of[row] is >= 0 and var local ? known[local] : PlayOrigins.Unknown;
        }
    }

    private int PlaceOf(PlayOrigin of)
    {
        origins.TryAdd(of, origins.Count);
        return origins[of];
    }

    private void Resize(int length)
    {
        Array.Resize(ref startedAt, length);
        Array.Resize(ref msPlayed, length);
        Array.Resize(ref track, length);
        Array.Resize(ref flags, length);
        Array.Resize(ref origin, length);
    }
}
