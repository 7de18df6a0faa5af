namespace SpotifyInsights.Domain.Listening;

/// <summary>An artist as Spotify reported it. Null is "not given".</summary>
public sealed record ReportedArtist
{
    /// <summary>Spotify's artist id.</summary>
    public string? ArtistId { get; init; }

    /// <summary>Name.</summary>
    public string? ArtistName { get; init; }

    /// <summary>Genres as given; null when Spotify gave none at all, empty when it gave an empty list.</summary>
    public IReadOnlyList<string>? Genres { get; init; }

    /// <summary>0 to 100; null in development mode.</summary>
    public int? Popularity { get; init; }

    /// <summary>Followers; null in development mode.</summary>
    public long? Followers { get; init; }

    /// <summary>`spotify:artist:…`.</summary>
    public string? Uri { get; init; }
}
