namespace SpotifyInsights.Domain.Metrics;

/// <summary>How a number stands to the truth.</summary>
public enum Bound
{
    /// <summary>It is the truth.</summary>
    Exact,

    /// <summary>The truth is this or more.</summary>
    AtLeast,

    /// <summary>The truth is near, on either side.</summary>
    Estimate,

    /// <summary>The unobserved part may be different from the observed.</summary>
    Biased,
}
