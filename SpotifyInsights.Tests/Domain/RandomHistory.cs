using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain;

/// <summary>
/// A random short life in a random zone, most often around a change of its clocks: plays, observed time, a window and an
/// instant of asking; tracks of a random catalogue. The same seed gives the same life.
/// </summary>
internal sealed record RandomHistory(
    IReadOnlyList<TestPlay> Plays, RandomCatalogue Catalogue, IReadOnlyList<InstantRange> Observed, ListeningWindow Window, Instant Now)
{
    public ListeningHistory History { get; } = With(Plays, Catalogue, Observed);

    /// <summary>The same life with its plays in another order.</summary>
    public ListeningHistory Shuffled()
    {
        var shuffled = Plays.ToArray();
        new Random(1).Shuffle(shuffled);
        return With(shuffled, Catalogue, Observed);
    }

    public static RandomHistory Of(int seed)
    {
        var random = new Random(seed);
        var zone = Zones.All[random.Next(Zones.All.Count)];
        var days = random.Next(10) == 0 ? 70 + random.Next(150) : 1 + random.Next(20);
        var begin = Anchor(random, zone) - Duration.FromMilliseconds(random.NextInt64(days * 86_400_000L));
        var now = begin + Duration.FromHours(random.Next(days * 24 * 2));
        var window = ListeningWindow.Resolve(
            TestHistories.Columns([]),
            zone,
            now,
            begin.InZone(zone).Date.PlusDays(random.Next(-3, 4)),
            begin.InZone(zone).Date.PlusDays(random.Next(3, days + 8)),
            (Granularity)random.Next(5),
            random.Next(4) == 0);
        var (plays, observed, catalogue) = (PlaysOf(random, begin, days), ObservedOf(random, begin, days), RandomCatalogue.Of(seed));
        return new([.. catalogue.Choose(plays)], catalogue, observed, window, now);
    }

    private static ListeningHistory With(IReadOnlyList<TestPlay> plays, RandomCatalogue catalogue, IReadOnlyList<InstantRange> observed)
    {
        var history = TestHistories.Of(catalogue.Tracks, plays, [.. observed]);
        return catalogue.Reference is null ? history : history.WithReference(catalogue.Reference);
    }

    private static Instant Anchor(Random random, DateTimeZone zone)
    {
        var anywhere = Instant.FromUtc(2005, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(15 * 365 * 24 * 60));
        var interval = zone.GetZoneInterval(anywhere);
        return random.Next(5) > 0 && interval.HasEnd && interval.End < Instant.FromUtc(2030, 1, 1, 0, 0) ? interval.End : anywhere;
    }

    private static List<TestPlay> PlaysOf(Random random, Instant begin, int days)
    {
        var plays = new List<TestPlay>();
        for (var left = random.Next(0, 4 * days); left > 0; left--)
        {
            var at = begin + Duration.FromMilliseconds(random.NextInt64(days * 86_400_000L));
            for (var run = random.Next(1, 6); run > 0; run--)
            {
                var ms = random.Next(8) switch { 0 => 0, 1 => 29_999, 2 => 30_000, _ => random.Next(400_000) };
                plays.Add(new(at, ms, (PlayFlags)random.Next(256)));
                at += Duration.FromMilliseconds(ms + random.Next(-20_000, random.Next(4) == 0 ? 2_400_000 : 5_000));
            }
        }

        return plays;
    }

    private static List<InstantRange> ObservedOf(Random random, Instant begin, int days)
    {
        var ranges = new List<InstantRange>();
        for (var left = random.Next(5); left > 0; left--)
        {
            var from = begin + Duration.FromHours(random.Next(-48, days * 24));
            ranges.Add(new(from, from + Duration.FromMinutes(random.Next(days * 24 * 60))));
        }

        return ranges;
    }
}
