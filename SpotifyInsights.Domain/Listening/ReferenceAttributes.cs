using NodaTime;
using SpotifyInsights.Domain.Reference;

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
    /// <param name="matched">Where the tracks lie in the reference data; null: nobody needs to know.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or a genre has no name.</exception>
    public ReferenceAttributes(LocalDate? asOf, sbyte[] popularity, IndexLists genres, string[] genreNames, MatchedTracks? matched = null)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        ArgumentNullException.ThrowIfNull(genres);
        ArgumentNullException.ThrowIfNull(genreNames);
        if (genres.Count != popularity.Length || genres.Limit > genreNames.Length || (matched is not null && matched.Count != popularity.Length))
        {
            throw new ArgumentException("The reference attributes do not fit together.", nameof(popularity));
        }

        AsOf = asOf;
        Popularity = popularity;
        Genres = genres;
        GenreNames = genreNames;
        Matched = matched;
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

    /// <summary>Where the tracks lie in the reference data, and with that their audio features; null where nobody matched them.</summary>
    public MatchedTracks? Matched { get; }

    /// <summary>Bytes of the columns; the genres' names are few.</summary>
    public long Bytes => Count + Genres.Bytes + (Matched?.Bytes ?? 0);

    /// <summary>What the reference data say of the tracks that were found in them.</summary>
    /// <param name="matched">The tracks.</param>
    public static ReferenceAttributes Of(MatchedTracks matched)
    {
        ArgumentNullException.ThrowIfNull(matched);
        var index = matched.Index;
        var (popularity, offsets, genres) = (new sbyte[matched.Count], new int[matched.Count + 1], new List<int>());
        for (var track = 0; track < popularity.Length; track++)
        {
            var row = matched.Rows[track];
            popularity[track] = row < 0 ? Unknown : index.Popularity(row);
            foreach (var genre in row < 0 ? [] : index.Genres(row))
            {
                genres.Add(genre);
            }

            offsets[track + 1] = genres.Count;
        }

        return new(index.AsOf, popularity, new IndexLists(offsets, [.. genres]), index.GenreNames, matched);
    }
}
