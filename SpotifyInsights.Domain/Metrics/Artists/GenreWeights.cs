namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>A period's plays by genre.</summary>
internal sealed class GenreWeights
{
    public GenreWeights(ArtistData data, int period)
    {
        var known = data.History.Attributes;
        Weight = new double[known.GenreNames.Length];
        Touching = new int[Weight.Length];
        var artists = data.Table.Indexes(period);
        var plays = data.Table.PlaysOf(period);
        var (credited, covered) = (0L, 0L);
        var parts = data.GenreParts;
        var offsets = known.Genres.Offsets;
        var indexes = known.Genres.Indexes;
        for (var i = 0; i < artists.Length; i++)
        {
            var (from, to) = (offsets[artists[i]], offsets[artists[i] + 1]);
            credited += plays[i];
            covered += from == to ? 0 : plays[i];
            var part = plays[i] * parts[artists[i]];
            for (var genre = from; genre < to; genre++)
            {
                Weight[indexes[genre]] += part;
                Touching[indexes[genre]] += plays[i];
            }
        }

        Plays = covered;
        AllPlays = credited + data.Uncredited[period];
    }

    /// <summary>By genre: parts of plays.</summary>
    public double[] Weight { get; }

    /// <summary>By genre: plays whose artist has it, wholly.</summary>
    public int[] Touching { get; }

    /// <summary>Plays whose artist has a genre: the sum of <see cref="Weight"/>.</summary>
    public double Plays { get; }

    /// <summary>All plays (with `credit=all` all credits).</summary>
    public double AllPlays { get; }

    public void AddTo(double[] total)
    {
        for (var genre = 0; genre < total.Length; genre++)
        {
            total[genre] += Weight[genre];
        }
    }
}
