namespace SpotifyInsights.Simulator.Faults;

/// <summary>Announces the whole length, sends half and breaks the connection.</summary>
internal sealed class CutOffBody(byte[] whole) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = whole.Length;
        await response.Body.WriteAsync(whole.AsMemory(0, whole.Length / 2), httpContext.RequestAborted);
        await response.Body.FlushAsync(httpContext.RequestAborted);
        httpContext.Abort();
    }
}
