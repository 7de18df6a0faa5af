namespace SpotifyInsights.Domain.Listening;

/// <summary>Orders what was reported of artists. Equal means: every value is the same.</summary>
internal static class ArtistContentOrder
{
    public static int Compare(ReportedArtist a, ReportedArtist b)
    {
        var order = ContentOrder.Compare(a.ArtistId, b.ArtistId);
        order = order != 0 ? order : ContentOrder.Compare(a.ArtistName, b.ArtistName);
        order = order != 0 ? order : CompareGenres(a.Genres, b.Genres);
        order = order != 0 ? order : ContentOrder.Compare(a.Popularity, b.Popularity);
        order = order != 0 ? order : ContentOrder.Compare(a.Followers, b.Followers);
        return order != 0 ? order : ContentOrder.Compare(a.Uri, b.Uri);
    }

    // No list at all comes after an empty one.
    private static int CompareGenres(IReadOnlyList<string>? a, IReadOnlyList<string>? b) =>
        a is null || b is null ? (a is null).CompareTo(b is null) : ContentOrder.Compare(a, b);
}
