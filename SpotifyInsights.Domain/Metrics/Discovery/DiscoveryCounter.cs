using System.Buffers;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>Counts what tracks and artists of a period or window come to. Keeps its memory from one period to the next.</summary>
internal sealed class DiscoveryCounter : IDisposable
{
    /// <summary>The size of the random sample that makes windows comparable.</summary>
    public const int Sample = 50;

    /// <summary>How many artists a share of the top speaks of.</summary>
    public const int TopArtists = 10;

    private readonly DiscoveryData _data;
    private readonly KnownAttributes _known;
    private readonly TrackAttributes _tracks;
    private readonly int[] _counts;
    private readonly int[] _genrePlays;
    private readonly int[] _firstPeriod;

    public DiscoveryCounter(DiscoveryData data)
    {
        (_data, _known, _tracks) = (data, data.History.Attributes, data.History.Tracks.Attributes);
        _counts = ArrayPool<int>.Shared.Rent(Math.Max(data.Artists.Size, data.Tracks.Size));
        _genrePlays = new int[_known.GenreNames.Length];
        _firstPeriod = ArrayPool<int>.Shared.Rent(data.Artists.Size);
        var rows = data.History.FirstHeard(data.Slice.Window.IncludeShort).Artists(data.Ranking.Credit);
        for (var artist = 0; artist < rows.Length; artist++)
        {
            _firstPeriod[artist] = data.Runs.PeriodOf(rows[artist]);
        }
    }

    /// <summary>Counts.</summary>
    /// <param name="tracks">Plays by track.</param>
    /// <param name="artists">Plays by artist.</param>
    /// <param name="plays">All plays, and how many of them are nobody's.</param>
    /// <param name="ages">What every single play said.</param>
    /// <param name="firstPeriod">Artists first heard in this period or a later one are new.</param>
    public DiscoveryCounts Count(Tally tracks, Tally artists, (int All, int Uncredited) plays, AgeCounts ages, int firstPeriod)
    {
        var ofTracks = CountTracks(tracks);
        var ofArtists = CountArtists(artists, firstPeriod);
        var (genres, genres50) = CountGenres(artists);
        var counts = Copy(artists);
        return new()
        {
            Plays = plays.All,
            Uncredited = plays.Uncredited,
            Credits = ofArtists.Credits,
            UniqueArtists = artists.Touched.Length,
            UniqueTracks = tracks.Touched.Length,
            UniqueGenres = genres,
            RepeatedTracks = ofTracks.Repeated,
            Artists50 = Rarefaction.ExpectedUnique(counts, Sample) / Sample,
            Tracks50 = ofTracks.Expected,
            Genres50 = genres50,
            Gini = Numerics.Concentration.Gini(counts),
            HerfindahlHirschman = Numerics.Concentration.HerfindahlHirschman(counts),
            Top10Share = ofArtists.Credits == 0 ? null : (double)SumOfLargest(counts) / ofArtists.Credits,
            ArtistPopularity = ofArtists.Popularity,
            TrackPopularity = ofTracks.Popularity,
            Dated = ofTracks.Dated,
            Ages = ages,
            NewPlays = ofArtists.NewPlays,
        };
    }

    /// <summary>How far the attributes of this family are known.</summary>
    /// <param name="tracks">Plays by track.</param>
    /// <param name="artists">Plays by artist.</param>
    /// <param name="uncredited">Plays that are nobody's.</param>
    public IReadOnlyList<AttributeTally> Coverage(Tally tracks, Tally artists, int uncredited)
    {
        var (artistPopularity, genres) = (new AttributeTally(AttributeNames.ArtistPopularity), new AttributeTally(AttributeNames.Genres));
        var (trackPopularity, released) = (new AttributeTally(AttributeNames.TrackPopularity), new AttributeTally(AttributeNames.ReleaseDate));
        var imprecise = new AttributeTally(AttributeNames.ReleaseDateImprecise);
        foreach (var artist in artists.Touched)
        {
            artistPopularity.Add(_known.ArtistPopularitySource[artist], artists.Plays[artist]);
            genres.Add(_known.ArtistGenresSource[artist], artists.Plays[artist]);
        }

        // Nobody's plays have no popularity of an artist either.
        artistPopularity.Add(AttributeSource.None, uncredited);
        genres.Add(AttributeSource.None, uncredited);
        foreach (var track in tracks.Touched)
        {
            var precision = _tracks.ReleasePrecision[track];
            trackPopularity.Add(_known.TrackPopularitySource[track], tracks.Plays[track]);
            released.Add(precision == DatePrecision.Unknown ? AttributeSource.None : AttributeSource.Spotify, tracks.Plays[track]);
            imprecise.Add(precision is DatePrecision.Month or DatePrecision.Year ? AttributeSource.Spotify : AttributeSource.None, tracks.Plays[track]);
        }

        return [artistPopularity, trackPopularity, genres, released, imprecise];
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_counts);
        ArrayPool<int>.Shared.Return(_firstPeriod);
    }

    private static long SumOfLargest(ReadOnlySpan<int> counts)
    {
        Span<int> largest = stackalloc int[TopArtists];
        largest.Clear();
        foreach (var count in counts)
        {
            if (count > largest[^1])
            {
                var place = TopArtists - 1;
                for (; place > 0 && count > largest[place - 1]; place--)
                {
                    largest[place] = largest[place - 1];
                }

                largest[place] = count;
            }
        }

        var sum = 0L;
        foreach (var count in largest)
        {
            sum += count;
        }

        return sum;
    }

    private ReadOnlySpan<int> Copy(Tally tally)
    {
        var touched = tally.Touched;
        for (var i = 0; i < touched.Length; i++)
        {
            _counts[i] = tally.Plays[touched[i]];
        }

        return _counts.AsSpan(0, touched.Length);
    }

    /// <summary>One loop over the tracks for all that they say.</summary>
    private (double? Expected, int Repeated, MeanAndWeight Popularity, (int Plays, int Tracks) Dated) CountTracks(Tally tracks)
    {
        var touched = tracks.Touched;
        var allPlays = tracks.Plays;
        var (repeated, datedPlays, datedTracks, sum, known) = (0, 0, 0, 0L, 0L);
        var (popularities, released) = (_known.TrackPopularity, _tracks.ReleaseDay);
        for (var i = 0; i < touched.Length; i++)
        {
            var track = touched[i];
            var (plays, popularity) = (allPlays[track], popularities[track]);
            _counts[i] = plays;
            repeated += plays > 1 ? 1 : 0;
            (sum, known) = popularity < 0 ? (sum, known) : (sum + ((long)popularity * plays), known + plays);
            (datedPlays, datedTracks) = released[track] == TrackAttributes.UnknownDay ? (datedPlays, datedTracks) : (datedPlays + plays, datedTracks + 1);
        }

        var mean = default(MeanAndWeight);
        if (known > 0)
        {
            mean.Add((double)sum / known, known);
        }

        return (Rarefaction.ExpectedUnique(_counts.AsSpan(0, touched.Length), Sample) / Sample, repeated, mean, (datedPlays, datedTracks));
    }

    private (MeanAndWeight Popularity, int Credits, int NewPlays) CountArtists(Tally artists, int firstPeriod)
    {
        var (popularity, credits, newPlays) = (default(MeanAndWeight), 0, 0);
        foreach (var artist in artists.Touched)
        {
            var plays = artists.Plays[artist];
            credits += plays;
            newPlays += _firstPeriod[artist] >= firstPeriod ? plays : 0;
            if (_known.ArtistPopularity[artist] >= 0)
            {
                popularity.Add(_known.ArtistPopularity[artist], plays);
            }
        }

        return (popularity, credits, newPlays);
    }

    /// <summary>Different genres, and how many of them 50 plays would show; at most 1 for each play.</summary>
    private (int Unique, double? Expected) CountGenres(Tally artists)
    {
        var (covered, unique, expected) = (0L, 0, 0.0);
        foreach (var artist in artists.Touched)
        {
            var genres = _known.GenresOf(artist);
            covered += genres.IsEmpty ? 0 : artists.Plays[artist];
            foreach (var genre in genres)
            {
                _genrePlays[genre] += artists.Plays[artist];
            }
        }

        foreach (ref var plays in _genrePlays.AsSpan())
        {
            unique += plays > 0 ? 1 : 0;
            expected += plays > 0 && covered >= Sample ? Rarefaction.ChanceOfSeeing(plays, covered, Sample) : 0;
            plays = 0;
        }

        return (unique, covered < Sample ? null : Math.Min(1, expected / Sample));
    }
}
