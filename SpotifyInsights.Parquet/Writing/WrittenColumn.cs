using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>A column of a row group that is in the file: what the footer says of it, and the index of its pages, which follows later.</summary>
/// <param name="Metadata">Without the places of the index.</param>
/// <param name="ColumnIndex">The bounds of its pages; null where a page has none.</param>
/// <param name="OffsetIndex">The places of its pages.</param>
internal sealed record WrittenColumn(ColumnChunkMetadata Metadata, byte[]? ColumnIndex, byte[] OffsetIndex);
