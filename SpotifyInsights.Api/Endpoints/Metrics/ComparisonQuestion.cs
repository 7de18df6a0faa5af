using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Comparison;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>What a comparison needs to answer a request.</summary>
/// <param name="A">The recent window.</param>
/// <param name="B">The other window.</param>
/// <param name="Ranking">How tracks and artists are ranked.</param>
/// <param name="Snapshots">The snapshots to compare.</param>
public sealed record ComparisonQuestion(ListeningSlice A, ListeningSlice B, Ranking Ranking, ComparedSnapshots Snapshots);
