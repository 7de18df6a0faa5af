namespace SpotifyInsights.Api.Caching;

/// <summary>How finished answers go out.</summary>
public static class AnswerWriting
{
    /// <summary>What they are, unless a table is wanted.</summary>
    public const string MediaType = "application/json";

    // Only the listener's own browser keeps it, and asks each time whether it still holds: new plays show at once.
    internal const string Caching = "private, no-cache";

    /// <summary>Writes an answer with its headers, or a 304.</summary>
    /// <param name="call">The request.</param>
    /// <param name="tag">The tag of the form that goes out or is held.</param>
    /// <param name="coding">That form.</param>
    /// <param name="body">The body; null where the client holds it.</param>
    /// <param name="mediaType">What it is.</param>
    public static Task WriteAsync(HttpContext call, string tag, ContentCoding coding, byte[]? body, string mediaType = MediaType)
    {
        ArgumentNullException.ThrowIfNull(call);
        var response = call.Response;
        response.Headers.ETag = $"\"{tag}\"";
        response.Headers.CacheControl = Caching;
        response.Headers.Vary = "Accept, Accept-Encoding";
        if (body is null)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = mediaType + "; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.ContentEncoding = Representation.NameOf(coding);
        return HttpMethods.IsHead(call.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, call.RequestAborted).AsTask();
    }
}
