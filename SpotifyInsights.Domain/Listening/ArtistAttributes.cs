namespace SpotifyInsights.Domain.Listening;

/// <summary>What the newest snapshot that names an artist says, a value per artist of the catalogue. Unknown is a value of its own, never 0.</summary>
public sealed class ArtistAttributes
{
    /// <summary>Popularity or followers that are not known.</summary>
    public const int Unknown = -1;

    /// <summary>Takes the arrays over.</summary>
    /// <param name="popularity">0 to 100, or <see cref="Unknown"/>.</param>
    /// <param name="followers">0 or more, or <see cref="Unknown"/>.</param>
    /// <param name="genres">Indexes into <paramref name="genreNames"/>; empty where Spotify names no genre or the artist was never in a top list.</param>
    /// <param name="genreNames">Each genre once.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or a genre has no name.</exception>
    public ArtistAttributes(sbyte[] popularity, long[] followers, IndexLists genres, string[] genreNames)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        ArgumentNullException.ThrowIfNull(followers);
        ArgumentNullException.ThrowIfNull(genres);
        ArgumentNullException.ThrowIfNull(genreNames);
        if (followers.Length != popularity.Length || genres.Count != popularity.Length || genres.Limit > genreNames.Length)
        {
            throw new ArgumentException("The attributes of artists do not fit together.", nameof(popularity));
        }

        Popularity = popularity;
        Followers = followers;
        Genres = genres;
        GenreNames = genreNames;
    }

    /// <summary>Artists.</summary>
    public int Count => Popularity.Length;

    /// <summary>0 to 100, or <see cref="Unknown"/>.</summary>
    public sbyte[] Popularity { get; }

    /// <summary>0 or more, or <see cref="Unknown"/>.</summary>
    public long[] Followers { get; }

    /// <summary>Indexes into <see cref="GenreNames"/>.</summary>
    public IndexLists Genres { get; }

    /// <summary>Each genre once.</summary>
    public string[] GenreNames { get; }

    /// <summary>Bytes of the columns; the genres' names are few.</summary>
    public long Bytes => ((long)Count * (sizeof(sbyte) + sizeof(long))) + Genres.Bytes;

    /// <summary>Nothing is known of that many artists.</summary>
    /// <param name="count">Artists.</param>
    public static ArtistAttributes None(int count)
    {
        var (popularity, followers) = (new sbyte[count], new long[count]);
        Array.Fill(popularity, (sbyte)Unknown);
        Array.Fill(followers, Unknown);
        return new(popularity, followers, IndexLists.Empty(count), []);
    }
}
