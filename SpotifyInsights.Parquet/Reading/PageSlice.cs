using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>A page of a column: its header, and where in the column's bytes its body begins.</summary>
internal readonly record struct PageSlice(PageHeader Header, int Start);
