namespace SpotifyInsights.Simulator.Listeners;

/// <summary>The three spans of the top lists.</summary>
public enum TopRange
{
    /// <summary>Four weeks.</summary>
    ShortTerm,

    /// <summary>Six months.</summary>
    MediumTerm,

    /// <summary>One year.</summary>
    LongTerm,
}
