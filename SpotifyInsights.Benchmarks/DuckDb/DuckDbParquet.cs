namespace SpotifyInsights.Benchmarks.DuckDb;

/// <summary>DuckDB's median times in milliseconds on one thread, and the sums it found.</summary>
/// <param name="Write">Writing the plays to a Parquet file with Snappy.</param>
/// <param name="ScanTheirs">The three sums over that file.</param>
/// <param name="ScanOurs">The three sums over our file.</param>
/// <param name="PlayedAt">The sum of all ends of plays in Unix milliseconds.</param>
/// <param name="MsPlayed">The sum of all milliseconds heard.</param>
public sealed record DuckDbParquet(double Write, double ScanTheirs, double ScanOurs, string PlayedAt, string MsPlayed);
