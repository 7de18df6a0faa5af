using Microsoft.AspNetCore.Http.Metadata;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Hosting;

/// <summary>What a request may carry where it is no upload. Bodies that do not say how long they are, the server below cuts off at the same length.</summary>
public static class BodyLimit
{
    /// <summary>Bytes of a body on every route but those of uploads, which have limits of their own: 64 KiB.</summary>
    public const int Bytes = 64 * 1024;

    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app) => app.Use((context, next) =>
        context.Request.ContentLength > Bytes && context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is null
            ? ProblemTypes.BodyTooLarge.ToResult($"The body has {context.Request.ContentLength} bytes; here it may have {Bytes}.").ExecuteAsync(context)
            : next(context));
}
