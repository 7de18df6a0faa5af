using NodaTime;

namespace SpotifyInsights.Api.Jobs;

internal static class TimeProviderInstants
{
    public static Instant GetCurrentInstant(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
