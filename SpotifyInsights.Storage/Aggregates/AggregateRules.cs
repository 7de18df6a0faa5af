using System.Globalization;
using SpotifyInsights.Domain.Metrics.Snapshots;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>What aggregates are made with. Aggregates of other rules are made again from all inputs.</summary>
public static class AggregateRules
{
    // Raise the first with a change of the merge or of an estimate, the second with a change of a version file's columns or encodings, or of what the manifest
    // says of a file: months that do not change keep the bytes they have.
    private const int Merge = 3;
    private const int Columns = 8;

    /// <summary>The version of merge rules, columns and snapshot metrics in this build, `3.8.1`.</summary>
    public static string Version { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{Merge}.{Columns}.{SnapshotMetricsCalculator.Version}");
}
