using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace SpotifyInsights.Api.Hosting;

/// <summary>
/// Compresses what goes out as it is made. Not what has an entity tag, for that names its bytes and is compressed already where it is worth it; and not what must not be
/// stored, for that shows secrets (BREACH).
/// </summary>
public sealed class PlainCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    private static readonly string[] MediaTypes = ["application/json", "application/problem+json", "text/csv", "application/yaml", "application/javascript", "text/javascript", "text/css", "text/html"];

    public override bool ShouldCompressResponse(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var headers = context.Response.Headers;
        return !headers.ContainsKey(HeaderNames.ETag) && !headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase) && base.ShouldCompressResponse(context);
    }

    /// <summary>Brotli before gzip, quick rather than small.</summary>
    internal static void Configure(ResponseCompressionOptions options)
    {
        options.EnableForHttps = true;
        options.MimeTypes = MediaTypes;
    }
}
