namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>How the plays spread over a feature, in 32 bins of equal width: the outline of a violin.</summary>
/// <param name="From">Where the first bin begins; lower values count in it.</param>
/// <param name="To">Where the last bin ends; this value and higher ones count in it.</param>
/// <param name="Plays">Plays per bin; those of adjoining windows add up.</param>
/// <param name="Density">Share of the covered plays per bin and unit of the feature, so that the area is 1; all 0 without covered plays.</param>
public sealed record FeatureDistribution(double From, double To, IReadOnlyList<int> Plays, IReadOnlyList<double> Density)
{
    /// <summary>Bins.</summary>
    public const int Bins = 32;

    /// <summary>Counts.</summary>
    internal static FeatureDistribution Of((double From, double To) range, ReadOnlySpan<double> values, ReadOnlySpan<int> plays)
    {
        var (counts, all) = (new int[Bins], 0L);
        var width = (range.To - range.From) / Bins;
        for (var i = 0; i < values.Length; i++)
        {
            counts[Math.Clamp((int)Math.Floor((values[i] - range.From) / width), 0, Bins - 1)] += plays[i];
            all += plays[i];
        }

        return new(range.From, range.To, counts, Array.ConvertAll(counts, count => all == 0 ? 0 : count / (all * width)));
    }
}
