using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>What the reference data say of the tracks of one catalogue, a value per track. May be absent altogether.</summary>
public sealed class ReferenceAttributes
{
    /// <summary>A popularity that is not known.</summary>
    public const sbyte Unknown = -1;

    /// <summary>Takes the arrays over.</summary>
    /// <param name="asOf">The date of which the reference data are a picture; null where it is not known.</param>
    /// <param name="popularity">0 to 100, or <see cref="Unknown"/>.</param>
    /// <param name="genres">Indexes into <paramref name="genreNames"/>; empty where nothing is known.</param>
    /// <param name="genreNames">Each genre once.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or a genre has no name.</exception>
    public ReferenceAttributes(LocalDate? asOf, sbyte[] popularity, IndexLists genres, string[] genreNames)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        ArgumentNullException.ThrowIfNull(genres);
        ArgumentNullException.ThrowIfNull(genreNames);
        if (genres.Count != popularity.Length || genres.Limit > genreNames.Length)
        {
            throw new ArgumentException("The reference attributes do not fit together.", nameof(popularity));
        }

        AsOf = asOf;
        Popularity = popularity;
        Genres = genres;
        GenreNames = genreNames;
    }

    /// <summary>The date of which the reference data are a picture; null where it is not known.</summary>
    public LocalDate? AsOf { get; }

    /// <summary>Tracks.</summary>
    public int Count => Popularity.Length;

    /// <summary>0 to 100, or <see cref="Unknown"/>.</summary>
    public sbyte[] Popularity { get; }

    /// <summary>Indexes into <see cref="GenreNames"/>.</summary>
    public IndexLists Genres { get; }

    /// <summary>Each genre once.</summary>
    public string[] GenreNames { get; }

    /// <summary>Bytes of the columns; the genres' names are few.</summary>
    public long Bytes => Count + Genres.Bytes;
}
