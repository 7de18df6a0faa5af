namespace SpotifyInsights.Parquet.Format;

/// <summary>A range of bytes in a file.</summary>
internal readonly record struct FilePlace(long Offset, int Length);
