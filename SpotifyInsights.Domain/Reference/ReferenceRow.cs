namespace SpotifyInsights.Domain.Reference;

/// <summary>One row of a reference data set: a track under one genre. Null is "not given" or a value that stands for "unknown".</summary>
public sealed record ReferenceRow
{
    /// <summary>The row's number as the set gives it.</summary>
    public int? Index { get; init; }

    /// <summary>Spotify's track id, never empty.</summary>
    public required string TrackId { get; init; }

    /// <summary>Names of all artists, separated by `;`, the first artist first.</summary>
    public string? Artists { get; init; }

    /// <summary>Album title.</summary>
    public string? AlbumName { get; init; }

    /// <summary>Title.</summary>
    public string? TrackName { get; init; }

    /// <summary>0 to 100.</summary>
    public int? Popularity { get; init; }

    /// <summary>Length in milliseconds, above 0.</summary>
    public int? DurationMs { get; init; }

    /// <summary>Whether the track is marked explicit.</summary>
    public bool? Explicit { get; init; }

    /// <summary>What the track sounds like.</summary>
    public AudioFeatures Features { get; init; } = AudioFeatures.None;

    /// <summary>Pitch class, 0 (C) to 11 (B).</summary>
    public int? Key { get; init; }

    /// <summary>1 major, 0 minor.</summary>
    public int? Mode { get; init; }

    /// <summary>Beats per bar as Spotify estimates it.</summary>
    public int? TimeSignature { get; init; }

    /// <summary>The genre under which the set lists the track here.</summary>
    public string? TrackGenre { get; init; }

    /// <summary>The first artist's name.</summary>
    public string? FirstArtist => Artists?.Split(';', 2)[0];
}
