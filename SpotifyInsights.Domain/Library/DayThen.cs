using NodaTime;

namespace SpotifyInsights.Domain.Library;

/// <summary>The same date some time ago.</summary>
public sealed record DayThen
{
    /// <summary>How long ago, such as `1 month` or `3 years`.</summary>
    public required string Ago { get; init; }

    /// <summary>The local date. Where the month has no such day, its last one.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Observed share of the day, 0 to 1.</summary>
    public required double Observed { get; init; }

    /// <summary>Counted plays that started on it; null where it was not observed and nothing is known of it.</summary>
    public required int? Plays { get; init; }

    /// <summary>Minutes heard in them; null with `plays`.</summary>
    public required double? Minutes { get; init; }

    /// <summary>The most played recordings of the day, at most `top`, best first.</summary>
    public required IReadOnlyList<PlayedItem> Tracks { get; init; }

    /// <summary>The most played artists of the day, at most `top`, best first.</summary>
    public required IReadOnlyList<PlayedItem> Artists { get; init; }
}
