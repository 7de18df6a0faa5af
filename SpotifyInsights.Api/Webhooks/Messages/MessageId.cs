using NodaTime;

namespace SpotifyInsights.Api.Webhooks.Messages;

/// <summary>Ids that nobody meets twice.</summary>
internal static class MessageId
{
    private const string Prefix = "msg_";

    /// <summary>Of a webhook.</summary>
    public static string Make(Instant now) => Guid.CreateVersion7(now.ToDateTimeOffset()).ToString("N");

    /// <summary>Of a message; without a full stop, as the signature demands.</summary>
    public static string MakeForMessage(Instant now) => Prefix + Make(now);
}
