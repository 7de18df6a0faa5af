namespace SpotifyInsights.Parquet.Writing;

/// <summary>A data page as the page index knows it.</summary>
/// <param name="Offset">Of its header in the file.</param>
/// <param name="Length">Of header and body.</param>
/// <param name="FirstRow">Counted from the beginning of the row group.</param>
/// <param name="ValueCount">Without nulls.</param>
/// <param name="NullCount">Entries without a value.</param>
/// <param name="Bounds">Null when there are no values, or none that readers agree on.</param>
internal sealed record IndexedPage(long Offset, int Length, long FirstRow, int ValueCount, int NullCount, ValueBounds? Bounds);
