using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>A column of a row group that is in the file: what the footer says of it, and the index of its pages, which follows later.</summary>
internal sealed record WrittenColumn(ColumnChunkMetadata Metadata, PageIndex Pages);
