using SpotifyInsights.Tests.Simulator;

namespace SpotifyInsights.Tests.Parquet.Corpus;

/// <summary>Files by many writers of the format, good and bad, that are not part of this repository; tests that need them are skipped without.</summary>
internal static class ParquetCorpus
{
    public const string Absent = "The reference folder with Parquet files of other writers is not beside this repository.";

    /// <summary>Null when it is not there.</summary>
    public static string? Location { get; } = ReferenceFolder.Find("data", "parquet-testing");

    public static IReadOnlyList<string> Files { get; } =
        Location is null ? [] : [.. Directory.GetFiles(Location, "*.parquet").Order(StringComparer.Ordinal)];
}
