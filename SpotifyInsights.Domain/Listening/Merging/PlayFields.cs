namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>
/// Chooses the values of a play among its witnesses: the kind that counts first (<see cref="FieldPriority"/>) of those that say anything; among witnesses
/// of one kind the smallest value. Values that only make sense together (the artists, the album, the release date with its precision, the context) are
/// chosen together.
/// </summary>
internal static class PlayFields
{
    /// <summary>The track of a play that all <paramref name="witnesses"/> are about; the first artist named here is the play's artist.</summary>
    public static ReportedTrack Track(IReadOnlyList<Witness> witnesses)
    {
        var first = witnesses[0].Track;
        if (witnesses.Count == 1 || witnesses.All(witness => TrackContentOrder.Compare(first, witness.Track) == 0))
        {
            return first;
        }

        var artists = Together(track => track.ArtistId is not null || track.ArtistName is not null, TrackContentOrder.CompareArtists);
        var album = Together(track => track.AlbumId is not null || track.AlbumName is not null, TrackContentOrder.CompareAlbums);
        var release = Together(track => track.ReleaseDate is not null, TrackContentOrder.CompareReleases);
        return new ReportedTrack
        {
            Uri = Text(track => track.Uri),
            TrackId = Text(track => track.TrackId),
            TrackName = Text(track => track.TrackName),
            ArtistId = artists.ArtistId,
            ArtistName = artists.ArtistName,
            AllArtistIds = artists.AllArtistIds,
            AllArtistNames = artists.AllArtistNames,
            AlbumId = album.AlbumId,
            AlbumName = album.AlbumName,
            AlbumType = album.AlbumType,
            ReleaseDate = release.ReleaseDate,
            ReleaseDatePrecision = release.ReleaseDatePrecision,
            DurationMs = Value(track => track.DurationMs),
            Popularity = Value(track => track.Popularity),
            Explicit = Value(track => track.Explicit),
            Isrc = Text(track => track.Isrc),
        };

        ReportedTrack Together(Func<ReportedTrack, bool> says, Comparison<ReportedTrack> order) =>
            First(witnesses, witness => says(witness.Track), (a, b) => order(a.Track, b.Track)).Track;

        string? Text(Func<ReportedTrack, string?> field) =>
            field(Together(track => field(track) is not null, (a, b) => ContentOrder.Compare(field(a), field(b))));

        T? Value<T>(Func<ReportedTrack, T?> field)
            where T : struct, IComparable<T> =>
            field(Together(track => field(track) is not null, (a, b) => ContentOrder.Compare(field(a), field(b))));
    }

    /// <summary>Where the play was started from.</summary>
    public static (string? Type, string? Uri) Context(IReadOnlyList<Witness> witnesses)
    {
        var chosen = First(witnesses, witness => witness.ContextType is not null || witness.ContextUri is not null, WitnessOrder.CompareContexts);
        return (chosen.ContextType, chosen.ContextUri);
    }

    private static Witness First(IReadOnlyList<Witness> witnesses, Func<Witness, bool> says, Comparison<Witness> order)
    {
        var best = witnesses[0];
        var rank = Rank(best, says);
        foreach (var witness in witnesses.Skip(1))
        {
            var other = Rank(witness, says);
            if (other < rank || (other == rank && order(witness, best) < 0))
            {
                (best, rank) = (witness, other);
            }
        }

        return best;
    }

    private static int Rank(Witness witness, Func<Witness, bool> says) => says(witness) ? FieldPriority.Of(witness.Kind) : int.MaxValue;
}
