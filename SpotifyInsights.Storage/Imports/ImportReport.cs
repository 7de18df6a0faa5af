using NodaTime;

namespace SpotifyInsights.Storage.Imports;

/// <summary>`report.json` of an import: with it the import exists.</summary>
public sealed record ImportReport
{
    /// <summary>When the import was handed in for the first time.</summary>
    public required Instant CollectedAt { get; init; }

    /// <summary>Rows of `plays.parquet`, refused ones included.</summary>
    public required int Rows { get; init; }

    /// <summary>Refused rows by reason.</summary>
    public IReadOnlyDictionary<string, int> Refused { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>From when on the import holds everything that was played; null where it proves nothing (account data, an export with a file missing).</summary>
    public Instant? CoversFrom { get; init; }

    /// <summary>Until when; null together with <see cref="CoversFrom"/>.</summary>
    public Instant? CoversTo { get; init; }
}
