namespace SpotifyInsights.Domain.Listening;

/// <summary>How exactly a release date is known.</summary>
public enum DatePrecision : byte
{
    /// <summary>No date is known.</summary>
    Unknown,

    /// <summary>To the day.</summary>
    Day,

    /// <summary>To the month; the date counts as its first day.</summary>
    Month,

    /// <summary>To the year; the date counts as its first day.</summary>
    Year,
}
