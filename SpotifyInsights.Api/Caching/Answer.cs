using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace SpotifyInsights.Api.Caching;

/// <summary>A <typeparamref name="T"/> as finished JSON with its entity tag, or word that the client holds it already.</summary>
/// <param name="tag">The tag of the form that goes out or is held.</param>
/// <param name="coding">That form.</param>
/// <param name="body">The body; null where the client holds it.</param>
public sealed class Answer<T>(string tag, ContentCoding coding, byte[]? body) : IResult, IEndpointMetadataProvider, IStatusCodeHttpResult
{
    private const string MediaType = "application/json";

    // Only the listener's own browser keeps it, and asks each time whether it still holds: new plays show at once.
    private const string Caching = "private, no-cache";

    /// <inheritdoc/>
    public int? StatusCode => body is null ? StatusCodes.Status304NotModified : StatusCodes.Status200OK;

    /// <inheritdoc/>
    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [MediaType]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.Headers.ETag = $"\"{tag}\"";
        response.Headers.CacheControl = Caching;
        response.Headers.Vary = "Accept-Encoding";
        if (body is null)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = MediaType + "; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.ContentEncoding = Representation.NameOf(coding);
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
