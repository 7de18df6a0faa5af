using NodaTime;

namespace SpotifyInsights.Domain.Library;

/// <summary>A play as listings show it.</summary>
public sealed record HeardPlay
{
    /// <summary>When it began.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required Instant EndedAt { get; init; }

    /// <summary>Milliseconds heard.</summary>
    public required int MsPlayed { get; init; }

    /// <summary>Whether `msPlayed` is an estimate and not measured.</summary>
    public required bool IsEstimated { get; init; }

    /// <summary>Whether it is music that was heard too briefly to count: under 30 seconds.</summary>
    public required bool IsShort { get; init; }

    /// <summary>Whether an export says that the listener skipped on; false where nobody says.</summary>
    public required bool IsSkipped { get; init; }

    /// <summary>Whether you excluded it; listed then with `includeExcluded=true` alone.</summary>
    public required bool IsExcluded { get; init; }

    /// <summary>What was heard.</summary>
    public required PlayKind Kind { get; init; }

    /// <summary>The track, episode or chapter.</summary>
    public required LibraryItem Track { get; init; }

    /// <summary>The first artist; of an episode the podcast, of a chapter the book. Null where not known.</summary>
    public required LibraryItem? Artist { get; init; }

    /// <summary>The album; null where not known.</summary>
    public required LibraryItem? Album { get; init; }

    /// <summary>The kinds of sources that report it.</summary>
    public required IReadOnlyList<PlaySource> Sources { get; init; }
}
