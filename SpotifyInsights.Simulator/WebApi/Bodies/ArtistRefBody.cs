namespace SpotifyInsights.Simulator.WebApi.Bodies;

/// <summary>The artist inside a track or an album. Ids are null for local files.</summary>
internal sealed record ArtistRefBody(ExternalUrlsBody? ExternalUrls, string? Href, string? Id, string Name, string Type, string? Uri);
