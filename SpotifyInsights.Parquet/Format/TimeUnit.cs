namespace SpotifyInsights.Parquet.Format;

/// <summary>The field ids of the format's union `TimeUnit`.</summary>
internal enum TimeUnit
{
    None = 0,
    Milliseconds = 1,
    Microseconds = 2,
    Nanoseconds = 3,
}
