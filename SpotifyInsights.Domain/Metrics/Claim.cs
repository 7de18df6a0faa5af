namespace SpotifyInsights.Domain.Metrics;

/// <summary>Where a sentence stands on a topic. Two sentences contradict each other when they stand apart on one.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="From">The least that it can mean.</param>
/// <param name="To">The most that it can mean.</param>
internal readonly record struct Claim(ClaimTopic Topic, double From, double To)
{
    public Claim(ClaimTopic topic, double at)
        : this(topic, at, at)
    {
    }

    public bool Contradicts(Claim other) => Topic == other.Topic && (From > other.To || other.From > To);
}
