using System.Net;
using System.Text.Json;

namespace SpotifyInsights.Api.Spotify;

/// <summary>A whole answer of Spotify's. Not a record: one would print the body, which can hold tokens.</summary>
public sealed class SpotifyReply(HttpStatusCode status, byte[] body, TimeSpan? retryAfter)
{
    /// <summary><see cref="Outcome"/> of an answer that can be used.</summary>
    public const string Good = "ok";

    public HttpStatusCode Status { get; } = status;

    /// <summary>What came of the attempt, in one word for metrics.</summary>
    public string Outcome => this switch
    {
        { IsQuotaExceeded: true } => "quota",
        { IsRateLimited: true } => "rate-limited",
        { IsServerFault: true } => "server-fault",
        { IsCutOff: true } => "cut-off",
        { IsSuccess: true } => Good,
        _ => "refused",
    };

    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>How long Spotify asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public bool IsRateLimited => Status == HttpStatusCode.TooManyRequests;

    /// <summary>The day's quota is used up. Only the body tells it from the rolling window of 30 seconds.</summary>
    public bool IsQuotaExceeded => IsRateLimited && Body.Span.IndexOf("QUOTA_EXCEEDED"u8) >= 0;

    public bool IsServerFault => (int)Status >= 500 || Status == HttpStatusCode.RequestTimeout;

    /// <summary>A success whose JSON stops in the middle: the connection broke, and another attempt may bring the whole.</summary>
    public bool IsCutOff => IsSuccess && Status != HttpStatusCode.NoContent && EndsInsideJson(Body.Span);

    private static bool EndsInsideJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        var hasToken = false;
        try
        {
            while (reader.Read())
            {
                hasToken = true;
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return !hasToken || reader.CurrentDepth > 0;
    }
}
