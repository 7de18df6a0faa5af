using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>A row of `unique_tracks.parquet`.</summary>
internal sealed record UniqueTrack
{
    public required string Key { get; init; }

    /// <summary>As the newest play shows it; as the newest top list shows it where it was never played.</summary>
    public required ReportedTrack Track { get; init; }

    public required PlayTally Tally { get; init; }

    /// <summary>Kinds of sources that report plays, and `top` where a top list had it.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>URIs of other tracks that are the same recording, sorted.</summary>
    public IReadOnlyList<string> Alternates { get; init; } = [];
}
