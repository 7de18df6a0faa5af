namespace SpotifyInsights.Api.Aggregation;

/// <summary>Why aggregates are brought up to date, which decides how much is done.</summary>
public enum AggregationKind
{
    /// <summary>A poll came in: months and manifest only, nothing that grows with the history. Snapshots wait for their own run.</summary>
    Poll,

    /// <summary>A full snapshot came in: polls and snapshots, then the published view.</summary>
    Snapshot,

    /// <summary>An import came in or was taken back: everything that came or went, then the published view.</summary>
    Import,

    /// <summary>Everything again from all inputs, then the whole published view.</summary>
    Rebuild,
}
