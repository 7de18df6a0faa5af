using System.Diagnostics;

namespace SpotifyInsights.Benchmarks;

/// <summary>Times of one thing in milliseconds.</summary>
public sealed record Timing(double Median, double Least, double Most)
{
    private const int WarmUps = 3;

    /// <summary>Runs <paramref name="work"/> a few times to warm up and then <paramref name="runs"/> times for real.</summary>
    public static Timing Of(int runs, Action work)
    {
        var times = new double[runs];
        for (var run = -WarmUps; run < runs; run++)
        {
            var begin = Stopwatch.GetTimestamp();
            work();
            if (run >= 0)
            {
                times[run] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            }
        }

        return Of(times);
    }

    /// <summary>Of times that were taken elsewhere.</summary>
    public static Timing Of(IReadOnlyList<double> times)
    {
        var sorted = times.Order().ToList();
        return new Timing(sorted[sorted.Count / 2], sorted[0], sorted[^1]);
    }

    public override string ToString() => $"{Median:0.00} ({Least:0.00} to {Most:0.00})";
}
