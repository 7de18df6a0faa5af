using SpotifyInsights.Domain.Metrics.AudioProfile;

namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>What the music is good for, by the audio features of its tracks.</summary>
public sealed record ContextMetrics : IMetrics
{
    /// <summary>What the numbers rest on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>The reference data used; null when there are none.</summary>
    public required ReferenceUse? Reference { get; init; }

    /// <summary>How far the audio features are known.</summary>
    public required AudioAvailability Availability { get; init; }

    /// <summary>What makes a track fit a context.</summary>
    public required IReadOnlyList<ContextDefinition> Definitions { get; init; }

    /// <summary>A track belongs to its best context from this score on, else it is mixed.</summary>
    public required double LeastScore { get; init; }

    /// <summary>The four contexts, `mixed` and `unknown`: their plays add up to all counted plays.</summary>
    public required IReadOnlyList<ContextShare> Contexts { get; init; }

    /// <summary>Every period of the window.</summary>
    public required IReadOnlyList<ContextPeriod> Periods { get; init; }

    /// <summary>24 hours of the day.</summary>
    public required IReadOnlyList<ContextHour> HourOfDay { get; init; }

    /// <summary>The tracks that define each of the four contexts, with the features that decided.</summary>
    public required IReadOnlyList<ContextTracks> Defining { get; init; }

    /// <summary>What kind of listener that makes; null when no context leads clearly, or too little is known.</summary>
    public required ContextPersona? Persona { get; init; }

    /// <summary>What to look at instead; null when the audio features are available.</summary>
    public required AudioAlternatives? Alternatives { get; init; }

    /// <summary>The findings in words, best first.</summary>
    public required IReadOnlyList<Insight> Insights { get; init; }
}
