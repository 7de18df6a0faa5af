using System.Net;
using System.Net.Http.Headers;

namespace SpotifyInsights.Tests.Api;

/// <summary>A body of any length that is never in memory; on demand without saying its length.</summary>
internal sealed class EndlessContent : HttpContent
{
    private readonly byte[] _block = new byte[64 << 10];
    private readonly long _length;
    private readonly bool _saysLength;

    public EndlessContent(long length, bool saysLength, string mediaType = "application/octet-stream")
    {
        (_length, _saysLength) = (length, saysLength);
        new Random(1).NextBytes(_block);
        Headers.ContentType = new MediaTypeHeaderValue(mediaType);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (var left = _length; left > 0; left -= _block.Length)
        {
            await stream.WriteAsync(_block.AsMemory(0, (int)Math.Min(left, _block.Length)));
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return _saysLength;
    }
}
