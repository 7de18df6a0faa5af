namespace SpotifyInsights.Parquet.Encodings;

/// <summary>Walks over byte arrays in one of the encodings they come in.</summary>
internal interface IByteArrayReader
{
    /// <summary>The next value, valid until the call after.</summary>
    ReadOnlySpan<byte> Next();
}
