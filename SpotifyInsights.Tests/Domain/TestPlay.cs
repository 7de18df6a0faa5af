using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain;

/// <summary>One play as a test writes it down.</summary>
internal sealed record TestPlay(Instant StartedAt, int MsPlayed, PlayFlags Flags = PlayFlags.FromExport, int Track = 0, PlayOrigin? Origin = null)
{
    public static TestPlay At(DateTimeZone zone, string local, double minutes, PlayFlags flags = PlayFlags.FromExport)
    {
        var time = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss").Parse(local).Value;
        return new(zone.AtLeniently(time).ToInstant(), (int)Math.Round(minutes * 60_000), flags);
    }
}
