namespace SpotifyInsights.Api.Hosting;

/// <summary>Headers that keep browsers from being used against the listener.</summary>
public static class SecurityHeaders
{
    // Pages of ours are made of what they contain; Swagger UI loads its own scripts.
    private const string Own = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";
    private const string Swagger = "frame-ancestors 'none'";

    /// <summary>On every answer: no guessing of types, no frames, no address of ours passed on. The demo's stand-in for Spotify has pages of its own.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // As the answer begins: what fails on the way loses the headers it had.
        context.Response.OnStarting(AddAsync, context);
        return next(context);
    });

    private static Task AddAsync(object state)
    {
        var context = (HttpContext)state;
        var (headers, path) = (context.Response.Headers, context.Request.Path);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = path.StartsWithSegments("/swagger", StringComparison.Ordinal) || path.StartsWithSegments("/simulator", StringComparison.Ordinal) ? Swagger : Own;
        return Task.CompletedTask;
    }
}
