using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Comparison;

namespace SpotifyInsights.Tests.Domain.Metrics.Overview;

/// <summary>
/// A made-up listener with habits: when, how much, whom, how old, how known, how loud; with phases, drifts, dropped favourites and sudden loves. The same seed gives
/// the same life. Wide on purpose: what any rule looks for, some of them do and some do not.
/// </summary>
internal sealed class SeededListener
{
    private readonly Random random;
    private readonly SeededCatalogue catalogue;
    private readonly SeededDays days;
    private readonly DateTimeZone zone;
    private readonly LocalDate first;
    private readonly int count;
    private readonly double skips;
    private readonly double repeats;
    private readonly double podcasts;
    private readonly double audiobooks;
    private readonly PlayFlags source;

    public SeededListener(int seed)
    {
        random = new Random(seed * 7919);
        zone = Zones.All[random.Next(Zones.All.Count)];
        count = random.Next(12) == 0 ? 2 : 60 + random.Next(840);
        first = new LocalDate(2026, 3, 1).PlusDays(random.Next(30) - count);
        catalogue = new SeededCatalogue(random, first.PlusDays(count).Year);
        days = new SeededDays(random, count);
        source = random.Next(3) == 0 ? PlayFlags.FromApi | PlayFlags.Estimated : PlayFlags.FromExport;
        skips = random.Next(3) == 0 ? 0.3 + (0.4 * random.NextDouble()) : 0.2 * random.NextDouble();
        repeats = random.Next(3) == 0 ? 0.6 * random.NextDouble() : 0.05;
        podcasts = random.Next(6) == 0 ? 0.05 : 0;
        audiobooks = random.Next(8) == 0 ? 0.03 : 0;
        var plays = Plays().OrderBy(play => play.StartedAt).ToList();
        Now = zone.AtStartOfDay(first.PlusDays(count)).ToInstant() - Duration.FromMinutes(90);
        History = AudioHistories.With(TestHistories.Of(catalogue.Tracks, plays, Observed()), catalogue.Sounds);
        var from = random.Next(3) == 0 ? first.PlusDays(count * 2 / 3) : (LocalDate?)null;
        Window = ListeningWindow.Resolve(History.Plays, zone, Now, from, to: null, random.Next(4) == 0 ? Granularity.Week : Granularity.Month);
    }

    public ListeningHistory History { get; }

    public ListeningWindow Window { get; }

    public Instant Now { get; }

    public ListeningSlice Slice => new(new ListeningView(History, zone), Window, Now);

    /// <summary>What Spotify's lists of four weeks and a year would have; null for a listener without snapshots.</summary>
    public SnapshotLists? Lists() => count % 2 == 0
        ? null
        : new("2026-03-01T00-00-00Z", Now, new Dictionary<TimeRange, IReadOnlyList<ReportedTrack>> { [TimeRange.Short] = Most(28), [TimeRange.Long] = Most(365) }, new Dictionary<TimeRange, IReadOnlyList<ReportedArtist>>());

    private ReportedTrack[] Most(int days)
    {
        var rows = History.Plays.Track[History.Plays.FirstAtOrAfter((Now - Duration.FromDays(days)).ToUnixTimeMilliseconds())..].ToArray();
        return [.. rows.Where(track => track != catalogue.Spoken).CountBy(track => track).OrderByDescending(track => track.Value).ThenBy(track => track.Key).Take(50)
            .Select(track => new ReportedTrack { TrackId = catalogue.Tracks.Keys[track.Key], TrackName = catalogue.Tracks.Names[track.Key] })];
    }

    private InstantRange[] Observed()
    {
        var (start, end) = (zone.AtStartOfDay(first).ToInstant(), Now);
        var gap = start + ((end - start) * random.NextDouble() * 0.8);
        return random.Next(4) == 0 ? [new(start, gap), new(Instant.Min(end, gap + Duration.FromDays(random.Next(60))), end)] : [new(start, end)];
    }

    private IEnumerable<TestPlay> Plays()
    {
        var recent = new Queue<int>();
        for (var day = 0; day < count; day++)
        {
            var (date, time) = (first.PlusDays(day), (double)day / count);
            if (day % 7 == 0)
            {
                catalogue.Turn(time, count - day);
            }

            foreach (var minute in days.Sittings(day, date))
            {
                var at = zone.AtLeniently(date.AtMidnight().PlusMinutes(minute)).ToInstant();
                for (var left = 1 + random.Next(12); left > 0; left--)
                {
                    var play = Next(at, date, minute / 60, recent);
                    yield return play;
                    at += Duration.FromMilliseconds(play.MsPlayed + random.Next(4_000));
                }
            }
        }
    }

    private TestPlay Next(Instant at, LocalDate date, int hour, Queue<int> recent)
    {
        if (random.NextDouble() is var dice && dice < podcasts + audiobooks)
        {
            return new(at, random.Next(900_000, 2_400_000), source | PlayFlags.Podcast | (dice < audiobooks ? PlayFlags.Audiobook : PlayFlags.None), catalogue.Spoken);
        }

        var track = recent.Count > 3 && random.NextDouble() < repeats ? recent.ElementAt(random.Next(recent.Count)) : catalogue.Pick(date, hour);
        recent.Enqueue(track);
        if (recent.Count > 6)
        {
            recent.Dequeue();
        }

        var length = catalogue.Tracks.DurationMs[track];
        var isSkipped = source == PlayFlags.FromExport && random.NextDouble() < skips;
        return new(at, isSkipped ? random.Next(2_000, length) : length, isSkipped ? source | PlayFlags.Skipped : source, track);
    }
}
