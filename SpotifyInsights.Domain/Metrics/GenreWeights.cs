using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>Plays by genre. A play of an artist with several genres counts for each in equal parts.</summary>
internal sealed class GenreWeights
{
    /// <summary>Weighs.</summary>
    /// <param name="known">The artists' genres.</param>
    /// <param name="parts">As <see cref="Parts"/> of them.</param>
    /// <param name="artists">The artists that were played.</param>
    /// <param name="plays">Their plays, in that order.</param>
    /// <param name="uncredited">Plays that are nobody's.</param>
    public GenreWeights(KnownAttributes known, double[] parts, ReadOnlySpan<int> artists, ReadOnlySpan<int> plays, int uncredited)
    {
        Weight = new double[known.GenreNames.Length];
        Touching = new int[Weight.Length];
        var (credited, covered) = (0L, 0L);
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
        AllPlays = credited + uncredited;
    }

    /// <summary>By genre: parts of plays.</summary>
    public double[] Weight { get; }

    /// <summary>By genre: plays whose artist has it, wholly.</summary>
    public int[] Touching { get; }

    /// <summary>Plays whose artist has a genre: the sum of <see cref="Weight"/>.</summary>
    public double Plays { get; }

    /// <summary>All plays (with `credit=all` all credits).</summary>
    public double AllPlays { get; }

    /// <summary>By artist: the part of a play that each of his genres gets; 0 without genres.</summary>
    public static double[] Parts(IndexLists genres)
    {
        var parts = new double[genres.Count];
        for (var artist = 0; artist < parts.Length; artist++)
        {
            parts[artist] = genres[artist].IsEmpty ? 0 : 1.0 / genres[artist].Length;
        }

        return parts;
    }

    public void AddTo(double[] total)
    {
        for (var genre = 0; genre < total.Length; genre++)
        {
            total[genre] += Weight[genre];
        }
    }
}
