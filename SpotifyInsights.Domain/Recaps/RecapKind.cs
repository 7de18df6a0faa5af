namespace SpotifyInsights.Domain.Recaps;

/// <summary>How long a recap's period is.</summary>
public enum RecapKind
{
    /// <summary>Monday to Sunday, numbered as ISO 8601 does.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>Three calendar months.</summary>
    Quarter,

    /// <summary>A calendar year.</summary>
    Year,
}
