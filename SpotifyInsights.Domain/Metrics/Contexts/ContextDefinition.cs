using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>What makes a track fit a context.</summary>
/// <param name="Context">The context.</param>
/// <param name="Criteria">All of them count: a track fits as well as the criterion that it fits worst.</param>
public sealed record ContextDefinition(ListeningContext Context, IReadOnlyList<ContextCriterion> Criteria)
{
    /// <summary>A track belongs to its best context if it fits it at least this well, else it is mixed.</summary>
    public const double LeastScore = 0.6;

    /// <summary>The four contexts; where a track fits two equally well, the first of them counts.</summary>
    public static IReadOnlyList<ContextDefinition> All { get; } =
    [
        new(ListeningContext.Workout, [ContextCriterion.Rising(AudioFeature.Energy, 0.5, 0.8), ContextCriterion.Rising(AudioFeature.Tempo, 100, 140)]),
        new(
            ListeningContext.Focus,
            [
                ContextCriterion.Falling(AudioFeature.Speechiness, 0.1, 0.33),
                new(AudioFeature.Energy, 0.1, 0.25, 0.6, 0.8),
                ContextCriterion.Rising(AudioFeature.Instrumentalness, 0.2, 0.7),
            ]),
        new(ListeningContext.Party, [ContextCriterion.Rising(AudioFeature.Danceability, 0.5, 0.8), ContextCriterion.Rising(AudioFeature.Energy, 0.5, 0.8)]),
        new(ListeningContext.Relax, [ContextCriterion.Falling(AudioFeature.Energy, 0.3, 0.6), ContextCriterion.Rising(AudioFeature.Acousticness, 0.4, 0.8)]),
    ];

    /// <summary>How well a track fits, 0 to 1: the least of the criteria's degrees; NaN where a feature that counts is not known.</summary>
    /// <param name="features">In the order of <see cref="AudioFeature"/>; NaN where not known.</param>
    internal double Score(ReadOnlySpan<double> features)
    {
        var score = 1.0;
        foreach (var criterion in Criteria)
        {
            // NaN wins over every number.
            score = Math.Min(score, criterion.Degree(features[(int)criterion.Feature]));
        }

        return score;
    }
}
