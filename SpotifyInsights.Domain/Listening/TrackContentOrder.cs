namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Orders what was reported of tracks, as a whole and by the groups of values that only make sense together. Equal means: every value is the same.
/// </summary>
internal static class TrackContentOrder
{
    public static int Compare(ReportedTrack a, ReportedTrack b)
    {
        if (ReferenceEquals(a, b))
        {
            return 0;
        }

        var order = ContentOrder.Compare(a.Uri, b.Uri);
        order = order != 0 ? order : ContentOrder.Compare(a.TrackId, b.TrackId);
        order = order != 0 ? order : ContentOrder.Compare(a.TrackName, b.TrackName);
        order = order != 0 ? order : CompareArtists(a, b);
        order = order != 0 ? order : CompareAlbums(a, b);
        order = order != 0 ? order : CompareReleases(a, b);
        order = order != 0 ? order : ContentOrder.Compare(a.DurationMs, b.DurationMs);
        order = order != 0 ? order : ContentOrder.Compare(a.Popularity, b.Popularity);
        order = order != 0 ? order : ContentOrder.Compare(a.Explicit, b.Explicit);
        return order != 0 ? order : ContentOrder.Compare(a.Isrc, b.Isrc);
    }

    public static int CompareArtists(ReportedTrack a, ReportedTrack b)
    {
        var order = ContentOrder.Compare(a.ArtistId, b.ArtistId);
        order = order != 0 ? order : ContentOrder.Compare(a.ArtistName, b.ArtistName);
        order = order != 0 ? order : ContentOrder.Compare(a.AllArtistIds, b.AllArtistIds);
        return order != 0 ? order : ContentOrder.Compare(a.AllArtistNames, b.AllArtistNames);
    }

    public static int CompareAlbums(ReportedTrack a, ReportedTrack b)
    {
        var order = ContentOrder.Compare(a.AlbumId, b.AlbumId);
        order = order != 0 ? order : ContentOrder.Compare(a.AlbumName, b.AlbumName);
        return order != 0 ? order : ContentOrder.Compare(a.AlbumType, b.AlbumType);
    }

    public static int CompareReleases(ReportedTrack a, ReportedTrack b)
    {
        var order = ContentOrder.Compare(a.ReleaseDate, b.ReleaseDate);
        return order != 0 ? order : ContentOrder.Compare(a.ReleaseDatePrecision, b.ReleaseDatePrecision);
    }
}
