using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>A row of `unique_artists.parquet`.</summary>
internal sealed record UniqueArtist
{
    /// <summary>As the newest top list shows it; id and name alone where it was never in one.</summary>
    public required ReportedArtist Artist { get; init; }

    /// <summary>Plays that credit the artist first.</summary>
    public required PlayTally Tally { get; init; }

    /// <summary>Kinds of sources that report plays, and `top` where a top list had it.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Other names that the artist's tracks carry, sorted.</summary>
    public IReadOnlyList<string> Alternates { get; init; } = [];
}
