namespace SpotifyInsights.Domain.Metrics.Snapshots;

/// <summary>Rows by the kind of their album. Both are null when there are rows and none says its kind.</summary>
/// <param name="Album">Rows on albums.</param>
/// <param name="Single">Rows on singles.</param>
public sealed record AlbumVersusSingle(int? Album, int? Single);
