namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Popularity and genres from wherever they are known, each value with its source: what Spotify said comes first, the reference data second.
/// Made once per history, shared.
/// </summary>
public sealed class KnownAttributes
{
    /// <summary>A popularity that is not known.</summary>
    public const double Unknown = -1;

    /// <summary>Brings the sources together.</summary>
    /// <param name="plays">The plays, by which the popularity of an artist's tracks is weighted.</param>
    /// <param name="tracks">What Spotify said.</param>
    /// <param name="reference">What the reference data say; null without them.</param>
    public KnownAttributes(PlayColumns plays, TrackCatalogue tracks, ReferenceAttributes? reference)
    {
        ArgumentNullException.ThrowIfNull(plays);
        ArgumentNullException.ThrowIfNull(tracks);
        TrackPopularity = [.. tracks.Attributes.Popularity];
        TrackPopularitySource = Array.ConvertAll(TrackPopularity, SpotifyWhere);
        ArtistPopularity = Array.ConvertAll(tracks.ArtistAttributes.Popularity, popularity => (double)popularity);
        ArtistPopularitySource = Array.ConvertAll(tracks.ArtistAttributes.Popularity, SpotifyWhere);
        ArtistGenresSource = new AttributeSource[ArtistPopularity.Length];
        var genres = new ArtistGenres(tracks);
        genres.Sources.CopyTo(ArtistGenresSource, 0);
        if (reference is not null)
        {
            FillTracks(reference);
            FillArtists(plays, tracks, reference);
            genres.Add(tracks, reference);
            genres.Sources.CopyTo(ArtistGenresSource, 0);
        }

        (Genres, GenreNames) = genres.Complete();
    }

    /// <summary>0 to 100 per track, or <see cref="Unknown"/>.</summary>
    public sbyte[] TrackPopularity { get; }

    /// <summary>Where <see cref="TrackPopularity"/> comes from.</summary>
    public AttributeSource[] TrackPopularitySource { get; }

    /// <summary>0 to 100 per artist, or <see cref="Unknown"/>. Derived from the reference data it is the play-weighted mean over the artist's matched tracks.</summary>
    public double[] ArtistPopularity { get; }

    /// <summary>Where <see cref="ArtistPopularity"/> comes from.</summary>
    public AttributeSource[] ArtistPopularitySource { get; }

    /// <summary>Where <see cref="GenresOf"/> come from; <see cref="AttributeSource.None"/> for an artist without any.</summary>
    public AttributeSource[] ArtistGenresSource { get; }

    /// <summary>The genres' names, each once, in ordinal order.</summary>
    public string[] GenreNames { get; }

    /// <summary><see cref="GenresOf"/> of all artists.</summary>
    internal IndexLists Genres { get; }

    /// <summary>Bytes held.</summary>
    public long Bytes => ((long)TrackPopularity.Length * 2) + ((long)ArtistPopularity.Length * (sizeof(double) + 2)) + Genres.Bytes;

    /// <summary>An artist's genres: indexes into <see cref="GenreNames"/>, each once; empty where none is known.</summary>
    /// <param name="artist">Index of the artist.</param>
    public ReadOnlySpan<int> GenresOf(int artist) => Genres[artist];

    private static AttributeSource SpotifyWhere(sbyte popularity) => popularity < 0 ? AttributeSource.None : AttributeSource.Spotify;

    private void FillTracks(ReferenceAttributes reference)
    {
        for (var track = 0; track < TrackPopularity.Length; track++)
        {
            if (TrackPopularitySource[track] == AttributeSource.None && reference.Popularity[track] >= 0)
            {
                (TrackPopularity[track], TrackPopularitySource[track]) = (reference.Popularity[track], AttributeSource.Reference);
            }
        }
    }

    private void FillArtists(PlayColumns plays, TrackCatalogue tracks, ReferenceAttributes reference)
    {
        var (sums, weights) = (new double[ArtistPopularity.Length], new long[ArtistPopularity.Length]);
        for (var row = 0; row < plays.Count; row++)
        {
            var track = plays.Track[row];
            if (reference.Popularity[track] >= 0 && tracks.Artist[track] >= 0 && PlayColumns.Counts(plays.MsPlayed[row], plays.Flags[row]))
            {
                sums[tracks.Artist[track]] += reference.Popularity[track];
                weights[tracks.Artist[track]]++;
            }
        }

        for (var artist = 0; artist < sums.Length; artist++)
        {
            if (ArtistPopularitySource[artist] == AttributeSource.None && weights[artist] > 0)
            {
                (ArtistPopularity[artist], ArtistPopularitySource[artist]) = (sums[artist] / weights[artist], AttributeSource.ReferenceDerived);
            }
        }
    }
}
