using NodaTime;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>A month that was worked out.</summary>
/// <param name="Month">The month.</param>
/// <param name="Version">Its plays and who tells them; null where an import alone does and worked it out itself (<see cref="IImportedMonths.FindAlone"/>).</param>
internal sealed record WorkedMonth(YearMonth Month, MonthVersion? Version);
