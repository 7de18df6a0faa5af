namespace SpotifyInsights.Api.Listens;

/// <summary>A play that a player handed in.</summary>
/// <param name="StartedAt">Its start, seconds since 1970.</param>
/// <param name="Body">What is kept of it, as one line of a ListenBrainz export; the same listen has the same letters.</param>
public sealed record Listen(long StartedAt, string Body);
