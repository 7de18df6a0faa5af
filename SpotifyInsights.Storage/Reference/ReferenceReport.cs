using NodaTime;

namespace SpotifyInsights.Storage.Reference;

/// <summary>What an import of reference data found. It lies in the index that it made.</summary>
public sealed record ReferenceReport
{
    /// <summary>Names the data: the same rows make the same version.</summary>
    public required string Version { get; init; }

    /// <summary>When they were imported.</summary>
    public required Instant ImportedAt { get; init; }

    /// <summary>The date of which the data are a picture, as the operator said; null: nobody said.</summary>
    public LocalDate? AsOf { get; init; }

    /// <summary>`csv` or `parquet`.</summary>
    public required string Format { get; init; }

    /// <summary>What separates the columns of a CSV file; null for Parquet.</summary>
    public string? Separator { get; init; }

    /// <summary>Rows of the file, without the header; refused ones included.</summary>
    public required int Rows { get; init; }

    /// <summary>Different track ids among the rows that were taken.</summary>
    public required int Tracks { get; init; }

    /// <summary>Rows that were taken and folded into a track that another row had begun.</summary>
    public required int Folded { get; init; }

    /// <summary>Rows among the folded ones that repeat another row in everything but their number.</summary>
    public required int ExactDuplicates { get; init; }

    /// <summary>Tracks whose rows differ in popularity: the highest counts.</summary>
    public required int PopularityDiffers { get; init; }

    /// <summary>Tracks whose rows differ in more than genre and popularity: the first row counts.</summary>
    public required int OtherwiseDiffers { get; init; }

    /// <summary>Rows without a known value, by column; columns that every row has are not named. Of `tempo` and `duration_ms` 0 is "not known".</summary>
    public required IReadOnlyDictionary<string, int> Unknown { get; init; }

    /// <summary>Rows that could not be read and are in nothing above but <see cref="Rows"/>.</summary>
    public required int Refused { get; init; }

    /// <summary>The first of the refused rows, in the order of the file.</summary>
    public required IReadOnlyList<ReferenceFault> Faults { get; init; }

    /// <summary>Columns of the file that nothing was read from.</summary>
    public required IReadOnlyList<string> IgnoredColumns { get; init; }

    /// <summary>What else there is to know, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
