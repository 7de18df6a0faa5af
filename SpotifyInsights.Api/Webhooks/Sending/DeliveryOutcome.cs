using NodaTime;

namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>What came of one attempt.</summary>
/// <param name="Status">The receiver's status; null: it did not answer.</param>
/// <param name="Problem">Why it failed, in words for the listener; null: it did not.</param>
/// <param name="RetryAfter">How long the receiver wants to be left alone; null: it did not say.</param>
public sealed record DeliveryOutcome(int? Status, string? Problem, Duration? RetryAfter = null)
{
    /// <summary>The receiver wants no more messages (410).</summary>
    public bool IsGone => Status == StatusCodes.Status410Gone;
}
