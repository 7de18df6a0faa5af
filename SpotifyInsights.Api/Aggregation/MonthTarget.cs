using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>Where months go that were worked out.</summary>
/// <param name="PutAsync">Keeps a version in place of an earlier one (null: there was none) and says what the manifest notes of it. For several threads.</param>
/// <param name="Told">Hears of every month, from the oldest month on; null: nobody does.</param>
internal sealed record MonthTarget(
    Func<VersionRows, MonthEntry?, CancellationToken, Task<MonthEntry>> PutAsync, Action<WorkedMonth>? Told = null);
