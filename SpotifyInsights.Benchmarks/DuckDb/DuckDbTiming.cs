namespace SpotifyInsights.Benchmarks.DuckDb;

/// <summary>One query's times in milliseconds.</summary>
public sealed record DuckDbTiming(
    string Name, int Rows, IReadOnlyList<string> First, double Median, double Least, double Most, double SinceStart);
