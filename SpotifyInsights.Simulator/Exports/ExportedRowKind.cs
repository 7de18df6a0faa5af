namespace SpotifyInsights.Simulator.Exports;

/// <summary>What a row of an export is.</summary>
public enum ExportedRowKind
{
    /// <summary>A play of music, for the first time.</summary>
    Play,

    /// <summary>The same row once more.</summary>
    Duplicate,

    /// <summary>The same row with less heard.</summary>
    HeardTwin,

    /// <summary>The same row with nothing heard.</summary>
    ZeroTwin,

    /// <summary>A row that the file before has already.</summary>
    Overlap,

    /// <summary>An episode of a podcast.</summary>
    Podcast,

    /// <summary>A chapter of an audiobook.</summary>
    Audiobook,

    /// <summary>Something watched, in the video file.</summary>
    Video,

    /// <summary>Nobody knows of what.</summary>
    Unattributed,

    /// <summary>A row that cannot be true.</summary>
    Implausible,

    /// <summary>No row at all.</summary>
    Malformed,
}
