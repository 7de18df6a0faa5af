using NodaTime;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Domain.Library;

/// <summary>What plays were started from: playlists, albums, artists' pages, the collection.</summary>
public sealed record ListeningSources
{
    /// <summary>What the answer rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Counted plays of the window whose source Spotify told. It tells none for plays from the queue or a search, and an export tells none at all.</summary>
    public required int KnownPlays { get; init; }

    /// <summary>Share of the counted plays whose source is known, 0 to 1; null without plays.</summary>
    public required double? Coverage { get; init; }

    /// <summary>The first of them; null where there is none.</summary>
    public required Instant? FirstKnownAt { get; init; }

    /// <summary>Every kind of source, most plays first; also such as had none.</summary>
    public required IReadOnlyList<KindOfSource> Kinds { get; init; }

    /// <summary>The playlists with most plays.</summary>
    public required IReadOnlyList<PlayedSource> Playlists { get; init; }

    /// <summary>The albums with most plays that were started from the album.</summary>
    public required IReadOnlyList<PlayedSource> Albums { get; init; }

    /// <summary>The artists with most plays that were started from the artist's page.</summary>
    public required IReadOnlyList<PlayedSource> Artists { get; init; }
}
