using NodaTime;

namespace SpotifyInsights.Domain.Library;

/// <summary>Which plays a listing shows.</summary>
public sealed record PlayFilter
{
    /// <summary>First local day; null: from the first play on.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The local day after the last one; null: to the last play.</summary>
    public LocalDate? To { get; init; }

    /// <summary>By index whether plays of a track are shown; null: of every track.</summary>
    public bool[]? Tracks { get; init; }

    /// <summary>The source that must be among a play's; null: any.</summary>
    public PlaySource? Source { get; init; }

    /// <summary>True: only what is too short to count; false: all but that; null: all.</summary>
    public bool? IsShort { get; init; }
}
