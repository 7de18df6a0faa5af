namespace SpotifyInsights.Parquet.Format;

/// <summary>`PageLocation` of the format: where a data page lies.</summary>
/// <param name="Offset">Of its header in the file.</param>
/// <param name="Length">Of header and body.</param>
/// <param name="FirstRow">Counted from the beginning of the row group.</param>
internal readonly record struct PagePlace(long Offset, int Length, long FirstRow);
