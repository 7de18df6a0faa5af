using NodaTime;

namespace SpotifyInsights.Storage.Imports;

/// <summary>One recognised file of an import.</summary>
public sealed record FileReport
{
    /// <summary>The file's name; behind a zip's name and a slash its path in the zip.</summary>
    public required string Name { get; init; }

    /// <summary>What it was recognised as.</summary>
    public required ImportFormat RecognisedAs { get; init; }

    /// <summary>Rows in it.</summary>
    public required long Rows { get; init; }

    /// <summary>What became of them; their sum is <see cref="Rows"/>.</summary>
    public required RowCounts Outcomes { get; init; }

    /// <summary>Rows of <see cref="Outcomes"/> that are about plays of videos and were kept: the file calls itself one of videos.</summary>
    public long VideoKept { get; init; }

    /// <summary>The earliest time in a row that is a play; null when there is none.</summary>
    public Instant? FirstAt { get; init; }

    /// <summary>The latest.</summary>
    public Instant? LastAt { get; init; }

    /// <summary>Milliseconds heard in rows that are new plays (taken or short); null where the format does not say how long was heard.</summary>
    public long? MsPlayed { get; init; }

    /// <summary>The first malformed rows, at most five.</summary>
    public IReadOnlyList<MalformedRow> MalformedExamples { get; init; } = [];
}
