using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>The window that was used.</summary>
/// <param name="From">The first local date inside.</param>
/// <param name="To">The first local date after it.</param>
/// <param name="TimeZone">IANA id of the zone whose dates and hours are meant.</param>
/// <param name="Granularity">The kind of periods.</param>
/// <param name="IncludeShort">Whether short plays were counted.</param>
public sealed record BasisWindow(LocalDate From, LocalDate To, string TimeZone, Granularity Granularity, bool IncludeShort);
