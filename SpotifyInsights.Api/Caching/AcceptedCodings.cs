using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace SpotifyInsights.Api.Caching;

/// <summary>What a client understands, by its `Accept-Encoding` (RFC 9110 section 12.5.3).</summary>
/// <param name="Best">What it likes best; of equals the smallest.</param>
/// <param name="Gzip">Whether it takes gzip.</param>
/// <param name="Brotli">Whether it takes Brotli.</param>
/// <param name="Identity">Whether it takes a body as it is, which is so unless it says otherwise.</param>
public readonly record struct AcceptedCodings(ContentCoding Best, bool Gzip, bool Brotli, bool Identity)
{
    // Browsers say one of a few things.
    private const int MostRemembered = 100;
    private static readonly AcceptedCodings Nothing = new(ContentCoding.Identity, Gzip: false, Brotli: false, Identity: true);
    private static readonly ConcurrentDictionary<string, AcceptedCodings> Remembered = new(StringComparer.Ordinal);

    /// <summary>Reads the header; one that cannot be read is as if absent.</summary>
    public static AcceptedCodings Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var header = request.Headers.AcceptEncoding;
        if (header.Count == 0)
        {
            return Nothing;
        }

        var text = header.ToString();
        if (!Remembered.TryGetValue(text, out var accepted))
        {
            accepted = Read(header);
            if (Remembered.Count < MostRemembered)
            {
                Remembered[text] = accepted;
            }
        }

        return accepted;
    }

    /// <summary>Whether the client takes it.</summary>
    public bool Takes(ContentCoding coding) => coding switch { ContentCoding.Brotli => Brotli, ContentCoding.Gzip => Gzip, _ => Identity };

    private static AcceptedCodings Read(StringValues header)
    {
        if (!StringWithQualityHeaderValue.TryParseList(header, out var listed))
        {
            return Nothing;
        }

        var any = WeightOf(listed, "*");
        var (brotli, gzip) = (WeightOf(listed, "br") ?? any ?? 0, WeightOf(listed, "gzip") ?? WeightOf(listed, "x-gzip") ?? any ?? 0);

        // A body as it is comes last where the client does not weigh it.
        var identity = WeightOf(listed, "identity");
        var best = identity > Math.Max(brotli, gzip) || Math.Max(brotli, gzip) == 0 ? ContentCoding.Identity
            : brotli >= gzip ? ContentCoding.Brotli
            : ContentCoding.Gzip;
        return new(best, gzip > 0, brotli > 0, (identity ?? any) is not 0);
    }

    private static double? WeightOf(IList<StringWithQualityHeaderValue> listed, string name)
    {
        foreach (var value in listed)
        {
            if (value.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value.Quality ?? 1;
            }
        }

        return null;
    }
}
