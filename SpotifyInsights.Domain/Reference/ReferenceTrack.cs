using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Reference;

/// <summary>A track of the reference data, once, whatever number of rows the set has of it.</summary>
public sealed record ReferenceTrack
{
    /// <summary>Spotify's track id, never empty.</summary>
    public required string TrackId { get; init; }

    /// <summary>The title as <see cref="FoldedText.OfTitle"/> makes it; null where the set names none.</summary>
    public string? NormalisedTitle { get; init; }

    /// <summary>The first artist's name as <see cref="FoldedText.OfArtist"/> makes it; null where the set names none.</summary>
    public string? NormalisedArtist { get; init; }

    /// <summary>Length in milliseconds, above 0; null where it is not known.</summary>
    public int? DurationMs { get; init; }

    /// <summary>0 to 100, the highest of the set's rows; null where none has it.</summary>
    public int? Popularity { get; init; }

    /// <summary>Every genre of the set's rows once, in ordinal order.</summary>
    public IReadOnlyList<string> Genres { get; init; } = [];

    /// <summary>What the track sounds like.</summary>
    public AudioFeatures Features { get; init; } = AudioFeatures.None;

    /// <summary>Pitch class, 0 to 11; null where it is not known.</summary>
    public int? Key { get; init; }

    /// <summary>1 major, 0 minor; null where it is not known.</summary>
    public int? Mode { get; init; }

    /// <summary>Beats per bar; null where it is not known.</summary>
    public int? TimeSignature { get; init; }
}
