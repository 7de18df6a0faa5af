namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>The running totals of an artist. They stand still in the periods that are not listed.</summary>
/// <param name="Key">Spotify's id, or the folded name where no id is known.</param>
/// <param name="Name">Name.</param>
/// <param name="Periods">Indexes into `periods` of those in which the artist was heard, ascending.</param>
/// <param name="Plays">Plays since the window's begin up to the end of each of them.</param>
/// <param name="Minutes">Minutes, likewise.</param>
public sealed record RaceArtist(string Key, string Name, IReadOnlyList<int> Periods, IReadOnlyList<int> Plays, IReadOnlyList<double> Minutes);
