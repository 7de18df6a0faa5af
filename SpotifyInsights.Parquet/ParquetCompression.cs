namespace SpotifyInsights.Parquet;

/// <summary>How pages are compressed when written. Reading also knows Gzip and Brotli.</summary>
public enum ParquetCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Snappy, but only for the columns that it makes at least a sixteenth smaller: less does not pay for the unpacking.</summary>
    Snappy,
}
