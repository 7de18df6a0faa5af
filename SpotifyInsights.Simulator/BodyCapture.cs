namespace SpotifyInsights.Simulator;

/// <summary>
/// Takes a response's body. One that is whole already is kept without copying: pages of plays are large enough for
/// every copy to be felt by the garbage collector.
/// </summary>
internal sealed class BodyCapture : MemoryStream
{
    private byte[]? _whole;

    public byte[] Bytes => _whole ?? ToArray();

    /// <summary>The array is never written to again.</summary>
    public void Keep(byte[] whole) => _whole = whole;
}
