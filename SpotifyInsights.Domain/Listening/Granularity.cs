namespace SpotifyInsights.Domain.Listening;

/// <summary>How a window is cut into periods.</summary>
public enum Granularity
{
    /// <summary>Local calendar days.</summary>
    Day,

    /// <summary>ISO 8601 weeks, Monday to Sunday.</summary>
    Week,

    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Calendar quarters.</summary>
    Quarter,

    /// <summary>Calendar years.</summary>
    Year,
}
