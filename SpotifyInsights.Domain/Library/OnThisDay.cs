using NodaTime;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Domain.Library;

/// <summary>What was heard on this date before.</summary>
public sealed record OnThisDay
{
    /// <summary>What the answer rests on, over the whole history.</summary>
    public required Basis Basis { get; init; }

    /// <summary>The date that is looked back from.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>1, 3 and 6 months ago, and each year ago since the first play; those before it are left out.</summary>
    public required IReadOnlyList<DayThen> Days { get; init; }
}
