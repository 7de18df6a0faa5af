using System.Text.Json.Serialization;

namespace SpotifyInsights.Storage.Imports;

/// <summary>Rows by <see cref="RowOutcome"/>. Every row is in exactly one of them.</summary>
/// <param name="Malformed">A value that a play needs is missing or of another type.</param>
/// <param name="Podcast">Episodes of podcasts.</param>
/// <param name="Audiobook">Chapters of audiobooks.</param>
/// <param name="NoTrack">Rows that do not say what was played.</param>
/// <param name="Implausible">Heard for less than nothing or more than 24 hours, or at an impossible time.</param>
/// <param name="Duplicate">Rows about a play that another row of the same import is about.</param>
/// <param name="Merged">Rows about a play that another source had told before.</param>
/// <param name="Short">New plays of less than 30 seconds: kept, and not counted as plays.</param>
/// <param name="Taken">New plays.</param>
/// <param name="Other">None of these; 0.</param>
public sealed record RowCounts(
    long Malformed, long Podcast, long Audiobook, long NoTrack, long Implausible, long Duplicate, long Merged, long Short, long Taken, long Other)
{
    /// <summary>No rows.</summary>
    public static RowCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>The rows of both.</summary>
    public RowCounts Plus(RowCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new RowCounts(
            Malformed + other.Malformed,
            Podcast + other.Podcast,
            Audiobook + other.Audiobook,
            NoTrack + other.NoTrack,
            Implausible + other.Implausible,
            Duplicate + other.Duplicate,
            Merged + other.Merged,
            Short + other.Short,
            Taken + other.Taken,
            Other + other.Other);
    }

    /// <summary>All rows.</summary>
    [JsonIgnore]
    public long Sum => Malformed + Podcast + Audiobook + NoTrack + Implausible + Duplicate + Merged + Short + Taken + Other;
}
