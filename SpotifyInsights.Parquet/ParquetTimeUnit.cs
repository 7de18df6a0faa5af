namespace SpotifyInsights.Parquet;

/// <summary>How finely moments and times of day are counted.</summary>
public enum ParquetTimeUnit
{
    /// <summary>Thousandths of a second.</summary>
    Milliseconds,

    /// <summary>Millionths of a second.</summary>
    Microseconds,

    /// <summary>Thousand millionths of a second. Timestamps of 64 bits then end in the year 2262.</summary>
    Nanoseconds,
}
