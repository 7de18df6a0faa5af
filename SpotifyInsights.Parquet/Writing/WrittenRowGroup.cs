namespace SpotifyInsights.Parquet.Writing;

/// <summary>A row group that is in the file.</summary>
/// <param name="Columns">One per leaf of the schema.</param>
/// <param name="RowCount">1 or more.</param>
/// <param name="SortedBy">The leaves by which its rows rise.</param>
internal sealed record WrittenRowGroup(IReadOnlyList<WrittenColumn> Columns, long RowCount, IReadOnlyList<int> SortedBy);
