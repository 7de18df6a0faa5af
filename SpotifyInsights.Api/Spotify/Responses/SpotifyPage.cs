namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>A page of a list; <see cref="Next"/> is null at its end.</summary>
public sealed record SpotifyPage<T>(IReadOnlyList<T?>? Items, int? Total, int? Limit, int? Offset, string? Next)
    where T : class;
