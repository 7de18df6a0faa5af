using System.Text.Json.Serialization;
using SpotifyInsights.Storage.Json;

namespace SpotifyInsights.Storage.Imports;

/// <summary>
/// What became of a row of an import. Every row has exactly one outcome: the first in this order that holds.
/// </summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<RowOutcome>))]
public enum RowOutcome
{
    /// <summary>A value that a play needs is missing or of another type.</summary>
    Malformed,

    /// <summary>An episode of a podcast.</summary>
    Podcast,

    /// <summary>A chapter of an audiobook.</summary>
    Audiobook,

    /// <summary>It does not say what was played.</summary>
    NoTrack,

    /// <summary>No play can have it: heard for less than nothing or more than 24 hours, or at an impossible time.</summary>
    Implausible,

    /// <summary>Another row of the same import is about the same play.</summary>
    Duplicate,

    /// <summary>A play that another source had told before.</summary>
    Merged,

    /// <summary>A new play, heard for less than 30 seconds: kept, and not counted as a play.</summary>
    Short,

    /// <summary>A new play.</summary>
    Taken,

    /// <summary>None of these. There should be no such row.</summary>
    Other,
}
