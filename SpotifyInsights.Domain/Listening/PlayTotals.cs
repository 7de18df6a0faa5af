namespace SpotifyInsights.Domain.Listening;

/// <summary>Plays and heard time of some stretch of local time.</summary>
public record struct PlayTotals
{
    private const double MsPerMinute = 60_000;

    /// <summary>Plays that started there.</summary>
    public int Plays { get; private set; }

    /// <summary>Milliseconds heard in those plays, wherever they ended.</summary>
    public long Ms { get; private set; }

    /// <summary>The part of <see cref="Ms"/> that is estimated, not measured.</summary>
    public long EstimatedMs { get; private set; }

    /// <summary><see cref="Ms"/> in minutes.</summary>
    public readonly double Minutes => MinutesOf(Ms);

    /// <summary>Milliseconds in minutes.</summary>
    /// <param name="ms">Milliseconds.</param>
    public static double MinutesOf(long ms) => ms / MsPerMinute;

    /// <summary>Adds plays.</summary>
    /// <param name="plays">Plays.</param>
    /// <param name="ms">Milliseconds heard.</param>
    /// <param name="estimatedMs">The estimated part of <paramref name="ms"/>.</param>
    public void Add(int plays, long ms, long estimatedMs)
    {
        Plays += plays;
        Ms += ms;
        EstimatedMs += estimatedMs;
    }

    /// <summary>Adds other totals.</summary>
    /// <param name="other">The totals to add.</param>
    public void Add(PlayTotals other) => Add(other.Plays, other.Ms, other.EstimatedMs);
}
