namespace SpotifyInsights.Domain.Metrics;

/// <summary>Grades sentences by the data under them; the same for every family.</summary>
public static class ConfidenceRule
{
    /// <summary>Fewer plays than this carry no sentence at all.</summary>
    public const int MinimumPlays = 50;

    /// <summary>Plays for medium confidence.</summary>
    public const int MediumPlays = 200;

    /// <summary>Plays for high confidence.</summary>
    public const int HighPlays = 1_000;

    /// <summary>Observed share of the window for medium confidence.</summary>
    public const double MediumObserved = 0.5;

    /// <summary>Observed share of the window for high confidence.</summary>
    public const double HighObserved = 0.9;

    /// <summary>The confidence of sentences about a window, or null when it holds too few plays for any.</summary>
    /// <param name="basis">The window's basis.</param>
    public static Confidence? Of(Basis basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        return Of(basis.Plays, basis.ObservedShare);
    }

    /// <summary>The confidence of sentences about an attribute: only the plays that have it carry them. Null when those are too few.</summary>
    /// <param name="basis">The window's basis.</param>
    /// <param name="attribute">One of <see cref="AttributeNames"/>.</param>
    public static Confidence? Of(Basis basis, string attribute)
    {
        ArgumentNullException.ThrowIfNull(basis);
        var coverage = basis.Attributes.Where(line => line.Attribute == attribute).Sum(line => line.Coverage ?? 0);
        return Of(basis.Plays * Math.Min(1, coverage), basis.ObservedShare);
    }

    private static Confidence? Of(double plays, double? observedShare) => plays switch
    {
        < MinimumPlays => null,
        >= HighPlays when observedShare >= HighObserved => Confidence.High,
        >= MediumPlays when observedShare >= MediumObserved => Confidence.Medium,
        _ => Confidence.Low,
    };
}
