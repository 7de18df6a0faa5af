namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>A place in the top of a period.</summary>
internal readonly record struct TopArtist(int Artist, int Plays, long Ms)
{
    /// <summary>The place of an artist in a top; -1 when he is not in it.</summary>
    public static int PlaceOf(TopArtist[] top, int artist) => Array.FindIndex(top, place => place.Artist == artist);
}
