namespace SpotifyInsights.Tests.Storage.Uploads;

/// <summary>Bytes as a network gives them: in pieces of any size. At the end it ends, or breaks off.</summary>
internal sealed class TricklingStream(byte[] content, Exception? end = null) : MemoryStream(content)
{
    private readonly Random _random = new(content.Length);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position == Length && end is not null)
        {
            throw end;
        }

        return base.ReadAsync(buffer[..Math.Min(buffer.Length, _random.Next(1, 400))], cancellationToken);
    }
}
