namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>
/// The sessions that started in the window, whole: they are cut from the history as it is, short plays and podcasts
/// included, and may reach beyond the window.
/// </summary>
/// <param name="Count">Sessions with at least one counted play.</param>
/// <param name="MedianMinutes">Median length; null without sessions.</param>
/// <param name="LongestMinutes">Longest length; null without sessions.</param>
/// <param name="Longest">The five longest, longest first, earlier before later among equals.</param>
public sealed record SessionMetrics(int Count, double? MedianMinutes, double? LongestMinutes, IReadOnlyList<Session> Longest);
