namespace SpotifyInsights.Domain.Library;

/// <summary>One line of a ranking.</summary>
public sealed record LibraryEntry
{
    /// <summary>From 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Places won since the window before, lost ones negative; null for one without plays there, and where that window is not known.</summary>
    public required int? RankChange { get; init; }

    /// <summary>What `/artists/{id}`, `/albums/{id}` or `/tracks/{id}` takes: Spotify's id where known, else a text that stays the same.</summary>
    public required string Key { get; init; }

    /// <summary>Its name; null where not known.</summary>
    public required string? Name { get; init; }

    /// <summary>The first artist of a track, and of an album the one with most of its tracks; null for artists, and where not known.</summary>
    public required LibraryItem? Artist { get; init; }

    /// <summary>Counted plays in the window.</summary>
    public required int Plays { get; init; }

    /// <summary>Minutes heard in them.</summary>
    public required double Minutes { get; init; }

    /// <summary>Measured plays of music, short ones included: those that can tell of skips.</summary>
    public required int MeasuredPlays { get; init; }

    /// <summary>Share of the measured plays that were broken off: marked as skipped, or under 30 seconds. 0 to 1; null without any.</summary>
    public required double? SkipRate { get; init; }

    /// <summary>The same, shrunk towards that of all plays in the window as if 20 more such plays were known. 0 to 1; null where no play of the window was measured.</summary>
    public required double? ShrunkSkipRate { get; init; }
}
