using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>A page within the bytes of <see cref="EncodedPages"/>.</summary>
internal readonly record struct EncodedPage(PageType Type, ValueEncoding Encoding, int ValueCount, int Start, int Length);
