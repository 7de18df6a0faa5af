using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace SpotifyInsights.Api.Idempotency;

/// <summary>An answer as it is kept: status, the headers that callers need, and the body.</summary>
internal sealed record KeptAnswer(int Status, Dictionary<string, string> Headers, byte[] Body)
{
    // Larger answers are not kept: no POST here has one.
    private const int MostBodyBytes = 1 << 20;

    private static readonly string[] HeaderNamesKept = [HeaderNames.ContentType, HeaderNames.Location, HeaderNames.CacheControl];

    /// <summary>What was answered; null where the same request may be answered otherwise soon: failures, and refusals that depend on the moment.</summary>
    public static KeptAnswer? Of(HttpResponse response, MemoryStream body) =>
        response.StatusCode is >= 200 and < 500
            and not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status408RequestTimeout or StatusCodes.Status409Conflict or StatusCodes.Status429TooManyRequests)
        && body.Length <= MostBodyBytes
            ? new(response.StatusCode, HeaderNamesKept.Where(response.Headers.ContainsKey).ToDictionary(name => name, name => response.Headers[name].ToString()), body.ToArray())
            : null;

    public static KeptAnswer Parse(string text) => JsonSerializer.Deserialize<KeptAnswer>(text)!;

    public override string ToString() => JsonSerializer.Serialize(this);

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        await response.Body.WriteAsync(Body, cancellationToken);
    }
}
