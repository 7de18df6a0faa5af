namespace SpotifyInsights.Storage.Reference;

/// <summary>Why a row of a reference data set could not be read.</summary>
/// <param name="Line">Its line in a CSV file, the header's being 1; of a Parquet file the number of the row, from 1.</param>
/// <param name="Column">The column; null where it is the row as a whole.</param>
/// <param name="Reason">A sentence with the value.</param>
public sealed record ReferenceFault(long Line, string? Column, string Reason);
