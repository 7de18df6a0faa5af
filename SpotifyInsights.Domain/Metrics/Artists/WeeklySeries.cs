namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>The plays of an artist or genre week by week.</summary>
internal sealed record WeeklySeries(PhaseKind Kind, string? Key, string Name, double[] Plays)
{
    public double Total { get; } = Plays.Sum();
}
