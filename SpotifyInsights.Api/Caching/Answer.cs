using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using SpotifyInsights.Api.Tables;

namespace SpotifyInsights.Api.Caching;

/// <summary>A <typeparamref name="T"/> as finished JSON with its entity tag, or word that the client holds it already.</summary>
/// <param name="tag">The tag of the form that goes out or is held.</param>
/// <param name="coding">That form.</param>
/// <param name="body">The body; null where the client holds it.</param>
/// <param name="mediaType">What it is: JSON, or a table out of it.</param>
public sealed class Answer<T>(string tag, ContentCoding coding, byte[]? body, string mediaType = AnswerWriting.MediaType) : IResult, IEndpointMetadataProvider, IStatusCodeHttpResult
{
    /// <inheritdoc/>
    public int? StatusCode => body is null ? StatusCodes.Status304NotModified : StatusCodes.Status200OK;

    /// <inheritdoc/>
    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [AnswerWriting.MediaType]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
        if (AnswerSections.Of(typeof(T)).Tables.Count > 0)
        {
            builder.Metadata.Add(OffersCsv.Instance);
        }
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => AnswerWriting.WriteAsync(httpContext, tag, coding, body, mediaType);
}
