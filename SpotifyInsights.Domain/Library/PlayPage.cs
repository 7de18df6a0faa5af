namespace SpotifyInsights.Domain.Library;

/// <summary>A page of plays.</summary>
/// <param name="Plays">The plays, newest first.</param>
/// <param name="Next">Where the next page begins; null: there is none.</param>
public sealed record PlayPage(IReadOnlyList<HeardPlay> Plays, PlayPlace? Next);
