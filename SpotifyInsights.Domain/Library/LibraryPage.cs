using NodaTime;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Content;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Domain.Library;

/// <summary>All about one artist, album or track in a window.</summary>
public sealed record LibraryPage
{
    /// <summary>What the page rests on: all plays of the window.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Which of them it is about.</summary>
    public required LibraryKind Kind { get; init; }

    /// <summary>Spotify's id where known, else a text that stays the same. Of a recording under several ids the one that stands for all.</summary>
    public required string Key { get; init; }

    /// <summary>Its name; null where not known.</summary>
    public required string? Name { get; init; }

    /// <summary>The first artist of a track, of an album the one with most of its tracks; null for artists, and where not known.</summary>
    public required LibraryItem? Artist { get; init; }

    /// <summary>The album of a track; null for the others, and where not known.</summary>
    public required LibraryItem? Album { get; init; }

    /// <summary>Counted plays.</summary>
    public required int Plays { get; init; }

    /// <summary>Minutes heard in them.</summary>
    public required double Minutes { get; init; }

    /// <summary>Share of all counted plays of the window, 0 to 1; null without any.</summary>
    public required double? ShareOfPlays { get; init; }

    /// <summary>Share of all minutes of the window, 0 to 1; null without any.</summary>
    public required double? ShareOfMinutes { get; init; }

    /// <summary>Start of the first counted play; null without plays.</summary>
    public required Instant? FirstPlayAt { get; init; }

    /// <summary>Start of the last counted play; null without plays.</summary>
    public required Instant? LastPlayAt { get; init; }

    /// <summary>Its rank by plays among all of its kind, from 1; null without plays.</summary>
    public required int? Rank { get; init; }

    /// <summary>The month with the best rank of all months with plays, the first of equals; null without plays.</summary>
    public required MonthOfItem? BestRankMonth { get; init; }

    /// <summary>The month with the most plays, then minutes, the first of equals; null without plays.</summary>
    public required MonthOfItem? BestMonth { get; init; }

    /// <summary>The months with plays, oldest first.</summary>
    public required IReadOnlyList<MonthOfItem> Months { get; init; }

    /// <summary>Counted plays by the local hour in which they started, all 24.</summary>
    public required IReadOnlyList<HourListening> HourOfDay { get; init; }

    /// <summary>How far it was heard.</summary>
    public required CompletionLevels Completion { get; init; }

    /// <summary>Those of its kind that stand next to it by plays: up to two before and two after.</summary>
    public required IReadOnlyList<LibraryEntry> Neighbours { get; init; }

    /// <summary>Its most played recordings, at most `top`; empty for a track.</summary>
    public required IReadOnlyList<PlayedItem> Tracks { get; init; }

    /// <summary>The most played albums of an artist, at most `top`; empty for the others.</summary>
    public required IReadOnlyList<PlayedItem> Albums { get; init; }

    /// <summary>The tracks that are this recording under other ids, or on other albums, its own id among them; empty where there is but one, and for artists and albums.</summary>
    public required IReadOnlyList<Alternate> Alternates { get; init; }
}
