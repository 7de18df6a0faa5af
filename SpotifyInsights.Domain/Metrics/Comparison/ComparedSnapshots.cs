namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>The snapshots that a comparison looks at.</summary>
/// <param name="Ranges">Whose three ranges are compared; null for none.</param>
/// <param name="A">The recent one of two; null for none.</param>
/// <param name="B">The other one of two; null for none.</param>
public sealed record ComparedSnapshots(SnapshotLists? Ranges = null, SnapshotLists? A = null, SnapshotLists? B = null)
{
    /// <summary>No snapshot at all.</summary>
    public static ComparedSnapshots None { get; } = new();
}
