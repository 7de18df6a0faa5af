using System.IO.Compression;

namespace SpotifyInsights.Api.Caching;

/// <summary>The forms in which an answer goes out: each has an entity tag of its own, as RFC 9110 section 8.8.3.3 asks.</summary>
public static class Representation
{
    /// <summary>Bodies over this go out compressed; under it the time is worth more than the bytes.</summary>
    public const int LargeBytes = 20 * 1024;

    // Between the default and the slowest: made once, sent often.
    private const int BrotliQuality = 5;
    private const int BrotliWindow = 22;

    /// <summary>All of them, best first.</summary>
    public static IReadOnlyList<ContentCoding> All { get; } = [ContentCoding.Brotli, ContentCoding.Gzip, ContentCoding.Identity];

    /// <summary>The coding's name in HTTP; null for a body as it is.</summary>
    public static string? NameOf(ContentCoding coding) => coding switch { ContentCoding.Brotli => "br", ContentCoding.Gzip => "gzip", _ => null };

    /// <summary>The tag of an answer in another form.</summary>
    /// <param name="tag">Its tag as it is.</param>
    /// <param name="coding">The form.</param>
    public static string TagOf(string tag, ContentCoding coding) => NameOf(coding) is { } name ? $"{tag}-{name}" : tag;

    /// <summary>An answer in another form.</summary>
    public static FinishedAnswer Of(FinishedAnswer answer, ContentCoding coding)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer with { Tag = TagOf(answer.Tag, coding), Body = coding == ContentCoding.Brotli ? Brotli(answer.Body) : Gzip(answer.Body) };
    }

    private static byte[] Brotli(byte[] body)
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, room, out var written, BrotliQuality, BrotliWindow)
            ? room[..written]
            : throw new InvalidOperationException("Brotli needs more room than it says.");
    }

    private static byte[] Gzip(byte[] body)
    {
        using var written = new MemoryStream();
        using (var gzip = new GZipStream(written, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return written.ToArray();
    }
}
