namespace SpotifyInsights.Parquet.Reading;

/// <summary>Makes numbers of values of a fixed size, one after the other; there are exactly as many as fit into the target.</summary>
internal delegate void PlainConversion<T>(ReadOnlySpan<byte> plain, Span<T> target);
