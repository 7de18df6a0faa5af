using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SpotifyInsights.Simulator.WebApi;

/// <summary>A response that is already written, so that a fault can cut it.</summary>
internal sealed class JsonBody(byte[] utf8, int status = StatusCodes.Status200OK) : IResult
{
    public byte[] Utf8 { get; } = utf8;

    public static JsonBody Of<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type), status);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Utf8.Length;
        if (response.Body is BodyCapture capture)
        {
            capture.Keep(Utf8);
            return Task.CompletedTask;
        }

        return response.Body.WriteAsync(Utf8, httpContext.RequestAborted).AsTask();
    }
}
