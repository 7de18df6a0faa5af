using NodaTime;

namespace SpotifyInsights.Domain.Exclusions;

/// <summary>What a listener wants left out of everything that is calculated. Exactly one of the targets is there.</summary>
public sealed record Exclusion
{
    /// <summary>Names it.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Why, in the listener's words; null for no reason.</summary>
    public string? Reason { get; init; }

    /// <summary>A single play; null for another target.</summary>
    public ExcludedPlay? Play { get; init; }

    /// <summary>A track with all ids of its recording; null for another target.</summary>
    public ExcludedTrack? Track { get; init; }

    /// <summary>An artist, credited first or not; null for another target.</summary>
    public ExcludedArtist? Artist { get; init; }

    /// <summary>A stretch of time; null for another target.</summary>
    public ExcludedPeriod? Period { get; init; }

    /// <summary>A playlist that plays were started from; null for another target.</summary>
    public ExcludedPlaylist? Playlist { get; init; }

    /// <summary>Whether both leave out the same, by the words they were made with.</summary>
    public bool HasTargetOf(Exclusion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Play?.Track.Key, Play?.StartedAt, Track?.Key, Artist?.Key, Period, Playlist)
            == (other.Play?.Track.Key, other.Play?.StartedAt, other.Track?.Key, other.Artist?.Key, other.Period, other.Playlist);
    }
}
