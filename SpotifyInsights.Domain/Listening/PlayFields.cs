namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Chooses the values of a play among its witnesses. All witnesses of the API have the same rank, so the smallest value wins, and a value wins over none.
/// Values that only make sense together (the artists, the album, the release date with its precision, the context) are chosen together.
/// </summary>
internal static class PlayFields
{
    /// <summary>The track of a play that all <paramref name="witnesses"/> are about; the first artist named here is the play's artist.</summary>
    public static ReportedTrack Track(IReadOnlyList<Witness> witnesses)
    {
        var first = witnesses[0].Track;
        if (witnesses.All(witness => TrackContentOrder.Compare(first, witness.Track) == 0))
        {
            return first;
        }

        var tracks = witnesses.Select(witness => witness.Track).ToList();
        var artists = tracks.Order(Comparer<ReportedTrack>.Create(TrackContentOrder.CompareArtists)).First();
        var album = tracks.Order(Comparer<ReportedTrack>.Create(TrackContentOrder.CompareAlbums)).First();
        var release = tracks.Order(Comparer<ReportedTrack>.Create(TrackContentOrder.CompareReleases)).First();
        return new ReportedTrack
        {
            Uri = Smallest(track => track.Uri),
            TrackId = Smallest(track => track.TrackId),
            TrackName = Smallest(track => track.TrackName),
            ArtistId = artists.ArtistId,
            ArtistName = artists.ArtistName,
            AllArtistIds = artists.AllArtistIds,
            AllArtistNames = artists.AllArtistNames,
            AlbumId = album.AlbumId,
            AlbumName = album.AlbumName,
            AlbumType = album.AlbumType,
            ReleaseDate = release.ReleaseDate,
            ReleaseDatePrecision = release.ReleaseDatePrecision,
            DurationMs = tracks.Min(track => track.DurationMs),
            Popularity = tracks.Min(track => track.Popularity),
            Explicit = tracks.Min(track => track.Explicit),
            Isrc = Smallest(track => track.Isrc),
        };

        string? Smallest(Func<ReportedTrack, string?> field) => tracks.Select(field).Min(StringComparer.Ordinal);
    }

    /// <summary>Where the play was started from.</summary>
    public static (string? Type, string? Uri) Context(IReadOnlyList<Witness> witnesses)
    {
        var chosen = witnesses.Order(Comparer<Witness>.Create(WitnessOrder.CompareContexts)).First();
        return (chosen.ContextType, chosen.ContextUri);
    }
}
