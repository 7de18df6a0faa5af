namespace SpotifyInsights.Domain.Recaps;

/// <summary>What a milestone counts.</summary>
public enum MilestoneKind
{
    /// <summary>Counted plays of the whole history.</summary>
    Plays,

    /// <summary>Hours heard in them.</summary>
    Hours,

    /// <summary>Artists with a counted play.</summary>
    Artists,
}
