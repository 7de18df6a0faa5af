namespace SpotifyInsights.Parquet.Writing;

/// <summary>The least and the greatest of some values, in PLAIN encoding, byte arrays without their length.</summary>
internal sealed record ValueBounds(byte[] Min, byte[] Max);
