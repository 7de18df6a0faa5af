using NodaTime;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Exclusions;

namespace SpotifyInsights.Api.Exclusions;

/// <summary>Stretches of time, as listeners write them.</summary>
internal static class ExcludedPeriods
{
    /// <summary>The stretch between two instants; where they are days, of this zone. Null where it is empty there.</summary>
    public static ExcludedPeriod? Of(NewExcludedPeriod period, DateTimeZone zone) =>
        Boundary(period.From, zone) is { } from && Boundary(period.To, zone) is { } to && from < to ? new(from, to) : null;

    /// <summary>The instant that a text means; null for what is neither day nor instant.</summary>
    public static Instant? Boundary(string? text, DateTimeZone zone) =>
        text is null ? null : QueryText.Date(text) is { } day ? zone.AtStartOfDay(day).ToInstant() : QueryText.Instant(text);
}
