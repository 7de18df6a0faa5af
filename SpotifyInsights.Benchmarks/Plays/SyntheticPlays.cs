namespace SpotifyInsights.Benchmarks.Plays;

/// <summary>
/// Ten years of one invented listener: 20,000 tracks of 5,000 artists, chosen by Zipf's law among those already known, in sessions with a daily
/// and weekly rhythm; one play in eight is short. The same count gives the same plays.
/// </summary>
public sealed class SyntheticPlays
{
    public const int TrackCount = 20_000;
    public const int ArtistCount = 5_000;
    public const int Days = 3652;

    private static readonly double[] HourWeights =
        [2, 1, 0.5, 0.3, 0.3, 0.5, 1.5, 4, 6, 5, 4, 4, 5, 5, 4, 4, 5, 7, 8, 8, 7, 6, 5, 3];

    private static readonly long FirstDayMs = new DateTimeOffset(2016, 11, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public SyntheticPlays(int count)
    {
        PlayedAt = new long[count];
        Track = new int[count];
        MsPlayed = new int[count];
        var random = new Random(count);
        DurationMs = [.. Enumerable.Range(0, TrackCount).Select(_ => 60_000 + random.Next(300_000))];
        Artist = [.. Enumerable.Range(0, TrackCount).Select(track => track < ArtistCount ? track : random.Next(1 + random.Next(ArtistCount)))];
        TrackIds = [.. Enumerable.Range(0, TrackCount).Select(_ => Id(random))];
        ArtistIds = [.. Enumerable.Range(0, ArtistCount).Select(_ => Id(random))];
        Fill(random, count);
    }

    /// <summary>End of each play, Unix milliseconds, ascending.</summary>
    public long[] PlayedAt { get; }

    public int[] Track { get; }

    public int[] MsPlayed { get; }

    public int[] DurationMs { get; }

    /// <summary>First artist of each track.</summary>
    public int[] Artist { get; }

    public string[] TrackIds { get; }

    public string[] ArtistIds { get; }

    private static string Id(Random random)
    {
        const string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        return string.Create(22, random, (span, source) =>
        {
            foreach (ref var c in span)
            {
                c = alphabet[source.Next(alphabet.Length)];
            }
        });
    }

    private void Fill(Random random, int count)
    {
        var popularity = Cumulative(TrackCount, rank => 1 / Math.Pow(rank + 3, 0.85));
        var hours = Cumulative(24, hour => HourWeights[hour]);
        // Millions of plays fit into ten years only when they are heard for less long.
        var longestMs = count > 2_000_000 ? 40_000 : count > 500_000 ? 200_000 : int.MaxValue;
        var (cursor, made) = (FirstDayMs, 0);
        for (var day = 0; day < Days && made < count; day++)
        {
            var until = (int)((day + 1L) * count / Days);
            var known = 2_000 + (int)((TrackCount - 2_000L) * day / Days);
            while (made < until)
            {
                cursor = Math.Max(cursor + 20_000, FirstDayMs + (day * 86_400_000L) + (long)((Pick(random, hours, 24) + random.NextDouble()) * 3_600_000));
                for (var left = Math.Min(1 + random.Next(24), until - made); left > 0; left--)
                {
                    var track = random.NextDouble() < 0.22 ? Math.Max(0, known - 1 - random.Next(400)) : Pick(random, popularity, known);
                    var heard = random.NextDouble() < 0.12 ? 2_000 + random.Next(28_000) : Math.Min(DurationMs[track], longestMs);
                    cursor += heard + 500 + random.Next(3_000);
                    (PlayedAt[made], Track[made], MsPlayed[made]) = (cursor / 1000 * 1000, track, heard);
                    made++;
                }
            }
        }
    }

    private static double[] Cumulative(int count, Func<int, double> weight)
    {
        var (sums, sum) = (new double[count], 0.0);
        for (var i = 0; i < count; i++)
        {
            sums[i] = sum += weight(i);
        }

        return sums;
    }

    private static int Pick(Random random, double[] cumulative, int among)
    {
        var found = Array.BinarySearch(cumulative, 0, among, random.NextDouble() * cumulative[among - 1]);
        return Math.Min(found < 0 ? ~found : found, among - 1);
    }
}
