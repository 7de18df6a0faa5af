using NodaTime;

namespace SpotifyInsights.Api.Webhooks.Messages;

/// <summary>The data of `gap.detected`: in this time plays may have been missed.</summary>
/// <param name="JobId">The job that found it.</param>
/// <param name="From">The last look before.</param>
/// <param name="To">The oldest play that was still to be seen.</param>
internal sealed record GapMessage(string JobId, Instant From, Instant To);
